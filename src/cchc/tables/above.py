"""Who speaks in a table, and of when, where its rows and columns are silent."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

from cchc.definitions.period import Period
from cchc.definitions.units import LEVELS
from cchc.patterns import pattern_of
from cchc.tables.letterheads import unexplained
from cchc.tables.lines import Line
from cchc.tables.meant import Trouble
from cchc.tables.resolve import Resolver
from cchc.tables.scope_types import Scope, SenderSaid, iter_senders
from cchc.tables.time import PeriodSaid
from cchc.words.text import fold

_YEAR: Final = 12  # months
_IN_WORDS: Final = pattern_of(r"\b(?:tháng|quý|quí|năm)\b")
_AUTHORITY: Final = pattern_of(r"(?:ubnd|uỷ ban nhân dân)\s+(\S.*)")


class WhoAndWhen:
    """Chooses the sender and the period of tables from what stands above them and names their sheet."""

    def __init__(self, resolver: Resolver, asked: Period | None) -> None:
        self.timeline = timeline = resolver.timeline
        self.registry = registry = resolver.registry
        self.turns = resolver.turns
        self.ear = resolver.ear
        self.asked = asked  # the period that the user asked for
        self.body = registry.codes.index(timeline.main.body)

    def sender(
        self, scope: Scope, by_name: Scope
    ) -> tuple[SenderSaid | None, int | None, Trouble | None, bool]:
        """Choose who speaks: the lowest of a letterhead and of the sheet's name.

        «Đơn vị báo cáo» must be that one: a sheet that is named after another unit may be its.
        """
        senders = [*by_name.senders, *iter_senders(scope)]
        if not senders:
            if self._binds_nobody_else:
                return None, self.body, None, True
            return None, None, Trouble("sender_not_said"), False
        senders = [each for each in senders if not self._is_over_all(each, senders)]
        unknown = [each for each in senders if not each.units]
        if unknown:
            return unknown[0], None, Trouble("sender_unknown", None, unknown[0].name), False
        lowest = self._lowest(senders)
        explicit = {unit for each in senders if each.explicit for unit in each.units}
        if len(lowest) == 1 and (not explicit or lowest[0] in explicit):
            [unit] = lowest
            said = next(each for each in reversed(senders) if unit in each.units)
            if (line := unexplained(scope, said, self.ear)) is not None:
                other = SenderSaid(line, line.text, ())
                return other, None, Trouble("sender_unknown", None, line.text), False
            return said, unit, None, False
        turn = self.turns.number_of(lowest)
        if turn is not None:
            said = next(each for each in reversed(senders) if lowest[0] in each.units)
            return said, turn, None, False
        found = "; ".join(dict.fromkeys(each.name for each in senders))
        named = dict.fromkeys(unit for each in senders for unit in each.units)
        units = tuple(lowest if len(lowest) > 1 else named)
        return senders[-1], None, Trouble("unit_ambiguous", None, found, units=units), False

    def period(
        self, scope: Scope, by_name: Scope
    ) -> tuple[Period | None, Line | None, Trouble | None]:
        """Choose the period of a table: its lines, else its sheet's name, else what was asked for."""
        if scope.clash:
            one, other = scope.clash
            trouble = Trouble("title_periods_clash", None, one.text, other.text)
            return None, None, trouble
        unclear = scope.unclear or by_name.unclear
        if unclear is not None:
            return None, None, Trouble("period_unclear", None, unclear.text)
        said, line = scope.period, scope.period_line
        named = by_name.period
        if named is not None and named.period is not None and _is_narrower(named, said):
            said, line = named, by_name.period_line
        elif named is not None and line is not None and _differ(named, said):
            written = by_name.period_line.text if by_name.period_line else ""
            if _IN_WORDS.search(fold(written)):  # «T1» may be the first table
                return None, None, Trouble("title_periods_clash", None, line.text, written)
        blank = scope.blank or by_name.blank
        if said is not None and said.period is not None:
            if blank is not None and said.period.months == _YEAR:
                return None, None, Trouble("period_unclear", None, blank.text)
            if said.period.year != self.timeline.year:
                assert line is not None
                return None, line, Trouble("period_other_year", None, line.text)
            return said.period, line, None
        if self.asked is not None:
            return self.asked, None, None
        return None, None, Trouble("period_not_said")

    def _is_over_all(self, said: SenderSaid, senders: Sequence[SenderSaid]) -> bool:
        """Say whether a letterhead's first line is the authority above the registry: «UBND TỈNH KON TUM».

        Below it must stand a body at the top of the registry whose own name holds the place.
        """
        over = _AUTHORITY.fullmatch(fold(said.name))
        if said.units or said.explicit or over is None:
            return False
        names = [
            fold(self.registry.names[unit])
            for other in senders
            if other.line.row >= said.line.row
            for unit in other.units
            if not self.registry.parents[unit]
        ]
        return bool(names) and all(over[1] in name for name in names)

    def _lowest(self, senders: Sequence[SenderSaid]) -> list[int]:
        """Give the units that stand in, or are, every other one that is named."""
        chains = {unit: self._with_above(unit) for each in senders for unit in each.units}
        return [
            unit
            for unit, chain in chains.items()
            if all(chain.intersection(each.units) for each in senders)
        ]

    def _with_above(self, unit: int) -> set[int]:
        chain = {unit, *self.registry.above(unit)}
        return chain if unit == self.body else chain | {self.body}

    @cached_property
    def _binds_nobody_else(self) -> bool:
        """Whether no target binds any unit but the body of the set."""
        targets = [target for each in self.timeline.sets for target in each.targets]
        if any(target.assigned for target in targets):
            return False
        bound = {LEVELS.index(level) for target in targets for level in target.levels}
        return not any(
            level in bound
            for index, level in enumerate(self.registry.level_of)
            if index != self.body and not self._is_part(index)
        )

    def _is_part(self, unit: int) -> bool:
        """Say whether a unit is a room of the body: its counts are the body's own."""
        levels = self.registry.level_of
        return self.body in self.registry.above(unit) and levels[unit] == levels[self.body]


def _differ(one: PeriodSaid, other: PeriodSaid | None) -> bool:
    """Say whether two periods are known, and neither lies inside the other."""
    if other is None or other.period is None or one.period is None:
        return False
    return not other.period.contains(one.period) and not one.period.contains(other.period)


def _is_narrower(one: PeriodSaid, other: PeriodSaid | None) -> bool:
    """Say whether a period lies inside another, or the other is not known."""
    if other is None or other.period is None or one.period is None:
        return True
    return one.period != other.period and other.period.contains(one.period)
