"""Thousands of spellings, made by rules from the shipped registry: right, or refused; not one is wrong.

The rules share no code with what reads them; each is a habit seen in reports, or a slip of the
keyboard.
"""

import csv
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cchc.definitions.level import Level
from cchc.definitions.units import LEVELS
from cchc.matching.units import UnitNames
from form_making import REGISTRY_2023

assert REGISTRY_2023
REGISTRY = REGISTRY_2023
NAMES = UnitNames(REGISTRY)
UNITS = range(len(REGISTRY))
SHORT = {
    "Phường": ("P.", "P. ", "P ", "p. "),
    "Xã": ("X.", "X. ", "X ", "x. "),
    "Thị trấn": ("TT.", "TT. ", "TT ", "Tt. "),
    "Huyện": ("H.", "H. ", "H ", "h. "),
    "Thành phố": ("TP.", "TP. ", "TP ", "Tp. ", "T.P "),
    "Tỉnh": ("T. ",),
}
EARLY_TONE = {"oà": "òa", "oá": "óa", "uỷ": "ủy", "uý": "úy", "uỳ": "ùy"}
LATE_TONE = {early: late for late, early in EARLY_TONE.items()}


class Written(NamedTuple):
    """A spelling, whom it means, and what is known where it stands."""

    rule: str
    text: str
    unit: int
    parent: int | None = None
    level: Level | None = None


def plain(text: str) -> str:
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def split_kind(name: str) -> tuple[str, str]:
    kind = next((kind for kind in SHORT if name.startswith(f"{kind} ")), "")
    return kind, name.removeprefix(kind).strip()


def respelt(name: str, changes: dict[str, str]) -> Iterator[str]:
    for old, new in changes.items():
        if old in name:
            yield name.replace(old, new)


def around(unit: int, name: str) -> Iterator[Written]:
    """Case, white space, Unicode and what stands around a name."""
    for rule, text in (
        ("upper", name.upper()),
        ("lower", name.lower()),
        ("title", name.title()),
        ("decomposed", unicodedata.normalize("NFD", name)),
        ("two blanks", name.replace(" ", "  ")),
        ("no-break", name.replace(" ", "\u00a0")),
        ("ends in a blank", f"{name} "),
        ("number", f"12. {name}"),
        ("number in parentheses", f"(3) {name}"),
        ("number with a dash", f"4- {name}"),
        ("Roman number", f"II. {name}"),
        ("bullet", f"- {name}"),
        ("colon", f"{name}:"),
        ("asterisk", f"{name} (*)"),
        ("footnote", f"{name} (1)"),
    ):
        yield Written(rule, text, unit)


def marks(unit: int, name: str) -> Iterator[Written]:
    """The marks that offices mix up or leave out."""
    dak = {"Đắk": "Đăk", "Đăk": "Đắk"}
    for rule, changes in (
        ("Đắk/Đăk", dak),
        ("Đak", dict.fromkeys(dak, "Đak")),
        ("Eth", {"Đ": "Ð"}),
        ("early tone", EARLY_TONE),
        ("late tone", LATE_TONE),
        ("i/y", {"ly": "li", "Ly": "Li"}),
        ("dash", {"-": "–"}),
        ("apostrophe", {"'": "’"}),
        ("no apostrophe", {"' ": "", "'": ""}),
    ):
        for text in respelt(name, changes):
            yield Written(rule, text, unit)
    yield Written("no marks", plain(name), unit)
    yield Written("no marks, upper", plain(name).upper(), unit)
    kind, rest = split_kind(name)
    if kind:
        yield Written("no marks but in the kind", f"{kind} {plain(rest)}", unit)
    words = rest.split()
    if kind and len(words) > 1:
        yield Written("in one word", f"{kind} {''.join(words)}", unit)
        yield Written("with a dash", f"{kind} {'-'.join(words)}", unit)


def territory(unit: int, name: str) -> Iterator[Written]:
    """Kinds in short, committees, the unit above, and the name alone where the level is known."""
    kind, rest = split_kind(name)
    if not kind:
        return
    for short in SHORT[kind]:
        yield Written("kind in short", f"{short}{rest}", unit)
    for committee in ("UBND ", "Uỷ ban nhân dân ", "Ủy ban nhân dân ", "UBND "):
        yield Written("committee", committee + name, unit)
        yield Written("committee, lower", committee + name[0].lower() + name[1:], unit)
    yield Written("committee, in short", f"UBND {SHORT[kind][-1]}{rest}", unit)
    level = LEVELS[REGISTRY.level_of[unit]]
    yield Written("name alone", rest, unit, level=level)
    yield Written("name alone, upper", rest.upper(), unit, level=level)
    yield Written("name alone, no marks", plain(rest), unit, level=level)
    if level is Level.COMMUNE:
        parent = REGISTRY.codes.index(REGISTRY.parents[unit])
        above = REGISTRY.names[parent]
        above_kind, above_rest = split_kind(above)
        for rule, text in (
            ("above behind a comma", f"{name}, {above}"),
            ("above behind a comma, in short", f"{name}, {SHORT[above_kind][-1]}{above_rest}"),
            ("above behind a dash", f"{name} - {above.lower()}"),
            ("above in parentheses", f"{name} ({above})"),
            ("above without a sign", f"{name} {above}"),
            ("above, its name alone", f"{name} - {above_rest}"),
            ("above first", f"{above} - {name}"),
            ("above and the province", f"{name}, {above}, tỉnh Kon Tum"),
            ("committee and above", f"UBND {name.lower()}, {above.lower()}"),
            ("above, no marks", plain(f"{name}, {above}")),
            ("above, twins", f"{name.replace('Đăk', 'Đak').replace('Đắk', 'Đak')}, {above}"),
        ):
            yield Written(rule, text, unit)
        yield Written("alone below its district", rest, unit, parent=parent)
        yield Written("below its district", name.replace("Đắk", "Đăk"), unit, parent=parent)
        yield Written("below its district, no marks", plain(name), unit, parent=parent)


def body(unit: int, name: str) -> Iterator[Written]:
    """Departments in short, in part or whole, and with their province."""
    kind, _, rest = name.partition(" ")
    if kind not in ("Sở", "Ban"):
        return
    words = [word for word in rest.replace(",", "").split() if word not in ("và", "-")]
    letters = [word[0].upper() for word in words]
    runs = "".join(letters)
    for text in (
        f"{kind} {runs}",
        f"{kind[0]}{runs}",
        f"{kind[0]}. {runs}",
        f"{kind} {'-'.join([runs[:2], runs[2:]]).strip('-')}",
        f"{kind} {'&'.join([runs[:2], runs[2:]]).strip('&')}",
        f"{kind} {' & '.join([runs[:2], runs[2:]]).strip(' &')}",
        f"{kind} {' và '.join(filter(None, [runs[:2], runs[2:]]))}",
        f"{kind} {words[0]} {' '.join(words[1:2])} {runs[2:]}",
        f"{kind} {runs} tỉnh",
        f"{kind} {runs} tỉnh Kon Tum",
        f"{kind} {runs.replace('Đ', 'D')}",
    ):
        yield Written("initials", " ".join(text.split()), unit)
    for text in (
        f"{name} tỉnh Kon Tum",
        f"{name.upper()} TỈNH KON TUM",
        f"{name} Kon Tum",
        f"{name} - UBND tỉnh Kon Tum",
        f"{name} (tỉnh Kon Tum)",
        plain(f"{name} tỉnh Kon Tum"),
        name.replace(" và ", " & "),
        name.replace(" và ", " "),
        name.replace(",", ""),
        name.replace(" - ", "-"),
        name.replace(" - ", ", "),
    ):
        yield Written("with its province, and joints", text, unit)
    yield Written("name alone", rest, unit, level=Level.PROVINCE)


def slips(unit: int, name: str) -> Iterator[Written]:
    """One letter wrong, missing, double or swapped: never taken for another unit."""
    kind, rest = split_kind(name)
    at = len(kind) + 1 + len(rest) // 2
    for rule, text in (
        ("letter missing", name[:at] + name[at + 1 :]),
        ("letter twice", name[:at] + name[at : at + 1] + name[at:]),
        ("letters swapped", name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :]),
        ("a mark missing", name[:at] + plain(name[at : at + 1]) + name[at + 1 :]),
    ):
        yield Written(rule, text, unit)


@cache
def spellings() -> list[Written]:
    taken = set(REGISTRY.names) | {each for names in REGISTRY.aliases.values() for each in names}
    made = {
        each: None
        for unit in UNITS
        for name in [REGISTRY.names[unit]]
        for rule in (around, marks, territory, body, slips)
        for each in rule(unit, name)
        # What is just another unit's name, or this one's, is no spelling of it.
        if each.text not in taken or each.parent is not None
    }
    return list(made)


def outcome(written: Written) -> str:
    found = NAMES.find(written.text, parent=written.parent, level=written.level)
    if found.unit is not None:
        return "right" if found.unit == written.unit else "wrong"
    return "first" if found.candidates[:1] == (written.unit,) else "refused"


@cache
def outcomes() -> dict[Written, str]:
    return {written: outcome(written) for written in spellings()}


def test_not_one_of_thousands_of_spellings_is_read_as_another_unit() -> None:
    assert len(spellings()) >= 6_000
    assert [written for written, is_ in outcomes().items() if is_ == "wrong"] == []


def test_nearly_all_are_right_or_refused_with_the_right_unit_first() -> None:
    good = sum(is_ in ("right", "first") for is_ in outcomes().values())
    assert good >= len(spellings()) * 0.99


def test_every_spelling_that_is_no_slip_of_the_keyboard_is_right_or_ambiguous_with_the_right_unit() -> (
    None
):
    slips_made = {each for unit in UNITS for each in slips(unit, REGISTRY.names[unit])}
    refused = [
        written.text
        for written, is_ in outcomes().items()
        if is_ != "right" and written not in slips_made and not _is_among(written)
    ]
    assert refused == []


def _is_among(written: Written) -> bool:
    found = NAMES.find(written.text, parent=written.parent, level=written.level)
    return written.unit in found.candidates


def test_every_name_in_the_sources_of_the_bodies_leads_to_its_own_body() -> None:
    source = Path(__file__).parents[1] / "docs" / "sources" / "kon-tum-bodies-2023.csv"
    with source.open(encoding="utf-8", newline="") as file:
        bodies = [[row["name"], *row["aliases"].split("|")] for row in csv.DictReader(file)]
    found = [{NAMES.find(name).unit for name in names if name} for names in bodies]
    assert [len(units) for units in found] == [1] * 20
    assert len(set().union(*found) - {None}) == 20
