"""How a source writes moments: a closed notation of formats, read alike by every execution.

``dd/MM/yyyy HH:mm:ss`` has two digits where two letters stand, one or two where one stands.  A
text is a moment only where it fits from end to end and is a day that exists, from 1900 to 2199.
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from cchc.values import dataclass

_PARTS: Final = {
    "yyyy": "((?:19|20|21)[0-9][0-9])",
    "MM": "(0[1-9]|1[0-2])",
    "M": "(0?[1-9]|1[0-2])",
    "dd": "(0[1-9]|[12][0-9]|3[01])",
    "d": "(0?[1-9]|[12][0-9]|3[01])",
    "HH": "([01][0-9]|2[0-3])",
    "H": "([01]?[0-9]|2[0-3])",
    "mm": "([0-5][0-9])",
    "ss": "([0-5][0-9])",
}
_PIECE: Final = re.compile("yyyy|MM?|dd?|HH?|mm|ss|[-/.: T]")
_ORDER: Final = "yMdHms"
_LONGEST: Final = 30


class UnknownFormat(ValueError):
    """A text that is no format of dates; the message is what stands where it stops making sense."""


@dataclass(frozen=True, slots=True)
class DateFormat:
    """One way to write a moment."""

    text: str
    pieces: tuple[str, ...]

    @property
    def pattern(self) -> str:
        """A regular expression that means the same to all engines; a group for each part."""
        return "".join(_PARTS.get(piece, "[.]" if piece == "." else piece) for piece in self.pieces)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts in their order, by their first letter: y, M, d, H, m, s."""
        return tuple(piece[0] for piece in self.pieces if piece in _PARTS)

    def place(self, part: int) -> tuple[int, int] | None:
        """Give where a part begins and its length, both from 1; None where it has no place of its own.

        >>> date_format("dd/MM/yyyy").place(3), date_format("d/M/yyyy").place(3)
        ((7, 4), None)
        """
        at, parts = 1, 0
        for piece in self.pieces:
            parts += piece in _PARTS
            if piece in _PARTS and len(piece) == 1:
                return None
            if parts == part and piece in _PARTS:
                return at, len(piece)
            at += len(piece)
        return None

    @property
    def has_time(self) -> bool:
        """Whether it says the time of day."""
        return "H" in self.parts


def reader_of(formats: Iterable[DateFormat], ahead: timedelta) -> Callable[[str], datetime | None]:
    """Make what reads moments by the first format that fits; None for what none reads.

    *ahead* is added to those that say the time of day.  One function for all of a column, which has
    hundreds of thousands of them (benchmarks/dossiers.md).
    """
    known = [
        (
            re.compile(form.pattern).fullmatch,
            [form.parts.index(part) + 1 for part in _ORDER if part in form.parts],
            ahead if form.has_time else timedelta(),
        )
        for form in formats
    ]

    def read(text: str) -> datetime | None:
        for fits, order, later in known:
            if match := fits(text):
                numbers: Any = map(int, match.group(*order))
                try:
                    return datetime(*numbers) + later  # noqa: DTZ001 -- lists have no zones
                except ValueError:
                    return None
        return None

    return read


def date_format(text: str) -> DateFormat:
    """Understand a format, or raise :class:`UnknownFormat`."""
    pieces: list[str] = []
    at = 0
    while at < len(text):
        match = _PIECE.match(text, at)
        if match is None or at > _LONGEST:
            raise UnknownFormat(text[at:])
        pieces.append(match[0])
        at = match.end()
    found = DateFormat(text, tuple(pieces))
    if sorted(found.parts) not in (sorted("yMd"), sorted("yMdHm"), sorted("yMdHms")):
        raise UnknownFormat(text)
    return found
