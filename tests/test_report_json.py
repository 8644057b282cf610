"""The JSON contract: real reports fit the schema, their numbers fit each other, the docs name every key."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import cchc as cchc_library
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import read_threshold
from cchc.exit_codes import ExitCode
from cchc.render import report_json
from cchc.report import exit_code
from cli_runs import cchc
from factories import SO_NOI_VU, SO_TU_PHAP, TAN_CANH, report, target, target_set
from test_examples import FOLDERS, command_of, run

DOCS = Path(__file__).parents[1] / "docs"
PASSED_ON = Path(__file__).parents[1] / "examples" / "so-cong-thuong-2023" / "dinh-nghia"
SCHEMA = json.loads((DOCS / "report.schema.json").read_text(encoding="utf-8"))
MORE = {
    "as it is": (),
    "with everything asked for": ("--by", "parent", "--bottlenecks", "--against", "Q1"),
    "against another period": ("--by", "level", "--against", "Q1"),
    "of one item": ("--item",),
}
IN_BOTH_LANGUAGES = ("as it is", "with everything asked for")
every_report = pytest.mark.parametrize(
    ("folder", "more", "lang"),
    [
        pytest.param(folder, more, lang, id=f"{folder.name} {name} in {lang}")
        for folder in FOLDERS
        for name, more in MORE.items()
        if name != "of one item" or "--definitions" not in command_of(folder).typed
        for lang in (("vi", "en") if name in IN_BOTH_LANGUAGES else ("vi",))
    ],
)


@cache
def output(folder: Path, more: tuple[str, ...], lang: str) -> str:
    if more == ("--item",):
        more = ("--item", printed(folder, (), lang)["results"][0]["item"])
    return run(folder, "--format", "json", *more, CCHC_LANG=lang).out


def printed(folder: Path, more: tuple[str, ...], lang: str) -> dict[str, Any]:
    document = json.loads(output(folder, more, lang))
    assert isinstance(document, dict)
    return document


@every_report
def test_a_report_fits_the_schema(folder: Path, more: tuple[str, ...], lang: str) -> None:
    document = printed(folder, more, lang)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    several = len({result["unit"]["code"] for result in document["results"]}) > 1
    assert ("groups" in document) is ("--by" in more and several)
    assert len(document.get("changes", [])) == ("--against" in more) * len(document["results"])


@every_report
def test_the_summary_counts_the_results(folder: Path, more: tuple[str, ...], lang: str) -> None:
    document = printed(folder, more, lang)
    counted = Counter(result["verdict"] for result in document["results"])
    assert {verdict: n for verdict, n in document["summary"].items() if n} == dict(counted)


@every_report
def test_the_exit_code_follows_from_the_report(
    folder: Path, more: tuple[str, ...], lang: str
) -> None:
    document = printed(folder, more, lang)
    summary = document["summary"]
    errors = any(found["severity"] == "error" for found in document["findings"])
    answered = summary["met"] + summary["missed"] + summary["not_applicable"]
    missed = summary["missed"] + document["summary_of_obligations"]["missed"]
    unusable = errors or not answered or summary.get("inconclusive")
    expected = 3 if unusable else 1 if missed else 0
    assert document["exit_code"] == expected


@every_report
def test_the_numbers_of_a_ratio_agree(folder: Path, more: tuple[str, ...], lang: str) -> None:
    for judged in ratios(printed(folder, more, lang)):
        b, a, verdict = judged["numerator"], judged["denominator"], judged["verdict"]
        threshold = threshold_of(judged["threshold"])
        ends = ends_of(judged)
        if verdict in {"met", "missed"}:
            for text, end in ends:
                assert threshold.admits(*end) is (verdict == "met")
                ratio = Fraction(text.removesuffix("%").replace(",", "."))
                printed_one = ratio.numerator, ratio.denominator * 100
                assert threshold.admits(*printed_one) is (verdict == "met")
                assert abs(ratio - Fraction(100 * end[0], end[1])) <= Fraction(1, 200)
                assert ("," in text) is (lang == "vi")
        else:
            assert judged["percent"] is None
            assert not judged.keys() & {"shortfall", "headroom"}
        if verdict == "inconclusive":
            assert len({threshold.admits(*end) for _, end in ends}) == 2
        if verdict == "not_applicable":
            assert a == 0
        if verdict == "missed":
            assert "headroom" not in judged
            reaching(threshold, *ends[0][1], **judged["shortfall"])
        if verdict == "met":
            assert "shortfall" not in judged
            b, a = ends[0][1]
            assert threshold.admits(b - judged["headroom"], a)


def ends_of(judged: dict[str, Any]) -> list[tuple[str, tuple[int, int]]]:
    """Give the printed ratios and their b and a: one, or the lowest and the highest."""
    b, a = judged["numerator"], judged["denominator"]
    if "undecided" not in judged:
        return [(judged["percent"], (b, a))]
    u, v, low, high = (judged["undecided"][name] for name in ("u", "v", "low", "high"))
    assert judged["percent"] is None
    return [(low, (b, a + v)), (high, (b + u + v, a + v))]


def reaching(
    threshold: Threshold,
    b: int,
    a: int,
    of_these: int | None,
    further: int | None,
    *,
    fewer: bool = False,
) -> None:
    """Check that what is missing, and no less, reaches the target."""
    if fewer:
        assert threshold.admits(b - (of_these or 0), a)
        return
    if of_these is not None:
        assert threshold.admits(b + of_these, a)
        assert not threshold.admits(b + of_these - 1, a)
    if further is not None:
        assert threshold.admits(b + further, a + further)
        assert not threshold.admits(b + further - 1, a + further - 1)


def test_totals_add_the_results_that_can_be_trusted() -> None:
    [folder] = [folder for folder in FOLDERS if folder.name == "kon-tum-quy-3-2023"]
    document = printed(folder, (), "vi")
    for total in document["totals"]:
        added = [
            result
            for result in document["results"]
            if result["item"] == total["item"]
            and result["verdict"] in {"met", "missed", "not_applicable"}
        ]
        assert total["units"] == len(added)
        assert total["numerator"] == sum(result["numerator"] for result in added)
        assert total["denominator"] == sum(result["denominator"] for result in added)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_both_languages_carry_the_same_codes_and_numbers(folder: Path) -> None:
    vi, en = (printed(folder, (), lang) for lang in ("vi", "en"))
    for document, lang in ((vi, "vi"), (en, "en")):
        document["options"].remove({"option": "--lang", "value": lang})
    assert list(machine_readable(vi)) == list(machine_readable(en))


def machine_readable(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    """List what is not a text for people."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from machine_readable(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from machine_readable(inner, key)
    elif key not in {"message", "fix", "percent", "low", "high", "group", "incomparable"}:
        yield key, value


def test_a_run_prints_the_same_bytes_again() -> None:
    """Whatever order the sets of another process have."""
    first, second = (
        run(FOLDERS[0], "--format", "json", PYTHONHASHSEED=seed).out for seed in ("1", "2")
    )
    assert first == second
    assert first.endswith("}\n")


def test_no_number_is_a_float() -> None:
    for folder in FOLDERS:
        text = output(folder, (), "vi")
        json.loads(text, parse_float=lambda number: pytest.fail(f"a float: {number}"))


# --- reports that no example shows -------------------------------------------------------------

REPORTS = {
    "nothing": report([]),
    "a band": report(
        [(SO_NOI_VU, 1, 2), (SO_TU_PHAP, 7, 10), (TAN_CANH, 10, 10)],
        of=target_set(target("từ 70% đến dưới 99,5%")),
    ),
    "a ceiling": report([(SO_NOI_VU, 6, 100)], of=target_set(target("Tối đa 5"))),
    "strangers and wrong numbers": report([("Ban «Lạ»\x1b", 11, 10), (SO_NOI_VU, None, 3)]),
    "what cannot be reached": report([(SO_NOI_VU, 9, 10)], of=target_set(target("100"))),
}


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_any_report_fits_the_schema(name: str, lang: str) -> None:
    made = REPORTS[name]
    document = json.loads(report_json.render(made, exit_code(made), "vi" if lang == "vi" else "en"))
    jsonschema.Draft202012Validator(SCHEMA).validate(document)


def test_a_band_has_two_ends() -> None:
    made = REPORTS["a band"]
    document = json.loads(report_json.render(made, ExitCode.MISSED, "vi"))
    assert [result["verdict"] for result in document["results"]] == ["missed", "met", "missed"]
    assert document["results"][0]["threshold"] == {
        "text": "từ 70% đến dưới 99,5%",
        "operator": "between",
        "value": "70",
        "value_to": "99.5",
        "include_from": True,
        "include_to": False,
    }


def test_what_was_not_reported_is_null_and_never_nought() -> None:
    made = report([(SO_NOI_VU, None, None)])
    document = json.loads(report_json.render(made, ExitCode.UNUSABLE, "vi"))
    [result], [total] = document["results"], document["totals"]
    for judged in (result, total):
        assert (judged["numerator"], judged["denominator"], judged["percent"]) == (None,) * 3
        assert judged["verdict"] == "not_reported"
    assert total["units"] == 0


def test_what_cannot_be_reached_is_null() -> None:
    document = json.loads(report_json.render(REPORTS["what cannot be reached"], ExitCode.OK, "vi"))
    assert document["results"][0]["shortfall"] == {"of_these": 1, "further": None}


# --- the schema and the docs ---------------------------------------------------------------------


def test_the_schema_is_a_schema_and_closed_at_every_level() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for found in objects(SCHEMA):
        assert found["additionalProperties"] is False
        assert set(found["required"]) <= found["properties"].keys()


def objects(schema: object) -> Iterator[dict[str, Any]]:
    """List the parts of a schema that describe objects."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for inner in schema.values():
            yield from objects(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from objects(inner)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param({"schema": "cchc.report/3"}, id="another contract"),
        pytest.param({"surprise": 1}, id="a key that nobody knows"),
        pytest.param({"exit_code": 70}, id="a report by a crash"),
        pytest.param({"period": "Q3"}, id="a period without its year"),
        pytest.param({"summary": {"met": 1}}, id="a summary with holes"),
        pytest.param({"results": [{}]}, id="an empty result"),
    ],
)
def test_the_schema_refuses(spoil: dict[str, Any]) -> None:
    document = json.loads(report_json.render(REPORTS["a band"], ExitCode.MISSED, "vi"))
    validator = jsonschema.Draft202012Validator(SCHEMA)
    assert validator.is_valid(document)
    assert not validator.is_valid(document | spoil)


def test_the_docs_name_every_key_of_the_report_and_no_other() -> None:
    keys = {key for found in objects(SCHEMA) for key in found["properties"]}
    text = chapter("The report", "Who is to be reminded")
    assert keys <= set(re.findall(r"`(\w+)`", text))
    assert set(in_tables(text)) <= keys


@pytest.mark.parametrize(
    ("command", "start", "end"),
    [
        pytest.param(
            ["list-targets", "--year", "2023"], "The targets", "How targets", id="targets"
        ),
        pytest.param(["list-indicators"], "The indicators", "The quantities", id="indicators"),
        pytest.param(["list-quantities"], "The quantities", "Why results", id="quantities"),
    ],
)
def test_the_docs_name_every_key_of_the_lists(
    command: list[str], start: str, end: str | None
) -> None:
    rows = json.loads(cchc(*command, "--format", "json").out)
    keys = {key for row in rows for key in row}
    assert keys == set(in_tables(chapter(start, end)))


def test_the_docs_name_every_key_of_what_was_passed_on() -> None:
    found = json.loads(cchc("cascade", "--year", "2023", "--format", "json").out)
    text = chapter("How targets", "The indicators")
    passed = json.loads(cchc("cascade", "--definitions", str(PASSED_ON), "--format", "json").out)
    assert {key for each in passed for row in each["rows"] for key in row} == set(in_tables(text))
    assert {key for each in found for key in each} <= set(re.findall(r"`(\w+)`", text))


def test_the_docs_name_every_key_of_the_reminders(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.csv"
    rows = "Sở Nội vụ,IV.1,Quý III/2023,1,2\nSở Y tế,IV.1,Quý III/2023,x,2\n"
    path.write_text(f"Đơn vị,Mục,Kỳ,b,a\n{rows}", encoding="utf-8")
    document = json.loads(cchc("missing", str(path), "--year", "2023", "--format", "json").out)
    text = chapter("Who is to be reminded", "The targets")
    rows_ = [*document["units"], *document["unusable"]]
    assert {key for row in rows_ for key in row} == set(in_tables(text))
    assert set(document) <= set(re.findall(r"`(\w+)`", text))


def in_tables(text: str) -> list[str]:
    """List the keys that have a row of their own."""
    return re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)


def chapter(start: str, end: str | None) -> str:
    _, _, after = (DOCS / "json.md").read_text(encoding="utf-8").partition(f"\n## {start}")
    return after.partition(f"\n## {end}")[0] if end else after


def ratios(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """List everything that has b, a and a verdict."""
    for part in ("results", "totals", "groups"):
        yield from document.get(part, [])


def threshold_of(written: dict[str, Any]) -> Threshold:
    """Read the threshold's text again; what the document says of it must be the same."""
    read = read_threshold(written["text"])
    assert written["operator"] == read.operator
    return read


def test_a_total_says_how_many_units_of_no_registry_it_leaves_out() -> None:
    rows = "Văn phòng,I.3,Quý III/2024,30,40\nPhòng Mới,I.3,Quý III/2024,3,4\n"
    file = cchc_library.File("a.csv", f"Đơn vị,Mục,Kỳ,b,a\n{rows}".encode())
    report = cchc_library.check(file, year=2024, set_id="kon-tum-kkt-2024", expect="reported")
    totals = {each["item"]: each for each in json.loads(report.to_json())["totals"]}
    assert [totals["I.3"].get(key) for key in ("units", "unlisted_units", "numerator")] == [
        1,
        1,
        30,
    ]
    assert "unlisted_units" not in totals["I.1"]


@pytest.mark.parametrize(
    ("threshold", "b", "expected"),
    [
        pytest.param("Tối đa 5", 6, {"of_these": 1, "further": 20, "fewer": True}, id="too high"),
        pytest.param("Tối thiểu 7", 6, {"of_these": 1, "further": 2}, id="too low"),
        pytest.param(
            "từ 70% đến dưới 85%",
            86,
            {"of_these": 2, "further": 2, "fewer": True},
            id="above a band",
        ),
        pytest.param("từ 70% đến dưới 85%", 69, {"of_these": 1, "further": 4}, id="below a band"),
    ],
)
def test_a_shortfall_says_where_it_is_fewer_that_are_wanted(
    threshold: str, b: int, expected: dict[str, object]
) -> None:
    made = report([(SO_NOI_VU, b, 100)], of=target_set(target(threshold)))
    document = json.loads(report_json.render(made, ExitCode.MISSED, "vi"))
    assert document["results"][0]["shortfall"] == expected
    assert document["totals"][0]["shortfall"] == expected
