"""Which row of an annex is which of a set: by its number, or as the set decides where that is open."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from cchc.definitions.declared import Declared
from cchc.definitions.folder import rows
from cchc.definitions.model import TargetSet
from cchc.definitions.verbatim_text import AnnexSaid, RowSaid, is_taken_from
from cchc.words.text import tidy

OPEN: Final = "?"


def matched_rows(file: Declared[TargetSet], annex: AnnexSaid) -> Mapping[str, int]:
    """Lead from the numbers of a set to the positions of the rows in an annex.

    A row whose number the document does not say for certain is found by its words.
    """
    wordings = {target.number: "" for _, target in rows(file, "item")}
    for _, target in rows(file, "item", "wording"):
        wordings[target.number] = tidy(target.wording)
    found: dict[str, int] = {}

    def take(fits: Callable[[str, str, RowSaid], bool]) -> None:
        for number, wording in wordings.items():
            taken = {*found.values()}
            for at, row in enumerate(annex.rows):
                if number not in found and at not in taken and fits(number, wording, row):
                    found[number] = at
                    break

    take(lambda number, wording, row: row.item == number and row.cells["wording"] == wording)
    take(lambda _, wording, row: is_open(row, annex) and _is_worded(row, wording))
    take(lambda number, _, row: row.item == number and not is_open(row, annex))
    take(lambda number, _, row: row.item == number)
    return found


def _is_worded(row: RowSaid, wording: str) -> bool:
    there = row.cells["wording"]
    return there == wording or ("wording" in row.doubtful and is_taken_from(wording, there))


def is_open(row: RowSaid, annex: AnnexSaid) -> bool:
    """Say whether a document leaves it to a person what number a row has."""
    is_repeated = Counter(each.item for each in annex.rows)[row.item] > 1
    return row.item == OPEN or is_repeated or "item" in row.doubtful
