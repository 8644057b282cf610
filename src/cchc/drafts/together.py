"""The thresholds of several cells or rows as one cell, each behind the level or the period that it is for."""

from collections.abc import Mapping
from dataclasses import field, replace
from typing import Final

from cchc.definitions.threshold_cell import composed, is_label, parts_of
from cchc.definitions.verbatim_text import LISTS
from cchc.drafts.bounds import bounded
from cchc.drafts.headings import Headings
from cchc.drafts.values import Row, Value
from cchc.papers.paper import Cell, Table
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import shortened

_STRANGE: Final = Words(
    "dưới tiêu đề mức giao có tiêu đề chưa hiểu: {headings}",
    "below the heading of thresholds stand headings that are not understood: {headings}",
)
_SEVERAL: Final = Words(
    "dưới một tiêu đề mức giao có nhiều ô khác nhau",
    "below one heading of thresholds stand several cells",
)
_SPREAD: Final = Words(
    "ghép từ nhiều ô dưới một tiêu đề", "joined from several cells below one heading"
)
_DASHES: Final = "-–— "
_BULLETS: Final = f"{_DASHES}+•:"
_OF_A_LEVEL: Final = {"wording", "threshold", "unit_of_measure"}


@dataclass(slots=True)
class Together:
    """Puts the cells of a row together; what is merged downwards is one cell in each of its rows."""

    _made: dict[tuple[int, ...], Cell] = field(default_factory=dict)

    def threshold(self, table: Table, row: int, heads: Headings) -> Cell | None:
        """Give the cell of the threshold with all that its headings say of it."""
        cell = table.at(row, heads.columns["threshold"])
        cell = (self._of(table, row, heads) or cell) if heads.parts else cell
        if cell is None or (heads.bound is None and not self._is_doubted(cell, heads)):
            return cell
        key = (0, id(cell))  # no cell has the place in memory of another
        if key not in self._made:
            made = _strange(cell, heads) if self._is_doubted(cell, heads) else cell
            alone = len(heads.parts) < 2
            is_told = not alone and bool(made.doubts)  # the label before each says it
            bound = None if is_told else heads.bound
            self._made[key] = bounded(made, bound, is_alone=alone) if bound else made
        return self._made[key]

    def _is_doubted(self, cell: Cell, heads: Headings) -> bool:
        """Say whether the only column of thresholds has a heading that is not understood."""
        return len(heads.parts) == 1 and bool(heads.strange) and bool(cell.tidy)

    def _of(self, table: Table, row: int, heads: Headings) -> Cell | None:
        """Put the thresholds for levels or periods into one cell, each behind its label."""
        found = [(label, table.at(row, at)) for at, label in heads.parts.items()]
        labels: dict[int, list[str]] = {}
        cells: dict[int, Cell] = {}
        for label, cell in found:
            if cell is not None and cell.tidy.strip(_DASHES):
                labels.setdefault(id(cell), []).append(label)
                cells[id(cell)] = cell
        if not cells:
            return found[0][1]
        first, *others = cells.values()
        if not others and len(found) == len(labels[id(first)]):
            return first  # one threshold over all columns
        if (same := self._made.get(tuple(cells))) is not None:
            return same
        if not others and not any(heads.parts.values()):
            return first  # beside it columns of the same heading are blank
        text = composed((", ".join(labels[each]), cell.tidy) for each, cell in cells.items())
        doubts = tuple(dict.fromkeys(doubt for cell in cells.values() for doubt in cell.doubts))
        if not any(heads.parts.values()):
            text = "; ".join(cell.tidy for cell in cells.values())
            doubts = (*doubts, _SEVERAL)
        whole = Cell(text, first.place, doubts=doubts, beside=tuple(c.place for c in others))
        whole = _strange(whole, heads) if heads.strange else whole
        self._made[tuple(cells)] = whole
        return whole

    def spread(
        self, table: Table, row: int, heads: Headings, own: Mapping[str, Cell]
    ) -> dict[str, Cell]:
        """Put cells below one heading that covers several columns into one, and say so."""
        whole = dict(own)
        for column, role in heads.spread.items():
            cell, first = table.at(row, column), whole.get(role)
            if cell is None or not cell.tidy or any(cell is each for each in own.values()):
                continue
            if first is None or not first.tidy:
                whole[role] = cell
                continue
            key = (id(first), id(cell))
            if key not in self._made:
                doubts = (*first.doubts, *cell.doubts, _SPREAD)
                self._made[key] = Cell(
                    f"{first.tidy}{'; ' if role in LISTS else ' '}{cell.tidy}",
                    first.place,
                    doubts=doubts,
                    beside=(*first.beside, cell.place),
                )
            whole[role] = self._made[key]
        return whole


def _strange(cell: Cell, heads: Headings) -> Cell:
    """Say with a cell which of its headings are not understood."""
    strange = ", ".join(f"«{shortened(each)}»" for each in heads.strange)
    doubt = Words(*(each.format(headings=strange) for each in _STRANGE))
    return replace(cell, doubts=(*cell.doubts, doubt))


def is_for_a_level(last: Row, values: Mapping[str, Value]) -> bool:
    """Say whether a row below another one only gives its threshold for a level or a period."""
    if not is_label(values["wording"].text.strip(_BULLETS)):
        return False
    before = last.cells["threshold"].text
    others = (value.text for key, value in values.items() if key not in _OF_A_LEVEL)
    return (not before or bool(parts_of(before))) and not any(others)


def divided(last: Row, values: Mapping[str, Value]) -> Row:
    """Put the threshold of such a row behind those of the row above."""
    label, threshold = values["wording"], values["threshold"]
    text = composed([(label.text.strip(_BULLETS), threshold.text)])
    before = last.cells["threshold"]
    own = Value(
        f"{before.text}; {text}" if before.text else text,
        (*before.places, *label.places, *threshold.places),
        tuple(dict.fromkeys((*before.doubts, *label.doubts, *threshold.doubts))),
    )
    cells = {**last.cells, "threshold": own}
    if not last.cells["unit_of_measure"].text:
        cells["unit_of_measure"] = values["unit_of_measure"]
    return replace(last, cells=cells)
