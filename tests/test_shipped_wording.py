"""The shipped definitions say what the documents say, cell by cell and word by word.

``cchc.definitions.verbatim`` finds every string on the lines that the set declares for it, and every word
of these lines in a string; here each word of each string is spoilt, and must be missed.
"""

import csv
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from cchc.definitions.checker import check
from cchc.definitions.declared import Declared
from cchc.definitions.model import TargetSet
from cchc.definitions.verbatim import compare
from cchc.definitions.verbatim_text import Said
from cchc.drafting import beside_documents
from cchc.drafts.said import said_by
from cchc.law import load
from cchc.loading.one_file import parse

ROOT = Path(__file__).parents[1]
KNOWN = load().definitions
SOURCES = ROOT / "docs" / "sources"

# What the annexes call a body.  One with a comma in its name must not be torn apart there.
BODIES = {
    "Ban Quản lý khu kinh tế tỉnh",
    "Các cơ quan chuyên môn cấp huyện",
    "Các phòng, đơn vị",
    "Các sở, ban ngành",
    "UBND cấp huyện",
    "UBND cấp xã",
    "Văn phòng BQLKKT tham mưu, phối hợp với Trung tâm PVHCC, Viễn thông Kon Tum",
    "Văn phòng BQLKKT tỉnh",
    "Văn phòng HĐND-UBND huyện",
    "Văn phòng UBND tỉnh",
}


def fold(text: str) -> str:
    return " ".join(text.split())


NAMES = ("kon-tum-2023", "kon-tum-kkt-2024")


def declared(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


SETS = {path.stem: declared(path) for path in sorted((ROOT / "targets").glob("*.yaml"))}
INDICATORS = {path.stem: declared(path) for path in sorted((ROOT / "indicators").glob("*.yaml"))}
both_sets = pytest.mark.parametrize("name", NAMES)


@cache
def document_of(name: str) -> Said:
    file = SETS[name]["document"]["file"]
    said, _ = said_by(file, (ROOT / file).read_bytes(), is_kept=True)
    assert said is not None
    return said


@cache
def file_of(name: str) -> Declared[Any]:
    raw, _ = parse((ROOT / "targets" / f"{name}.yaml").read_bytes(), f"targets/{name}.yaml")
    assert raw is not None
    return raw


def sets_of(name: str, mutant: Any) -> Declared[TargetSet]:
    raw = file_of(name)
    read, found = check(TargetSet, Declared(raw.name, mutant, raw.at), KNOWN.indicators)
    assert found == []
    assert read is not None
    return read


def disagreements(name: str, mutant: Any) -> list[str]:
    """Name every place where a set does not say exactly what its document says."""
    return [each.rule.code for each in compare(sets_of(name, mutant), document_of(name))]


def bodies_of(target_set: Any) -> set[str]:
    return {
        body
        for target in target_set["targets"]
        for key in ("responsible", "coordinating")
        for body in target[key]
    }


def mutants(target_set: TargetSet) -> Iterator[tuple[str, TargetSet]]:
    """Spoil one word of one verbatim string at a time: change, drop, double it or swap it with the next."""
    for path in verbatim_strings(target_set):
        words = str(value_at(target_set, path)).split(" ")
        for index, word in enumerate(words):
            before, after = words[:index], words[index + 1 :]
            spoilt = {
                "dropped": [*before, *after],
                "changed": [*before, f"{word}x", *after],
                "doubled": [*before, word, word, *after],
                "unaccented": [*before, unaccented(word), *after],
                "swapped": [*before, *after[:1], word, *after[1:]],
            }
            # Every word is spoilt in one way, and each end of a text by being dropped, too.
            ways = {[*spoilt][index % len(spoilt)]} | (
                {"dropped"} if not before or not after else set()
            )
            for how in sorted(ways):
                if spoilt[how] not in (words, []):
                    text = " ".join(spoilt[how])
                    yield f"{path} {word} {how}", replaced(target_set, path, text)


def verbatim_strings(target_set: TargetSet) -> Iterator[tuple[str | int, ...]]:
    yield ("title",)
    yield "annex_heading", "title"
    yield from (("preamble", at) for at in range(len(target_set.preamble)))
    yield from (("sections", number) for number in target_set.sections)
    for index, target in enumerate(target_set.targets):
        yield "targets", index, "threshold", "text"
        for key in ("wording", "unit_of_measure", "basis", "scope"):
            if getattr(target, key):
                yield "targets", index, key
        for key in ("responsible", "coordinating"):
            yield from (
                ("targets", index, key, place) for place in range(len(getattr(target, key)))
            )


def value_at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        tree = tree[step] if isinstance(tree, (tuple, dict)) else getattr(tree, str(step))
    return tree


def replaced(tree: Any, path: tuple[str | int, ...], value: str) -> Any:
    """Copy the tree along the path and put the value at its end."""
    if not path:
        return value
    first, *rest = path
    inner = replaced(value_at(tree, (first,)), tuple(rest), value)
    if isinstance(tree, dict):
        return tree | {first: inner}
    if isinstance(tree, tuple):
        return (*tree[: int(first)], inner, *tree[int(first) + 1 :])
    return replace(tree, **{str(first): inner})


def unaccented(word: str) -> str:
    letters = unicodedata.normalize("NFD", word.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def test_the_sources_are_the_bytes_that_their_readme_names() -> None:
    readme = (SOURCES / "README.md").read_text(encoding="utf-8")
    stated = dict(re.findall(r"^\| `(\S+\.txt)` \|.*\| `([0-9a-f]{64})` \|$", readme, re.MULTILINE))
    actual = {
        file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in SOURCES.glob("*.txt")
    }
    assert actual == stated


def test_nine_targets_in_2023_and_fourteen_in_2024() -> None:
    counted = {
        name: len(target_set["targets"]) for name, target_set in SETS.items() if name in NAMES
    }
    assert counted == {"kon-tum-2023": 9, "kon-tum-kkt-2024": 14}


def test_every_cell_says_what_the_document_says() -> None:
    assert beside_documents(ROOT) == []


@both_sets
def test_a_word_changed_dropped_doubled_or_swapped_is_noticed(name: str) -> None:
    file = sets_of(name, file_of(name).value)
    tried = 0
    missed = []
    for how, mutant in mutants(file.value):
        tried += 1
        found = compare(Declared(file.name, mutant, file.at), document_of(name))
        if next(found, None) is None:
            missed.append(how)
    assert missed == []
    assert tried > 800


@both_sets
def test_a_word_moved_to_the_next_column_is_noticed(name: str) -> None:
    for index in range(len(SETS[name]["targets"])):
        mutant = deepcopy(file_of(name).value)
        target = mutant["targets"][index]
        *words, last = target["wording"].split(" ")
        target["wording"] = " ".join(words)
        target["responsible"][0] = f"{last} {target['responsible'][0]}"
        assert "D823" in disagreements(name, mutant)


@both_sets
def test_two_targets_in_each_others_place_are_noticed(name: str) -> None:
    mutant = deepcopy(file_of(name).value)
    mutant["targets"][0], mutant["targets"][1] = mutant["targets"][1], mutant["targets"][0]
    assert disagreements(name, mutant) == ["D827"]


@both_sets
def test_a_target_left_out_is_noticed(name: str) -> None:
    mutant = deepcopy(file_of(name).value)
    item = mutant["targets"].pop(3)["item"]
    assert "D826" in disagreements(name, mutant)
    del mutant["document"]["lines"]["rows"][item]
    assert "D825" in disagreements(name, mutant)


def test_no_body_is_torn_apart_at_its_comma() -> None:
    assert set().union(*(bodies_of(SETS[name]) for name in NAMES)) == BODIES


def test_number_and_dates_that_the_copies_lack_stay_empty() -> None:
    keys = ("number", "issued", "effective")
    nothing = [None, None, {"from": None, "to": None}]
    assert {name: [SETS[name][key] for key in keys] for name in NAMES} == dict.fromkeys(
        NAMES, nothing
    )


def test_the_levels_of_2023_are_those_that_the_rows_name() -> None:
    levels = {target["item"]: target["levels"] for target in SETS["kon-tum-2023"]["targets"]}
    everyone = ["province", "district", "commune"]
    assert levels == {
        "I.1": ["province"],
        "I.2": ["district"],
        "I.3": ["commune"],
        "II": everyone,
        "III.1": everyone,
        "III.2": everyone,
        "IV.1": ["province"],
        "IV.2": ["district"],
        "IV.3": ["commune"],
    }


@both_sets
def test_every_quotation_in_a_note_stands_in_its_document(name: str) -> None:
    document = fold(
        re.sub(
            r"</?(?:b|i|p|math)>", "", (ROOT / SETS[name]["document"]["file"]).read_text("utf-8")
        )
    )
    used = {target["indicator"] for target in SETS[name]["targets"]}
    notes = [target.get("note", "") for target in SETS[name]["targets"]]
    notes += [INDICATORS[indicator].get("note", "") for indicator in used]
    quotations = [quotation for note in notes for quotation in re.findall("«(.*?)»", note)]
    assert [quotation for quotation in quotations if quotation not in document] == []


def test_every_file_is_named_after_its_id() -> None:
    ids = {name: value["id"] for name, value in (SETS | INDICATORS).items()}
    assert ids == {name: name for name in SETS | INDICATORS}


def test_targets_and_indicators_belong_together() -> None:
    used = {target["indicator"] for target_set in SETS.values() for target in target_set["targets"]}
    assert used == INDICATORS.keys()


def test_only_the_provincial_ratio_of_dossiers_on_time_is_shared() -> None:
    used = [target["indicator"] for name in NAMES for target in SETS[name]["targets"]]
    assert [indicator for indicator, times in Counter(used).items() if times > 1] == [
        "province-dossiers-on-time"
    ]
    wordings = {
        target["wording"]
        for name in NAMES
        for target in SETS[name]["targets"]
        if target["item"] == "IV.1"
    }
    assert len(wordings) == 1


@both_sets
def test_a_label_is_a_part_of_the_wording(name: str) -> None:
    labels = {
        target["item"]: (INDICATORS[target["indicator"]]["label"], target["wording"])
        for target in SETS[name]["targets"]
    }
    assert [item for item, (label, wording) in labels.items() if label not in wording] == []


@both_sets
def test_a_formula_is_stated_exactly_where_the_wording_writes_it_down(name: str) -> None:
    for target in SETS[name]["targets"]:
        indicator = INDICATORS[target["indicator"]]
        wording = target["wording"].replace("phạm vị", "phạm vi")  # the document's slip in III.2
        assert (indicator["formula"] == "stated") == ("công thức (b/a)" in wording), target["item"]
        if indicator["formula"] == "stated":
            b, a = indicator["numerator"]["label"], indicator["denominator"]["label"]
            for count in (f"a là {a[0].lower()}{a[1:]}", f"b là {b[0].lower()}{b[1:]}"):
                assert count in wording, target["item"]
        else:
            assert indicator["note"].startswith("Văn bản không ghi công thức")
            assert "cách hiểu của cchc:" in indicator["note"]


@both_sets
def test_no_two_indicators_of_a_set_share_a_name(name: str) -> None:
    indicators = [INDICATORS[target["indicator"]] for target in SETS[name]["targets"]]
    names = [alias.casefold() for each in indicators for alias in (each["label"], *each["aliases"])]
    assert [alias for alias, times in Counter(names).items() if times > 1] == []


def test_every_shipped_text_is_composed_unicode_with_unix_line_ends() -> None:
    files = [*(ROOT / "indicators").rglob("*"), *(ROOT / "targets").rglob("*")]
    texts = {file: file.read_bytes().decode("utf-8") for file in files if file.is_file()}
    odd = [
        file.name
        for file, text in texts.items()
        if text != unicodedata.normalize("NFC", text) or "\r" in text or text.startswith("\ufeff")
    ]
    assert odd == []


def units_2023() -> list[dict[str, str]]:
    with (ROOT / "targets/units/kon-tum-2023.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_communes_of_each_district() -> None:
    units = units_2023()
    names = {unit["code"]: unit["name"] for unit in units}
    counted = Counter(names[unit["parent"]] for unit in units if unit["level"] == "commune")
    assert counted == {
        "Thành phố Kon Tum": 21,
        "Huyện Đắk Glei": 12,
        "Huyện Ngọc Hồi": 8,
        "Huyện Đắk Tô": 9,
        "Huyện Kon Plông": 9,
        "Huyện Kon Rẫy": 7,
        "Huyện Đắk Hà": 11,
        "Huyện Sa Thầy": 11,
        "Huyện Tu Mơ Rông": 11,
        "Huyện Ia H' Drai": 3,
    }
    assert counted.total() == 102


@pytest.mark.parametrize(
    ("code", "name", "parent"),
    [
        pytest.param("62", "Tỉnh Kon Tum", "", id="the province"),
        pytest.param("608", "Thành phố Kon Tum", "62", id="the city of the same name"),
        pytest.param("23281", "Phường Quang Trung", "608", id="the first commune"),
        pytest.param("23368", "Xã Đắk Long", "610", id="Đắk Long in Đắk Glei"),
        pytest.param("23504", "Xã Đăk Long", "615", id="Đăk Long in Đắk Hà, another place"),
        pytest.param("23500", "Thị trấn Đắk Hà", "615", id="a town named like its district"),
        pytest.param("23425", "Xã Đắk Hà", "617", id="a commune named like another district"),
        pytest.param("23554", "Xã Ya ly", "616", id="the last commune"),
    ],
)
def test_codes_as_the_statistics_office_gives_them(code: str, name: str, parent: str) -> None:
    found = [(unit["name"], unit["parent"]) for unit in units_2023() if unit["code"] == code]
    assert found == [(name, parent)]


def test_every_unit_has_its_own_code_and_a_parent_one_level_up() -> None:
    units = units_2023()
    levels = {unit["code"]: unit["level"] for unit in units}
    assert len(levels) == len(units)
    pairs = {(unit["level"], levels.get(unit["parent"], "")) for unit in units}
    assert pairs == {
        ("province", ""),
        ("province", "province"),
        ("district", "province"),
        ("commune", "district"),
    }
    assert [unit["code"] for unit in units if not unit["parent"]] == [SETS["kon-tum-2023"]["body"]]


def test_no_alias_names_two_units() -> None:
    names = [
        name.casefold()
        for unit in units_2023()
        for name in (unit["name"], *filter(None, unit["aliases"].split("|")))
    ]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_districts_and_communes_end_with_june_2025_and_nothing_begins() -> None:
    units = units_2023()
    ends = {unit["valid_to"] for unit in units if unit["level"] != "province"}
    assert (ends, {unit["valid_from"] for unit in units}) == ({"2025-06-30"}, {""})


def test_the_bodies_of_the_economic_zone() -> None:
    registry = declared(ROOT / "targets/units/kon-tum-kkt-2024.yaml")
    units = [(unit["code"], unit.get("parent")) for unit in registry["units"]]
    assert (registry["id"], units) == (
        "kon-tum-kkt-2024",
        [("bqlkkt", None), ("van-phong-bqlkkt", "bqlkkt")],
    )
    assert SETS["kon-tum-kkt-2024"]["body"] == "bqlkkt"
