"""One report with everything in it that a form of the report must show, made up.

All five verdicts, a floor and a ceiling, findings of all three severities, at a cell of a CSV file
and of a workbook, at a row, at a file and nowhere, and texts that a careless writer would obey.
"""

from dataclasses import replace

from cchc.diagnostics import Location, Rule, Severity
from cchc.results import Report
from cchc.words import Words
from cchc.words.rules import RuleWords
from factories import (
    DAK_TO,
    KON_DAO,
    SO_NOI_VU,
    SO_TU_PHAP,
    TAN_CANH,
    Row,
    report,
    target,
    target_set,
)
from made_up import ON_TIME

LATE = replace(
    ON_TIME,
    id="dossiers-late",
    label="Tỷ lệ hồ sơ quá hạn | [tỉnh]",
)
# A formula, its neighbours in another locale, a table's border, a tag, a link, a command of the
# machine that runs us, a terminal's escape, a change of direction and what XML forbids.
HOSTILE = (
    "=1+1;=2+2,@x | <b>*Ấp*</b> [a](http://x.vn)\n::error::ha ##[error]ha \x1b[31m\u202e\ufffe"
)
FILE = "số liệu/quý, 3: 50%.csv"
BOOK = "so-lieu.xlsx"


class MadeUpError(Rule, code="C901", severity=Severity.ERROR):
    found: str

    @classmethod
    def words(cls) -> RuleWords:
        return RuleWords(
            Words("Ô này ghi «{found}», không phải 100%.", "This cell reads «{found}», not 100%."),
            Words("Vì số liệu phải tin được.", "Because counts must be trusted."),
            Words("Hãy ghi số.", "Write a number."),
        )


class MadeUpWarning(MadeUpError, code="C902", severity=Severity.WARNING): ...


class MadeUpNote(Rule, code="C903", severity=Severity.NOTE):
    @classmethod
    def words(cls) -> RuleWords:
        message = Words("Không dùng trang tính này.", "This sheet is not used.")
        return RuleWords(message, MadeUpError.words().why, Words("", ""))


SET = target_set(target(), target("Tối đa 5%", item="V.1", of=LATE))


def shown_report() -> Report:
    """Make the report anew; nothing in it is shared."""
    made = report(
        [
            Row(SO_NOI_VU, 95, 100),
            Row(SO_TU_PHAP, 94_996, 100_000),
            Row(DAK_TO, 12, 100),
            Row(TAN_CANH, 0, 0),
            Row(KON_DAO, None, None),
            Row(HOSTILE, 1, 10),
            Row(SO_NOI_VU, 6, 100, LATE.id),
        ],
        of=SET,
        findings=[
            MadeUpWarning(found=HOSTILE).at(Location("so-lieu.csv", row=7, column=1)),
            MadeUpError(found="12 hồ sơ").at(Location("so-lieu.csv", row=4, column=2)),
            MadeUpNote().at(Location(BOOK, "Trang 2")),
            MadeUpError(found=HOSTILE).at(Location(BOOK, "Quý 3", 7, 28)),
            MadeUpError(found="").at(Location(FILE)),
            MadeUpError(found="x").at(Location("-", row=3, column=2)),
        ],
        broken=[2],
        rows_left_out=1,
    )
    return replace(made, inputs=[*made.inputs, made.inputs[0]._replace(path=FILE)])
