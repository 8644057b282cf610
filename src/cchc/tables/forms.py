"""Official forms, declared as data: which paths of headings mean which quantity."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from cchc.definitions.layout import ANY_PREFIX, Equation, Layout, Ratio, Taught
from cchc.tables.vocabulary import Phrase, words_of
from cchc.values import dataclass

_NOT_NEEDED: Final = ("ordinal", "ratio", "unused")  # meanings of columns that may lack
_FEWEST: Final = 2  # columns by which a form is known

Path = tuple[Phrase, ...]


@dataclass(frozen=True)
class Form:
    """A layout, with its paths made ready to be compared with those of a sheet."""

    layout: Layout

    @property
    def equations(self) -> Sequence[Equation]:
        """The sums that should hold."""
        return self.layout.equations

    @property
    def ratios(self) -> Sequence[Ratio]:
        """The percentages that it prints."""
        return self.layout.ratios

    @cached_property
    def headings(self) -> frozenset[Phrase]:
        """Every text that stands in a path."""
        paths = (*self._quantities, *self._ratios, *self._remarks, *self.taught)
        return frozenset(phrase for path in paths for phrase in path)

    @cached_property
    def _quantities(self) -> Mapping[Path, str]:
        return {
            _folded(path): quantity
            for quantity, paths in self.layout.paths.items()
            for path in paths
        }

    @cached_property
    def _ratios(self) -> frozenset[Path]:
        return frozenset(_folded(path) for ratio in self.layout.ratios for path in ratio.paths)

    @cached_property
    def _remarks(self) -> frozenset[Path]:
        return frozenset(map(_folded, self.layout.remarks))

    @cached_property
    def taught(self) -> Mapping[Path, Taught]:
        """What somebody has said of the columns of the form, by their paths."""
        return {_folded(column.path): column for column in self.layout.columns}

    @cached_property
    def taught_headings(self) -> frozenset[Phrase]:
        """Every text of the headings over columns that somebody has said something of."""
        texts = (text for column in self.layout.columns for text in column.path)
        return frozenset(map(words_of, texts))

    def is_taught(self, paths: Sequence[Sequence[str]]) -> bool:
        """Say whether these are the columns of a form that was taught; some may lack, none may be new."""
        folded = set(map(_folded, paths))
        needed = {p for p, c in self.taught.items() if c.means not in _NOT_NEEDED}
        return bool(self.taught) and needed <= folded <= set(self.taught)

    def differs(self, paths: Sequence[Sequence[str]]) -> tuple[list[str], list[str]]:
        """Give the headings that a sheet lacks, and those of the sheet that are none of the form.

        *paths* are those of a sheet; only a form that was taught says what all of its columns are.
        """
        if not self.taught:
            unknown = [
                path
                for path in paths
                if self.quantity(path) is None
                and not self.is_ratio(path)
                and not self.is_remark(path)
            ]
            return [], [" > ".join(path) for path in unknown]
        there = {_folded(path): path for path in paths}
        lacking = [
            " > ".join(column.path)
            for path, column in self.taught.items()
            if path not in there and column.means not in _NOT_NEEDED
        ]
        return lacking, [" > ".join(p) for path, p in there.items() if path not in self.taught]

    def meaning(self, path: Sequence[str]) -> Taught | None:
        """Give what somebody has said of the column under *path*."""
        return self.taught.get(_folded(path))

    def quantity(self, path: Sequence[str]) -> str | None:
        """Give the quantity that a column under *path* holds."""
        return _found(self._quantities, _folded(path))

    def is_ratio(self, path: Sequence[str]) -> bool:
        """Say whether a column under *path* holds a percentage that the form prints."""
        return _folded(path) in self._ratios

    def is_remark(self, path: Sequence[str]) -> bool:
        """Say whether a column under *path* holds what is no count."""
        return _folded(path) in self._remarks


def best_fit(paths: Sequence[Sequence[str]], forms: Sequence[Form]) -> Form | None:
    """Choose the form that explains most columns; half of them, and two, are the least."""
    best, most = None, 0
    for form in forms:
        explained = sum(
            form.quantity(path) is not None or form.is_ratio(path) or form.is_remark(path)
            for path in paths
        )
        quantities = sum(form.quantity(path) is not None for path in paths)
        if quantities >= _FEWEST and 2 * explained >= len(paths) and explained > most:
            best, most = form, explained
    return best


def nearest_form(
    paths: Sequence[Sequence[str]], forms: Sequence[Form]
) -> tuple[Form, list[str], list[str]] | None:
    """Give the form that has most headings of a sheet, half of them at least, and in what both differ."""
    best, most = None, _FEWEST - 1
    for form in forms:
        lacking, new = form.differs(paths)
        shared = len(paths) - len(new)
        if shared > most and 2 * shared >= len(paths):
            best, most = (form, lacking, new), shared
    return best


def _folded(path: Sequence[str]) -> Path:
    """Fold a path; a sign «>» inside a heading divides it as it does in the file of a layout."""
    return tuple(words_of(part) for text in path for part in text.split(">"))


def _found(known: Mapping[Path, str], path: Path) -> str | None:
    if path in known:
        return known[path]
    prefix = words_of(ANY_PREFIX)
    for start in range(1, len(path) + 1):
        if (quantity := known.get((prefix, *path[start:]))) is not None:
            return quantity
    return None
