"""The numbers that Word puts before paragraphs by itself: they stand in no text of the document."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Final

from cchc.values import dataclass
from cchc.words.roman import roman

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
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
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)  # list and level by style
    counted: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: Any, styles: Any = None) -> "Numbering":
        """Read the parts of a document that declare its lists and styles; None where it has none."""
        if tree is None:
            return cls()
        kinds = {each.get(f"{_W}abstractNumId"): each for each in tree.iter(f"{_W}abstractNum")}
        levels = {}
        by_style: dict[tuple[str, str], int] = {}  # list and style → level
        for each in tree.iter(f"{_W}num"):
            kind = kinds.get(_val(each.find(f"{_W}abstractNumId")))
            for level in () if kind is None else kind.iter(f"{_W}lvl"):
                at = _whole(level.get(f"{_W}ilvl"), 0)
                by_style[each.get(f"{_W}numId"), _val(level.find(f"{_W}pStyle"))] = at
                levels[each.get(f"{_W}numId"), at] = _Level(
                    _val(level.find(f"{_W}numFmt")),
                    _val(level.find(f"{_W}lvlText")),
                    _whole(_val(level.find(f"{_W}start")), 1),
                )
        return cls(levels, _lists_of(styles, by_style))

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
        by_style = self.styles.get(_val(paragraph.find(f"{_W}pPr/{_W}pStyle")))
        if asked is None and by_style is None:
            return None
        name, at = by_style or ("", 0)
        if asked is not None:
            name = _val(asked.find(f"{_W}numId")) or name
            at = _whole(_val(asked.find(f"{_W}ilvl")), at)
        key = (name, at)
        level = self.levels.get(key)
        return None if level is None or level.style in {"bullet", "none"} else (key, level)


def _lists_of(tree: Any, by_style: Mapping[tuple[str, str], int]) -> dict[str, tuple[str, int]]:
    """Find the lists that styles put paragraphs into, of their own or of those that they are based on."""
    kinds = (
        {} if tree is None else {each.get(f"{_W}styleId"): each for each in tree.iter(f"{_W}style")}
    )
    found: dict[str, tuple[str, int]] = {}
    for name in kinds:
        style, seen = name, set[str]()
        while style in kinds and style not in seen:
            seen.add(style)
            asked = kinds[style].find(f"{_W}pPr/{_W}numPr")
            if asked is not None and (number := _val(asked.find(f"{_W}numId"))):
                level = by_style.get((number, style), _whole(_val(asked.find(f"{_W}ilvl")), 0))
                found[name] = (number, level)
                break
            style = _val(kinds[style].find(f"{_W}basedOn"))
    return found


def _val(element: Any) -> str:
    return "" if element is None else element.get(f"{_W}val", "")


def _whole(written: str | None, default: int) -> int:
    is_number = written is not None and written.isascii() and written.isdigit() and len(written) < 5
    return int(written) if is_number and written else default


def _spelled(number: int, style: str) -> str:
    if not 0 < number < _MOST:
        return str(number)
    letters = "Letter" in style and chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    text = letters or (roman(number) if "Roman" in style else str(number))
    return text.upper() if style.startswith("upper") else text.lower()
