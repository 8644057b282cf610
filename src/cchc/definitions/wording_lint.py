"""Whether what a set says of its rows agrees with the words of its document that stand beside it.  Pure.

The wording is the law; the formula, its mark and the threshold are read from it by people.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product

from cchc.definitions.declared import Declared
from cchc.definitions.folder import Folder, rows
from cchc.definitions.indicator import Formula
from cchc.definitions.model import Target, TargetSet
from cchc.definitions.stated import states_formula
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_cell import parts_of
from cchc.definitions.threshold_text import UnreadableThreshold, read_threshold
from cchc.diagnostics import Finding
from cchc.patterns import pattern_of
from cchc.rules.definition_folder import (
    FormulaInWording,
    FormulaNotInWording,
    ReadingUnexplained,
    WordingThresholdDiffers,
)
from cchc.words.text import tidy

_CLAUSE_END = pattern_of(r"[.;:()](?:\s|$)|\)|\(")
_PERCENT = pattern_of(r"[0-9][0-9.,]*\s*(?:%|phần trăm)")
_BEFORE, _BEHIND = 8, 5  # words around a percentage that may belong to it: «đạt tối thiểu từ»


def formula_not_in_wording(folder: Folder) -> Iterator[Finding]:
    """What is said to be stated is stated in the wording of a row that uses it, in each set or nowhere.

    Where another document states it, a note of the row says so.
    """
    for name, used in _used(folder).items():
        file = next((each for each in folder.indicators if each.name == name), None)
        if file is None or not file.is_sound("formula"):
            continue
        said = [(where, row) for where, row in used if states_formula(row.wording)]
        place = file.at(["formula"])
        if file.value.formula is Formula.STATED and not said:
            where, row = used[0]
            yield FormulaNotInWording(item=row.item, set=where).at(place)
        elif file.value.formula is Formula.STATED:
            yield from _not_in_set(folder, name)
        elif said:
            where, row = said[0]
            yield FormulaInWording(item=row.item, set=where).at(place)


def _not_in_set(folder: Folder, indicator: str) -> Iterator[Finding]:
    """Tell each set whose document does not state a formula that another one states."""
    for file in folder.target_sets:
        own = [
            (index, row)
            for index, row in rows(file, "item", "indicator", "wording", "note")
            if row.indicator.id == indicator
        ]
        if not own or any(row.note or states_formula(row.wording) for _, row in own):
            continue
        index, row = own[0]
        place = file.at(["targets", index, "indicator"])
        yield FormulaNotInWording(item=row.item, set=file.name).at(place)


def _used(folder: Folder) -> dict[str, list[tuple[str, Target]]]:
    """Give the rows of each indicator with their sets."""
    used: dict[str, list[tuple[str, Target]]] = {}
    for file in folder.target_sets:
        for _, row in rows(file, "item", "indicator", "wording"):
            used.setdefault(row.indicator.id, []).append((file.name, row))
    return used


def reading_unexplained(folder: Folder) -> Iterator[Finding]:
    """A reading of ours says how it reads the wording."""
    for file in folder.indicators:
        if not (file.is_sound("formula") and file.is_sound("note")):
            continue
        if file.value.formula is Formula.INFERRED and file.value.note is None:
            yield ReadingUnexplained().at(file.at(["formula"]))


def wording_threshold_differs(folder: Folder) -> Iterator[Finding]:
    """«Phải đạt tối thiểu 95%» in the wording stands beside 95 in the cell.

    A set that passes a target on keeps the wording above and may be stricter, so that what stands
    above is as good.
    """
    for file in folder.target_sets:
        above = folder.above.get(file.name)
        over = {row.item: row for row in above.value.targets} if above else {}
        for index, row in rows(file, "item", "wording", "threshold"):
            found = thresholds_in(row.wording)
            told = [row.threshold, *(step.threshold for step in getattr(row, "roadmap", ()))]
            cell = row.threshold_cell if file.is_sound("targets", index, "threshold_cell") else None
            told += [part.threshold for part in parts_of(cell or "")]
            if row.item in over:
                told.append(over[row.item].threshold)
            if found and _is_explained(file, index, row, found):
                continue
            if found and not any(_bounds(one) == _bounds(two) for one, two in product(found, told)):
                yield WordingThresholdDiffers(found=found[0].text, threshold=row.threshold.text).at(
                    file.at(["targets", index, "threshold"])
                )


def _is_explained(
    file: Declared[TargetSet], index: int, row: Target, found: Sequence[Threshold]
) -> bool:
    """Say whether a note of the row speaks of what its wording says."""
    note = row.note if file.is_sound("targets", index, "note") else None
    numbers = [bound for each in found for bound in (each.low, each.high) if bound is not None]
    said = set(re.findall(r"\d+(?:[.,]\d+)?", note or ""))
    return any(
        str(number).replace(".", ",") in {n.replace(".", ",") for n in said} for number in numbers
    )


def _bounds(threshold: Threshold) -> tuple[object, ...]:
    low, high = threshold.low, threshold.high
    return low, low is None or threshold.low_included, high, high is None or threshold.high_included


def thresholds_in(wording: str) -> list[Threshold]:
    """Find the thresholds that a wording names; what is no clear threshold is left out."""
    clauses = _CLAUSE_END.split(tidy(wording))
    return [threshold for clause in clauses if (threshold := _threshold_in(clause))]


def _threshold_in(clause: str) -> Threshold | None:
    percents = [*_PERCENT.finditer(clause)]
    if not percents:
        return None
    before = clause[: percents[0].start()].split()
    middle = clause[percents[0].start() : percents[-1].end()]
    behind = clause[percents[-1].end() :].split()
    for end in range(min(len(behind), _BEHIND), -1, -1):
        for start in range(max(0, len(before) - _BEFORE), len(before)):
            words = " ".join([*before[start:], middle, *behind[:end]])
            try:
                return read_threshold(words.strip(" ,"))
            except UnreadableThreshold:
                continue
    return None


CHECKS = (
    formula_not_in_wording,
    reading_unexplained,
    wording_threshold_differs,
)
