"""What a cell in a column of counts is read as, and what is said of it."""

import math
from array import array
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cchc import api, limits
from cchc.counts import BLANK, WRONG
from cchc.diagnostics import Severity
from cchc.grid import Mark, Marked, Value
from cchc.inputs import File
from cchc.rules.cells import ReadAsNothingArose, ReadAsNumber
from cchc.tables.numbers import read_column, read_count, read_pairs
from cchc.words import Words
from reading import number


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("0", 0, id="none"),
        pytest.param("1200", 1200, id="digits"),
        pytest.param("02", 2, id="a leading zero, as offices write small numbers"),
        pytest.param("0000000000000000001", 1, id="leading zeros make no number large"),
        pytest.param(" 12\t", 12, id="blanks around it"),
        pytest.param("\u00a01200\u00a0", 1200, id="no-break spaces around it"),
        pytest.param("1.234", 1234, id="a point before three digits groups thousands"),
        pytest.param("12.345.678", 12_345_678, id="two groups"),
        pytest.param("1.234,0", 1234, id="groups and a decimal zero"),
        pytest.param("1.234,00", 1234, id="groups and two decimal zeros"),
        pytest.param("12,0", 12, id="a decimal comma before zero"),
        pytest.param("12,00", 12, id="a decimal comma before two zeros"),
        pytest.param("1200.0", 1200, id="a decimal point before zero"),
        pytest.param("1200.000000", 1200, id="as many zeros as programs write"),
        pytest.param("1000000000000", 10**12, id="the largest count"),
        pytest.param("1.000.000.000.000", 10**12, id="the largest count in groups"),
        pytest.param("-", 0, id="a hyphen: nothing arose"),
        pytest.param("–", 0, id="a dash"),
        pytest.param("−", 0, id="a minus alone"),
        pytest.param("KPS", 0, id="the abbreviation of không phát sinh"),
        pytest.param("Không phát sinh", 0, id="không phát sinh"),
        pytest.param("KHÔNG  PHÁT SINH", 0, id="không phát sinh in capitals"),
        pytest.param("Kho\u0302ng phát sinh", 0, id="không phát sinh in pieces"),
        pytest.param("", BLANK, id="blank"),
        pytest.param("  ", BLANK, id="spaces"),
        pytest.param("\u00a0", BLANK, id="a no-break space"),
        pytest.param("\u200b\ufeff", BLANK, id="nothing that can be seen"),
        pytest.param("1200.5", "C203", id="a fraction with a point"),
        pytest.param("12,5", "C203", id="a fraction with a comma"),
        pytest.param("28,95", "C203", id="two decimals"),
        pytest.param("5,9123", "C203", id="four decimals"),
        pytest.param("1.234,5", "C203", id="groups and a decimal"),
        pytest.param("1.2E3", "C217", id="an exponent, which may hide lost digits"),
        pytest.param("1,23E+05", "C217", id="an exponent as a Vietnamese spreadsheet shows it"),
        pytest.param("1.25E1", "C217", id="an exponent too small"),
        pytest.param("5.9123", "C202", id="four digits in a group, seen on a portal"),
        pytest.param("151.1000", "C202", id="four digits again"),
        pytest.param("1,234", "C202", id="a comma before three digits: thousands or decimals"),
        pytest.param("12,000", "C202", id="a comma before three zeros"),
        pytest.param("1200.000", "C202", id="a point before three zeros, not grouped before"),
        pytest.param("1.23.456", "C202", id="a group of two"),
        pytest.param("0.123", "C202", id="a group before which nothing stands"),
        pytest.param("1,234,567", "C202", id="English groups"),
        pytest.param("1.234,567", "C202", id="both marks and three digits"),
        pytest.param("5.", "C202", id="a point and nothing behind it"),
        pytest.param("1 234", 1234, id="a space groups thousands, too"),
        pytest.param("1\u00a0234", 1234, id="and so does a no-break space"),
        pytest.param("1 2345", "C202", id="a space before four digits"),
        pytest.param("0 123", "C202", id="a space behind a zero"),
        pytest.param("12\n13", "C202", id="two lines"),
        pytest.param("95%", "C204", id="a percentage"),
        pytest.param("97.24%", "C204", id="a percentage with a point"),
        pytest.param("3,45 %", "C204", id="a percentage behind a space"),
        pytest.param("02%", "C204", id="a percentage with a leading zero"),
        pytest.param("−3", "C205", id="a minus"),
        pytest.param("-3", "C205", id="a hyphen as minus"),
        pytest.param("– 3", "C205", id="a dash as minus, and a space"),
        pytest.param("-1.234,5", "C205", id="less than nothing, whatever it is"),
        pytest.param("1000000000001", "C210", id="one more than the largest count"),
        pytest.param("9" * 5000, "C210", id="5,000 digits"),
        pytest.param("1e13", "C217", id="an exponent too large"),
        pytest.param("1e309", "C217", id="an exponent larger than floating point"),
        pytest.param(".5", "C201", id="nothing before the point"),
        pytest.param("1_000", "C201", id="Python's own grouping"),
        pytest.param("１２", "C201", id="full-width digits"),
        pytest.param("٣", "C201", id="Arabic digits"),
        pytest.param("²", "C201", id="a power"),
        pytest.param("12\u200b3", "C201", id="a zero-width space inside"),
        pytest.param("12\0", "C201", id="a NUL"),
        pytest.param("+5", "C201", id="a plus"),
        pytest.param("'5", 5, id="the apostrophe that makes a number a text"),
        pytest.param("(5)", "C201", id="parentheses"),
        pytest.param("5 việc", "C201", id="another word behind it"),
        pytest.param("1.236 hồ sơ", 1236, id="a number of dossiers"),
        pytest.param("0 hồ sơ", 0, id="of none"),
        pytest.param("1 hồ sơ", 1, id="of one"),
        pytest.param("-5 hồ sơ", "C205", id="of less than none"),
        pytest.param("12,5 hồ sơ", "C203", id="of a part of one"),
        pytest.param("khoảng 5", "C201", id="about"),
        pytest.param("3/4", "C201", id="a fraction in words of figures"),
        pytest.param("=1+1", "C201", id="a formula as text"),
        pytest.param("nan", "C201", id="no number"),
        pytest.param("x%", "C201", id="a percent sign behind a letter"),
        pytest.param("9x%", "C201", id="a letter before a percent sign"),
        pytest.param("1," + "0" * 38, 1, id="forty characters"),
        pytest.param("1," + "0" * 39, "C201", id="more than forty"),
        pytest.param("-x", "C201", id="a minus before a letter"),
        pytest.param("inf", "C201", id="infinity"),
        pytest.param("TRUE", "C201", id="true as text"),
        pytest.param("#N/A", "C208", id="an error as text"),
        pytest.param("0x10", "C201", id="hexadecimal"),
        pytest.param("1e99999999999", "C201", id="an exponent that would take minutes"),
        pytest.param("1" + ",1" * 4000, "C201", id="thousands of groups"),
    ],
)
def test_texts(written: str, expected: int | str) -> None:
    assert number(written) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(1200.0, 1200, id="a whole number"),
        pytest.param(0.0, 0, id="none"),
        pytest.param(-0.0, 0, id="less than none by nothing"),
        pytest.param(1e12, 10**12, id="the largest count"),
        pytest.param(1200, 1200, id="an integer"),
        pytest.param(1200.5, "C203", id="a half"),
        pytest.param(1.234, "C203", id="1.234 opened under an English locale"),
        pytest.param(1199.9999999999998, "C203", id="nearly whole is not whole"),
        pytest.param(-5.0, "C205", id="less than none"),
        pytest.param(-0.5, "C205", id="less than none by half"),
        pytest.param(-1.0, "C205", id="less than none by one"),
        pytest.param(-1, "C205", id="an integer less than none by one"),
        pytest.param(0.5, "C203", id="more than none by half"),
        pytest.param(1e12 + 1, "C210", id="one more than the largest count"),
        pytest.param(1e308, "C210", id="more than there are atoms"),
        pytest.param(10**400, "C210", id="an integer beyond floating point"),
        pytest.param(math.nan, "C201", id="not a number"),
        pytest.param(math.inf, "C201", id="infinity"),
        pytest.param(-math.inf, "C201", id="infinity below"),
        pytest.param(True, "C207", id="true is not 1"),
        pytest.param(False, "C207", id="false is not 0"),
        pytest.param(date(1903, 4, 14), "C206", id="a day"),
        pytest.param(datetime.fromisoformat("2024-03-04T12:00"), "C206", id="a moment"),
        pytest.param(time(12, 30), "C206", id="a time"),
        pytest.param(timedelta(days=50), "C206", id="a span of time"),
        pytest.param(Marked(Mark.ERROR, "#DIV/0!"), "C208", id="an error"),
        pytest.param(Marked(Mark.NOT_CALCULATED, "=A1"), "C209", id="a formula, no value"),
        pytest.param(Marked(Mark.STORED_ZERO, "=A1"), 0, id="a formula that stores 0 counts"),
        pytest.param(Marked(Mark.PERCENT, "95%", 0.95), "C204", id="a number shown as percentage"),
    ],
)
def test_values_of_a_workbook(value: Value, expected: int | str) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        pytest.param(["1.234", "2.345.678"], [("C211", "1.234", 2)], id="points"),
        pytest.param(
            ["1.234", "1 234", "12,0", "5.678"],
            [("C211", "1.234", 2), ("C211", "1 234", 1), ("C211", "12,0", 1)],
            id="points, blanks, a decimal zero",
        ),
        pytest.param(
            ["-", "KPS", "–", "kps"], [("C212", "-", 2), ("C212", "KPS", 2)], id="dashes, letters"
        ),
    ],
)
def test_what_is_written_another_way_is_told_by_itself(
    cells: list[str], expected: list[tuple[str, str, int]]
) -> None:
    units = ["Sở Nội vụ", "Sở Tư pháp", "Sở Y tế", "Sở Tài chính"]
    rows = "".join(f"IV.1;{u};Quý III/2023;0;{a}\n" for u, a in zip(units, cells, strict=False))
    table = f"Chỉ tiêu;Đơn vị;Kỳ;Tử số (b);Mẫu số (a)\n{rows}"
    found = api.check(File("a.csv", table.encode()), year=2023, period="Q3").findings
    repairs = [
        each.rule for each in found if isinstance(each.rule, ReadAsNumber | ReadAsNothingArose)
    ]
    assert [(each.code, each.found, each.times) for each in repairs] == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("1.234", "C211", id="groups are a repair"),
        pytest.param("12,0", "C211", id="a decimal zero is a repair"),
        pytest.param("KPS", "C212", id="words for nothing are a repair"),
        pytest.param("1200 hồ sơ", "C211", id="the things counted are a repair"),
        pytest.param("0 hồ sơ", "C211", id="of none, too"),
        pytest.param("1 hồ sơ", "C211", id="of one, too"),
        pytest.param("-1 hồ sơ", "C205", id="less than none is an error"),
        pytest.param("x1 hồ sơ", "C201", id="no number is an error"),
        pytest.param("1200", None, id="digits are none"),
        pytest.param(" 1200 ", None, id="blanks around digits are none"),
        pytest.param(1200.0, None, id="a number is none"),
        pytest.param("", None, id="a blank says nothing"),
        pytest.param(Marked(Mark.STORED_ZERO, "=A1"), "C213", id="a stored 0 is doubtful"),
    ],
)
def test_repairs_are_said(value: Value, expected: str | None) -> None:
    rule = read_count(value).rule
    assert (rule and rule.code) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(1200.5, Words("1200,5", "1200.5"), id="a number as each language writes it"),
        pytest.param(-5.0, Words("-5", "-5"), id="no decimal zero"),
        pytest.param(1e12 + 1, Words("1000000000001", "1000000000001"), id="a large number"),
        pytest.param(
            date(1903, 4, 14),
            Words(
                "«14/4/1903» (số lưu trong ô là 1200)", "«14/4/1903» (the number stored is 1200)"
            ),
            id="a day, and the number beneath it",
        ),
        pytest.param(
            date(1900, 3, 1),
            Words("«1/3/1900» (số lưu trong ô là 61)", "«1/3/1900» (the number stored is 61)"),
            id="the first day that all programs number alike",
        ),
        pytest.param(
            date(1900, 2, 28), "«28/2/1900»", id="before 1/3/1900 programs count differently"
        ),
        pytest.param(
            datetime.fromisoformat("1903-04-14T12:00"), "«14/4/1903 12:00:00»", id="a moment"
        ),
        pytest.param(time(12, 30), "«12:30:00»", id="a time"),
        pytest.param(timedelta(days=50), "«1200:00»", id="hours and minutes"),
        pytest.param(timedelta(minutes=-90), "«-1:30»", id="hours before"),
        pytest.param(timedelta(minutes=-1), "«-0:01»", id="a minute before"),
        pytest.param(timedelta(minutes=1), "«0:01»", id="a minute"),
        pytest.param(timedelta(0), "«0:00»", id="no time at all"),
        pytest.param("9" * 5000, "9" * 300 + "…", id="a long text is cut"),
        pytest.param("x" * 300, "x" * 300, id="a text that is not long is not"),
    ],
)
def test_what_is_quoted(value: Value, expected: str | Words) -> None:
    assert read_count(value).found == expected


@pytest.mark.parametrize(
    ("value", "b", "a", "code"),
    [
        pytest.param("236/240", 236, 240, None, id="b and a"),
        pytest.param(" 236 / 240 ", 236, 240, None, id="blanks around them"),
        pytest.param("0/0", 0, 0, None, id="none of none"),
        pytest.param("1.236/1.240", 1236, 1240, "C211", id="groups of thousands"),
        pytest.param("1.236/240", 1236, 240, "C211", id="groups in one of them"),
        pytest.param("x/240", WRONG, 240, "C201", id="no number before"),
        pytest.param("236/x", 236, WRONG, "C201", id="no number behind"),
        pytest.param("12,5/240", WRONG, 240, "C203", id="a fraction before"),
        pytest.param("1.236/12,5", 1236, WRONG, "C203", id="an error goes before a repair"),
        pytest.param("5/6/7", 5, WRONG, "C201", id="three numbers"),
        pytest.param("/240", WRONG, WRONG, "C201", id="nothing before"),
        pytest.param("236", WRONG, WRONG, "C201", id="one number is half of it"),
        pytest.param("0", WRONG, WRONG, "C201", id="and so is 0"),
        pytest.param(236.0, WRONG, WRONG, "C201", id="a number of a workbook"),
        pytest.param(0.0, WRONG, WRONG, "C201", id="and its 0"),
        pytest.param("5/1.234", 5, 1234, "C211", id="a grouped number behind the stroke"),
        pytest.param("", BLANK, BLANK, None, id="blank"),
        pytest.param("-", 0, 0, "C212", id="a dash: nothing arose"),
        pytest.param(Marked(Mark.STORED_ZERO, "=A1"), 0, 0, "C213", id="a formula that stores 0"),
        pytest.param(Marked(Mark.ERROR, "#REF!"), WRONG, WRONG, "C201", id="an error"),
    ],
)
def test_pairs(value: Value, b: int, a: int, code: str | None) -> None:
    bs, as_, remarkable = read_pairs([value])
    rules = [(at, reading.rule.code) for at, reading in remarkable if reading.rule]
    assert (list(bs), list(as_), rules) == ([b], [a], [(0, code)] if code else [])


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        pytest.param("x/240", "x/240", id="the whole cell, not a half of it"),
        pytest.param("y" * 301, "y" * 300 + "…", id="a long text is cut"),
        pytest.param(236.0, "236", id="a number without its decimal zero"),
        pytest.param(Marked(Mark.ERROR, "#REF!"), "#REF!", id="what an error shows"),
    ],
)
def test_what_is_quoted_of_a_pair(value: Value, quoted: str) -> None:
    [(at, reading)] = read_pairs(["1/2", value])[2]
    assert (at, reading.found) == (1, quoted)


CELLS = st.one_of(
    st.from_regex(r"[0-9.,% eE−-]{0,8}", fullmatch=True),
    st.text(max_size=4),
    st.floats(),
    st.integers(-(10**13), 10**13),
    st.booleans(),
    st.dates(),
    st.sampled_from(["", "KPS", Marked(Mark.ERROR, "#N/A")]),
)
COUNTS = st.integers(0, limits.COUNT + 1)


@given(
    st.one_of(
        st.lists(CELLS, max_size=6),
        st.lists(COUNTS.map(str), max_size=6),
        st.lists(COUNTS.map(float), max_size=6),
        st.lists(st.floats(), max_size=6),
        st.lists(st.text(st.sampled_from("0123456789 ")), max_size=6),
    )
)
@example([1.0, 2.5])
@example(["1", ""])
@example(["9" * 400, "1"])
@example(["-1", "1"])
@example(["１２", "1"])
@example([-5.0, 1.0])
@example([-1.0])
@example([-1.0, "1"])
@example(["1000000000001"])
@example(["1", "1000000000001"])
@example([1.0, limits.COUNT + 1.0])
@example([limits.COUNT + 1.0])
def test_a_column_is_read_as_its_cells_are(values: list[Value]) -> None:
    for cells in (values, values * 5):  # so often looking the different ones up is quicker
        readings = [read_count(value) for value in cells]
        remarkable = [(i, reading) for i, reading in enumerate(readings) if reading.rule]
        for different in ((), dict.fromkeys(cells)):
            read, said = read_column(cells, different)
            assert list(read) == [reading.number for reading in readings]
            assert said == remarkable


@given(CELLS)
def test_a_cell_is_a_count_or_blank_or_has_its_error(value: Value) -> None:
    count, rule, *_ = read_count(value)
    assert count in (BLANK, WRONG) or 0 <= count <= limits.COUNT
    is_error = rule is not None and rule.severity is Severity.ERROR
    assert (count == WRONG) == is_error


@given(st.integers(0, limits.COUNT))
def test_a_count_is_read_back_however_it_is_written(count: int) -> None:
    grouped = f"{count:,}".replace(",", ".")
    for value in (str(count), grouped, f"{grouped},0", f"{count}.0", float(count), count):
        assert read_count(value).number == count


@given(st.integers(1, limits.COUNT), st.integers(1, 999))
def test_no_fraction_becomes_a_count(whole: int, thousandths: int) -> None:
    decimals = f"{thousandths:03}".rstrip("0")
    if len(decimals) < 3:
        assert number(f"{whole},{decimals}") == "C203"
        assert number(f"{whole}.{decimals}") == "C203"
    else:
        assert number(f"{whole},{decimals}") == "C202"


def test_nobody_waits_for_a_number() -> None:
    """Converted before they are measured, these would take minutes."""
    cells = ["9" * 5_000_000, *["9" * 4000, "9" * 5000, "1e999", "1e999999999"] * 200]
    assert read_column(cells)[0] == array("q", [WRONG] * len(cells))
