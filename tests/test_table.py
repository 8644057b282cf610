"""The report as people read it: golden tables at 80 and 120 columns and in a pipe.

``CCHC_REWRITE=1`` writes the golden texts anew; read the difference like code.
"""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from cchc.definitions.indicator import Count
from cchc.definitions.level import Level
from cchc.diagnostics import Finding, Location
from cchc.document.brief import Scope
from cchc.document.build import build
from cchc.document.model import Table
from cchc.document.sentences import answer
from cchc.render import findings
from cchc.render.report_text import PARTS, text_parts
from cchc.render.text_table import paint, plain
from cchc.results import Report
from cchc.rules.cells import FractionalCount, NotACount
from cchc.rules.files import ColumnsNotUsed, FileEmpty
from cchc.rules.names import ReadAsName
from cchc.words import Lang, Words
from factories import (
    DAK_TO,
    Q3,
    SO_NOI_VU,
    SO_TU_PHAP,
    TAN_CANH,
    TINH,
    Row,
    indicator,
    registry,
    report,
    target,
    target_set,
)

ON_SCREEN = Scope(whole_paths=True)
SCREENFUL = ON_SCREEN.at_most
GOLDEN = Path(__file__).parent / "golden" / "table"
LONG = "Tỷ lệ số hóa kết quả giải quyết thủ tục hành chính đang còn hiệu lực và có giá trị sử dụng"
DIGITISED = replace(
    indicator("results-digitised"),
    label=LONG,
    numerator=Count(label="Số kết quả đã số hóa"),
    denominator=Count(label="Tổng số kết quả"),
)
ON_TIME = target("Tối thiểu 95", item="IV.1")
RESULTS = target("100", item="II.1", of=DIGITISED)
LATE = target("Tối đa 5", item="IV.2", of=indicator("dossiers-late"))
NEVER = target("Tối thiểu 50", item="V", of=indicator("never-reported"))
FOUR = target_set(RESULTS, ON_TIME, LATE, NEVER)


def rows_of(unit: str, *counts: tuple[int | None, int | None]) -> list[Row]:
    ids = (DIGITISED.id, ON_TIME.indicator.id, "dossiers-late")
    return [Row(unit, b, a, id_, Q3) for (b, a), id_ in zip(counts, ids, strict=False)]


ONE_UNIT = report(rows_of(SO_NOI_VU, (99_999, 100_000), (1_234, 1_300), (0, 0)), of=FOUR)
SEVERAL_UNITS = report(
    [
        *rows_of(SO_NOI_VU, (12, 12), (94_996, 100_000), (6, 100)),
        *rows_of("Ban Quản lý khu vực phát triển mới [thí điểm]", (3, 4), (0, 0)),
        *rows_of(TAN_CANH, (11, 10), (19, 20), (None, 40)),
        *rows_of(DAK_TO, (5, 5)),
    ],
    of=FOUR,
    findings=[
        FractionalCount(found="12,5").at(Location("so-lieu.csv", row=7, column=4)),
        ReadAsName(
            found="Xã TÂN CẢNH",
            name_=TAN_CANH,
            how=Words(" (khác hoa thường)", " (differing in case)"),
        ).at(Location("so-lieu.csv", row=9, column=1)),
    ],
    rows_left_out=2,
)
NOTHING = report([], findings=[FileEmpty().at(Location("so-lieu.csv"))])
COMMUNES = registry(
    [("62", TINH, Level.PROVINCE), *((str(n), f"Xã {n}", Level.COMMUNE) for n in range(1, 301))]
)
MANY = report(
    [Row(f"Xã {n}", 94 if n % 60 == 0 else 95, 100, period=Q3) for n in range(1, 301)],
    of=target_set(ON_TIME),
    units=COMMUNES,
)
MANY_GOOD = report(
    [Row(f"Xã {n}", 95, 100, period=Q3) for n in range(1, 301)],
    of=target_set(ON_TIME),
    units=COMMUNES,
)


def shown(
    of: Report,
    width: int | None,
    lang: Lang = "vi",
    *,
    units: bool = True,
    everything: bool = False,
) -> str:
    """Put the parts together as the command line does."""
    parts = []
    scope = Scope(everything=everything, units=units, whole_paths=True)
    for part in text_parts(build(of, lang, PARTS, scope), places=everything):
        text = plain(part, lang, width=width) if isinstance(part, Table) else part
        parts.append(text if text.endswith("\n") else f"{text}\n")
    return "".join(parts)


@pytest.mark.parametrize(
    ("width", "lang"),
    [(80, "vi"), (120, "vi"), (None, "vi"), (120, "en")],
    ids=["80 columns", "120 columns", "a pipe", "in English"],
)
@pytest.mark.parametrize(
    ("name", "of", "options"),
    [
        pytest.param("one-unit", ONE_UNIT, {}, id="one unit shows the names of the targets"),
        pytest.param(
            "several-units",
            SEVERAL_UNITS,
            {},
            id="several units: what needs a person",
        ),
        pytest.param("totals", SEVERAL_UNITS, {"units": False}, id="totals only"),
        pytest.param("nothing", NOTHING, {}, id="nothing judged"),
        pytest.param("many", MANY, {}, id="many results, the worst first"),
        pytest.param("many-good", MANY_GOOD, {}, id="many results without a fault"),
    ],
)
def test_golden(
    name: str, of: Report, options: dict[str, bool], width: int | None, lang: Lang
) -> None:
    actual = shown(of, width, lang, **options)
    expected = GOLDEN / f"{name}-{width or 'pipe'}-{lang}.txt"
    if os.environ.get("CCHC_REWRITE"):
        expected.parent.mkdir(parents=True, exist_ok=True)
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("of", [ONE_UNIT, SEVERAL_UNITS, MANY], ids=["one", "several", "many"])
@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_table_is_wider_than_the_terminal(of: Report, width: int, lang: Lang) -> None:
    for part in text_parts(build(of, lang, PARTS, ON_SCREEN), places=False):
        if isinstance(part, Table):
            assert max(map(len, plain(part, lang, width=width).splitlines())) <= width


def test_all_shows_every_result() -> None:
    everything = shown(MANY, None, everything=True)
    assert [f"Xã {n} " in everything for n in range(1, 301)] == [True] * 300
    assert "--all" not in everything
    assert "--all" in shown(MANY, None)


def test_the_worst_stand_first() -> None:
    rows = [Row("Xã 1", 94, 100), Row("Xã 2", 80, 100), Row("Xã 3", 8, 10), Row("Xã 4", 99, 100)]
    text = shown(report(rows, of=target_set(ON_TIME), units=COMMUNES), None)
    assert [f"Xã {n}" for n in (2, 3, 1)] == re.findall(r"^IV.1  (Xã \d+)", text, re.MULTILINE)
    assert "Đạt: 1 kết quả của 1 đơn vị. Thêm --all để xem mọi kết quả.\n" in text


def test_what_was_missed_is_cut_after_a_screenful() -> None:
    rows = [Row(f"Xã {n}", 1, 100) for n in range(1, SCREENFUL + 51)]
    text = shown(report(rows, of=target_set(ON_TIME), units=COMMUNES), None)
    assert "Không đạt: 250 kết quả của 250 đơn vị\n" in text
    assert "… và 50 dòng nữa.\n" in text
    assert text.count("IV.1  Xã ") == SCREENFUL


@pytest.mark.parametrize(
    ("of", "lang", "expected"),
    [
        pytest.param(
            SEVERAL_UNITS,
            "vi",
            "Quý III/2023: 3 kết quả đạt, 3 không đạt (thiếu 5 trường hợp, thừa 1 trường hợp), 1 số liệu sai,"
            " 1 không phát sinh, 4 đơn vị báo cáo chưa đủ, 2 dòng không đánh giá được.",
            id="all that an officer quotes",
        ),
        pytest.param(NOTHING, "en", "2023: there are no results.", id="nothing"),
        pytest.param(
            report([Row(SO_NOI_VU, 90, 100), Row(SO_TU_PHAP, None, None)]),
            "vi",
            "Năm 2023: 0 kết quả đạt, 1 không đạt (thiếu 5 trường hợp), 1 đơn vị chưa báo cáo.",
            id="a unit that left all cells blank",
        ),
    ],
)
def test_the_report_begins_with_the_sentence_to_quote(
    of: Report, lang: Lang, expected: str
) -> None:
    assert answer(of, lang) == expected
    assert shown(of, None, lang).splitlines()[0] == expected


def test_the_heading_names_set_period_unit_and_files() -> None:
    _, heading, *_ = shown(report([(SO_NOI_VU, 1, 1)]), None).splitlines()
    assert heading == "tinh-2023 · Năm 2023 · Sở Nội vụ · so-lieu.csv"
    _, heading, *_ = shown(report([(SO_NOI_VU, 1, 1), (SO_TU_PHAP, 1, 1)]), None).splitlines()
    assert heading == "tinh-2023 · Năm 2023 · so-lieu.csv"


def test_verdicts_are_words_before_they_are_colours() -> None:
    without, painted = (
        "".join(
            plain(part, "vi", paint=how)
            for part in text_parts(build(ONE_UNIT, "vi", PARTS, ON_SCREEN))
            if isinstance(part, Table)
        )
        for how in (lambda text, _: text, paint)
    )
    assert "\x1b[1;31mKhông đạt\x1b[0m" in painted
    assert "Không đạt" in without


# --- findings --------------------------------------------------------------------------------


def finding(row: int) -> Finding:
    return NotACount(found="x").at(Location("so-lieu.csv", row=row, column=2))


def test_an_error_says_what_to_do_and_a_note_does_not() -> None:
    noted = ColumnsNotUsed(columns="«Ghi chú»").at(Location("so-lieu.csv", row=1))
    assert findings.render([finding(2), noted], "vi") == (
        "so-lieu.csv:2:2 C201 lỗi: Ô này phải là số nguyên không âm, nhưng đang ghi «x»."
        " Hãy ghi số lượng bằng chữ số 0–9.\n"
        "so-lieu.csv:1 C111 lưu ý: Các cột không được dùng: «Ghi chú».\n"
    )


def test_findings_stand_by_weight_and_notes_of_a_kind_in_one_line() -> None:
    def noted(file: str, columns: str) -> Finding:
        return ColumnsNotUsed(columns=columns).at(Location(file, row=1))

    found = [noted("a.csv", "«Ghi chú»"), noted("b.csv", "«TT»"), noted("b.csv", "«X»"), finding(2)]
    first, second = findings.render(found, "vi").splitlines()
    assert first.startswith("so-lieu.csv:2:2 C201 lỗi: ")
    assert second == (
        "2 tệp: C111 lưu ý: Các cột không được dùng: «Ghi chú». (và 2 lưu ý cùng loại)"
    )
    assert len(findings.render(found, "vi", everything=True).splitlines()) == 4


def test_of_one_rule_in_one_file_a_screenful_is_shown() -> None:
    many = [finding(row) for row in range(2, 62)]
    lines = findings.render(many, "vi").splitlines()
    assert len(lines) == 51
    assert lines[-1] == "so-lieu.csv C201 … và 10 phát hiện cùng loại; thêm --all để xem hết."
    assert len(findings.render(many, "vi", everything=True).splitlines()) == 60


def test_a_file_name_cannot_steer_the_terminal() -> None:
    hostile = NotACount(found="\x1b]0;x\x07 \u202e").at(Location("a\x1b[2J\n.csv", row=2))
    line = findings.render([hostile], "vi")
    assert line.count("\n") == 1
    assert "\x1b" not in line
    assert "«\\x1b]0;x\\x07 \\u202e»" in line
