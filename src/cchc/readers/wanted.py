"""Which sheets of a workbook are read: all that are visible, or those that the user names."""

from collections.abc import Sequence

from cchc.definitions.choose import ChoiceError
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold, safe


class Wanted:
    """The sheets named with ``--sheet``; none means every visible one."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        self._missing = {fold(name): name for name in names}
        self._wanted = frozenset(self._missing)
        self._there: set[str] = set()

    def why_not(self, name: str, *, hidden: bool) -> Words | None:
        """Say why a sheet is not read; nothing for one that is."""
        key = fold(name)
        if self._wanted:
            self._there.add(name)
            self._missing.pop(key, None)
            if key not in self._wanted:
                return Words("không được nêu trong --sheet", "it is not named with --sheet")
        elif hidden:
            return Words("trang bị ẩn", "it is hidden")
        return None

    def refuse_missing(self) -> None:
        """Raise ChoiceError where a named sheet stood in no file."""
        for name in self._missing.values():
            near = did_you_mean(nearest(name, sorted(self._there)))
            raise ChoiceError(
                Words(
                    f"Không có trang tính «{safe(name)}».{near.vi}",
                    f"There is no sheet «{safe(name)}».{near.en}",
                )
            )


EVERY_SHEET = Wanted()
