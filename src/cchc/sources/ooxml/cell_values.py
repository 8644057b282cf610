"""What the text of a cell says, by its type, its style and its formula: one place for both readers."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from cchc.grid import Mark, Marked, Value
from cchc.sources.number_formats import as_formatted, as_moment, read_number
from cchc.sources.ooxml.book import Book
from cchc.sources.ooxml.written import unescaped
from cchc.sources.refusals import Malformed

_NOT_FINITE = {"NaN": math.nan, "INF": math.inf, "-INF": -math.inf}
_TRUTHS = {"1": True, "true": True, "0": False, "false": False}


class Kind(NamedTuple):
    """What a cell says about its content."""

    type: str = "n"
    style: str = "0"


class CellValues:
    """Reads cells of one workbook.  Raises Malformed for what no workbook says."""

    def __init__(self, book: Book) -> None:
        self._strings = book.strings
        self._formats = book.formats
        self._from_1904 = book.from_1904

    def read(self, kind: Kind, text: str, formula: str | None = None) -> Value:
        """Give the value of a cell; *text* is what stands in it, *formula* has no «=» before it."""
        written = text.strip()
        match kind.type:
            case "e":
                return Marked(Mark.ERROR, written or "#")
            case "str":
                return unescaped(text)
        if not written:
            if formula is not None:
                return Marked(Mark.NOT_CALCULATED, f"={formula}")
            return unescaped(text) if kind.type == "inlineStr" else ""
        match kind.type:
            case "n":
                return self._number(written, kind.style, formula)
            case "s":
                return self._shared(written)
            case "inlineStr":
                return unescaped(text)
            case "b" if written in _TRUTHS:
                return _TRUTHS[written]
            case "d":
                return as_moment(written)
        raise Malformed(f"a cell of type {kind.type[:20]!r} that holds {written[:20]!r}")

    def _number(self, written: str, style: str, formula: str | None) -> Value:
        number = _NOT_FINITE.get(written)
        if number is None:
            number = read_number(written)
        if formula is not None and number == 0:
            return Marked(Mark.STORED_ZERO, f"={formula}")
        code = self._format(style)
        return as_formatted(number, code, from_1904=self._from_1904) if code else number

    def _format(self, style: str) -> str:
        if not (style.isascii() and style.isdigit() and len(style) <= 7):
            raise Malformed(f"a style {style[:20]!r}")
        at = int(style)
        return self._formats[at] if at < len(self._formats) else ""

    def shared(self, written: Sequence[bytes]) -> Sequence[str]:
        """Give the shared strings of a column; *written* has nothing but digits in it."""
        try:
            return list(map(self._strings.__getitem__, map(int, written)))
        except (ValueError, IndexError) as error:
            raise Malformed("a shared string that there is not") from error

    def _shared(self, written: str) -> str:
        if not (written.isascii() and written.isdigit() and len(written) <= 9):
            raise Malformed(f"a shared string {written[:20]!r}")
        at = int(written)
        if at >= len(self._strings):
            raise Malformed(f"a shared string {at} of {len(self._strings)}")
        return self._strings[at]
