"""What the units' counts of one period come to under one row of the annex: plain fractions along a tree."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from made_years import BODY, Case, Due, Item, Own, Pair, Span, Unit, added, months
from plain_prospects import Lacking, Pace, lacking, moving, pace, spare

USABLE = ("met", "missed", "not_applicable")
Total = tuple[int, int, int, str, bool]  # units, b, a, verdict, and whether something is missing


@dataclass
class Told:
    """What one unit comes to in the judged period."""

    pair: Pair | None = None  # None: nothing was said
    is_wrong: bool = False
    gap: tuple[int, ...] = ()
    derived: bool = False
    last: int | None = None  # of a state, the last month of its report


def due_in(roadmap: Sequence[tuple[Span, Due]], period: Span) -> Due | None:
    """Give the step of the period itself, else the shortest that covers its last month."""
    steps = dict(roadmap)
    covering = sorted((s for s in steps if period[1] in months(s)), key=lambda s: len(months(s)))
    return steps.get(period) or (steps[covering[0]] if covering else None)


def due_of(item: Item, unit: str | None, period: Span) -> Due:
    """Give what is due of a unit: its own where it has any, else what the row says."""
    own = item.passed_on.get(unit or "", Own())
    step = due_in(own.roadmap, period) or own.due
    if step is None and own.roadmap:
        return item.due
    return step or due_in(item.roadmap, period) or item.due


class Slip(NamedTuple):
    """What one unit is told of a row: its verdict, b and a, its place and among how many that have one."""

    verdict: str
    pair: Pair | None = None
    place: int | None = None
    ranked: int | None = None  # None: the body, or nobody knows of which kind the unit is


class Made(NamedTuple):
    """What became of one row of the annex."""

    units: Mapping[str, str]
    missing: Sequence[str]
    told: dict[str, object]
    errors: int
    missed: bool
    answered: bool
    slips: Mapping[str, Slip]


class Group(NamedTuple):
    """Units of one level, or below one body."""

    due: Due
    total: Total
    missed: Mapping[str, tuple[Due, Pair]]  # who missed what, with which counts


class Judge:
    """Judges the rows of an annex in one period."""

    def __init__(self, case: Case, items: Sequence[Item], period: Span, seen: set[str]) -> None:
        self.case, self.items, self.period = case, items, period
        wanted = seen | (set(case.units) if case.expect_all else set())
        self.appears = BODY in wanted
        self.expected = (wanted - {BODY}) or wanted
        self.is_one_kind = len({frozenset(item.levels) for item in items}) == 1

    def binds(self, item: Item, unit: str) -> bool:
        """Whether the row is judged for a unit."""
        if unit == BODY:
            return True
        if item.passed_on:
            return unit in item.passed_on
        return unit not in self.case.units or self.case.units[unit].level in item.levels

    def _was_there(self, unit: str, spans: Iterable[Span]) -> bool:
        """Whether a unit existed in one of these spans; of units in no registry nobody knows."""
        known = self.case.units.get(unit, Unit("", ""))
        return any(known.exists_in(span) for span in spans)

    def missing(self, item: Item, reported: Iterable[str], here: Sequence[Span]) -> list[str]:
        """List who should have said something and did not, of those who were there *here*."""
        others = {unit.level for code, unit in self.case.units.items() if code != BODY}
        stays = not item.passed_on and others.isdisjoint(item.levels)
        expected = self.expected | ({BODY} if stays and self.appears else set())
        return sorted(
            unit
            for unit in expected - set(reported)
            if self.binds(item, unit)
            and self._was_there(unit, here)
            and (unit in self.case.units or self.is_one_kind)
            and not (unit == BODY and item.passed_on)
        )

    def item(
        self,
        item: Item,
        told: Mapping[str, Told],
        year: Mapping[str, Told],
        here: Sequence[Span],
        elsewhere: Sequence[Span],
    ) -> Made:
        """Judge one row; *year* is what the units' counts come to from January on.

        *Here* are the months of the period in which the row is the same as at its end, *elsewhere*
        those in which it is not: whoever was there then has counts of both.
        """
        told = {unit: it for unit, it in told.items() if self.binds(item, unit)}
        mixed = {
            u
            for u, it in told.items()
            if it.pair and self._was_there(u, elsewhere)
            if it.last is None or any(it.last in months(span) for span in elsewhere)
        }
        told |= {unit: Told(is_wrong=True) for unit in mixed}
        wrong = {unit for unit, it in told.items() if it.is_wrong}
        contradicted = self._contradicted(item, told)
        errors = len(contradicted) + len(mixed)
        units = {
            unit: "invalid"
            if unit in wrong | contradicted
            else self.verdict(item, due_of(item, unit, self.period), it.pair)
            for unit, it in told.items()
        }
        gaps = {unit: it.gap for unit, it in told.items() if it.gap}
        missing = self.missing(item, told, here)
        owing = self._unheard(item, told) if item.passed_on else missing
        inside = self._inside_of_others(item, units, [*missing, *owing])
        left_out = inside | {BODY} | {unit for unit in units if unit not in self.case.units}
        total = self.total(
            item, due_of(item, None, self.period), told, units, left_out, inside, owing
        )
        groups, held_back = {}, {}
        for by in ("level", "parent"):
            made = self._groups(by, item, told, units, missing, owing)
            groups |= {(by, name): each.total for name, each in made.items()}
            held_back[by] = self._holding_groups_back(item, total, made)
        added = [*units] if len(units) == 1 else [u for u in units if u not in left_out]
        ours = self._missed(item, added, told, units)
        held_back["unit"] = self._holding_back(item, due_of(item, None, self.period), total, ours)
        owed = bool(item.passed_on) and units.get(BODY, "not_reported") == "not_reported"
        shown = {
            unit: (units[unit], None if units[unit] == "invalid" else told[unit].pair)
            for unit in units
        }
        result = {
            "units": shown,
            "gaps": {unit: gap for unit, gap in gaps.items() if units[unit] != "invalid"},
            "missing": missing,
            "total": total,
            "cells": {
                **{unit: pair for unit, (verdict, pair) in shown.items() if verdict in USABLE},
                **({"": total[1:3]} if total[0] else {}),
            },
            "lacks": self._lacks(item, shown, total),
            "owed": owed,
            "groups": groups,
            "pace": self._paces(item, told, year, units, total, added),
            "held back": held_back,
        }
        missed = "missed" in units.values() or (owed and total[3] == "missed")
        answered = not set(USABLE).isdisjoint(units.values())
        slips = self._slips(shown, missing)
        return Made(units, missing, result, errors, missed, answered, slips)

    def _lacks(
        self, item: Item, shown: Mapping[str, tuple[str, Pair | None]], total: Total
    ) -> dict[str, Lacking | int]:
        """Say what each missed ratio lacks, and what each met one may lose, and those of all ("")."""
        if not self.case.kinds[item.indicator].is_part:
            return {}
        every = {unit: (*each, due_of(item, unit, self.period)) for unit, each in shown.items()}
        every[""] = total[3], total[1:3], due_of(item, None, self.period)
        return {
            who: lacking(due, *pair) if verdict == "missed" else spare(due, *pair)
            for who, (verdict, pair, due) in every.items()
            if verdict in ("met", "missed") and pair and pair[1]
        }

    def _slips(
        self, shown: Mapping[str, tuple[str, Pair | None]], missing: Sequence[str]
    ) -> dict[str, Slip]:
        """Rank each unit with a ratio among those of its level; the body is among nobody."""
        shown = {**dict.fromkeys(missing, ("not_reported", None)), **shown}
        ratios = {
            unit: Fraction(*pair)
            for unit, (verdict, pair) in shown.items()
            if unit in self.case.units and unit != BODY
            if verdict in ("met", "missed") and pair and pair[1]
        }
        found = {}
        for unit, (verdict, pair) in shown.items():
            kind = self.case.units[unit].level if unit in self.case.units else None
            beside = [ratios[u] for u in ratios if self.case.units[u].level == kind]
            own = ratios.get(unit)
            place = None if own is None else 1 + sum(other > own for other in beside)
            ranked = None if unit == BODY or not kind else len(beside)
            found[unit] = Slip(verdict, pair, place, ranked)
        return found

    def verdict(self, item: Item, due: Due, pair: Pair | None) -> str:
        """Judge one ratio."""
        if pair is None:
            return "not_reported"
        if pair[1] == 0:
            return self.case.kinds[item.indicator].when_empty
        return "met" if due.admits(*pair) else "missed"

    def _contradicted(self, item: Item, told: Mapping[str, Told]) -> set[str]:
        """Find whose own figure is not the sum of those who carry all of its work."""
        if not self.case.kinds[item.indicator].adds_up:
            return set()
        usable = {
            u: it.pair for u, it in told.items() if it.pair and not it.is_wrong and not it.gap
        }
        holder_of = {unit: self._holder(unit, item.passed_on) for unit in item.passed_on}
        found = set()
        for holder in set(holder_of.values()) & set(usable):
            parts = [unit for unit, above in holder_of.items() if above == holder]
            shares = sum(item.passed_on[unit].share or 0 for unit in parts)
            whole = 100 if holder == BODY else item.passed_on[holder].share
            if shares and shares == whole and set(parts) <= set(usable):
                pairs = [pair for unit in parts if (pair := usable[unit])]
                if added(pairs) != usable[holder]:
                    found.add(holder)
        return found

    def _holder(self, unit: str, named: Iterable[str]) -> str:
        above = self.case.units[unit].parent
        return above if above in (*named, BODY) else self._holder(above, named)

    def _inside_of_others(
        self, item: Item, units: Mapping[str, str], missing: Sequence[str]
    ) -> set[str]:
        if not item.passed_on:
            return set()
        usable = {u for u, v in units.items() if v in USABLE} - {BODY}
        return {unit for unit in (*units, *missing) if not usable.isdisjoint(self._above(unit))}

    def _above(self, unit: str) -> set[str]:
        parent = self.case.units[unit].parent if unit in self.case.units else ""
        return {parent} | self._above(parent) if parent else set()

    def total(
        self,
        item: Item,
        due: Due,
        told: Mapping[str, Told],
        units: Mapping[str, str],
        left_out: set[str],
        inside: set[str],
        missing: Sequence[str],
    ) -> Total:
        """Add who says what nobody else said already; who is left out is added where it is alone."""
        summed = [*units] if len(units) == 1 else [unit for unit in units if unit not in left_out]
        unusable = [unit for unit in units if units[unit] in ("not_reported", "invalid")]
        pairs = [pair for u in summed if u not in unusable and (pair := told[u].pair) is not None]
        silent = "invalid" if "invalid" in units.values() else "not_reported"
        verdict = self.verdict(item, due, added(pairs)) if pairs else silent
        lacks = any(unit not in inside for unit in missing) or any(
            told[unit].gap for unit in summed
        )
        lacks = lacks or not set(unusable).isdisjoint(summed)
        return (len(pairs), *added(pairs), verdict, lacks)

    def _groups(
        self,
        by: str,
        item: Item,
        told: Mapping[str, Told],
        units: Mapping[str, str],
        missing: Sequence[str],
        owing: Sequence[str],
    ) -> dict[str, "Group"]:
        """Judge those of one level, or those below one body, together."""
        members: dict[str, list[str]] = {}
        for unit in (*units, *missing):
            if unit != BODY:
                members.setdefault(self._group_of(by, unit), []).append(unit)
        found = {}
        for name, codes in members.items():
            said = {unit: units[unit] for unit in codes if unit in units}
            silent = [unit for unit in codes if unit in missing]
            others = [unit for unit in owing if unit != BODY]
            silent += [unit for unit in others if self._group_of(by, unit) == name]
            row, dues = due_of(item, None, self.period), {}
            for unit in codes:
                dues[unit] = due_of(item, unit, self.period)
            due = row
            if by == "parent" and name in item.passed_on:
                due = due_of(item, name, self.period)
            elif (by == "level" or name != BODY) and len({d[1:] for d in dues.values()}) == 1:
                due = next(iter(dues.values()))
            heard = {unit: told[unit] for unit in said}
            total = self.total(item, due, heard, said, set(), set(), silent)
            found[name] = Group(due, total, self._missed(item, said, told, units))
        return found

    def _group_of(self, by: str, unit: str) -> str:
        known = self.case.units.get(unit)
        return getattr(known, by) if known else ""

    def _unheard(self, item: Item, told: Mapping[str, Told]) -> list[str]:
        """Find whose work is unknown of those to whom a row is passed on, and who are there."""
        holder_of = {unit: self._holder(unit, item.passed_on) for unit in item.passed_on}

        def is_heard(unit: str) -> bool:
            parts = [part for part, holder in holder_of.items() if holder == unit]
            share = sum(item.passed_on[part].share or 0 for part in parts)
            is_whole = bool(parts) and share == (item.passed_on[unit].share or 0)
            return unit in told or (is_whole and all(map(is_heard, parts)))

        there = [u for u in item.passed_on if self.case.units[u].exists_in(self.period)]
        return [unit for unit in there if not is_heard(unit)]

    def _missed(
        self, item: Item, among: Iterable[str], told: Mapping[str, Told], units: Mapping[str, str]
    ) -> dict[str, tuple[Due, Pair]]:
        return {
            unit: (due_of(item, unit, self.period), pair)
            for unit in among
            if units[unit] == "missed" and (pair := told[unit].pair)
        }

    def _holding_back(
        self, item: Item, due: Due, total: Total, missed: Mapping[str, tuple[Due, Pair]]
    ) -> list[tuple[str, int, bool]]:
        """Name who would move a total that is missed and has dossiers."""
        _, b, a, verdict, _ = total
        if verdict != "missed" or not a or not self.case.kinds[item.indicator].is_part:
            return []
        return sorted(moving(due, (b, a), missed))

    def _holding_groups_back(
        self, item: Item, total: Total, groups: Mapping[str, "Group"]
    ) -> list[tuple[str, str, int, bool]]:
        """Name the groups that would move the total, then who would move each of them.

        Units of no registry are in no total, and one group alone is everybody.
        """
        if len(groups) < 2:
            return []
        missed = {name: each for name, each in groups.items() if each.total[3] == "missed"}
        due = due_of(item, None, self.period)
        ours = {name: (each.due, each.total[1:3]) for name, each in missed.items() if name}
        found = [("", *each) for each in self._holding_back(item, due, total, ours)]
        for name, each in missed.items():
            inside = self._holding_back(item, each.due, each.total, each.missed)
            found += [(f"in {name}", *one) for one in inside]
        return sorted(found)

    def _paces(
        self,
        item: Item,
        told: Mapping[str, Told],
        year: Mapping[str, Told],
        units: Mapping[str, str],
        total: Total,
        added_up: Sequence[str],
    ) -> dict[str, tuple[Pair, Pace]]:
        """Say what the year brought so far and what its rest must, of each unit and in all ("")."""
        kind, last = self.case.kinds[item.indicator], self.period[1]
        if not kind.adds_up or not kind.is_part:
            return {}
        so_far = {
            unit: pair
            for unit, verdict in units.items()
            if verdict in USABLE and not told[unit].gap
            if unit in year and not year[unit].is_wrong and not year[unit].gap
            if (pair := year[unit].pair)
        }
        found = {}
        for unit, pair in so_far.items():
            there = self.case.units.get(unit, Unit("", ""))
            exists = [month for month in range(1, 13) if there.exists_in((month, month))]
            past = sum(month <= last for month in exists)
            due = item.passed_on.get(unit, Own()).due or item.due
            if (paced := pace(due, pair, past, len(exists) - past)) is not None:
                found[unit] = pair, paced
        if total[3] in USABLE and not total[4] and set(added_up) <= set(so_far):
            in_all = added(so_far[unit] for unit in added_up)
            if (paced := pace(item.due, in_all, last, 12 - last)) is not None:
                found[""] = in_all, paced
        return found
