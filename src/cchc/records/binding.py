"""Which column of a table holds which field: headings against the sources that are declared."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cchc.records.model import Counting, RecordSource
from cchc.values import dataclass
from cchc.words.text import fold

FEWEST: Final = 3  # columns by which a row is recognised as headings of dossiers


@dataclass(frozen=True, slots=True)
class Binding:
    """A source, and the position of the column of each of its fields that is there."""

    source: RecordSource
    columns: Mapping[str, int]
    repeated: Mapping[str, tuple[int, ...]]  # fields that several columns claim
    unused: tuple[int, ...]  # columns that no field has

    @property
    def is_usable(self) -> bool:
        """Say whether dossiers can be counted at all: every one has a unit."""
        return self.source.unit in self.columns

    def lacking(self, counting: Counting) -> list[str]:
        """Name the fields that an indicator needs and that are not there."""
        return sorted(counting.fields.difference(self.columns))


def bind(headings: Sequence[str], source: RecordSource) -> Binding:
    """Give the columns their fields; a field that several columns claim is not there."""
    named: dict[str, list[int]] = {}
    for at, heading in enumerate(headings):
        named.setdefault(fold(heading), []).append(at)
    columns: dict[str, int] = {}
    repeated: dict[str, tuple[int, ...]] = {}
    for name, column in source.columns.items():
        found = [at for heading in column.headings for at in named.get(fold(heading), ())]
        if len(found) == 1:
            columns[name] = found[0]
        elif found:
            repeated[name] = tuple(found)
    used = {*columns.values(), *(at for several in repeated.values() for at in several)}
    unused = tuple(at for at, heading in enumerate(headings) if heading and at not in used)
    return Binding(source, columns, repeated, unused)


def recognise(headings: Sequence[str], sources: Iterable[RecordSource]) -> Binding | None:
    """Find the source that most columns speak for; None where none does, or several as much."""
    bindings = sorted(
        (bind(headings, source) for source in sources),
        key=lambda each: len(each.columns),
        reverse=True,
    )
    usable = [each for each in bindings if each.is_usable and len(each.columns) >= FEWEST]
    if not usable or (len(usable) > 1 and len(usable[0].columns) == len(usable[1].columns)):
        return None
    return usable[0]


def bind_any(headings: Sequence[str], sources: Sequence[RecordSource]) -> Binding | None:
    """Bind to the one source there is, else to the one that is recognised; None where none can be used."""
    if len(sources) > 1:
        return recognise(headings, sources)
    found = bind(headings, sources[0])
    return found if found.is_usable else None


def as_bound(source: RecordSource, columns: Iterable[str]) -> RecordSource:
    """Give the source without what a table does not have: no key, nothing tells dossiers apart."""
    there = set(columns)
    return replace(
        source,
        columns={name: column for name, column in source.columns.items() if name in there},
        key=source.key if source.key in there else None,
        newest_by=source.newest_by if source.newest_by in there else None,
    )


def with_unit_spellings(source: RecordSource, spellings: Mapping[str, str]) -> RecordSource:
    """Give the source in which several spellings of a unit are one."""
    column = replace(source.columns[source.unit], spellings=spellings)
    return replace(source, columns={**source.columns, source.unit: column})
