"""What lacks is called by what the indicator counts, and numbers agree with their nouns."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from cchc.definitions.counting import CountEntry, Expression, Stated
from cchc.definitions.indicator import Indicator
from cchc.definitions.nouns import noun_of
from cchc.definitions.period import Period
from cchc.document.outlook import outlooks
from cchc.document.sentences import answer
from cchc.render.formats import FORMATS
from cchc.words.terms import CASE, DOSSIER
from cli_runs import cchc
from factories import SO_NOI_VU, Row, report, target, target_set
from made_up import ON_TIME, PAID_ONLINE

WHERE = Expression(where="finished", formula=Stated.STATED)


def counting(field: str, indicator: Indicator = ON_TIME) -> Indicator:
    entry = CountEntry(of=field, period="finished", denominator=WHERE, numerator=WHERE, examples=())
    return replace(indicator, count=entry)


DOSSIERS = counting("dossiers")
PROCEDURES = counting("procedure", PAID_ONLINE)
NOT_DECLARED = PAID_ONLINE


@pytest.mark.parametrize(
    ("indicators", "expected"),
    [
        pytest.param([DOSSIERS], DOSSIER, id="dossiers, as declared"),
        pytest.param([DOSSIERS, DOSSIERS], DOSSIER, id="dossiers only"),
        pytest.param([PROCEDURES], CASE, id="the values of a field"),
        pytest.param([NOT_DECLARED], CASE, id="not declared"),
        pytest.param([DOSSIERS, PROCEDURES], CASE, id="dossiers and others"),
    ],
)
def test_dossiers_are_called_so_where_all_of_them_are(
    indicators: list[Indicator], expected: object
) -> None:
    assert noun_of(indicators) is expected


HALF = Period(2023, 1, 6)


@pytest.mark.parametrize(
    ("indicator", "lacks", "rest"),
    [
        pytest.param(DOSSIERS, "thiếu 21 hồ sơ", "trên số hồ sơ còn lại", id="dossiers"),
        pytest.param(PROCEDURES, "thiếu 21 trường hợp", "trên số trường hợp còn lại", id="others"),
    ],
)
def test_what_lacks_is_called_by_what_is_counted(
    indicator: Indicator, lacks: str, rest: str
) -> None:
    of = target_set(target("30", of=indicator))
    judged = report([Row(SO_NOI_VU, 9, 100, indicator.id, HALF)], of=of)
    assert lacks in answer(judged, "vi")
    [outlook] = outlooks(judged)
    assert rest in outlook.words("vi")


def test_a_sum_over_dossiers_and_others_is_of_cases() -> None:
    of = target_set(target("30", of=DOSSIERS), target("30", item="II", of=PROCEDURES))
    rows = [Row(SO_NOI_VU, 9, 100, DOSSIERS.id), Row(SO_NOI_VU, 29, 100, PROCEDURES.id)]
    assert "thiếu 22 trường hợp" in answer(report(rows, of=of), "vi")
    assert "22 cases short" in answer(report(rows, of=of), "en")


# --- one of each, in English --------------------------------------------------------------------

HEAD = "Chỉ tiêu;Đơn vị;Kỳ;Tử số (b);Mẫu số (a)\n"
ONE_OF_EACH = HEAD + (
    "IV.1;Sở Nội vụ;Quý III/2023;99;100\n"
    "IV.1;Sở Y tế;Quý III/2023;94;100\n"
    "IV.1;Sở Tư pháp;Quý III/2023;x;1.234\n"
    "IV.1;Sở Tài chính;Quý III/2023;;\n"
    "IV.1;Sở Công Thương;Tháng 7/2023;9;10\n"
    "IX;Sở Xây dựng;Quý III/2023;1;1\n"
)
ASKED = ("--year", "2023", "--period", "Q3", "--item", "IV.1")
FORMS = [name for name, form in FORMATS.items() if not form.binary]
LETTERS = ("--year", "2023", "--letters", "x", "--deadline", "15/10/2023")
COMMANDS = [
    *(["check", "a.csv", *ASKED, "--all", "--format", form] for form in FORMS),
    ["check", "a.csv", *ASKED],
    ["check", "a.csv", *ASKED, "--expect", "all", "--bottlenecks", "--by", "parent"],
    ["check", "a.csv", *ASKED, "--unit", "Sở Y tế"],
    ["check", "one.csv", "--year", "2023"],
    ["missing", "a.csv", *ASKED],
    ["missing", "a.csv", *ASKED, "--reported-only"],
    ["missing", "one.csv", *LETTERS, "--unit", "Sở Y tế"],
    ["report", "one.csv", "--year", "2023", "--all-units", "y", "--format", "html"],
    ["inspect", "one.csv", "--year", "2023"],
    ["inspect", "a.csv", "one.csv", "--year", "2023"],
    ["explain", "a.csv", *ASKED],
    ["template", "--year", "2023", "--unit", "Sở Y tế", "-o", "form.xlsx"],
    ["list-targets", "--year", "2024", "--set", "kon-tum-kkt-2024"],
    ["diff", "2023", "2024"],
    ["cascade", "--year", "2023"],
]
_ONE = re.compile(
    r"(?<![\w.,/:;=«-])1 (?:more |missed |other )*(?!is|was|has|across|less)[a-z]+s\b"
)


@pytest.mark.parametrize("command", [pytest.param(each, id=" ".join(each)) for each in COMMANDS])
def test_one_is_not_several(command: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ONE_OF_EACH, encoding="utf-8")
    (tmp_path / "one.csv").write_text("".join(ONE_OF_EACH.splitlines(True)[:2]), encoding="utf-8")
    run = cchc(*command, "--lang", "en", folder=tmp_path)
    assert run.code != 2, run.err
    written = "".join(each.read_text(encoding="utf-8") for each in tmp_path.glob("y/*"))
    assert _ONE.findall(f"{run.out}{run.err}{written}") == []


def test_the_search_for_one_finds_what_it_is_for() -> None:
    assert _ONE.findall("1 results met, 1 more rows, 21 rows, 1 unit is") == [
        "1 results",
        "1 more rows",
    ]
