"""The numbers that Word puts before paragraphs by itself: they stand in no text of the document."""

from dataclasses import field
from typing import Any, Final

from cchc.values import dataclass

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_MOST: Final = 1000


@dataclass(frozen=True, slots=True)
class _Level:
    style: str  # decimal, upperRoman, lowerLetter …
    text: str  # «%1.»
    start: int


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of every list, in the order in which they come."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Any) -> "Numbering":
        """Read the part of a document that declares its lists; None where it has none."""
        if tree is None:
            return cls()
        kinds = {each.get(f"{_W}abstractNumId"): each for each in tree.iter(f"{_W}abstractNum")}
        levels = {}
        for each in tree.iter(f"{_W}num"):
            kind = kinds.get(_val(each.find(f"{_W}abstractNumId")))
            for level in () if kind is None else kind.iter(f"{_W}lvl"):
                at = _whole(level.get(f"{_W}ilvl"), 0)
                levels[each.get(f"{_W}numId"), at] = _Level(
                    _val(level.find(f"{_W}numFmt")),
                    _val(level.find(f"{_W}lvlText")),
                    _whole(_val(level.find(f"{_W}start")), 1),
                )
        return cls(levels)

    def is_numbered(self, paragraph: Any) -> bool:
        """Say whether Word puts a number before a paragraph."""
        return self._level_of(paragraph) is not None

    def number_of(self, paragraph: Any) -> str:
        """Count a paragraph and give what Word shows before it; "" for bullets and for no list."""
        found = self._level_of(paragraph)
        if found is None:
            return ""
        key, level = found
        self.counted[key] = self.counted.get(key, level.start - 1) + 1
        for other in [each for each in self.counted if each[0] == key[0] and each[1] > key[1]]:
            del self.counted[other]
        shown = level.text
        for at in range(9):
            this = self.levels.get((key[0], at))
            if this is not None and f"%{at + 1}" in shown:
                number = self.counted.get((key[0], at), this.start)
                shown = shown.replace(f"%{at + 1}", _spelled(number, this.style))
        return shown.strip()

    def _level_of(self, paragraph: Any) -> tuple[tuple[str, int], _Level] | None:
        asked = paragraph.find(f"{_W}pPr/{_W}numPr")
        if asked is None:
            return None
        key = (_val(asked.find(f"{_W}numId")), _whole(_val(asked.find(f"{_W}ilvl")), 0))
        level = self.levels.get(key)
        return None if level is None or level.style in {"bullet", "none"} else (key, level)


def _val(element: Any) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _whole(written: str | None, default: int) -> int:
    is_number = written is not None and written.isascii() and written.isdigit() and len(written) < 5
    return int(written) if is_number and written else default


def _spelled(number: int, style: str) -> str:
    if not 0 < number < _MOST:
        return str(number)
    letters = "Letter" in style and chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    text = letters or (_roman(number) if "Roman" in style else str(number))
    return text.upper() if style.startswith("upper") else text.lower()


def _roman(number: int) -> str:
    parts = []
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        parts.append(sign * times)
    return "".join(parts)
