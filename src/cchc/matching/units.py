"""From what a text calls a unit to the unit that is meant.

Where a level, a unit above or a period is known, only units that fit them are looked for: below
Đắk Hà «Xã Đắk Long» is its Đăk Long.  What fits nothing there but something elsewhere is
unknown, with what it would be elsewhere as candidates.  Where nothing is known, «Xã Đăk Long» may be
either of the two communes that only a letter tells apart which offices mix up.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from cchc.definitions.dates import days_of
from cchc.definitions.level import Level
from cchc.definitions.period import Period
from cchc.definitions.units import LEVELS, Registry
from cchc.matching.bodies_above import Tree, beside_codes, splits
from cchc.matching.initials import Initials
from cchc.matching.mixed_up import borne_by_one, mixed_up
from cchc.matching.near_units import NearUnits
from cchc.matching.spellings import Spelling, Spellings
from cchc.matching.unit_match import UnitMatch
from cchc.words import Words
from cchc.words.differences import HowRead
from cchc.words.spelling import without_numbering
from cchc.words.text import fold, safe

_CODE_WITHOUT_NOUGHT: Final = Words("mã bị mất số 0 ở đầu", "a code that lost its first 0")
_UNIT_ABOVE_TOO: Final = Words("kèm tên đơn vị cấp trên", "with the name of the unit above it")
_CODE_TOO: Final = Words("kèm mã đơn vị", "with its code")
_INITIALS: Final = Words("viết tắt bằng chữ cái đầu", "by its initials")
_WITHOUT_KIND: Final = Words("không ghi loại đơn vị", "without the kind of unit")


class Scope(NamedTuple):
    """What is known of a unit before its name is read."""

    parent: int | None = None
    level: Level | None = None
    period: Period | None = None


class _Try(NamedTuple):
    """Units that a text means in one way, not yet narrowed to what is known."""

    units: Sequence[int]
    looked: HowRead
    counts: bool = True  # False: in the wrong place, or more would have to be known


class UnitNames:
    """The units of a registry, by name, code, alias, and looser spellings of these."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._spellings = Spellings(registry)
        self._initials = Initials(registry)
        self.tree = Tree(registry)
        self._by_number: dict[str, list[int]] = {}
        self._everywhere = UnitsWithin(self, Scope())
        self._scopes = {Scope(): self._everywhere}
        self.near = NearUnits(registry, self.tree, self._over)

    def find(
        self,
        written: str,
        *,
        parent: int | None = None,
        level: Level | None = None,
        period: Period | None = None,
    ) -> UnitMatch:
        """Find the unit that *written* means below *parent*, of *level*, existing in *period*."""
        if parent is None and level is None and period is None:
            return self._everywhere[written]
        return self.within(parent=parent, level=level, period=period)[written]

    def within(
        self,
        *,
        parent: int | None = None,
        level: Level | None = None,
        period: Period | None = None,
    ) -> "UnitsWithin":
        """Give the texts of one scope: a dict that finds what it does not have, each text once."""
        scope = Scope(parent, level, period)
        if scope not in self._scopes:
            self._scopes[scope] = UnitsWithin(self, scope)
        return self._scopes[scope]

    def names_a_unit(self, written: str, *, level: Level | None = None) -> bool:
        """Say whether a unit of the registry, or several, bear this name at any step."""
        kind = self.within(level=level).meaning(written).kind
        return kind not in ("unknown", "open")

    def describe(self, unit: int) -> str:
        """Spell a unit so that it cannot be taken for another: «Xã Đắk Long (Huyện Đắk Glei, 23368)»."""
        return f"«{safe(self.registry.called.with_code(unit))}»"

    # --- exact -----------------------------------------------------------------------------

    @cached_property
    def listed(self) -> Mapping[str, int]:
        """The names that mean one unit alone, spelt as they are listed."""
        return borne_by_one(self.registry.names, self.mixed_up)

    @cached_property
    def mixed_up(self) -> Mapping[int, Sequence[int]]:
        """The units that offices mix up with others of other names → all of these."""
        return mixed_up(self.registry.names)

    def exact(self, written: str) -> int | None:
        """Give the one unit whose name or code is spelt just so, or as our documents call it."""
        found = self.listed.get(written)
        if found is None:
            found = self.tree.position.get(written.strip())
        return self._as_called(written) if found is None and written.endswith(")") else found

    def _as_called(self, written: str) -> int | None:
        """Read what stands in brackets behind a name: the code, or the body above."""
        unit = self.tree.position.get(re.split(r", |\(", written[:-1])[-1])
        if unit is not None and written.startswith(f"{self.registry.names[unit]} ("):
            return unit
        return self.registry.called.told_apart.get(written)

    def one(self, unit: int, looked: HowRead) -> UnitMatch:
        """Say that one unit is meant; of those that are mixed up the other may be spelt so."""
        if unit in self.mixed_up:
            own = self.registry.names[unit]
            if looked.written == own:
                return UnitMatch(unit, (), "exact")
            if not looked.ways:
                looked = HowRead(looked.written, (own,))
        return UnitMatch(unit, (), "loose", looked)

    def spelt_so(self, written: str, units: Sequence[int]) -> Sequence[int]:
        """Give those of *units* whose own names *written* equals first, at whichever step."""
        for found in self._spellings.at_each_step(written):
            if own := [unit for unit in _units(found) if unit in units]:
                return own
        return ()

    def _by_lost_nought(self, written: str) -> Sequence[int]:
        """A spreadsheet turns the code 01 into the number 1."""
        if not self._by_number:
            for unit, code in enumerate(self.registry.codes):
                self._by_number.setdefault(code.lstrip("0"), []).append(unit)
        return self._by_number.get(written.strip().lstrip("0"), ())

    # --- loose -----------------------------------------------------------------------------

    def tries(self, written: str, scope: Scope) -> Iterator[_Try]:
        """Yield what *written* may mean, way by way, from exact to loose: the order of this list.

        1. Its code, without noughts at the start.  2. Its name at each step of ``STEPS``.
        3. Its name beside that of a unit above it.  4. Its initials.  5. Its name without the
        kind of unit, where the level is known.  6. Its name beside its code.
        """
        if written.strip().isdecimal():
            looked = HowRead(written, ways=(_CODE_WITHOUT_NOUGHT,))
            yield _Try(self._by_lost_nought(written), looked)
            return
        yield from self._by_spelling(written)
        yield from self._below_another(written)
        yield from self._by_initials(written)
        yield from self._without_kind(written, self._knows_level(scope))
        for name, unit in beside_codes(written, self.tree):
            if any(unit in tried.units for tried in self._alone(name, ())):
                yield _Try([unit], HowRead(written, ways=(_CODE_TOO,)))

    def _by_spelling(self, written: str) -> Iterator[_Try]:
        for found in self._spellings.at_each_step(written):
            yield _Try(self._with_mixed_up(_units(found)), _looked(written, found))

    def _with_mixed_up(self, units: Sequence[int]) -> Sequence[int]:
        """Add to the units that a spelling means those that offices mix them up with."""
        if self.mixed_up.keys().isdisjoint(units):
            return units
        every = (each for unit in units for each in self.mixed_up.get(unit, (unit,)))
        return sorted({*every})

    def _below_another(self, written: str) -> Iterator[_Try]:
        """Find «Xã Vinh Quang, TP Kon Tum»: a unit whose name stands beside that of one above it."""
        elsewhere: list[int] = []
        for name, above in splits(written, self.tree):
            over = self._over(above)
            if not over:
                continue
            for tried in self._alone(name, over):
                units = [unit for unit in tried.units if self.tree.is_below(unit, over)]
                if units and tried.counts:
                    looked = HowRead(written, ways=(_UNIT_ABOVE_TOO,))
                    yield _Try(units, looked)
                elsewhere.extend(tried.units)
        yield _Try(elsewhere, HowRead(written), counts=False)

    def _alone(self, name: str, over: Sequence[int]) -> Iterator[_Try]:
        yield from self._by_spelling(name)
        yield from self._below_another(name)
        yield from self._by_initials(name)
        yield from self._without_kind(name, self.tree.is_one_level_below(over))

    def _over(self, written: str) -> Sequence[int]:
        """Give the units with others below them that are called so; here the kind may be left out."""
        if written == "tỉnh":
            return self.tree.provinces
        for tried in (*self._by_spelling(written), *self._without_kind(written, allowed=True)):
            if over := [unit for unit in tried.units if self.tree.has_units_below(unit)]:
                return over
        return ()

    def _by_initials(self, written: str) -> Iterator[_Try]:
        yield _Try(self._initials.find(written), HowRead(written, ways=(_INITIALS,)))

    def _without_kind(self, written: str, allowed: bool) -> Iterator[_Try]:
        for found in self._spellings.at_each_step(written, bare=True):
            units = self._with_mixed_up(_units(found))
            yield _Try(units, HowRead(written, ways=(_WITHOUT_KIND,)), counts=allowed)

    def _knows_level(self, scope: Scope) -> bool:
        if scope.level is not None:
            return True
        return scope.parent is not None and self.tree.is_one_level_below([scope.parent])

    def fits(self, unit: int, scope: Scope) -> bool:
        """Say whether a unit has the level, and stands at or below the parent, that are known."""
        if scope.level is not None and LEVELS[self.registry.level_of[unit]] != scope.level:
            return False
        return scope.parent is None or self.tree.is_at_or_below(unit, scope.parent)


class UnitsWithin(dict[str, UnitMatch]):
    """What texts mean in one scope; a new text is looked up once."""

    def __init__(self, names: UnitNames, scope: Scope) -> None:
        super().__init__()
        self._names, self._scope = names, scope
        period = scope.period
        validity = names.registry.validity
        self._gone = (
            names.registry.not_valid(*days_of(period)) if period and validity else frozenset()
        )
        self._meanings: dict[str, UnitMatch] = {}
        self._open = tuple(
            f"{fold(first)} "
            for level, firsts in names.registry.open.items()
            if scope.level in (None, level)
            for first in firsts
        )

    def __missing__(self, written: str) -> UnitMatch:
        found = self.meaning(written)
        if found.kind in ("unknown", "open") and not found.candidates and written.strip():
            found = UnitMatch(None, self._names.near.find(written), found.kind)
        self[written] = found
        return found

    def meaning(self, written: str) -> UnitMatch:
        """Find what *written* means, without looking for what it is like."""
        if written not in self._meanings:
            self._meanings[written] = self._find(written)
        return self._meanings[written]

    def _find(self, written: str) -> UnitMatch:
        exact = self._names.exact(written)
        if exact is not None and exact not in self._gone and self._names.fits(exact, self._scope):
            return UnitMatch(exact, (), "exact")
        elsewhere: dict[int, None] = {}
        gone: dict[int, None] = {}
        for tried in self._names.tries(written, self._scope) if written.strip() else ():
            fitting = [unit for unit in tried.units if self._names.fits(unit, self._scope)]
            valid = [unit for unit in fitting if unit not in self._gone]
            if tried.counts and len(valid) == 1:
                return self._names.one(valid[0], tried.looked)
            if tried.counts and valid:
                return UnitMatch(None, tuple(valid), "ambiguous")
            (gone if tried.counts else elsewhere).update(dict.fromkeys(fitting))
            elsewhere.update(dict.fromkeys(tried.units))
        if gone:
            return UnitMatch(None, tuple(gone), "not-valid")
        return UnitMatch(None, tuple(elsewhere), "open" if self._is_open(written) else "unknown")

    def _is_open(self, written: str) -> bool:
        return bool(self._open) and without_numbering(fold(written)).startswith(self._open)


def _units(found: Sequence[Spelling]) -> Sequence[int]:
    return list(dict.fromkeys(each.unit for each in found))


def _looked(written: str, found: Sequence[Spelling]) -> HowRead:
    aliases = [each.text for each in found if each.is_alias]
    return HowRead(written, [each.text for each in found if not each.is_alias], aliases)
