"""The definitions as JSON for other programs.  The keys are a contract; see docs/json.md."""

from collections.abc import Sequence
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Final

from cchc.definitions.documents import Reference
from cchc.definitions.indicator import Indicator, Labels
from cchc.definitions.items import sections_over
from cchc.definitions.model import Milestone, Target, TargetSet
from cchc.definitions.period import Period
from cchc.definitions.quantities import Quantity
from cchc.definitions.threshold import Threshold
from cchc.definitions.unit_naming import DistinctNames
from cchc.definitions.units import Unit
from cchc.diagnostics import Finding, Location, Rule
from cchc.patterns import pattern_of
from cchc.render import counted
from cchc.render.set_document import references_of
from cchc.words import Lang
from cchc.words.text import UNSAFE

Object = dict[str, object]

_UNSAFE = pattern_of(rf"(?!\n){UNSAFE}|(?<=#)#(?=\[)")


def as_json(value: object) -> str:
    """Write JSON that is the same for the same value, with Vietnamese left readable.

    Only what could steer a terminal or command the machine that runs us is spelled as an escape.
    """
    text = _indented(value, "\n") + "\n"
    # A glance at the whole takes a tenth of the time of the search (benchmarks/office.md).
    if text.replace("\n", "").isprintable() and "##[" not in text:
        return text
    return _UNSAFE.sub(lambda match: _ascii(match[0]), text)


def _indented(value: object, newline: str) -> str:
    """Write what ``json.dumps`` does with an indent of 2 and sorted keys, in half the time.

    The library writes indented text piece by piece in Python (benchmarks/office.md).
    """
    if isinstance(value, str):
        return encode_basestring(value)
    if value is None or isinstance(value, bool):
        return _LITERALS[value]
    if isinstance(value, int):
        return int.__repr__(value)
    inner = newline + "  "
    if isinstance(value, dict):
        pairs = sorted(value.items())
        members = [f"{encode_basestring(key)}: {_indented(each, inner)}" for key, each in pairs]
        begin, end = "{", "}"
    elif isinstance(value, _LISTS):
        members = [_indented(each, inner) for each in value]
        begin, end = "[", "]"
    else:
        raise TypeError(f"{type(value).__name__} has no exact spelling in JSON")
    between = f",{inner}"
    return f"{begin}{inner}{between.join(members)}{newline}{end}" if members else begin + end


_LISTS: Final = (list, tuple)  # a union would be made anew for every value (benchmarks/office.md)
_LITERALS: Final = {None: "null", True: "true", False: "false"}


def unit_object(unit: Unit, called: DistinctNames) -> Object:
    """Give a unit: its name as the registry has it, and as people read it among names that are alike."""
    return {
        "code": unit.code,
        "name": unit.name,
        "called": called.of_code(unit.code),
        "level": unit.level,
    }


def threshold_object(threshold: Threshold) -> Object:
    """Give the text as written and how it is read; numbers are decimal strings."""
    spelled: Object = {"text": threshold.text, "operator": threshold.operator}
    low, high = threshold.low, threshold.high
    if low is None or high is None:
        return spelled | {"value": _plain(low if high is None else high)}
    return spelled | {
        "value": _plain(low),
        "value_to": _plain(high),
        "include_from": threshold.low_included,
        "include_to": threshold.high_included,
    }


def target_object(target_set: TargetSet, target: Target) -> Object:
    """Give one row of an annex."""
    indicator = target.indicator
    return {
        "set": target_set.id,
        "year": target_set.year,
        "item": target.item,
        "section": target.section,
        "section_title": target_set.sections.get(target.section),
        "indicator": indicator.id,
        "label": indicator.labels.label,
        "wording": target.wording,
        "levels": list(target.levels),
        "threshold": threshold_object(target.threshold),
        "unit_of_measure": target.unit_of_measure,
        "responsible": list(target.responsible),
        "coordinating": list(target.coordinating),
        "basis": target.basis,
        "formula": indicator.formula,
        "scope": target.scope,
        "note": target.note,
        "references": [_reference(each) for each in references_of(target_set, target)],
        **_passed_on(target_set, target),
    }


def listed_object(target_set: TargetSet, target: Target) -> Object:
    """Give one row with what the list says beside it: the sections around it, the rows that are left out."""
    return target_object(target_set, target) | {
        "sections": [
            {"number": number, "title": target_set.sections.get(number)}
            for number in sections_over(target.item, target_set.sections)
        ],
        "not_judged": _not_judged(target_set),
    }


def _not_judged(target_set: TargetSet) -> list[Object]:
    """Give the rows of the annex that a set leaves out, with the reasons."""
    return [{"item": item, "reason": why} for item, why in target_set.not_judged.items()]


def _reference(reference: Reference) -> Object:
    """Give a document that is named and not at hand."""
    return {
        "document": reference.document,
        "parts": list(reference.parts),
        "items": list(reference.items),
        "status": reference.status,
        "note": reference.note,
    }


def _passed_on(target_set: TargetSet, target: Target) -> Object:
    """Give the keys of a row that say how it is divided over the year and passed on."""
    year = target_set.year
    return {
        "extends": target_set.extends,
        "threshold_above": _own_threshold(target.above),
        "roadmap": roadmap_object(target.roadmap, year),
        "assigned": [
            {
                "unit": each.unit,
                "share": None if each.share is None else f"{each.share:f}",
                "threshold": _own_threshold(each.threshold),
                "roadmap": roadmap_object(each.roadmap, year),
            }
            for each in target.assigned
        ],
    }


def roadmap_object(roadmap: Sequence[Milestone], year: int) -> list[Object]:
    """Give the steps of a roadmap in the order of the months."""
    return [
        {
            "period": Period(year, each.first, each.last).code,
            "threshold": threshold_object(each.threshold),
        }
        for each in roadmap
    ]


def _own_threshold(threshold: Threshold | None) -> Object | None:
    return None if threshold is None else threshold_object(threshold)


def indicator_object(indicator: Indicator, sets: Sequence[TargetSet]) -> Object:
    """Give one indicator and the rows of *sets* that assign it."""
    return {
        "id": indicator.id,
        **_labels(indicator.labels),
        "english": _labels(indicator.english),
        "scope": indicator.scope,
        "formula": indicator.formula,
        "part_of_whole": indicator.part_of_whole,
        "over_time": indicator.over_time,
        "when_empty": indicator.when_empty,
        "better": indicator.better.value,
        "aliases": list(indicator.aliases),
        "note": indicator.note,
        **counted.as_object(indicator),
        "targets": [
            {"set": each.id, "item": target.item, "year": each.year}
            for each in sets
            for target in each.targets
            if target.indicator.id == indicator.id
        ],
    }


def quantity_object(quantity: Quantity) -> Object:
    """Give one quantity of forms."""
    return {
        "id": quantity.id,
        "label": quantity.label,
        "layouts": list(quantity.layouts),
        "indicators": list(quantity.indicators),
    }


def shown_object(target_set: TargetSet, target: Target, sets: Sequence[TargetSet]) -> Object:
    """Give everything about one target: its row, its indicator and its document."""
    annex = target_set.annex_heading
    return listed_object(target_set, target) | {
        "indicator": indicator_object(target.indicator, sets),
        "document": {
            "title": target_set.title,
            "issuer": target_set.issuer,
            "number": target_set.number,
            "issued": target_set.issued,
            "effective_from": target_set.effective.first,
            "effective_to": target_set.effective.last,
            "copy": target_set.document.file if target_set.document else None,
            "annex_label": annex.label if annex else None,
            "annex_title": annex.title if annex else None,
            "preamble": list(target_set.preamble),
            "references": [_reference(each) for each in target_set.references],
        },
    }


def rule_object(rule: type[Rule]) -> Object:
    """Give one rule in both languages; {placeholders} stand for what a file contains."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "message": rule.words().message._asdict(),
        "why": rule.words().why._asdict(),
        "fix": rule.words().fix._asdict(),
    }


def _ascii(character: str) -> str:
    digits = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{digits[start : start + 4]}" for start in range(0, len(digits), 4))


def _labels(labels: Labels) -> Object:
    return {
        "label": labels.label,
        "numerator": labels.numerator,
        "denominator": labels.denominator,
    }


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def finding_object(finding: Finding, lang: Lang) -> Object:
    """Write one finding in both what it says and where."""
    return {
        "code": finding.rule.code,
        "name": finding.rule.name,
        "severity": finding.rule.severity,
        "location": location_object(finding.location),
        "message": finding.message(lang),
        "fix": finding.fix(lang),
    }


def location_object(place: Location) -> Object:
    """Write a place in a file."""
    return {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "text": place.text,
    }
