"""CSV for spreadsheets: opens with Vietnamese letters, numbers as numbers, and no text a formula."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc.exit_codes import ExitCode
from cchc.render.report_csv import inert, render
from cchc.results import Report
from cchc.words import Lang
from factories import SO_NOI_VU, SO_TU_PHAP, TAN_CANH, Row, report, target, target_set
from made_up import ON_TIME
from shown_report import HOSTILE, shown_report

TRIGGERS = "=+-@\t\r＝＋－＠"


def rows(shown: Report, lang: Lang = "vi") -> list[dict[str, str]]:
    """Read the file back as a program does."""
    text = render(shown, ExitCode.OK, lang).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if lang == "vi" else ","))


def test_it_begins_with_a_byte_order_mark_and_ends_lines_as_excel_does() -> None:
    lines = render(shown_report(), ExitCode.OK, "vi").encode().split(b"\r\n")
    assert lines[0].startswith(b"\xef\xbb\xbfB")
    assert lines[-1] == b""
    assert not any(b"\n" in line for line in lines)


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        pytest.param("vi", ("94996", "100000", "94,996"), id="decimal comma"),
        pytest.param("en", ("94996", "100000", "94.996"), id="decimal point"),
    ],
)
def test_numbers_are_written_as_the_spreadsheet_of_that_language_reads_them(
    lang: Lang, expected: tuple[str, str, str]
) -> None:
    (row,) = rows(report([(SO_TU_PHAP, 94_996, 100_000)]), lang)
    assert (*list(row.values())[8:11],) == expected


def test_a_row_has_every_column_in_the_order_of_the_headings() -> None:
    (row,) = rows(report([(SO_TU_PHAP, 94_996, 100_000)]))
    assert row == {
        "Bộ chỉ tiêu": "tinh-2023",
        "Kỳ báo cáo": "Năm 2023",
        "Mục": "IV.1",
        "Mã chỉ số": "dossiers-on-time",
        "Chỉ số": "Tỷ lệ hồ sơ đúng hạn",
        "Mã đơn vị": "so-tu-phap",
        "Đơn vị": "Sở Tư pháp",
        "Cấp": "cấp tỉnh",
        "Tử số (b)": "94996",
        "Mẫu số (a)": "100000",
        "Tỷ lệ (%)": "94,996",
        "Mức giao": "≥ 95%",
        "Đánh giá": "Không đạt",
        "Còn thiếu": "4",
        "Hoặc thêm": "80",
        "Vị trí": "so-lieu.csv:2:2/3",
        "Phát hiện": "",
    }


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param((SO_NOI_VU, 95, 100), ("95,00", "Đạt", ""), id="met"),
        pytest.param((SO_NOI_VU, 0, 0), ("", "Không phát sinh", ""), id="nothing arose"),
        pytest.param((SO_NOI_VU, None, None), ("", "Chưa báo cáo", ""), id="a blank"),
        pytest.param((SO_NOI_VU, 9, 8), ("", "Số liệu sai", ""), id="more than there were"),
    ],
)
def test_what_has_no_ratio_has_an_empty_cell_and_never_a_zero(
    row: tuple[str, int | None, int | None], expected: tuple[str, str, str]
) -> None:
    (found,) = rows(report([row]))
    assert (found["Tỷ lệ (%)"], found["Đánh giá"], found["Còn thiếu"]) == expected


def test_what_no_number_of_dossiers_can_mend_says_so() -> None:
    (row,) = rows(report([(SO_NOI_VU, 99, 100)], of=target_set(target("100"))))
    assert (row["Còn thiếu"], row["Hoặc thêm"]) == ("1", "không thể")


def test_a_unit_that_sent_nothing_has_a_row() -> None:
    late = target("Tối đa 5%", item="V.1", of=ON_TIME)
    found = rows(report([(TAN_CANH, 1, 1)], of=target_set(target(), late)))
    assert [row["Mục"] for row in found] == ["IV.1", "V.1"]


def test_findings_stand_beside_the_row_that_they_touch() -> None:
    found = rows(report([(SO_NOI_VU, 9, 8), (SO_TU_PHAP, 1, 1)]))
    assert [row["Phát hiện"][:4] for row in found] == ["C301", ""]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Sở Y tế", "Sở Y tế", id="a text is left alone"),
        pytest.param("=1+1", "'=1+1", id="an equals sign"),
        pytest.param("+84 26", "'+84 26", id="a plus"),
        pytest.param("-5", "'-5", id="a minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="an at sign"),
        pytest.param("\t=1", "'\\x09=1", id="a tab"),
        pytest.param("\r=1", "'\\x0d=1", id="a carriage return"),
        pytest.param(" =1", " '=1", id="a space before it"),
        pytest.param("＝1", "'＝1", id="a wide equals sign"),
        pytest.param("Xã A;=1", "Xã A;'=1", id="after the delimiter of this file"),
        pytest.param("Xã A, =1", "Xã A, '=1", id="after the delimiter of another locale"),
        pytest.param("a = b - c", "a = b - c", id="inside a text they are harmless"),
        pytest.param("≥ 95%", "≥ 95%", id="a threshold"),
        pytest.param("'=1", "'=1", id="one that is quoted already"),
        pytest.param("\x1b[31m\u202e", "\\x1b[31m\\u202e", id="a terminal's escape"),
    ],
)
def test_inert(text: str, expected: str) -> None:
    assert inert(text) == expected


@given(st.text(st.sampled_from(f"{TRIGGERS} ;,\"'\na1"), max_size=12))
def test_no_text_becomes_a_formula_whatever_the_locale(name: str) -> None:
    text = render(report([Row(f"x{name}", 1, 1), Row(name, 1, 1)]), ExitCode.OK, "vi")
    for delimiter in ";,\t":
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            assert not [cell for cell in row if cell.strip(' "')[:1] in tuple(TRIGGERS)]


def test_a_text_too_long_for_a_cell_is_cut_and_shows_it() -> None:
    (row,) = rows(report([("Xã " + "a" * 40_000, 1, 1)]))
    assert (len(row["Đơn vị"]), row["Đơn vị"][-2:]) == (32_767, "a…")


def test_hostile_text_stays_in_its_cell() -> None:
    (row,) = (row for row in rows(shown_report()) if row["Vị trí"] == "so-lieu.csv:7:2/3")
    assert row["Đơn vị"] == inert(HOSTILE)
    assert row["Đơn vị"].startswith("'=1+1;'=2+2,'@x")


@pytest.mark.parametrize(("lang", "said"), [("vi", "bớt 1"), ("en", "1 fewer")])
def test_what_is_too_many_never_stands_as_if_it_lacked(lang: Lang, said: str) -> None:
    made = report([Row(SO_NOI_VU, 6, 100)], of=target_set(target("Tối đa 5")))
    [row] = rows(made, lang)
    assert said in row.values()
    assert "1" not in row.values()
