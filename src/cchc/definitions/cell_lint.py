"""Whether the thresholds of a row are those of a cell that has one for each level or period.  Pure."""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc.definitions.declared import Path
from cchc.definitions.folder import Folder, rows
from cchc.definitions.items import levels_in
from cchc.definitions.model import Target
from cchc.definitions.strictness import bounds_of, is_same
from cchc.definitions.threshold_cell import Part, parts_of
from cchc.definitions.threshold_text import UnreadableThreshold, read_threshold
from cchc.diagnostics import Finding
from cchc.patterns import pattern_of
from cchc.rules.definition_folder import ThresholdCellDiffers
from cchc.words import Words
from cchc.words.terms import LEVEL
from cchc.words.text import tidy

_NUMBER: Final = pattern_of(r"\d+(?:[.,]\d+)?")
_BARE: Final = pattern_of(
    r"[\d.,]+ ?%?"
)  # a cell that does not say whether it is a floor or a ceiling
_ONE: Final = Words("ô ghi một mức khác", "the cell has another threshold")
_OTHER_NUMBER: Final = Words(
    "mức giao có con số mà ô không ghi", "the threshold has a number that the cell does not have"
)
_NO_NOTE: Final = Words(
    "ô không ghi đúng như mức giao, mà note chưa nói vì sao hiểu như vậy",
    "the cell does not say the threshold like that, and no note says why it is read so",
)
_NO_CELL: Final = Words(
    "mục chỉ áp dụng cho một số cấp, nhưng không có ô giao mỗi cấp một mức",
    "the item is for some levels only, and there is no cell with a threshold for each",
)
_OTHER_LEVELS: Final = Words(
    "cấp ghi ở item, ở levels và ở ô không khớp nhau",
    "the levels of item, of levels and of the cell differ",
)
_OTHER_ROADMAP: Final = Words(
    "lộ trình (roadmap) không phải là các kỳ của ô: {steps}",
    "the roadmap is not what the cell has for its periods: {steps}",
)
_OTHER_THRESHOLD: Final = Words("ô giao {label}: {text}", "the cell has {label}: {text}")


def threshold_cell_differs(folder: Folder) -> Iterator[Finding]:
    """What was taken out of a cell stands there; a set that extends another has no cells of its own."""
    for file in folder.target_sets:
        if not file.is_sound("extends") or file.value.extends:
            continue
        for index, row in rows(
            file, "item", "levels", "threshold", "threshold_cell", "roadmap", "note"
        ):
            found = _wrong(row)
            if found is not None:
                key, why = found
                path: Path = ("targets", index, key)
                cell = row.threshold_cell or row.item
                yield ThresholdCellDiffers(found=cell, reason=why).at(file.at(path))


def _wrong(row: Target) -> tuple[str, Words] | None:
    """Say which key of a row contradicts its cell, and in what."""
    named = levels_in(row.item)
    if row.threshold_cell is None:
        return ("item", _NO_CELL) if named else None
    parts = parts_of(row.threshold_cell)
    if not parts:
        return _wrong_reading(row, row.threshold_cell)
    if parts[0].months is None:
        return _wrong_level(row, parts)
    year = next((part for part in parts if part.is_year), None)
    if year is not None and not is_same(year.threshold, row.threshold):
        return "threshold", _said(year)
    return _wrong_step(row, [part for part in parts if not part.is_year])


def _wrong_reading(row: Target, cell: str) -> tuple[str, Words] | None:
    """Say what is wrong where a cell is no several thresholds: it may say one in words that nobody reads.

    Then a note says how it is read, and no number is another than that of the cell.
    """
    try:
        said = read_threshold(cell)
    except UnreadableThreshold:
        said = None
    if said is not None and not _BARE.fullmatch(tidy(cell)):
        return None if is_same(said, row.threshold) else ("threshold", _ONE)
    if set(_NUMBER.findall(row.threshold.text)) - set(_NUMBER.findall(cell)):
        return "threshold", _OTHER_NUMBER
    return None if row.note else ("threshold_cell", _NO_NOTE)


def _wrong_level(row: Target, parts: Sequence[Part]) -> tuple[str, Words] | None:
    levels = {*row.levels}
    part = next((each for each in parts if levels <= {*each.levels}), None)
    if part is None or {*levels_in(row.item)} != levels:
        return "levels", _OTHER_LEVELS
    return None if is_same(part.threshold, row.threshold) else ("threshold", _said(part))


def _wrong_step(row: Target, parts: Sequence[Part]) -> tuple[str, Words] | None:
    there = {part.months: bounds_of(part.threshold) for part in parts}
    here = {(step.first, step.last): bounds_of(step.threshold) for step in row.roadmap}
    if there == here or (row.note and there.items() <= here.items()):
        return None  # months between two steps of the cell are for who reads it to decide
    steps = "; ".join(f"{part.label}: {part.threshold.text}" for part in parts)
    return "roadmap", Words(*(each.format(steps=steps) for each in _OTHER_ROADMAP))


def _said(part: Part) -> Words:
    vi, en = (", ".join(LEVEL[level].in_(lang) for level in part.levels) for lang in ("vi", "en"))
    label = Words(vi or part.label, en or part.label)
    text = part.threshold.text
    return Words(
        _OTHER_THRESHOLD.vi.format(label=label.vi, text=text),
        _OTHER_THRESHOLD.en.format(label=label.en, text=text),
    )


CHECKS = (threshold_cell_differs,)
