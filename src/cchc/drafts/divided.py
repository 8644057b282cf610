"""Columns of thresholds: one, or one for each level or period, with headings that say which."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from cchc.definitions.threshold_cell import composed, is_label, parts_of
from cchc.papers.paper import Cell
from cchc.words.text import fold

_THRESHOLD: Final = "threshold"
_THE_YEAR: Final = "Cả năm"
_ROADMAP: Final = ("lộ trình", "lộ trình thực hiện", "tiến độ", "tiến độ thực hiện", "mốc")
Role = Callable[[str], str | None]


def is_threshold(text: str, role_of: Role) -> bool:
    """Say whether a heading stands over thresholds: of the year, or the steps that lead to them."""
    return role_of(text) == _THRESHOLD or fold(text) in _ROADMAP


class Divided:
    """Takes the columns of thresholds of one table as they come from the left."""

    def __init__(self, role_of: Role) -> None:
        self._role_of = role_of
        self._labels: dict[int, str] = {}
        self._unknown: dict[int, str] = {}
        self._headings: dict[int, str] = {}
        self._leaves: list[Cell | None] = []

    def takes(self, column: int, cells: Sequence[Cell]) -> bool:
        """Take a column with these headings; say whether it is one of thresholds."""
        path = [cell.tidy for cell in cells if cell.tidy]
        leaf = path[-1] if path else ""
        is_below = any(is_threshold(each, self._role_of) for each in path[:-1])
        # What is not merged stands over the first of its columns alone.
        is_beside = len(cells) > 1 and not cells[0].tidy and column - 1 in self._labels
        label = leaf if (is_below or is_beside) and is_label(leaf) else self._own_label(leaf)
        if label is None and self._role_of(leaf) == _THRESHOLD:
            label = ""
        if label is None and (is_below or (is_beside and self._role_of(leaf) is None)):
            label, self._unknown[column] = "", leaf
        if label is None and self._role_of(leaf) is None and self._begins_as_one(leaf):
            label, self._unknown[column] = "", leaf
        if label is None:
            return False
        self._labels[column], self._headings[column] = label, leaf
        self._leaves.append(cells[-1] if cells else None)
        return True

    def _begins_as_one(self, heading: str) -> bool:
        """Say whether a heading is a word for thresholds and more: «Chỉ tiêu tối thiểu»."""
        words = heading.split(" ")
        return any(is_threshold(" ".join(words[:at]), self._role_of) for at in range(1, len(words)))

    def _own_label(self, heading: str) -> str | None:
        """Give what a heading adds to a word for thresholds: «Chỉ tiêu cấp xã», «Lộ trình quý I»."""
        words = heading.split(" ")
        for at in range(1, len(words)):
            label = " ".join(words[at:])
            if is_threshold(" ".join(words[:at]), self._role_of) and is_label(label):
                return label
        return None

    @property
    def strange(self) -> tuple[str, ...]:
        """What headings below «Giao chỉ tiêu» say that is no level and no period."""
        return tuple(self._unknown.values())

    def parts(self) -> Mapping[int, str] | None:
        """Give each of several columns its level or period; None where two would have the same.

        One that says nothing beside periods is that of the year.  Columns of one heading have no labels.
        """
        if self._unknown:
            return {
                column: self._unknown.get(column) or at or self._headings[column]
                for column, at in self._labels.items()
            }
        if all(leaf is self._leaves[0] for leaf in self._leaves):
            return dict(self._labels) if len(self._labels) > 1 else {}
        if sum(not label for label in self._labels.values()) > 1:
            return None
        labels = {column: label or _THE_YEAR for column, label in self._labels.items()}
        return labels if parts_of(composed((each, "1") for each in labels.values())) else None
