"""How a source writes moments: a closed notation of formats, read alike by every execution.

``dd/MM/yyyy HH:mm:ss`` has two digits where two letters stand, one or two where one stands.  A
text is a moment only where it fits from end to end and is a day that exists, from 1900 to 2199.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Final

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

    @property
    def has_time(self) -> bool:
        """Whether it says the time of day."""
        return "H" in self.parts

    def fits(self, text: str) -> bool:
        """Say whether *text* is written like this, whether or not its day exists."""
        return _reader(self)[0].fullmatch(text) is not None

    def read(self, text: str) -> datetime | None:
        """Read a moment that is written like this; None where its day does not exist."""
        pattern, parts = _reader(self)
        match = pattern.fullmatch(text)
        assert match is not None
        said = dict(zip(parts, map(int, match.groups()), strict=True))
        try:
            day = date(said["y"], said["M"], said["d"])
        except ValueError:
            return None
        return datetime.combine(day, time(said.get("H", 0), said.get("m", 0), said.get("s", 0)))


@cache
def _reader(form: DateFormat) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Compile a format once; a column has a hundred thousand dates."""
    return re.compile(form.pattern), form.parts


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
