"""The tests inside definitions: what is tried, how it ends, and what they would not notice."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema

from cchc.api import run_tests
from cchc.authoring.run_tests import NOTICED_AT_LEAST
from cchc.errors import BrokenDefinitions
from cchc.exit_codes import ExitCode
from cchc.loading.definitions import load, shipped
from cli_runs import cchc
from made_folders import INDICATOR, TARGETS, UNITS, Step, after, made_folder, swap

JUNIT = Path(__file__).parent / "data/schemas/junit-10.xsd"
ROW = "    basis: null\n"
MET = '{b: 95, a: 100, verdict: met, shown: "95,00%"}'
MISSED = '{b: 9499, a: 10000, verdict: missed, shown: "94,99%", shortfall: 1, further: 20}'
ELSEWHERE = "{b: 95, a: 100, levels: [district, commune, office, officer], verdict: not_bound}"


def of_row(*cases: str, more: str = "") -> Step:
    """Give the row of the sample tests, and keys before them."""
    lines = "".join(f"      - {case}\n" for case in cases)
    return swap(TARGETS, ROW, f"{ROW}{more}    tests:\n{lines}")


def of_indicator(*cases: str) -> Step:
    lines = "".join(f"  - {case}\n" for case in cases)
    return swap(INDICATOR, "over_time: sum\n", f"over_time: sum\ntests:\n{lines}")


def problems(tmp_path: Path, step: Step) -> list[str]:
    folder = made_folder(tmp_path / "d")
    step(folder)
    return [problem.en for trial in run_tests(folder).trials for problem in trial.problems]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(of_row(MET, MISSED, ELSEWHERE), [], id="a row that holds"),
        pytest.param(
            of_row("{b: 94, a: 100, verdict: met}"),
            ["verdict: expected «Met», found «Missed»"],
            id="a verdict",
        ),
        pytest.param(
            of_row('{b: 94996, a: 100000, shown: "95,00%"}'),
            ["printed percentage: expected 95,00%, found 94,996%"],
            id="what is printed never contradicts the verdict",
        ),
        pytest.param(
            of_row("{b: 94, a: 100, shortfall: 2, further: none}"),
            ["shortfall: expected 2, found 1", "further ones: expected none, found 20"],
            id="both shortfalls",
        ),
        pytest.param(
            of_row("{b: 95, a: 100, levels: [commune], verdict: met}"),
            ["verdict: expected «Met», found «Not bound»"],
            id="a level that is not bound",
        ),
        pytest.param(
            of_row("{b: 1, verdict: not_reported}", "{b: 3, a: 2, verdict: invalid}"),
            [],
            id="a blank, and more than all",
        ),
        pytest.param(
            of_row(
                "{b: 30, a: 100, period: Q1, verdict: met}",
                "{b: 29, a: 100, period: Quý I, verdict: missed}",
                "{b: 60, a: 100, period: 6 tháng, verdict: met}",
                "{b: 60, a: 100, verdict: missed}",
                more='    roadmap: {Q1: "30", Q2: "60", Q3: "80", Q4: Tối thiểu 95}\n',
            ),
            [],
            id="the steps of a roadmap",
        ),
        pytest.param(
            of_row(
                "{b: 97, a: 100, unit: '2', verdict: met}",
                "{b: 96, a: 100, unit: '2', verdict: missed}",
                more="    assigned: [{unit: '2', threshold: '97'}]\n",
            ),
            [],
            id="the own threshold of a unit",
        ),
        pytest.param(
            of_indicator(
                "{b: 0, a: 0, verdict: not_applicable}",
                "{b: 0, a: 0, verdict: met}",
            ),
            ["verdict: expected «Met», found «Not arisen»"],
            id="what a = 0 means",
        ),
        pytest.param(
            of_indicator("{b: 4, a: 5, threshold: trên 80%, verdict: missed}"),
            [],
            id="an indicator with a threshold to try",
        ),
        pytest.param(
            after(
                swap(
                    INDICATOR,
                    "numerator:\n  label: Số hồ sơ giải quyết đúng hạn\n",
                    "numerator:\n  label: Số hồ sơ giải quyết đúng hạn\n"
                    "  quantities: [settled-total, -settled-late]\n",
                ),
                swap(
                    INDICATOR,
                    "denominator:\n  label: Số hồ sơ đã giải quyết\n",
                    "denominator:\n  label: Số hồ sơ đã giải quyết\n"
                    "  quantities: [settled-total]\n",
                ),
                of_indicator("{quantities: {settled-total: 100, settled-late: 7}, b: 94, a: 100}"),
            ),
            ["b: expected 94, found 93"],
            id="what b and a are made of",
        ),
    ],
)
def test_what_a_test_tells(tmp_path: Path, step: Step, expected: list[str]) -> None:
    assert problems(tmp_path, step) == expected


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        pytest.param(of_row("{b: 1, a: 2}"), "D901", id="it expects nothing"),
        pytest.param(
            of_row("{b: 1, a: 2, unit: '2', verdict: met}"), "D901", id="a unit without the target"
        ),
        pytest.param(
            of_row("{b: 1, a: 2, period: Quý I/2023, verdict: met}"), "D901", id="another year"
        ),
        pytest.param(
            of_indicator("{quantities: {settled-total: 1}, b: 1}"), "D901", id="no recipe"
        ),
    ],
)
def test_a_test_that_cannot_be_run_is_wrong_usage_and_stops_no_other(
    tmp_path: Path, step: Step, expected: str
) -> None:
    folder = made_folder(tmp_path / "d")
    step(folder)
    add_case(folder)
    tested = run_tests(folder, mutate=True)
    assert [found.rule.code for found in tested.broken] == [expected]
    assert [trial.name.en for trial in tested.trials] == ["95/100 (province)"]
    assert (tested.exit_code(), tested.changes) == (ExitCode.USAGE, [])
    runs = [cchc("test", str(folder), *more) for more in ([], ["--mutate"])]
    assert [(run.code, run.err) for run in runs] == [(ExitCode.USAGE, "")] * 2
    assert all(
        f" {expected} " in run.out and "2 phép thử, 0 sai, 1 hỏng." in run.out for run in runs
    )
    assert "Chưa thử các thay đổi" in runs[1].out
    assert cchc("lint", str(folder)).code == ExitCode.USAGE


def add_case(folder: Path) -> None:
    """Give the row one more test, which holds."""
    text = (folder / TARGETS).read_text(encoding="utf-8")
    if "tests:" in text:
        swap(TARGETS, "    tests:\n", f"    tests:\n      - {MET}\n")(folder)
    else:
        of_row(MET)(folder)


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        pytest.param("{b: 1, a: 2, verdict: đạt}", "D206", id="no such verdict"),
        pytest.param("{b: 1.5, a: 2, verdict: met}", "D216", id="no count"),
        pytest.param("{b: 1, a: 2, verdcit: met}", "D202", id="a key misspelt"),
        pytest.param("{b: 1, a: 2}", "D901", id="it expects nothing"),
    ],
)
def test_junit_tells_what_is_broken_as_an_error(tmp_path: Path, case: str, expected: str) -> None:
    folder = made_folder(tmp_path / "d")
    of_row(case)(folder)
    run = cchc("test", str(folder), "--format", "junit")
    assert run.code == ExitCode.USAGE
    xmlschema.XMLSchema(str(JUNIT)).validate(run.out)
    root = ET.fromstring(run.out)
    assert (root.get("tests"), root.get("errors"), root.get("failures")) == ("1", "1", "0")
    assert [each.get("type") for each in root.iter("error")] == [expected]
    assert cchc("lint", str(folder)).code == ExitCode.USAGE


def test_what_is_no_definition_is_wrong_usage(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    of_row("{b: 1, a: 2, verdcit: met}")(folder)
    with pytest.raises(BrokenDefinitions) as broken:
        run_tests(folder)
    assert [found.rule.code for found in broken.value.findings] == ["D202"]


def test_a_registry_that_no_command_reads_is_wrong_usage_here_too(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    after(of_row(MET), swap(UNITS, "2,Sở B", '2,"Sở B'))(folder)
    run = cchc("test", "d", folder=tmp_path)
    assert (run.code, run.out, "D405" in run.err) == (ExitCode.USAGE, "", True)


@pytest.mark.parametrize(
    ("step", "options", "expected"),
    [
        pytest.param(of_row(MET), [], ExitCode.OK, id="every test holds"),
        pytest.param(of_row("{b: 1, a: 2, verdict: met}"), [], ExitCode.MISSED, id="one fails"),
        pytest.param(after(), [], ExitCode.UNUSABLE, id="no tests is not success"),
        pytest.param(of_row(MET), ["--mutate"], ExitCode.MISSED, id="much goes unnoticed"),
        pytest.param(
            after(
                of_row(MET, MISSED, ELSEWHERE),
                of_indicator(
                    "{b: 0, a: 0, verdict: not_applicable}", "{b: 3, a: 2, verdict: invalid}"
                ),
            ),
            ["--mutate"],
            ExitCode.OK,
            id="everything is noticed",
        ),
    ],
)
def test_the_exit_code(tmp_path: Path, step: Step, options: list[str], expected: ExitCode) -> None:
    step(made_folder(tmp_path / "d"))
    for form in ("text", "junit"):
        run = cchc("test", "d", "--format", form, *options, folder=tmp_path)
        assert (run.code, run.err) == (expected, "")


def test_names_and_places_are_printed(tmp_path: Path) -> None:
    wrong = "{name: một nửa, b: 1, a: 2, verdict: met}"
    of_row(MET, wrong)(made_folder(tmp_path / "d"))
    assert cchc("test", "d", folder=tmp_path).out.splitlines() == [
        "đúng made-up-2024 I.1: 95/100 (cấp tỉnh)",
        "SAI made-up-2024 I.1: một nửa (cấp tỉnh)",
        f"    {TARGETS}:24:9 đánh giá phải là «Đạt», nhưng là «Không đạt»",
        "2 phép thử, 1 sai.",
    ]


def test_tests_of_rows_notice_changes_of_their_indicator(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    of_row("{b: 0, a: 0, verdict: not_applicable}", "{b: 3, a: 2, verdict: invalid}")(folder)
    changes = run_tests(folder, mutate=True).changes
    own = [each for each in changes if each.subject.id == "dossiers-on-time"]
    assert len(own) == 3
    assert all(each.is_noticed for each in own)


def test_what_nobody_notices_is_named(tmp_path: Path) -> None:
    after(of_row(MET, MISSED), swap(UNITS, "2,Sở B", "2,Sở C"))(made_folder(tmp_path / "d"))
    unnoticed = re.findall(
        r"^(\S+) no test noticed: (.*)$",
        cchc("test", "d", "--mutate", "--lang", "en", folder=tmp_path).out,
        re.MULTILINE,
    )
    assert unnoticed == [
        (f"{INDICATOR}:1:1", "Dossiers settled on time: when_empty: not_applicable → met"),
        (f"{INDICATOR}:1:1", "Dossiers settled on time: when_empty: not_applicable → missed"),
        *(
            (f"{TARGETS}:16:13", f"made-up-2024 I.1: levels: + {level}")
            for level in ("district", "commune", "office", "officer")
        ),
    ]


def test_junit_is_valid_and_counts_failures(tmp_path: Path) -> None:
    of_row(MET, "{b: 1, a: 2, verdict: met}")(made_folder(tmp_path / "d"))
    written = cchc("test", "d", "--format", "junit", folder=tmp_path).out
    xmlschema.XMLSchema(str(JUNIT)).validate(written)
    root = ET.fromstring(written)
    assert (root.get("tests"), root.get("failures")) == ("2", "1")


def test_tests_are_not_inherited_and_not_kept_for_judging(tmp_path: Path) -> None:
    folder = made_folder(tmp_path / "d")
    of_row(MET)(folder)
    child = (folder / TARGETS).read_text(encoding="utf-8").partition("sections:")[0]
    child = child.replace("id: made-up-2024", "id: so-b-2024\nextends: made-up-2024")
    child = child.replace('body: "1"', 'body: "2"') + "targets: [{item: I.1, threshold: '97'}]\n"
    (folder / "targets/so-b-2024.yaml").write_text(child, encoding="utf-8")
    assert [trial.subject.id for trial in run_tests(folder).trials] == ["made-up-2024 I.1"]
    definitions = load(folder, cache=None).definitions
    assert definitions
    assert [row.tests for each in definitions.target_sets for row in each.targets] == [(), ()]


# --- what comes with the program -------------------------------------------------------------------


def test_what_is_shipped_holds_and_hardly_a_change_goes_unnoticed() -> None:
    tested = run_tests(mutate=True)
    assert [(trial.subject.id, trial.name.vi) for trial in tested.failed] == []
    assert len(tested.trials) >= 200
    noticed = len(tested.changes) - len(tested.unnoticed)
    assert 100 * noticed >= NOTICED_AT_LEAST * len(tested.changes)
    counted = {each.what.partition(" ")[0] for each in tested.changes if "count." in each.what}
    assert counted == {"count.denominator", "count.numerator", "count.period:", "count.of:"}
    forms = {path.stem for path in (shipped() / "layouts").glob("*.yaml")} - {"vocabulary"}
    assert {each.subject.id for each in tested.changes} >= forms


def test_every_shipped_indicator_row_and_layout_has_tests() -> None:
    subjects = {trial.subject.id for trial in run_tests().trials}
    root = shipped()
    files = [*root.glob("indicators/*.yaml"), *root.glob("layouts/*.yaml")]
    names = {path.stem for path in files} - {"vocabulary"}
    definitions = load(None, cache=None).definitions
    assert definitions
    rows = {f"{each.id} {row.item}" for each in definitions.target_sets for row in each.targets}
    assert subjects == names | rows


SHEET = """id: mau
title: Mẫu
english: Form
columns:
  - {heading: Đơn vị, means: unit}
  - {heading: Tốt, means: b, indicator: I.1}
  - {heading: Cả, means: a, indicator: I.1}
tests:
  - name: hai cột
    set: SET
    rows: ["Kỳ báo cáo: Quý III/2024", Đơn vị | Tốt | Cả, Sở B | 19 | 20]
    counts: [{unit: Sở B, indicator: dossiers-on-time, period: Quý III, b: B, a: 20}]
"""


@pytest.mark.parametrize(
    ("set_id", "b", "code", "told"),
    [
        pytest.param("made-up-2024", "19", ExitCode.OK, "1 test, 0 failed", id="read as it should"),
        pytest.param("made-up-2024", "18", ExitCode.MISSED, "19/20 was read", id="other counts"),
        pytest.param("made-up", "19", ExitCode.USAGE, "D901", id="a set that is not there"),
    ],
)
def test_the_sample_sheet_of_a_layout(
    tmp_path: Path, set_id: str, b: str, code: ExitCode, told: str
) -> None:
    folder = made_folder(tmp_path / "d")
    (folder / "layouts").mkdir()
    text = SHEET.replace("SET", set_id).replace("b: B", f"b: {b}")
    (folder / "layouts" / "mau.yaml").write_text(text, encoding="utf-8")
    run = cchc("test", str(folder), "--lang", "en")
    assert run.code == code
    assert told in run.out + run.err
