"""One report with everything in it that a form of the report must show, made up.

All five verdicts, a floor and a ceiling, findings of all three severities, at a cell of a CSV file
and of a workbook, at a row, at a file and nowhere, and texts that a careless writer would obey.
"""

from dataclasses import replace

from cchc.diagnostics import Location, Rule, Severity
from cchc.results import Report
from cchc.words import Words
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
    labels=replace(ON_TIME.labels, label="Tỷ lệ hồ sơ quá hạn | [tỉnh]"),
)
# A formula, its neighbours in another locale, a table's border, a tag, a link, a command of the
# machine that runs us, a terminal's escape, a change of direction and what XML forbids.
HOSTILE = (
    "=1+1;=2+2,@x | <b>*Ấp*</b> [a](http://x.vn)\n::error::ha ##[error]ha \x1b[31m\u202e\ufffe"
)
FILE = "số liệu/quý, 3: 50%.csv"
BOOK = "so-lieu.xlsx"
_WHY = Words("Vì số liệu phải tin được.", "Because counts must be trusted.")
ERROR = Rule(
    code="C901",
    name="made-up-error",
    severity=Severity.ERROR,
    message=Words("Ô này ghi «{found}», không phải 100%.", "This cell reads «{found}», not 100%."),
    why=_WHY,
    fix=Words("Hãy ghi số.", "Write a number."),
)
WARNING = replace(ERROR, code="C902", name="made-up-warning", severity=Severity.WARNING)
NOTE = replace(
    ERROR,
    code="C903",
    name="made-up-note",
    severity=Severity.NOTE,
    message=Words("Không dùng trang tính này.", "This sheet is not used."),
    fix=Words("", ""),
)
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
            WARNING.at(Location("so-lieu.csv", row=7, column=1), found=HOSTILE),
            ERROR.at(Location("so-lieu.csv", row=4, column=2), found="12 hồ sơ"),
            NOTE.at(Location(BOOK, "Trang 2")),
            ERROR.at(Location(BOOK, "Quý 3", 7, 28), found=HOSTILE),
            ERROR.at(Location(FILE), found=""),
            ERROR.at(Location("-", row=3, column=2), found="x"),
        ],
        broken=[2],
        rows_left_out=1,
    )
    return replace(made, inputs=[*made.inputs, made.inputs[0]._replace(path=FILE)])
