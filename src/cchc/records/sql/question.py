"""What is asked of an engine, and of which table."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cchc.records.model import Counting, RecordSource, Span
from cchc.records.sql.reading import Stored
from cchc.values import dataclass


class Table(NamedTuple):
    """The table to count: its name as the engine knows it, and where each field stands in it."""

    name: tuple[str, ...]  # with its schema or catalogue, if it needs them
    columns: Mapping[str, tuple[str, Stored]]  # field → column and how it is kept
    marks: tuple[
        str, ...
    ] = ()  # the table of marks that several records have, where they were found before


class Wanted(NamedTuple):
    """Which dossiers of an indicator are to be listed."""

    outcomes: Sequence[int]
    units: Sequence[str] | None  # as the records write them; None for all


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked; indicators, days and things are named by their position in these lists."""

    source: RecordSource
    countings: Sequence[Counting]
    spans: Sequence[Span]
    shown: Sequence[str] = ()  # fields whose texts a list of dossiers shows

    @property
    def fields(self) -> list[str]:
        """The fields that are needed, in the order of the source."""
        wanted = {name for each in self.countings for name in each.fields}
        wanted |= {
            *self.shown,
            self.source.unit,
            self.source.key or "",
            self.source.newest_by or "",
        }
        return [name for name in self.source.columns if name in wanted]

    @property
    def days(self) -> list[str]:
        """The fields whose days put dossiers into periods."""
        return list(dict.fromkeys(each.period_by for each in self.countings))

    @property
    def things(self) -> list[str]:
        """The fields of which different values are counted."""
        return list(dict.fromkeys(each.distinct for each in self.countings if each.distinct))

    @property
    def additive(self) -> list[int]:
        """The indicators that count dossiers."""
        return [at for at, each in enumerate(self.countings) if not each.distinct]

    @property
    def families(self) -> dict[tuple[int, int], list[int]]:
        """The indicators that count the same things by the same day: (thing, day) → indicators."""
        found: dict[tuple[int, int], list[int]] = {}
        for at, each in enumerate(self.countings):
            if each.distinct:
                key = self.things.index(each.distinct), self.days.index(each.period_by)
                found.setdefault(key, []).append(at)
        return found
