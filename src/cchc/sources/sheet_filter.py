"""Which sheets of a workbook are read: all that are visible, or those that the user names."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import fold


@dataclass(frozen=True)
class SheetFilter:
    """The sheets named with ``--sheet``; none means every visible one."""

    names: Sequence[str] = ()

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(map(fold, self.names))

    def why_not(self, name: str, *, hidden: bool) -> Words | None:
        """Say why a sheet is not read; nothing for one that is."""
        if self.names:
            if fold(name) not in self._keys:
                return Words("không được nêu trong --sheet", "it is not named with --sheet")
        elif hidden:
            return Words("trang bị ẩn", "it is hidden")
        return None

    def missing(self, there: Iterable[str]) -> list[str]:
        """List the named sheets that are not *there*."""
        found = set(map(fold, there))
        return [name for name in self.names if fold(name) not in found]


EVERY_SHEET = SheetFilter()
