"""Dates decide: which set judges a period, what crosses a change, and by whose items a row is read.

Set «a» asks for 95%, set «b» for 90%; every month has 92 of 100, so the verdict tells who judged.
"""

import atexit
import shutil
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from tempfile import mkdtemp

import pytest

import cchc
from cchc.definitions.comparing import choose_pair
from cchc.engine.completeness import reminders
from cchc.errors import WrongRequest
from cchc.law import Known
from cchc.render.formats import FORMATS
from cchc.report import Report
from cchc.request.form import FormRequest
from cchc.results import Verdict
from filled_forms import filled, made

ON_TIME, PAID = "on-time", "paid-online"
INDICATOR = """id: {id}
label: {label}
numerator: {{label: Số b của {label}}}
denominator: {{label: Số a của {label}}}
english: {{label: {id}, numerator: b of {id}, denominator: a of {id}}}
formula: stated
part_of_whole: true
over_time: {over_time}
"""
SET = """id: {id}
year: 2023
title: Chỉ tiêu dùng để thử
issuer: Cơ quan dùng để thử
number: null
issued: null
effective: {{from: {first}, to: {last}}}
{more}registry: units
body: "1"
sections: {{I: Phần thứ nhất}}
targets:
"""
ROW = """  - item: {item}
    indicator: {indicator}
    wording: "Lời của {item} ({indicator})"
    levels: [{levels}]
    threshold: "{threshold}"
    unit_of_measure: "%"
    responsible: [Sở A]
    coordinating: []
    basis: null
"""
UNITS = "code,name,level,parent\n1,Tỉnh A,province,\n2,Sở B,province,1\n3,Xã C,commune,1\n"

Row = tuple[str, str, str, str]  # item, indicator, levels, threshold
OF_A: Sequence[Row] = [("I.1", ON_TIME, "province", "95")]
OF_B: Sequence[Row] = [("I.1", ON_TIME, "province", "90")]
Dates = tuple[str, str, str]  # from, to, further keys

WHOLE: Dates = ("null", "null", "")
FIRST_HALF: Dates = ("2023-01-01", "2023-06-30", "")
UNTIL_JUNE: Dates = ("null", "2023-06-30", "")
SECOND_HALF: Dates = ("2023-07-01", "2023-12-31", "")
FROM_JULY: Dates = ("2023-07-01", "null", "")
REPLACES_A: Dates = ("2023-07-01", "null", "supersedes: a\n")


def folder_of(
    sets: Mapping[str, tuple[Dates, Sequence[Row]]], over_time: str = "sum", units: str = UNITS
) -> Known:
    """Write definitions with two indicators, three units and these sets."""
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "indicators").mkdir()
    (folder / "targets" / "units").mkdir(parents=True)
    (folder / "targets" / "units" / "units.csv").write_text(units, "utf-8")
    for id_, label in ((ON_TIME, "Tỷ lệ đúng hạn"), (PAID, "Tỷ lệ trả trực tuyến")):
        text = INDICATOR.format(id=id_, label=label, over_time=over_time)
        (folder / "indicators" / f"{id_}.yaml").write_text(text, "utf-8")
    for name, ((first, last, more), rows) in sets.items():
        text = SET.format(id=name, first=first, last=last, more=more)
        for item, indicator, levels, threshold in rows:
            text += ROW.format(item=item, indicator=indicator, levels=levels, threshold=threshold)
        (folder / "targets" / f"{name}.yaml").write_text(text, "utf-8")
    return cchc.load(folder)


def judged(
    folder: Known,
    rows: Sequence[str],
    heading: str = "Chỉ tiêu,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)",
    **ask: object,
) -> Report:
    """Judge rows of a CSV."""
    text = "\n".join((heading, *rows)) + "\n"
    return cchc.check(cchc.File("so-lieu.csv", text.encode()), definitions=folder, **ask)  # type: ignore[arg-type]


def codes(report: Report) -> set[str]:
    return {found.rule.code for found in report.findings}


# --- which set judges: every period × every course of the year × every way to choose -----------

# Layout → the sets; and who is in force in which months, worked out by hand.
LAYOUTS: Mapping[str, Mapping[str, tuple[Dates, range]]] = {
    "one set for the year": {"a": (WHOLE, range(1, 13))},
    "a set that ended in June": {"a": (FIRST_HALF, range(1, 7))},
    "a set that ended in June, its beginning not stated": {"a": (UNTIL_JUNE, range(1, 7))},
    "a set that begins in July": {"b": (FROM_JULY, range(7, 13))},
    "two sets that tile the year": {
        "a": (FIRST_HALF, range(1, 7)),
        "b": (SECOND_HALF, range(7, 13)),
    },
    "a set that another one supersedes": {
        "a": (WHOLE, range(1, 7)),
        "b": (REPLACES_A, range(7, 13)),
    },
}
PERIODS: Mapping[str, range] = {
    "2023-06": range(6, 7),
    "2023-07": range(7, 8),
    "Q2": range(4, 7),
    "Q3": range(7, 10),
    "6T": range(1, 7),
    "2023-07..12": range(7, 13),
    "9T": range(1, 10),
    "2023": range(1, 13),
}
CHOICES: Mapping[str, dict[str, str]] = {
    "nothing": {},
    "--set a": {"set_id": "a"},
    "--set b": {"set_id": "b"},
    "--on 30/6": {"on": "30/6/2023"},
    "--on 1/7": {"on": "2023-07-01"},
}


@cache
def laid_out(layout: str) -> Known:
    rows = {"a": OF_A, "b": OF_B}
    return folder_of({name: (dates, rows[name]) for name, (dates, _) in LAYOUTS[layout].items()})


def in_force(layout: str, month: int) -> str | None:
    return next((name for name, (_, months) in LAYOUTS[layout].items() if month in months), None)


def named(layout: str, choice: str) -> str | None:
    """Say which set a choice names."""
    if choice == "nothing":
        return None
    if choice.startswith("--set"):
        return choice[-1]
    return in_force(layout, 6 if choice == "--on 30/6" else 7)


def cases() -> Iterator[object]:
    for layout, period, choice in product(LAYOUTS, PERIODS, CHOICES):
        if choice == "--set b" and "b" not in LAYOUTS[layout]:
            continue
        if choice == "--set a" and "a" not in LAYOUTS[layout]:
            continue
        yield pytest.param(layout, period, choice, id=f"{layout}, {period}, {choice}")


@pytest.mark.parametrize(("layout", "period", "choice"), [*cases()])
def test_the_set_in_force_on_the_last_day_judges(layout: str, period: str, choice: str) -> None:
    months = PERIODS[period]
    rows = [f"I.1,Sở B,Tháng {month}/2023,92,100" for month in months]
    at_the_end, chosen = in_force(layout, months[-1]), named(layout, choice)
    expected = at_the_end if choice == "nothing" else chosen
    ask = {"year": 2023, "period": period, **CHOICES[choice]}
    if expected is None:
        with pytest.raises(WrongRequest):
            judged(laid_out(layout), rows, **ask)
        return
    report = judged(laid_out(layout), rows, **ask)
    [result] = report.results()
    assert report.target_set.id == expected
    assert result.verdict is (Verdict.MISSED if expected == "a" else Verdict.MET)
    assert (result.numerator, result.denominator) == (92 * len(months), 100 * len(months))
    crosses = expected == at_the_end and any(in_force(layout, m) != expected for m in months)
    said = {"C522"} if expected != at_the_end else {"C520"} if crosses else set()
    assert codes(report) == said


@pytest.mark.parametrize("layout", ["a set that ended in June", "two sets that tile the year"])
def test_a_refusal_or_a_note_names_the_sets_and_their_days(layout: str) -> None:
    rows = [f"I.1,Sở B,Tháng {month}/2023,92,100" for month in range(1, 10)]
    try:
        said = judged(laid_out(layout), rows, year=2023, period="9T").findings[0].message("vi")
    except WrongRequest as error:
        said = error.words.vi
    for name, (_, months) in LAYOUTS[layout].items():
        first, last = ("01/01", "30/06") if months[0] == 1 else ("01/07", "31/12")
        assert f"«{name}» từ {first}/2023 đến {last}/2023" in said


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        pytest.param(range(1, 7), "a", id="the first half: the first set"),
        pytest.param(range(7, 10), "b", id="the third quarter: the second set"),
        pytest.param(range(1, 10), "b", id="from January on: the one in force at the end"),
    ],
)
def test_without_a_period_the_one_of_the_run_decides(months: range, expected: str) -> None:
    rows = [f"I.1,Sở B,Tháng {month}/2023,92,100" for month in months]
    report = judged(laid_out("two sets that tile the year"), rows, year=2023)
    assert report.target_set.id == expected


@pytest.mark.parametrize("choice", [{"on": "2022-05-05"}, {"set_id": "a", "on": "2023-07-01"}])
def test_on_agrees_with_the_set_or_is_refused(choice: dict[str, str]) -> None:
    with pytest.raises(WrongRequest):
        judged(laid_out("two sets that tile the year"), ["I.1,Sở B,Quý III/2023,1,2"], **choice)


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.binary])
def test_every_form_of_output_names_both_sets_of_a_period_that_crosses_a_change(form: str) -> None:
    rows = [f"I.1,Sở B,Tháng {month}/2023,92,100" for month in range(4, 10)]
    report = judged(laid_out("two sets that tile the year"), rows, year=2023, period="2023-04..09")
    text = report.render(form).decode("utf-8-sig")
    if form == "csv":  # results and nothing else: the findings stand on standard error beside it
        assert text.splitlines()[1].startswith("b;")
        return
    assert "«a» từ 01/01/2023 đến 30/06/2023" in text
    assert "«b» từ 01/07/2023 đến 31/12/2023" in text


def test_the_summary_of_a_report_tells_the_sets_of_the_year() -> None:
    rows = ["I.1,Sở B,Quý III/2023,92,100"]
    page = judged(laid_out("two sets that tile the year"), rows, year=2023).render("html").decode()
    assert "«a» từ 01/01/2023 đến 30/06/2023; «b» từ 01/07/2023 đến 31/12/2023" in page


# --- by whose items a row is read --------------------------------------------------------------

SWAPPED = folder_of(
    {
        "a": (FIRST_HALF, [("I.1", ON_TIME, "province", "95"), ("I.2", PAID, "province", "50")]),
        "b": (SECOND_HALF, [("I.1", PAID, "province", "50"), ("I.2", ON_TIME, "province", "90")]),
    }
)
TIDY = "Chỉ tiêu,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)\nI.1,Sở B,{when},92,100"
ABOVE = "Chỉ tiêu I.1,,\n{when},,\nĐơn vị,Tử số (b),Mẫu số (a)\nSở B,92,100"
WIDE = "Đơn vị,Kỳ,I.1,I.1\n,,b,a\nSở B,{when},92,100"
MONTHS_ACROSS = "Chỉ tiêu,Đơn vị,{when},{when}\n,,b,a\nI.1,Sở B,92,100"


@pytest.mark.parametrize(
    ("month", "indicator"),
    [
        pytest.param(6, ON_TIME, id="in June by the first set"),
        pytest.param(7, PAID, id="in July by the second"),
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TIDY, id="the row says item and month"),
        pytest.param(ABOVE, id="lines above the table say them"),
        pytest.param(WIDE, id="a heading says the item"),
        pytest.param(MONTHS_ACROSS, id="a heading says the month"),
    ],
)
def test_an_item_means_what_it_means_in_the_period_of_its_row(
    month: int, indicator: str, text: str
) -> None:
    lines = text.format(when=f"Tháng {month}/2023").split("\n")
    report = judged(SWAPPED, lines[1:], lines[0], year=2023)
    [result] = [r for r in report.results() if r.numerator is not None]
    assert (result.target.indicator.id, result.numerator) == (indicator, 92)


@pytest.mark.parametrize(
    ("set_id", "quarter", "item", "judging"),
    [
        pytest.param("a", "III", "I.1", "I.2", id="the first set judges the third quarter"),
        pytest.param("b", "II", "I.1", "I.2", id="the second set judges the second"),
        pytest.param("a", "II", "I.1", "I.1", id="the first set its own quarter"),
        pytest.param("b", "III", "I.2", "I.2", id="the second set its own quarter"),
    ],
)
def test_a_named_set_judges_what_the_set_of_the_row_s_own_period_calls_so(
    set_id: str, quarter: str, item: str, judging: str
) -> None:
    rows = [f"{item},Sở B,Quý {quarter}/2023,92,100"]
    report = judged(SWAPPED, rows, year=2023, set_id=set_id)
    [result] = [r for r in report.results() if r.numerator is not None]
    assert (result.target.item, result.numerator) == (judging, 92)
    is_own = (set_id, quarter) in {("a", "II"), ("b", "III")}
    assert codes(report) == (set() if is_own else {"C522"})
    narrow = judged(SWAPPED, rows, year=2023, set_id=set_id, items=judging)
    assert [(r.target.item, r.numerator) for r in narrow.results()] == [(judging, 92)]


MOVED = folder_of(
    {
        "a": (FIRST_HALF, [("I.1", ON_TIME, "province", "90")]),
        "b": (SECOND_HALF, [("I.3", ON_TIME, "province", "95"), ("I.1", PAID, "commune", "50")]),
    }
)


@pytest.mark.parametrize("period", list(PERIODS))
@pytest.mark.parametrize("choice", [*CHOICES])
@pytest.mark.parametrize("known", [SWAPPED, MOVED], ids=["swapped", "moved"])
def test_no_way_of_choosing_breaks_where_items_were_moved(
    known: Known, choice: str, period: str
) -> None:
    rows = [
        f"{item},{unit},Tháng {month}/2023,92,100"
        for month in PERIODS[period]
        for item in ("I.1", "I.2", "I.3")
        for unit in ("Sở B", "Xã C")
    ]
    report = judged(known, rows, year=2023, period=period, **CHOICES[choice])
    for result in report.results():
        if result.verdict in (Verdict.MET, Verdict.MISSED):
            at_least = result.target.threshold.low
            assert at_least is not None
            assert (result.verdict is Verdict.MET) == (at_least <= 92)


def test_rows_that_the_named_set_has_no_item_for_are_told() -> None:
    rows = ["I.1,Xã C,Quý III/2023,92,100", "I.3,Sở B,Quý III/2023,92,100"]
    report = judged(MOVED, rows, year=2023, set_id="a", period="Q3")
    [found] = [f for f in report.findings if f.rule.code == "C523"]
    assert (found.location.row, codes(report)) == (2, {"C522", "C523"})


@pytest.mark.parametrize("choice", [{}, {"set_id": "b"}, {"on": "2023-07-01"}])
@pytest.mark.parametrize("beside", ["Q2", cchc.File("q2.csv", (
    "Chỉ tiêu,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)\nI.1,Sở B,Quý II/2023,92,100\n").encode())],
    ids=["a period", "a file"],
)  # fmt: skip
def test_what_is_compared_with_is_judged_by_the_law_of_its_own_time(
    choice: dict[str, str], beside: object
) -> None:
    rows = ["I.1,Sở B,Quý II/2023,92,100"] if beside == "Q2" else []
    rows += ["I.3,Sở B,Quý III/2023,92,100"]
    report = judged(MOVED, rows, year=2023, period="Q3", against=beside, **choice)
    assert report.comparison is not None
    [change] = report.comparison.changes
    assert (report.comparison.target_set, change.then and change.then.target.item) == ("a", "I.1")
    assert change.newly is Verdict.MISSED
    assert codes(report) == set()


@pytest.mark.parametrize(
    ("of_a", "of_b", "verdict", "said"),
    [
        pytest.param(OF_A, OF_B, Verdict.MET, set(), id="the same indicator: added"),
        pytest.param(
            OF_A, [("I.1", PAID, "province", "90")], Verdict.INVALID, {"C521", "C523"},
            id="another indicator under the same item",
        ),
        pytest.param(
            OF_A, [*OF_B, ("I.2", PAID, "province", "90")], Verdict.MET, set(),
            id="an item beside it is new and nobody reports it",
        ),
        pytest.param(
            OF_A, [("I.2", ON_TIME, "province", "90")], Verdict.INVALID, {"C521"},
            id="the indicator under another item",
        ),
    ],
)  # fmt: skip
def test_months_of_two_sets_are_added_only_for_one_indicator(
    of_a: Sequence[Row], of_b: Sequence[Row], verdict: Verdict, said: set[str]
) -> None:
    folder = folder_of({"a": (FIRST_HALF, of_a), "b": (SECOND_HALF, of_b)})
    rows = [
        f"{of_a[0][0]},Sở B,6 tháng đầu năm 2023,92,100",
        f"{of_b[0][0]},Sở B,Quý III/2023,92,100",
    ]
    report = judged(folder, rows, year=2023, period="9T")
    [result] = [r for r in report.results() if r.numerator is not None]
    [total] = [t for t in report.totals if t.target.item == of_b[0][0]]
    assert (result.verdict, total.verdict) == (verdict, verdict)
    assert codes(report) == {"C520", *said}
    assert report.exit_code() == (3 if verdict is Verdict.INVALID else 0)


COMING_AND_GOING = """code,name,level,parent,valid_from,valid_to
1,Tỉnh A,province,,,
2,Sở B,province,1,,
3,Sở cũ,province,1,,2023-06-30
4,Sở mới,province,1,2023-07-01,
5,Sở giữa,province,1,2023-06-30,
"""


@pytest.mark.parametrize(
    ("rows", "verdicts", "total", "said"),
    [
        pytest.param(
            ["I.1,Sở mới,Quý III/2023,92,100"],
            {"4": Verdict.MET}, (Verdict.MET, False), set(),
            id="who came with the later set is judged by it alone",
        ),
        pytest.param(
            ["I.1,Sở cũ,6 tháng đầu năm 2023,92,100", "I.1,Sở mới,Quý III/2023,92,100"],
            {"4": Verdict.MET}, (Verdict.MET, False), {"C523"},
            id="who was gone by then owes nothing, and makes no total incomplete",
        ),
        pytest.param(
            ["I.1,Sở B,Quý III/2023,92,100", "I.1,Sở mới,Quý III/2023,92,100"],
            {"2": Verdict.INVALID, "4": Verdict.MET}, (Verdict.MET, True), {"C521"},
            id="who was there before has no verdict, and is not in the total",
        ),
        pytest.param(
            ["I.1,Sở giữa,Quý III/2023,92,100"],
            {"5": Verdict.INVALID}, (Verdict.INVALID, True), {"C521"},
            id="one day under the earlier set is enough",
        ),
        pytest.param(
            ["I.1,Sở B,6 tháng đầu năm 2023,92,100", "I.1,Sở mới,Quý III/2023,92,100"],
            {"2": Verdict.NOT_REPORTED, "4": Verdict.MET}, (Verdict.MET, True), {"C523"},
            id="who went on and sent nothing since is silent",
        ),
        pytest.param(
            ["I.1,Sở B,Quý III/2023,,100", "I.1,Sở mới,Quý III/2023,92,100"],
            {"2": Verdict.NOT_REPORTED, "4": Verdict.MET}, (Verdict.MET, True), {"C214"},
            id="a blank stays a blank",
        ),
    ],
)  # fmt: skip
def test_an_item_that_changed_concerns_those_who_were_there_before(
    rows: Sequence[str],
    verdicts: Mapping[str, Verdict],
    total: tuple[Verdict, bool],
    said: set[str],
) -> None:
    of_b = [("I.1", PAID, "province", "90")]
    sets = {"a": (FIRST_HALF, OF_A), "b": (SECOND_HALF, of_b)}
    report = judged(folder_of(sets, units=COMING_AND_GOING), rows, year=2023, period="9T")
    assert {each.unit.code: each.verdict for each in report.results()} == verdicts
    [found] = report.totals
    assert (found.verdict, found.partial) == total
    assert codes(report) == {"C520", *said}


def test_who_is_bound_by_the_first_set_only_is_named() -> None:
    of_a = [("I.1", ON_TIME, "province, commune", "95")]
    folder = folder_of({"a": (FIRST_HALF, of_a), "b": (SECOND_HALF, OF_B)})
    rows = [
        "I.1,Sở B,6 tháng đầu năm 2023,92,100",
        "I.1,Xã C,6 tháng đầu năm 2023,92,100",
        "I.1,Sở B,Quý III/2023,92,100",
    ]
    report = judged(folder, rows, year=2023, period="9T")
    [found] = [f for f in report.findings if f.rule.code == "C523"]
    assert (found.location.row, codes(report)) == (3, {"C520", "C523"})


def test_an_item_that_only_the_other_set_has_is_refused_in_its_period() -> None:
    folder = folder_of(
        {"a": (FIRST_HALF, OF_A), "b": (SECOND_HALF, [*OF_B, ("I.2", PAID, "province", "1")])}
    )
    report = judged(folder, ["I.2,Sở B,Quý I/2023,9,10", "I.1,Sở B,Quý I/2023,99,100"], year=2023)
    assert [(f.rule.code, f.location.row) for f in report.findings] == [("C406", 2)]


@pytest.mark.parametrize(
    ("period", "item", "expected"),
    [
        pytest.param("Q1", "I.1", ON_TIME, id="an item of the first set"),
        pytest.param("Q3", "I.1", PAID, id="the same item of the second"),
        pytest.param("Q3", ON_TIME, ON_TIME, id="an indicator"),
    ],
)
def test_a_row_that_is_asked_for_is_of_the_set_that_judges(
    period: str, item: str, expected: str
) -> None:
    rows = [f"{i},Sở B,Quý {q}/2023,92,100" for i in ("I.1", "I.2") for q in ("I", "III")]
    report = judged(SWAPPED, rows, year=2023, period=period, items=item)
    assert [r.target.indicator.id for r in report.results()] == [expected]


def test_a_comparison_with_a_quarter_of_another_set_follows_the_indicator() -> None:
    rows = ["I.1,Sở B,Quý II/2023,80,100", "I.2,Sở B,Quý III/2023,92,100"]
    report = judged(SWAPPED, rows, year=2023, period="Q3", against="Q2")
    assert report.comparison is not None
    [change] = [c for c in report.comparison.changes if c.points is not None]
    assert (change.now.target.item, change.then and change.then.target.item) == ("I.2", "I.1")
    assert change.points is not None
    assert (change.points.low, change.points.high) == (12, 12)
    assert report.comparison.target_set == "a"


@pytest.mark.parametrize(
    ("period", "expected", "crosses"),
    [
        pytest.param("2023-08", "b", True, id="the month of the change"),
        pytest.param("Q3", "b", True, id="the quarter of the change"),
        pytest.param("2023-07", "a", False, id="the month before"),
        pytest.param("2023-09", "b", False, id="the month after"),
    ],
)
def test_a_change_within_a_month_is_crossed_by_that_month(
    period: str, expected: str, crosses: bool
) -> None:
    until, since = ("null", "2023-08-14", ""), ("2023-08-15", "null", "")
    folder = folder_of({"a": (until, OF_A), "b": (since, OF_B)})
    report = judged(folder, [f"I.1,Sở B,{period},92,100"], year=2023, period=period)
    assert (report.target_set.id, "C520" in codes(report)) == (expected, crosses)


def test_a_set_that_is_superseded_and_would_end_later_does_not_come_back() -> None:
    of_b = ("2023-03-01", "2023-06-30", "supersedes: a\n")
    folder = folder_of({"a": (WHOLE, OF_A), "b": (of_b, OF_B)})
    rows = ["I.1,Sở B,Quý III/2023,92,100"]
    with pytest.raises(WrongRequest):
        judged(folder, rows, year=2023, period="Q3")


@pytest.mark.parametrize(
    ("period", "judging"),
    [
        pytest.param("Q2", "a", id="the first set in its months"),
        pytest.param("Q3", "b", id="the second in its own"),
        pytest.param("2023-04..09", "b", id="across the change"),
    ],
)
def test_forms_of_both_sets_are_read_and_dates_decide(
    period: str, judging: str, tmp_path: Path
) -> None:
    both = laid_out("two sets that tile the year")
    law = both.law_of(both.timeline_of(2023))
    for quarter, expected in (("Q2", "a"), ("Q3", "b")):
        form = cchc.api.blank_form(FormRequest(period=quarter, unit="Sở B"), law)
        assert form.target_set.id == expected
        filled(made(form, tmp_path / f"{quarter}.xlsx"), {"I.1": (92, 100)})
    report = cchc.check(tmp_path, definitions=both, period=period)
    [result] = report.results()
    assert report.target_set.id == judging
    assert result.denominator == (200 if ".." in period else 100)
    assert "C121" not in codes(report)


def test_a_form_of_a_set_that_has_ended_does_not_bring_it_back(tmp_path: Path) -> None:
    ended = laid_out("a set that ended in June")
    law = ended.law_of(ended.timeline_of(2023))
    form = cchc.api.blank_form(FormRequest(period="Q2", unit="Sở B"), law)
    filled(made(form, tmp_path / "a.xlsx"), {"I.1": (92, 100)})
    assert cchc.check(tmp_path, definitions=ended, period="Q2").target_set.id == "a"
    with pytest.raises(WrongRequest):
        cchc.check(tmp_path, definitions=ended, period="Q3")


DEPARTMENT = """id: so-b
extends: a
year: 2023
title: Giao cho các phòng
issuer: Sở B
number: null
issued: null
effective: {from: null, to: null}
registry: rooms
body: "2"
targets:
  - item: I.1
    threshold: "97"
    assigned: [{unit: "7"}, {unit: "8"}]
"""
ROOMS = (
    "code,name,level,parent,aliases\n"
    "2,Sở B,province,,\n7,Phòng Bảy,office,2,P7\n8,Phòng Tám,office,2,\n"
)


@pytest.fixture(scope="module")
def with_department() -> Known:
    """A province, and a department that passes on to its rooms in the same folder."""
    folder = folder_of({"a": (WHOLE, [("I.1", ON_TIME, "province", "95")])})
    place = folder.registry_files["units"].parents[1]
    (place / "so-b.yaml").write_text(DEPARTMENT, "utf-8")
    (place / "units" / "rooms.csv").write_text(ROOMS, "utf-8")
    return cchc.load(place.parent)


@pytest.mark.parametrize(
    ("rows", "ask", "judging", "verdicts", "said"),
    [
        pytest.param(
            ["I.1,Sở B,2023,96,100"], {"year": 2023}, "a", {"2": Verdict.MET}, set(),
            id="the department's own row is the province's to judge",
        ),
        pytest.param(
            ["I.1,Sở B,2023,96,100"], {}, "a", {"2": Verdict.MET}, set(), id="without a year, too"
        ),
        pytest.param(
            ["I.1,Sở B,2023,96,100"], {"on": "2023-05-05"}, "a", {"2": Verdict.MET}, set(),
            id="on a day, too",
        ),
        pytest.param(
            ["I.1,Phòng Bảy,2023,96,100"], {"set_id": "so-b"}, "so-b",
            {"7": Verdict.MISSED}, set(),
            id="its rooms by its own set, which is named",
        ),
        pytest.param(
            ["I.1,Phòng Bảy,2023,96,100"], {"year": 2023, "body": "2"}, "so-b",
            {"7": Verdict.MISSED}, set(),
            id="or by the set of the department",
        ),
        pytest.param(
            ["I.1,Phòng Bảy,2023,96,100"], {"body": "sở B"}, "so-b",
            {"7": Verdict.MISSED}, set(),
            id="which may be called by its name",
        ),
        pytest.param(
            ["I.1,Sở B,2023,96,100", "I.1,P7,2023,96,100", "I.1,phòng tám,2023,96,100"],
            {"year": 2023}, "a", {"2": Verdict.MET}, {"C417", "C437"},
            id="rooms among others are told with the set that judges them",
        ),
        pytest.param(
            ["I.1,Sở B,2023,96,100", "I.1,Phòng Chín,2023,96,100"],
            {"year": 2023}, "a", {"2": Verdict.MET}, {"C417"},
            id="a unit that nobody knows is of no other set",
        ),
    ],
)  # fmt: skip
def test_a_department_s_set_beside_the_province_s(
    with_department: Known,
    rows: Sequence[str],
    ask: dict[str, object],
    judging: str,
    verdicts: Mapping[str, Verdict],
    said: set[str],
) -> None:
    report = judged(with_department, rows, **ask)
    assert report.target_set.id == judging
    assert {each.unit.code: each.verdict for each in report.results()} == verdicts
    assert codes(report) == said
    for found in report.findings:
        if found.rule.code == "C437":
            assert (found.rule.rows, found.rule.units, found.rule.body) == (2, 2, "Sở B")


BOARD = "code,name,level,parent,aliases\n9,Ban Y,province,,BQL\n"


@pytest.fixture(scope="module")
def two_bodies() -> Known:
    """A province and a board, each with one set until June and another from July."""
    of_a, of_b = ([("I.1", ON_TIME, "province", each)] for each in ("90", "95"))
    folder = folder_of({"a": (FIRST_HALF, of_a), "b": (SECOND_HALF, of_b)})
    place = folder.registry_files["units"].parents[1]
    for name, other in (("a", "ban-a"), ("b", "ban-b")):
        text = (place / f"{name}.yaml").read_text("utf-8")
        for old, new in (
            (f"id: {name}", f"id: {other}"),
            ("supersedes: a", "supersedes: ban-a"),
            ("registry: units", "registry: board"),
            ('body: "1"', 'body: "9"'),
        ):
            text = text.replace(old, new)
        (place / f"{other}.yaml").write_text(text, "utf-8")
    (place / "units" / "board.csv").write_text(BOARD, "utf-8")
    return cchc.load(place.parent)


@pytest.mark.parametrize("period", ["Q1", "Q2", "Q3", "T6", "T7", "6T", "9T", None])
@pytest.mark.parametrize(
    ("body", "unit", "sets"),
    [("1", "Sở B", ("a", "b")), ("9", "Ban Y", ("ban-a", "ban-b")), ("bql", "BQL", ("ban-a", "ban-b"))],
)  # fmt: skip
def test_of_each_body_the_set_in_force_judges(
    two_bodies: Known, body: str, unit: str, sets: tuple[str, str], period: str | None
) -> None:
    rows = [f"I.1,{unit},T{month}/2023,9,10" for month in range(1, 10)]
    report = judged(two_bodies, rows, body=body, period=period)
    is_later = period in ("Q3", "T7", "9T", None)
    assert report.target_set.id == sets[is_later]
    verdict = Verdict.MISSED if is_later else Verdict.MET
    assert [each.verdict for each in report.results()] == [verdict]


def test_whose_targets_are_meant_is_asked_with_what_is_in_force(two_bodies: Known) -> None:
    with pytest.raises(WrongRequest) as refused:
        judged(two_bodies, ["I.1,BQL,Q3/2023,9,10"], period="Q3")
    assert refused.value.words.vi == (
        "Năm 2023 có bộ chỉ tiêu của 2 cơ quan; hãy thêm «--body CƠ_QUAN»:"
        " 1 («b» từ 01/07/2023 đến 31/12/2023); 9 («ban-b» từ 01/07/2023 đến 31/12/2023)."
    )


@pytest.mark.parametrize("ask", [{}, {"year": 2023}])
def test_a_form_is_judged_by_the_set_that_it_was_made_for(
    with_department: Known, ask: dict[str, object], tmp_path: Path
) -> None:
    law = with_department.law_of(with_department.timeline_of(set_id="so-b"))
    form = cchc.api.blank_form(FormRequest(period="2023", unit="Phòng Bảy"), law)
    filled(made(form, tmp_path / "a.xlsx"), {"I.1": (96, 100)})
    report = cchc.check(tmp_path, definitions=with_department, **ask)  # type: ignore[arg-type]
    assert (report.target_set.id, codes(report)) == ("so-b", set())


@pytest.mark.parametrize(
    ("rows", "since"),
    [
        pytest.param(
            ["I.1,Sở B,Quý I/2023,9,10", "I.1,Sở B,Quý II/2023,9,10", "I.1,Sở B,Quý III/2023,9,10"],
            {"I.2": "2023-Q3"}, id="an item is due since the set that has it",
        ),
        pytest.param(
            ["I.1,Sở B,Quý II/2023,9,10", "I.2,Sở B,Quý III/2023,9,10"],
            {"I.1": "2023-Q3"}, id="what was sent under the set before was sent",
        ),
        pytest.param(
            ["I.1,Sở B,Quý I/2023,9,10", "I.1,Xã C,Quý II/2023,9,10", "I.2,Sở B,Quý III/2023,9,10"],
            {"I.1": "2023-Q2"}, id="what was not sent then is missing since then",
        ),
    ],
)  # fmt: skip
def test_nobody_is_reminded_of_what_was_not_asked_of_them_yet(
    rows: Sequence[str], since: Mapping[str, str]
) -> None:
    of_b = [*OF_A, ("I.2", PAID, "province", "50")]
    known = folder_of({"a": (FIRST_HALF, OF_A), "b": (SECOND_HALF, of_b)})
    report = judged(known, rows, year=2023, period="Q3")
    [found] = [each for each in reminders(report) if each.unit.code == "2"]
    assert {item: period.code for item, period in found.since.items()} == since


def test_a_year_with_several_sets_is_no_side_of_a_difference() -> None:
    known = laid_out("two sets that tile the year")
    with pytest.raises(WrongRequest) as refused:
        choose_pair(known.sets(), known.sets(), "2023", "a")
    said = "hãy ghi mã của một bộ thay cho năm: a, b."
    assert said in refused.value.words.vi


IN_THREE = folder_of(
    {
        "a": (("2023-01-01", "2023-03-31", ""), [
            ("I.1", ON_TIME, "province", "90"), ("I.2", PAID, "province", "50"),
        ]),
        "b": (("2023-04-01", "2023-06-30", ""), [
            ("I.1", PAID, "province", "90"), ("I.2", ON_TIME, "province", "50"),
        ]),
        "c": (("2023-07-01", "null", ""), [
            ("I.2", PAID, "province", "50"), ("I.3", ON_TIME, "province", "95"),
        ]),
    }
)  # fmt: skip
_ROWS = [
    f"{item},{unit},Tháng {month}/2023,9,10"
    for month in range(1, 8)
    for item in (("I.1", "I.2") if month < 7 else ("I.2", "I.3"))
    for unit in ("Sở B", "Tỉnh A")
]
_SETS = "«a» từ 01/01/2023 đến 31/03/2023; «b» từ 01/04/2023 đến 30/06/2023"
_BOTH = "không cộng số liệu của hai bộ, và không đánh giá đơn vị đã có từ khi bộ đó còn hiệu lực"


@pytest.mark.parametrize(
    ("rows", "ask", "expected"),
    [
        pytest.param(
            _ROWS, {"period": "7T"},
            [
                ("C520", "so-lieu.csv", f"Bộ chỉ tiêu có hiệu lực trong kỳ 7 tháng năm 2023: {_SETS};"
                 " «c» từ 01/07/2023 đến 31/12/2023; đánh giá theo «c»."),
                ("C521", "so-lieu.csv:2", "Mục I.3 là «Tỷ lệ đúng hạn», còn trong bộ «a» trước đó không có"
                 f" mục này: {_BOTH}."),
                ("C521", "so-lieu.csv:4", "Mục I.2 là «Tỷ lệ trả trực tuyến», còn trong bộ «b» trước đó là"
                 f" «Tỷ lệ đúng hạn»: {_BOTH}."),
            ],
            id="of two items, the first that is not the same in an earlier set",
        ),
        pytest.param(
            _ROWS[:4:2], {"period": "Q1", "set_id": "c"},
            [
                ("C522", "so-lieu.csv", "Bộ chỉ tiêu «c» không có hiệu lực vào ngày 31/03/2023, ngày cuối"
                 f" của kỳ Quý I/2023 (hiện có: {_SETS}; «c» từ 01/07/2023 đến 31/12/2023), nhưng được chỉ"
                 " định nên vẫn dùng để đánh giá."),
            ],
            id="a set that was named",
        ),
        pytest.param(
            ["I.1,Xã C,Tháng 2/2023,9,10", "I.1,Sở B,Tháng 2/2023,9,10", "I.2,Sở B,Tháng 4/2023,9,10"],
            {"period": "Q1"},
            [
                ("C431", "so-lieu.csv:2:2", "«Xã C» (cấp xã) không được giao chỉ tiêu I.1; dòng này không"
                 " được đánh giá."),
                ("C504", "so-lieu.csv:4", "1 dòng của kỳ Tháng 4/2023 không nằm trong kỳ được đánh giá"
                 " (Quý I/2023) nên không được đánh giá; chọn kỳ khác bằng --period."),
            ],
            id="who is not bound is told in the time of the judging set, and of no other",
        ),
    ],
)  # fmt: skip
def test_what_dates_mean_is_said_where_it_stands(
    rows: Sequence[str], ask: Mapping[str, str], expected: Sequence[tuple[str, str, str]]
) -> None:
    report = judged(IN_THREE, rows, year=2023, **ask)
    assert [
        (found.rule.code, found.location.text, found.message("vi")) for found in report.findings
    ] == expected


def test_the_rows_that_only_another_set_asks_for_are_counted_set_by_set() -> None:
    sets = {
        "a": (("2023-01-01", "2023-03-31", ""), [("I.1", ON_TIME, "province, commune", "90")]),
        "b": (("2023-04-01", "2023-06-30", ""), [("I.1", ON_TIME, "province, commune", "90")]),
        "c": (("2023-07-01", "null", ""), [("I.1", ON_TIME, "province", "90")]),
    }
    rows = [
        f"I.1,{unit},Tháng {month}/2023,9,10"
        for month in (7, 2, 1, 5, 4)
        for unit in ("Sở B", "Xã C")
    ]
    report = judged(folder_of(sets), rows, year=2023, period="7T")
    found = [f for f in report.findings if f.rule.code == "C523"]
    assert [(f.rule.other, f.rule.rows, f.location.row) for f in found] == [
        ("a", 2, 5),
        ("b", 2, 9),
    ]
    alone = judged(folder_of(sets), rows, year=2023, period="Q1")
    assert codes(alone) == {"C504"}


@pytest.mark.parametrize("over_time", ["sum", "latest"])
@pytest.mark.parametrize(
    ("rows", "of_a_state"),
    [
        pytest.param(
            ["I.1,Sở B,Quý II/2023,10,100", "I.1,Sở B,Quý III/2023,96,100"],
            Verdict.MET, id="reported last since the item is what it is",
        ),
        pytest.param(["I.1,Sở B,9 tháng 2023,96,100"], Verdict.MET, id="as of the end of the period"),
        pytest.param(
            ["I.2,Sở B,Quý II/2023,96,100"], Verdict.INVALID, id="reported last under another item"
        ),
    ],
)  # fmt: skip
def test_a_state_that_was_reported_last_since_a_change_adds_nothing_from_before(
    over_time: str, rows: Sequence[str], of_a_state: Verdict
) -> None:
    sets = {
        "a": (FIRST_HALF, [("I.1", PAID, "province", "50"), ("I.2", ON_TIME, "province", "50")]),
        "b": (SECOND_HALF, [("I.1", ON_TIME, "province", "95")]),
    }
    report = judged(folder_of(sets, over_time), rows, year=2023, period="9T")
    [result] = report.results()
    expected = of_a_state if over_time == "latest" else Verdict.INVALID
    assert (result.verdict, "C521" in codes(report)) == (expected, expected is Verdict.INVALID)


def test_of_an_item_that_nobody_reported_nothing_is_said_and_of_the_next_one_all_the_same() -> None:
    rows = ["I.1,Sở B,Tháng 1/2023,9,10", "I.3,Sở B,Tháng 7/2023,9,10"]
    found = judged(IN_THREE, rows, year=2023, period="7T").findings
    assert [(f.rule.code, f.location.row) for f in found] == [("C520", None), ("C521", 2)]


def test_of_several_files_the_sets_of_the_period_are_told_at_the_first() -> None:
    head = "Chỉ tiêu,Đơn vị,Kỳ,Tử số (b),Mẫu số (a)\n"
    files = [
        cchc.File(f"{name}.csv", f"{head}I.2,{unit},Tháng 7/2023,9,10\n".encode())
        for name, unit in (("a", "Sở B"), ("b", "Tỉnh A"))
    ]
    report = cchc.check(files, definitions=IN_THREE, year=2023, period="Q3", set_id="a")
    assert [f.location.file for f in report.findings if f.rule.code == "C522"] == ["a.csv"]
