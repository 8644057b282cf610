"""What a rule is: a class with typed fields, and a folder with its words and what breaks it."""

from pathlib import Path
from string import Formatter

import pytest
import yaml

from cchc import diagnostics
from cchc.diagnostics import Finding, Location, Rule, Severity
from cchc.rules.catalogue import CATALOGUE, FAMILIES, next_free
from cchc.rules.cells import NotACount
from cchc.rules.names import ReadAsName
from cchc.rules.rows import NumeratorExceedsDenominator
from cchc.words import Lang, Words
from cchc.words.rules import read_words, words_of

RULES = Path(__file__).parents[1] / "rules"
HERE = Location("so-lieu.csv", row=2)


# --- in Python -----------------------------------------------------------------------------------


def test_a_finding_is_a_rule_with_its_values_at_a_place() -> None:
    broken = NumeratorExceedsDenominator(numerator=1200, denominator=1000)
    found = broken.at(HERE)
    assert found == Finding(broken, HERE)
    assert (found.rule.code, found.rule.name) == ("C301", "numerator-exceeds-denominator")
    assert found.rule.severity is Severity.ERROR
    assert found.message("vi").startswith("Tử số 1.200 lớn hơn mẫu số 1.000")


def test_equal_rules_have_equal_values() -> None:
    one = NumeratorExceedsDenominator(numerator=3, denominator=2)
    same = NumeratorExceedsDenominator(denominator=2, numerator=3)
    assert one == same
    assert hash(one) == hash(same)
    assert one != NumeratorExceedsDenominator(numerator=3, denominator=1)
    assert NotACount(found="x") != one
    assert repr(one) == "NumeratorExceedsDenominator(numerator=3, denominator=2)"


@pytest.mark.parametrize(
    "values",
    [
        pytest.param({"numerator": 3}, id="a value is missing"),
        pytest.param({"numerator": 3, "denominator": 2, "found": 1}, id="a value is too many"),
    ],
)
def test_a_rule_takes_exactly_its_fields(values: dict[str, int]) -> None:
    with pytest.raises(TypeError, match=r"has the fields \(numerator, denominator\)"):
        NumeratorExceedsDenominator(**values)


def test_a_rule_that_was_found_does_not_change() -> None:
    broken = NotACount(found="x")
    with pytest.raises(AttributeError, match="frozen"):
        broken.found = "y"
    assert broken.found == "x"


def test_a_field_beside_one_that_every_rule_has_ends_in_an_underscore() -> None:
    found = ReadAsName(found="xa X", name_="Xã X", how=Words("", "")).at(HERE)
    assert found.message("vi") == "«xa X» được hiểu là «Xã X»."


def test_a_code_is_not_used_twice() -> None:
    with pytest.raises(TypeError, match=r"C301 is cchc\.rules\.rows\.Numerator.* already"):
        type("AnotherRule", (Rule,), {}, code="C301", severity=Severity.ERROR)


def test_a_retired_code_is_not_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnostics, "RETIRED", {"C199": "C101"})
    with pytest.raises(TypeError, match="C199 is retired: C101 took its place"):
        type("AnotherRule", (Rule,), {}, code="C199", severity=Severity.ERROR)


def test_a_rule_has_a_severity() -> None:
    with pytest.raises(TypeError, match="C198 has no severity"):
        type("AnotherRule", (Rule,), {}, code="C198")


def test_no_rule_has_a_retired_code_and_what_replaced_it_exists() -> None:
    assert not diagnostics.RETIRED.keys() & CATALOGUE.keys()
    assert diagnostics.RETIRED.keys() | set(diagnostics.RETIRED.values()) <= {
        *diagnostics.RETIRED,
        *CATALOGUE,
    }


def test_a_rule_stands_in_the_module_of_its_family() -> None:
    expected = {code: FAMILIES[code[:2]].module.__name__ for code in CATALOGUE}
    assert {code: rule.__module__ for code, rule in CATALOGUE.items()} == expected


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        pytest.param("C3", max(c for c in CATALOGUE if c.startswith("C3")), id="a family"),
        pytest.param("D60", max(c for c in CATALOGUE if c.startswith("D60")), id="one of its tens"),
        pytest.param("D69", "D690", id="a ten without rules"),
    ],
)
def test_the_next_free_code_is_behind_all_others(start: str, expected: str) -> None:
    assert next_free(start) == f"{start[0]}{int(expected[1:]) + 1}"


def test_a_retired_code_is_not_free() -> None:
    assert next_free("C49") == "C491"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cchc.rules.catalogue.RETIRED", {"C495": "C401"})
        assert next_free("C49") == "C496"


@pytest.mark.parametrize(
    "start", [pytest.param("X1", id="no such family"), pytest.param("C301", id="a code in use")]
)
def test_no_code_is_made_up_where_none_is_free(start: str) -> None:
    with pytest.raises(LookupError):
        next_free(start)


# --- words ---------------------------------------------------------------------------------------


def placeholders(*texts: str) -> set[str]:
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_placeholders_are_the_fields(lang: Lang) -> None:
    shown = {
        code: placeholders(rule.words().message.in_(lang), rule.words().fix.in_(lang))
        for code, rule in CATALOGUE.items()
    }
    fields = {c: {field.rstrip("_") for field in rule.fields} for c, rule in CATALOGUE.items()}
    assert shown == fields
    assert [c for c, rule in CATALOGUE.items() if placeholders(rule.words().why.in_(lang))] == []


def test_the_words_are_yaml() -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for rule in CATALOGUE.values():
        read = yaml.load(file_of_words(rule).read_text(encoding="utf-8"), loader)
        assert read == {part: text._asdict() for part, text in rule.words()._asdict().items()}


def test_the_words_are_whole() -> None:
    texts = {
        (code, text) for code, rule in CATALOGUE.items() for words in rule.words() for text in words
    }
    assert [(c, text) for c, text in texts if not text or text != " ".join(text.split())] == []


def test_beside_the_words_stands_what_is_said_of_the_example() -> None:
    for code, rule in CATALOGUE.items():
        expected = file_of_words(rule).with_name("expected.txt").read_text(encoding="utf-8")
        assert f" {code} " in expected


def test_every_folder_is_a_rule() -> None:
    folders = {folder.name for folder in RULES.iterdir() if folder.is_dir()}
    assert folders == {f"{code}-{rule.name}" for code, rule in CATALOGUE.items()}


def test_words_are_read_when_a_finding_is_shown() -> None:
    words_of.cache_clear()
    found = NumeratorExceedsDenominator(numerator=3, denominator=2).at(HERE)
    assert words_of.cache_info().currsize == 0
    found.message("vi")
    found.fix("en")
    assert words_of.cache_info().currsize == 1


GOOD = [f'{part}:\n  vi: "a"\n  en: "b"\n' for part in ("message", "why", "fix")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("".join(GOOD[:2]), id="a part is missing"),
        pytest.param("".join([*GOOD, 'more:\n  vi: ""\n  en: ""\n']), id="a part too many"),
        pytest.param("".join(GOOD).replace("  en: ", "  vi: "), id="a language twice"),
        pytest.param("".join(GOOD).replace('"b"', "b"), id="no quotation marks"),
        pytest.param("".join(GOOD).replace('"b"', '"b" # c'), id="something behind them"),
        pytest.param("".join(GOOD).replace('"b"', '"b"c"'), id="a mark inside"),
        pytest.param("".join(GOOD).replace('"b"', r'"\n"'), id="an escape"),
        pytest.param("".join(GOOD) + "\n", id="a line too many"),
    ],
)
def test_words_that_are_built_otherwise_are_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        read_words(text)


def test_a_mark_inside_a_text_is_escaped() -> None:
    text = "".join(GOOD).replace('"b"', r'"\"40%\""')
    assert read_words(text).why == Words("a", '"40%"')


def file_of_words(rule: type[Rule]) -> Path:
    return RULES / f"{rule.code}-{rule.name}" / "words.yaml"
