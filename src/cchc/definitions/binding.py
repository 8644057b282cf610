"""Whom a target binds: one rule, for the forms that are made and for the counts that are judged."""

from cchc.definitions.level import Level
from cchc.definitions.model import Target
from cchc.values import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """The units that one target binds."""

    body: str  # code of the unit that the whole set belongs to; it may report for every target
    named: frozenset[str] | None  # codes of those to whom the target is passed on
    levels: frozenset[Level]
    # Of a row with a threshold for each level the body has that of its own level, if any.
    of_levels: bool = False

    @classmethod
    def by(cls, target: Target, body: str) -> "Bound":
        """Read off a target of the set of *body* whom it binds."""
        named = frozenset(each.unit for each in target.assigned) if target.assigned else None
        return cls(body, named, frozenset(target.levels), target.is_for_levels)

    def has(self, code: str, level: Level | None) -> bool:
        """Say whether a unit is bound; one outside the registry has no level and may be of any."""
        if code == self.body and not (self.of_levels and self.named is None):
            return True
        if self.named is not None:
            return code in self.named
        return level is None or level in self.levels
