"""The sixth verdict: what undecided dossiers could turn is said with its ends, in every form."""

import json
import re
from fractions import Fraction

import pytest

import cchc
from cchc.counts import Undecided
from cchc.definitions.threshold_text import read_threshold
from cchc.engine.undecided import worst
from cchc.exit_codes import ExitCode
from cchc.inputs import File
from cchc.render.formats import FORMATS
from cchc.results import OF_TYPED_COUNTS, Points, Verdict
from form_texts import texts_of

KNOWN = cchc.load()
HEADINGS = "Chỉ tiêu,Đơn vị,Kỳ,b,a,u,v"
MET = "IV.1,Sở Tư pháp,{period},99,100,1,2"
MISSED = "IV.1,Sở Tài chính,{period},50,100,1,2"
OPEN = "IV.1,Sở Nội vụ,{period},95,100,1,2"
SURE = "IV.1,Sở Y tế,{period},96,100,0,0"


def checked(*rows, when="Năm 2023", **options):
    """Judge rows of counts."""
    text = "\n".join([HEADINGS, *(row.format(period=when) for row in rows)])
    counts = File("so-lieu.csv", text.encode())
    return cchc.check(counts, year=2023, items=["IV.1"], definitions=KNOWN, **options)


def verdicts(report):
    return {each.unit.name: each.verdict for each in report.results()}


def test_a_verdict_is_given_where_it_holds_at_both_ends():
    report = checked(MET, MISSED, OPEN, SURE)
    assert verdicts(report) == {
        "Sở Tư pháp": Verdict.MET,
        "Sở Tài chính": Verdict.MISSED,
        "Sở Nội vụ": Verdict.INCONCLUSIVE,
        "Sở Y tế": Verdict.MET,
    }
    assert [report.tally(each) for each in Verdict] == [2, 1, 0, 1, 0, 0]


@pytest.mark.parametrize(
    ("rows", "code", "allowed"),
    [
        pytest.param([MET, OPEN], ExitCode.UNUSABLE, ExitCode.UNUSABLE, id="beside a met one"),
        pytest.param([MISSED, OPEN], ExitCode.UNUSABLE, ExitCode.UNUSABLE, id="beside a missed one"),
        pytest.param([OPEN], ExitCode.UNUSABLE, ExitCode.UNUSABLE, id="alone"),
        pytest.param([MET, MISSED], ExitCode.MISSED, ExitCode.OK, id="undecided, and all known"),
        pytest.param([MET], ExitCode.OK, ExitCode.OK, id="met wherever the undecided belong"),
    ],
)  # fmt: skip
def test_it_ends_with_three(rows, code, allowed):
    report = checked(*rows)
    assert report.exit_code() == code
    assert report.exit_code(allow_missed=True) == allowed


CODES = ("json", "sarif")
"""Forms for programs name the verdict by its code."""


@pytest.mark.parametrize("name", FORMATS)
def test_every_form_says_it_with_its_ends(name):
    said = texts_of(name, checked(MET, MISSED, OPEN)).casefold()
    assert ("inconclusive" if name in CODES else "chưa đủ căn cứ đánh giá") in said
    assert "93,14" in said
    assert "96,08" in said


def test_a_document_has_an_annex_for_each_list_that_a_report_can_have():
    wrong = "IV.1,Sở Xây dựng,{period},105,100,0,0"
    said = texts_of("docx", checked(MET, MISSED, OPEN, wrong))
    numbers = re.findall(r"PHỤ LỤC\s+([IVX]+)\b", said.upper())
    assert [*dict.fromkeys(numbers)] == ["I", "II", "III", "IV"]


@pytest.mark.parametrize("name", FORMATS)
def test_typed_counts_know_five_verdicts(name):
    typed = [row.rpartition(",")[0].rpartition(",")[0] + ",," for row in (MET, MISSED)]
    said = texts_of(name, checked(*typed)).casefold()
    assert "inconclusive" not in said
    assert "chưa đủ căn cứ" not in said
    assert checked(*typed).verdicts == OF_TYPED_COUNTS


def test_json_gives_u_and_v_and_no_single_ratio():
    document = json.loads(checked(OPEN, SURE).to_json())
    first, second = document["results"]
    assert (first["percent"], first["undecided"]) == (
        None,
        {"u": 1, "v": 2, "low": "93,14%", "high": "96,08%"},
    )
    assert (second["percent"], "undecided" in second) == ("96,00%", False)
    assert document["summary"]["inconclusive"] == 1


def test_records_give_the_ends_as_numbers():
    row, exact = checked(OPEN, SURE).results().records()
    assert [str(row[key]) for key in ("u", "v", "percent", "percent_low", "percent_high")] == [
        *("1", "2", "None", "93.14", "96.08"),
    ]
    assert [str(exact[key]) for key in ("percent", "percent_low", "percent_high")] == ["96.00"] * 3


@pytest.mark.parametrize(
    ("rows", "undecided", "verdict"),
    [
        pytest.param([MISSED, OPEN], (2, 4), Verdict.MISSED, id="missed whatever belongs where"),
        pytest.param([OPEN, SURE], (1, 2), Verdict.INCONCLUSIVE, id="one unit could turn the sum"),
        pytest.param([MET, MET.replace("Tư pháp", "Y tế")], (2, 4), Verdict.MET, id="met"),
    ],
)
def test_totals_and_groups_sum_what_is_undecided(rows, undecided, verdict):
    report = checked(*rows, by="level")
    assert [(total.undecided, total.verdict) for total in report.totals] == [(undecided, verdict)]
    assert [(each.total.undecided, each.total.verdict) for each in report.groups] == [
        (undecided, verdict)
    ]


def test_a_bottleneck_is_lifted_by_what_is_enough_in_every_case():
    [found] = checked(MISSED, SURE, bottlenecks=True).bottlenecks
    assert (found.unit.name, found.lift, found.reaches) == ("Sở Tài chính", 47, True)
    b, a = 50 + 96 + 47, 200 + 2
    assert Fraction(b, a) >= Fraction(95, 100) > Fraction(b - 2, a)


@pytest.mark.parametrize(
    ("threshold", "expected"),
    [
        pytest.param("Tối thiểu 95", (50, 102), id="a floor: the lowest ratio"),
        pytest.param("Không quá 5%", (53, 102), id="a ceiling: the highest ratio"),
        pytest.param("từ 60% đến 70%", (50, 102), id="below a band: the lowest"),
        pytest.param("từ 20% đến 40%", (53, 102), id="above a band: the highest"),
    ],
)
def test_what_is_lacking_is_enough_wherever_the_undecided_belong(threshold, expected):
    assert worst(read_threshold(threshold), 50, 100, Undecided(1, 2)) == expected


def test_a_change_is_a_range_where_one_side_is_undecided():
    still = SURE.replace("Y tế", "Nội vụ")
    then = [row.format(period="Quý I/2023") for row in (OPEN, SURE)]
    now = [row.format(period="Quý II/2023") for row in (still, SURE)]
    report = checked(*then, *now, period="Q2", against="Q1")
    assert [each.points for each in report.comparison.changes] == [
        Points(96 - Fraction(9800, 102), 96 - Fraction(9500, 102)),
        Points(Fraction(0), Fraction(0)),
    ]
    changes = json.loads(report.to_json())["changes"]
    assert [(each["points"], each.get("points_between")) for each in changes] == [
        (None, ["-0.08", "+2.86"]),
        ("0.00", None),
    ]


def test_nothing_is_estimated_from_what_is_undecided():
    """A pace needs a sum that is known; beside it stands the unit whose sum is."""
    rows = [row.format(period="Quý I/2023") for row in (MISSED, "IV.1,Sở Y tế,{period},50,100,0,0")]
    paces = [each.get("pace") for each in json.loads(checked(*rows).to_json())["results"]]
    assert [pace is None for pace in paces] == [True, False]


def months(*rows):
    return [f"IV.1,Sở Nội vụ,{period},{counts}" for period, counts in rows]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([("T1/2023", "9,10,1,0"), ("T2/2023", "9,10,0,2")], (1, 2), id="months add up"),
        pytest.param([("T1/2023", "9,10,1,0"), ("T2/2023", "9,10,0,2"), ("T3/2023", "9,10,0,0"),
                      ("Quý I/2023", "27,30,1,2")], (1, 2), id="a quarter says its months again"),
    ],
)  # fmt: skip
def test_what_is_undecided_is_added_over_time_once(rows, expected):
    report = checked(*months(*rows))
    [result] = report.results()
    assert result.undecided == expected
