"""What the lines above a table say of all its numbers: who sent them, of what and when."""

from collections.abc import Iterator
from typing import Final

from cchc.tables.lines import Line
from cchc.tables.time import PeriodSaid
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class SenderSaid:
    """Who a line says has sent the table: one unit of the registry, or several, or one that is unknown."""

    line: Line
    name: str
    units: tuple[int, ...]  # none: looks like a body and is in no registry
    explicit: bool = False  # «Đơn vị báo cáo: …»


@dataclass(frozen=True, slots=True)
class Scope:
    """What the lines above a table say; nothing where they are silent."""

    senders: tuple[SenderSaid, ...] = ()
    area: tuple[int, ...] = ()  # units on whose territory, «trên địa bàn huyện …»
    period: PeriodSaid | None = None
    period_line: Line | None = None
    unclear: Line | None = None  # speaks of dates or a period, and is not understood
    blank: Line | None = (
        None  # leaves the number of a period blank, «Quý …»: no year is meant as a whole
    )
    clash: tuple[Line, Line] | None = None  # two lines that name different periods
    indicators: frozenset[int] = frozenset()
    indicator_line: Line | None = None
    percent: Line | None = None  # «Đơn vị tính: %»
    lines: tuple[Line, ...] = ()


NOTHING: Final = Scope()


def iter_senders(scope: Scope) -> Iterator[SenderSaid]:
    """Yield who is named as sender, the explicit ones alone where there are any."""
    explicit = [each for each in scope.senders if each.explicit]
    return iter(explicit or scope.senders)
