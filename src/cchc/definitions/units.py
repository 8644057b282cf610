"""Reporting bodies, kept column by column: a national registry has a million of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from cchc.definitions.level import Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One reporting body.  ``level`` is None for a body that no registry knows."""

    code: str
    name: str
    level: Level | None
    parent: str | None = None  # code of the body above
    aliases: tuple[str, ...] = ()
    valid_from: str | None = None  # ISO dates; None is open
    valid_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registry:
    """The bodies known to a target set; position *i* of every column is one body.

    ``level_of`` holds an index into ``LEVELS``; rare attributes are kept by position.
    """

    id: str
    codes: Sequence[str]
    names: Sequence[str]
    level_of: bytes
    parents: Sequence[str]  # "" for none
    aliases: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    validity: Mapping[int, tuple[str | None, str | None]] = field(default_factory=dict)
    # Whether no two names are equal; None where nobody has looked yet.
    names_differ: bool | None = field(default=None, compare=False)

    def __len__(self) -> int:
        return len(self.codes)

    def not_valid(self, first: str, last: str) -> set[int]:
        """Find the bodies that existed on no day from *first* to *last* (ISO dates)."""
        return {
            index
            for index, (start, end) in self.validity.items()
            if (start and start > last) or (end and end < first)
        }

    def __getitem__(self, index: int) -> Unit:
        valid_from, valid_to = self.validity.get(index, (None, None))
        return Unit(
            code=self.codes[index],
            name=self.names[index],
            level=LEVELS[self.level_of[index]],
            parent=self.parents[index] or None,
            aliases=self.aliases.get(index, ()),
            valid_from=valid_from,
            valid_to=valid_to,
        )


LEVELS = tuple(Level)


def valid_in(registry: Registry, year: int) -> Registry:
    """Keep the units that existed on at least one day of *year*; free where nothing is dated."""
    gone = registry.not_valid(f"{year}-01-01", f"{year}-12-31")
    if not gone:
        return registry
    kept = [index for index in range(len(registry)) if index not in gone]
    return Registry(
        id=registry.id,
        codes=[registry.codes[index] for index in kept],
        names=[registry.names[index] for index in kept],
        level_of=bytes(registry.level_of[index] for index in kept),
        parents=[registry.parents[index] for index in kept],
        aliases={new: a for new, i in enumerate(kept) if (a := registry.aliases.get(i))},
        validity={new: v for new, i in enumerate(kept) if (v := registry.validity.get(i))},
    )
