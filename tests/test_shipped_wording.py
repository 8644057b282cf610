"""The shipped definitions say what the documents say, cell by cell and word by word.

The annexes in ``docs/sources`` are cut into cells; every cell must equal what ``targets/*.yaml`` declares,
so nothing can be changed, dropped, added or moved to a neighbouring column unnoticed.
"""

import csv
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
SOURCES = ROOT / "docs" / "sources"

# Which column each line of a row of the 2023 annex belongs to, read off the document: wording, responsible,
# coordinating, "% <threshold>", basis.  A page break splits row II, so its columns come twice.
LINES_2023 = {
    "I.1": "wwwww rrrr cc t bbb",
    "I.2": "wwww rrr ccc t bbb",
    "I.3": "wwww r ccc t bbb",
    "II": "www rrr cc t bbb wwww rrrr bbbb",
    "III.1": "wwwwwww rrrrrrr cc t bbbbbb",
    "III.2": "wwwwwwwwww rrrrrrr cc t bbbbbb",
    "IV.1": "wwwwwwww rrrr cc t bbb",
    "IV.2": "wwwwwwww rrr ccc t bbb",
    "IV.3": "wwwwwww r ccc t bbb",
}

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


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of an annex as the document has it, white space folded."""

    wording: str
    responsible: str
    coordinating: str
    unit_of_measure: str
    threshold: str
    basis: str


@dataclass(frozen=True, kw_only=True)
class Annex:
    """What a document says: its title, its sections and its rows by item."""

    title: str
    sections: dict[str, str]
    rows: dict[str, Row]


def fold(text: str) -> str:
    return " ".join(text.split())


def between(text: str, before: str, after: str) -> str:
    """Take what stands between two strings that occur once each."""
    match = re.fullmatch(f".*{re.escape(before)}(.*?){re.escape(after)}.*", text, re.DOTALL)
    assert match, f"{before!r} … {after!r} not found"
    return fold(match[1])


def read_2023(text: str) -> Annex:
    """Cut the 2023 annex, where each column of a row stands below the one before it."""
    annex = text[text.index("chỉ tiêu \nI ") :]
    sections: dict[str, str] = {}
    blocks: dict[str, list[str]] = {}
    for line in list(filter(None, map(fold, annex.splitlines())))[1:]:
        if heading := re.fullmatch(r"(IV|I{1,3}) (.+)", line):
            section, sections[heading[1]] = heading[1], heading[2]
            lines = blocks[section] = []
        elif re.fullmatch(r"\d", line):
            lines = blocks[f"{section}.{line}"] = []
        else:
            lines.append(line)
    items = {item: lines for item, lines in blocks.items() if lines}
    return Annex(
        title=between(text, "\nQUYẾT ĐỊNH \n", "\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH KON TUM"),
        sections=sections,
        rows={item: _row_2023(item, lines, sections) for item, lines in items.items()},
    )


def _row_2023(item: str, lines: list[str], sections: dict[str, str]) -> Row:
    columns = LINES_2023[item].replace(" ", "")
    cells = {
        column: " ".join(
            line for line, where in zip(lines, columns, strict=True) if where == column
        )
        for column in "wrctb"
    }
    unit, threshold = cells["t"].split(" ")
    return Row(
        # Section II is itself the row: its heading is the first half of the wording.
        wording=f"{sections[item]} {cells['w']}" if item in sections else cells["w"],
        responsible=cells["r"],
        coordinating=cells["c"],
        unit_of_measure=unit,
        threshold=threshold,
        basis=cells["b"],
    )


def read_2024(text: str) -> Annex:
    """Cut the 2024 annex, a table with tabs whose cells a page break may continue on the next line."""
    plain = re.sub(r"</?(?:b|i|p|math)>|\*\*", "", text)
    table = [line.split("\t") for line in plain.splitlines() if "\t" in line]
    assert {len(cells) for cells in table} == {7}
    sections: dict[str, str] = {}
    items: dict[str, list[str]] = {}
    for cells in table[2:]:  # after the two rows of headings
        number, *rest = cells
        if re.fullmatch(r"[IV]+", number):
            section, sections[number] = number, fold(" ".join(rest))
        elif number:
            item = f"{section}.{number}"
            items[item] = rest
        else:
            items[item] = [
                f"{above} {below}" for above, below in zip(items[item], rest, strict=True)
            ]
    names = ("wording", "responsible", "coordinating", "unit_of_measure", "threshold", "basis")
    return Annex(
        title=between(plain, "\nPHỤ LỤC I", "\nSố TT\t"),
        sections=sections,
        rows={
            item: Row(**dict(zip(names, map(fold, cells), strict=True)))
            for item, cells in items.items()
        },
    )


READERS = {
    "kon-tum-2023": ("kon-tum-2023-decision.txt", read_2023),
    "kon-tum-kkt-2024": ("economic-zone-2024-annex.txt", read_2024),
}


def declared(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


SETS = {path.stem: declared(path) for path in sorted((ROOT / "targets").glob("*.yaml"))}
INDICATORS = {path.stem: declared(path) for path in sorted((ROOT / "indicators").glob("*.yaml"))}
ANNEXES = {
    name: reader((SOURCES / document).read_text(encoding="utf-8"))
    for name, (document, reader) in READERS.items()
}
both_sets = pytest.mark.parametrize("name", READERS)


def disagreements(target_set: dict[str, Any], annex: Annex) -> list[str]:
    """Name every place where the declared set does not say exactly what the annex says."""
    found = []
    if target_set["title"] != annex.title:
        found.append("title")
    if list(target_set["sections"].items()) != list(annex.sections.items()):
        found.append("sections")
    if [target["item"] for target in target_set["targets"]] != list(annex.rows):
        found.append("items")
    for target in target_set["targets"]:
        item = target["item"]
        if item in annex.rows:
            found += [f"{item} {column}" for column in _wrong_columns(target, annex.rows[item])]
            heading = annex.sections.get(item.split(".")[0], "")
            remarks = f"{annex.rows[item].wording} {heading}"
            if "scope" in target and not _is_in_parentheses(target["scope"], remarks):
                found.append(f"{item} scope")
    return found


def _is_in_parentheses(remark: str, text: str) -> bool:
    return re.search(rf"\((Ghi chú: )?{re.escape(remark)}\)", text) is not None


def _wrong_columns(target: dict[str, Any], row: Row) -> Iterator[str]:
    for column in ("wording", "unit_of_measure", "threshold"):
        if target[column] != getattr(row, column):
            yield column
    for column in ("responsible", "coordinating"):
        bodies, cell = target[column], getattr(row, column)
        # The names in their order, with nothing but a separator between them.
        if not BODIES.issuperset(bodies) or not re.fullmatch(
            "[;,] ".join(map(re.escape, bodies)), cell
        ):
            yield column
    if (target["basis"] or "") != row.basis:
        yield "basis"


def mutants(target_set: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Spoil one word of one verbatim string at a time: change, drop, double it or swap it with the next."""
    for path in verbatim_strings(target_set):
        words = value_at(target_set, path).split(" ")
        for index, word in enumerate(words):
            before, after = words[:index], words[index + 1 :]
            spoilt = {
                "changed": [*before, f"{word}x", *after],
                "dropped": [*before, *after],
                "doubled": [*before, word, word, *after],
                "unaccented": [*before, unaccented(word), *after],
                "swapped": [*before, *after[:1], word, *after[1:]],
            }
            for how, mutated in spoilt.items():
                if mutated != words:
                    yield f"{path} {word} {how}", replaced(target_set, path, " ".join(mutated))


def verbatim_strings(target_set: dict[str, Any]) -> Iterator[tuple[str | int, ...]]:
    yield ("title",)
    yield from (("sections", number) for number in target_set["sections"])
    for index, target in enumerate(target_set["targets"]):
        for key in ("wording", "threshold", "unit_of_measure", "basis", "scope"):
            if target.get(key):
                yield "targets", index, key
        for key in ("responsible", "coordinating"):
            yield from (("targets", index, key, place) for place in range(len(target[key])))


def value_at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def replaced(tree: Any, path: tuple[str | int, ...], value: str) -> Any:
    """Copy the tree along the path and put the value at its end."""
    if not path:
        return value
    first, *rest = path
    copy = tree.copy()
    copy[first] = replaced(tree[first], tuple(rest), value)
    return copy


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
        name: len(target_set["targets"]) for name, target_set in SETS.items() if name in READERS
    }
    assert counted == {"kon-tum-2023": 9, "kon-tum-kkt-2024": 14}


@both_sets
def test_every_cell_says_what_the_document_says(name: str) -> None:
    assert disagreements(SETS[name], ANNEXES[name]) == []


@both_sets
def test_a_word_changed_dropped_doubled_or_swapped_is_noticed(name: str) -> None:
    tried = [(how, disagreements(mutant, ANNEXES[name])) for how, mutant in mutants(SETS[name])]
    assert len(tried) > 3000
    assert [how for how, noticed in tried if not noticed] == []


@both_sets
def test_a_word_moved_to_the_next_column_is_noticed(name: str) -> None:
    for index in range(len(SETS[name]["targets"])):
        mutant = deepcopy(SETS[name])
        target = mutant["targets"][index]
        *words, last = target["wording"].split(" ")
        target["wording"] = " ".join(words)
        target["responsible"][0] = f"{last} {target['responsible'][0]}"
        item = target["item"]
        assert disagreements(mutant, ANNEXES[name]) == [f"{item} wording", f"{item} responsible"]


@both_sets
def test_two_targets_in_each_others_place_are_noticed(name: str) -> None:
    mutant = deepcopy(SETS[name])
    mutant["targets"][0], mutant["targets"][1] = mutant["targets"][1], mutant["targets"][0]
    assert disagreements(mutant, ANNEXES[name]) == ["items"]


def test_a_body_torn_apart_at_its_comma_is_noticed() -> None:
    mutant = deepcopy(SETS["kon-tum-2023"])
    mutant["targets"][0]["responsible"][:1] = ["Các sở", "ban ngành"]
    assert disagreements(mutant, ANNEXES["kon-tum-2023"]) == ["I.1 responsible"]


def test_the_two_documents_are_the_declared_ones() -> None:
    stated = {name: SETS[name]["document"] for name in READERS}
    assert stated == {name: f"docs/sources/{document}" for name, (document, _) in READERS.items()}


def test_number_and_dates_that_the_copies_lack_stay_empty() -> None:
    keys = ("number", "issued", "effective")
    nothing = [None, None, {"from": None, "to": None}]
    assert {name: [SETS[name][key] for key in keys] for name in READERS} == dict.fromkeys(
        READERS, nothing
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
        re.sub(r"</?(?:b|i|p|math)>", "", (SOURCES / READERS[name][0]).read_text("utf-8"))
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
    used = [target["indicator"] for name in READERS for target in SETS[name]["targets"]]
    assert [indicator for indicator, times in Counter(used).items() if times > 1] == [
        "province-dossiers-on-time"
    ]
    assert (
        ANNEXES["kon-tum-2023"].rows["IV.1"].wording
        == ANNEXES["kon-tum-kkt-2024"].rows["IV.1"].wording
    )


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
