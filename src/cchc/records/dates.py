"""How a source writes moments: a closed notation of formats, read alike by every execution.

``dd/MM/yyyy HH:mm:ss`` has two digits where two letters stand, one or two where one stands;
``SSS`` are three digits of a fraction of the second and ``S`` one to nine, ``XXX`` is ``Z`` or a zone
such as ``+07:00`` and ``XX`` the same without its colon.  A text is a moment only where it fits from
end to end and is a day that exists, from 1900 to 2199.  Moments are kept to the microsecond, as in
all engines; what follows is cut off, never rounded into the next day.
"""

import re
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from cchc.patterns import pattern_of
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
    "SSS": "([0-9]{3})",
    "S": "([0-9]{1,9})",
    "XXX": "(Z|[-+](?:0[0-9]|1[0-4]):[0-5][0-9])",
    "XX": "(Z|[-+](?:0[0-9]|1[0-4])[0-5][0-9])",
}
_PIECE: Final = pattern_of("yyyy|MM?|dd?|HH?|mm|ss|SSS|S|XXX|XX|[-/.: T]")
_ORDER: Final = "yMdHmsSX"
_WHOLE: Final = ("yMd", "yMdHm", "yMdHms", "yMdHmsS", "yMdHmX", "yMdHmsX", "yMdHmsSX")
_LONGEST: Final = 30
UTC: Final = "Z"
MICROSECONDS: Final = 6  # digits of a second that are kept


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
        """The parts in their order, by their first letter: y, M, d, H, m, s, S, X."""
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

    @property
    def has_fraction(self) -> bool:
        """Whether it says a fraction of the second."""
        return "S" in self.parts

    @property
    def zone_length(self) -> int:
        """How long a zone is that is not ``Z``; 0 where the format has none."""
        return {"XXX": 6, "XX": 5}.get(self.pieces[-1], 0)

    @property
    def without_zone(self) -> "DateFormat":
        """The format of what stands before the zone."""
        return DateFormat(self.text, self.pieces[:-1]) if self.zone_length else self


def reader_of(
    formats: Iterable[DateFormat], ahead: timedelta, local: timedelta
) -> Callable[[str], datetime | None]:
    """Make what reads moments by the first format that fits; None for what none reads.

    Those that say the time of day and no zone are *ahead* of what is written, those with a zone
    *local* ahead of UTC.  One function for all of a column, which has hundreds of thousands of them
    (benchmarks/dossiers.md).
    """
    known = [
        (
            pattern_of(form.pattern).fullmatch,
            _moment_of(form),
            local if form.zone_length else ahead if form.has_time else timedelta(),
        )
        for form in formats
    ]

    def read(text: str) -> datetime | None:
        for fits, moment_of, later in known:
            if match := fits(text):
                try:
                    found = moment_of(match)
                except ValueError:
                    return None
                return found + later if later else found
        return None

    return read


def _moment_of(form: DateFormat) -> Callable[[re.Match[str]], datetime]:
    """Make what puts the parts of a text together, in the order of the calendar."""
    order = [form.parts.index(part) + 1 for part in _ORDER if part in form.parts]
    plain = len(form.parts) - form.has_fraction - bool(form.zone_length)
    iso = "%s%s%s" if plain == _DAY else "%s%s%sT" + "%s" * (plain - _DAY)
    read = datetime.fromisoformat

    def moment_as_iso(match: re.Match[str]) -> datetime:
        return read(iso % match.group(*order))  # in half the time of ``moment``

    def moment(match: re.Match[str]) -> datetime:
        numbers: Any = map(int, match.group(*order)[:plain])
        return datetime(*numbers)  # noqa: DTZ001 -- lists have no zones

    def moment_with_more(match: re.Match[str]) -> datetime:
        found, parts = moment(match), match.group(*order)
        if form.has_fraction:
            kept = parts[plain][:MICROSECONDS].ljust(MICROSECONDS, "0")
            found = found.replace(microsecond=int(kept))
        return found - _offset(parts[-1]) if form.zone_length else found

    if plain < len(form.parts):
        return moment_with_more
    has_places = all(form.place(part) for part in order)
    return moment_as_iso if has_places else moment


_DAY: Final = 3  # parts of a day


def _offset(zone: str) -> timedelta:
    if zone == UTC:
        return timedelta()
    offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:]))
    return -offset if zone[0] == "-" else offset


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
    if sorted(found.parts) not in map(sorted, _WHOLE) or not _ends_well(found):
        raise UnknownFormat(text)
    return found


def _ends_well(form: DateFormat) -> bool:
    """Say whether a fraction follows its second and ends the text, but for a zone."""
    before_zone = form.without_zone
    return "X" not in before_zone.parts and (
        not form.has_fraction or before_zone.pieces[-3:-1] == ("ss", ".")
    )
