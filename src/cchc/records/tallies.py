"""Add up outcomes for one unit and period: dossiers, or the different things that they are about."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

from cchc.records.cells import Meaning
from cchc.records.outcomes import BOTH, EITHER_IN, EITHER_MAYBE, IN, IN_MAYBE, MAYBE, OUT
from cchc.values import dataclass

Tally = tuple[int, int, int, int, int]  # b, a, u, v, and how many of v have no day
Tallies = Callable[[str | None, int], Tally]


def tally_dossiers(
    units: Sequence[str | None], when: Sequence[int | None], outcomes: Sequence[int]
) -> Tallies:
    """Count dossiers; one without a day may belong to any period, so it is undecided in each."""
    cells: dict[tuple[str | None, int | None], list[int]] = defaultdict(lambda: [0] * 5)
    times = Counter(zip(units, when, outcomes, strict=True))
    for (unit, place, outcome), dossiers in times.items():
        cells[unit, place][outcome] = dossiers

    def tallies(unit: str | None, place: int) -> Tally:
        here = cells.get((unit, place), [0] * 5)
        floating = sum(cells.get((unit, None), [0] * 5)[MAYBE:])
        return (
            here[BOTH],
            here[IN] + here[IN_MAYBE] + here[BOTH],
            here[IN_MAYBE],
            here[MAYBE] + floating,
            floating,
        )

    return tallies


@dataclass(slots=True)
class _Things:
    """The different things of one unit and period, each with the best that its dossiers say."""

    best: dict[Meaning, int] = field(default_factory=dict)
    doubted: set[Meaning] = field(default_factory=set)  # of which a dossier is undecided
    nameless: int = 0  # dossiers that may be in a, of which it is not known what thing they are of
    nameless_in_b: int = 0  # those of them that may be in b

    def see(self, thing: Meaning, outcome: int) -> None:
        """Take one dossier into account."""
        doubted = outcome in {MAYBE, IN_MAYBE}
        if thing is None:
            self.nameless += outcome != OUT
            self.nameless_in_b += doubted or outcome == BOTH
        elif outcome != OUT:
            self.best[thing] = max(self.best.get(thing, OUT), outcome)
            if doubted:
                self.doubted.add(thing)

    def listed(self) -> Iterator[tuple[int, Meaning]]:
        """Name each thing once, and None for each dossier of an unknown thing: a + v of them.

        Such dossiers may be in b, of any thing; which one is not known, so these all stand equal.
        """
        equal = [
            thing
            for thing in sorted(self.best, key=str)
            if self.best[thing] == IN and thing not in self.doubted
        ]
        spare = self.nameless_in_b
        either = [*[EITHER_MAYBE] * spare, *[EITHER_IN] * len(equal)]
        if not 0 < spare < len(equal):
            either = [IN_MAYBE if spare else IN] * len(equal)
        stands = dict(zip(equal, either, strict=False))
        for thing in sorted(self.best, key=str):
            best = self.best[thing]
            doubted = best == IN and thing in self.doubted
            yield IN_MAYBE if doubted else stands.get(thing, best), thing
        yield from [(MAYBE, None)] * self.nameless

    def tally(self) -> Tally:
        """Count the things.

        A dossier of an unknown thing may be of one that is counted already, or of another.
        """
        a = sum(best >= IN for best in self.best.values())
        b = sum(best == BOTH for best in self.best.values())
        u = sum(IN <= self.best[thing] < BOTH for thing in self.doubted)
        v = sum(best == MAYBE for best in self.best.values())
        return b, a, min(u + self.nameless_in_b, a - b), v + self.nameless, 0


def tally_things(
    units: Sequence[str | None],
    when: Sequence[int | None],
    outcomes: Sequence[int],
    things: Sequence[Meaning],
) -> Tallies:
    """Count different things; a dossier without a day is undecided in every period."""
    seen_in = _seen(units, when, outcomes, things)
    return lambda unit, place: seen_in(unit, place).tally()


def list_things(
    units: Sequence[str | None],
    when: Sequence[int | None],
    outcomes: Sequence[int],
    things: Sequence[Meaning],
) -> Iterator[tuple[int, str | None, Meaning]]:
    """List the things of the only period: outcome, unit and thing."""
    seen_in = _seen(units, when, outcomes, things)
    for unit in dict.fromkeys(units):
        for outcome, thing in seen_in(unit, 0).listed():
            yield outcome, unit, thing


def _seen(
    units: Sequence[str | None],
    when: Sequence[int | None],
    outcomes: Sequence[int],
    things: Sequence[Meaning],
) -> Callable[[str | None, int], _Things]:
    cells: dict[tuple[str | None, int | None], list[tuple[Meaning, int]]] = defaultdict(list)
    for unit, place, thing, outcome in zip(units, when, things, outcomes, strict=True):
        if outcome != OUT:
            cells[unit, place].append((thing, outcome))

    def seen_in(unit: str | None, place: int) -> _Things:
        seen = _Things()
        for thing, outcome in cells.get((unit, place), ()):
            seen.see(thing, outcome)
        for thing, _ in cells.get((unit, None), ()):
            seen.see(thing, MAYBE)
        return seen

    return seen_in
