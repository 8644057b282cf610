"""Whether the units of one registry fit together.  Pure.

A registry may have a million units, so every check first asks a question about whole columns;
only where the answer is no are single units looked at.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from itertools import compress, islice
from typing import Final

from cchc.definitions.dates import is_day, spell_day
from cchc.definitions.level import Level
from cchc.definitions.units import LEVELS, Registry
from cchc.diagnostics import Finding, Location
from cchc.patterns import pattern_of
from cchc.rules.definition_values import DatesReversed
from cchc.rules.registries import (
    AliasIsAnothersName,
    CodeRepeated,
    NamesNotCompared,
    ParentNotAbove,
    ParentsInCircle,
    ParentUnknown,
    SuccessorUnknown,
    UnitNameShared,
    UnitWithoutSuccessor,
)
from cchc.values import dataclass
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.terms import LEVEL
from cchc.words.text import fold

FINDINGS_MAX: Final = 1000  # of one rule: a registry with more is wrong everywhere
NAMES_MAX: Final = 200_000  # units whose names are compared: more would double the time
_LIKELY_AMONG = 2_000  # codes: among more, looking for a likely one takes seconds
_LIKELY_FOR = 10  # unknown codes
_TWINS_MAX = 100  # units of one name that are compared with the next
_KIND = pattern_of(
    "^(?:tỉnh|thành phố|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu) "
)  # what stands before the name of a territory
_CONSONANTS = set(b"bcdfghjklmnpqrstvwxz0123456789\n")
_SMALL = bytes(range(256)).lower()
_NO_CONSONANT = bytes(set(range(256)) - _CONSONANTS - set(b"BCDFGHJKLMNPQRSTVWXZ"))

Place = Callable[[int, str], Location]  # index of a unit, column → where that stands


@dataclass(frozen=True, slots=True)
class _Listing:
    registry: Registry
    codes: Collection[str]  # each once
    parents: Collection[str]  # each once
    at: Place


def lint(registry: Registry, at: Place, elsewhere: Collection[str] | None = None) -> list[Finding]:
    """Run every check over the registry; *elsewhere* are the codes of all others, where they are known."""
    listing = _Listing(registry, set(registry.codes), set(registry.parents) - {""}, at)
    checks = [check(listing) for check in CHECKS]
    if elsewhere is not None:
        checks.append(successor_unknown(listing, elsewhere))
    return [found for check in checks for found in islice(check, FINDINGS_MAX)]


def names_not_compared(registry: Registry, at: Place) -> Iterator[Finding]:
    """Say of a very large registry what was not checked."""
    if len(registry) > NAMES_MAX:
        place = Location(at(0, "name").file)
        yield NamesNotCompared(found=len(registry), limit=NAMES_MAX).at(place)


def dates_reversed(listing: _Listing) -> Iterator[Finding]:
    """A unit ends after it begins."""
    for index, (first, last) in listing.registry.validity.items():
        if first and last and first > last and is_day(first) and is_day(last):
            place = listing.at(index, "valid_to")
            yield DatesReversed(first=spell_day(first), last=spell_day(last)).at(place)


def code_repeated(listing: _Listing) -> Iterator[Finding]:
    """A code means one unit."""
    codes = listing.registry.codes
    if len(listing.codes) == len(codes):
        return
    first: dict[str, int] = {}
    for index, code in enumerate(codes):
        if code and (other := first.setdefault(code, index)) != index:
            line = str(listing.at(other, "code").row)
            yield CodeRepeated(found=code, line=line).at(listing.at(index, "code"))


def parent_unknown(listing: _Listing) -> Iterator[Finding]:
    """The counts of a unit add up in a unit that exists."""
    unknown = set(listing.parents).difference(listing.codes)
    if not unknown or "" in listing.codes:
        return  # a code that is blank, or was refused, may be the one that is meant
    known = sorted(listing.codes) if len(listing.codes) <= _LIKELY_AMONG else []
    near = {code: did_you_mean(nearest(code, known)) for code in sorted(unknown)[:_LIKELY_FOR]}
    for index, parent in enumerate(listing.registry.parents):
        if parent in unknown:
            place, hint = listing.at(index, "parent"), near.get(parent, did_you_mean(()))
            yield ParentUnknown(found=parent, near=hint).at(place)


def parents_in_circle(listing: _Listing) -> Iterator[Finding]:
    """Adding up ends at a unit without a parent.  Only who is a parent can stand in a circle."""
    codes, parents = listing.registry.codes, listing.registry.parents
    if len(listing.codes) < len(codes):
        return  # a code of two units has two parents, and which one is meant is not known yet
    is_parent = map(listing.parents.__contains__, codes)
    above = dict(compress(zip(codes, parents, strict=True), is_parent))
    position: dict[str, int] = {}
    done: set[str] = set()
    for start in above:
        path: dict[str, None] = {}
        code = start
        while code in above and code not in done and code not in path:
            path[code] = None
            code = above[code]
        if code in path:
            circle = [*path][[*path].index(code) :]
            position = position or dict(zip(codes, range(len(codes)), strict=True))
            place = listing.at(position[code], "parent")
            shown = [*circle, code] if len(circle) < 10 else [*circle[:9], "…", code]
            yield ParentsInCircle(found=code, circle=" → ".join(shown)).at(place)
        done.update(path)


def parent_not_above(listing: _Listing) -> Iterator[Finding]:
    """No unit stands below one of a lower level, nor a commune below a commune."""
    registry = listing.registry
    is_parent = map(listing.parents.__contains__, registry.codes)
    above = dict(compress(zip(registry.codes, registry.level_of, strict=True), is_parent))
    if not above or max(above.values()) == LEVELS.index(Level.PROVINCE):
        return  # nothing is above a province
    pairs = {*zip(registry.level_of, map(above.get, registry.parents), strict=True)}
    wrong = {(own, over) for own, over in pairs if over is not None and _is_no_higher(own, over)}
    if not wrong or len(listing.codes) < len(registry.codes) or any(parents_in_circle(listing)):
        return  # a code of two units, and a circle, are told as such
    named = dict(zip(registry.codes, registry.names, strict=True))
    for index, (own, parent) in enumerate(zip(registry.level_of, registry.parents, strict=True)):
        over = above.get(parent)
        if over is not None and (own, over) in wrong:
            yield ParentNotAbove(
                found=registry.names[index],
                level=LEVEL[LEVELS[own]],
                parent=named[parent],
                parent_level=LEVEL[LEVELS[over]],
            ).at(listing.at(index, "parent"))


def _is_no_higher(own: int, over: int) -> bool:
    """Compare levels; one that was refused says nothing, and a department stands below its province."""
    if max(own, over) >= len(LEVELS):
        return False
    return over > own or (own == over and LEVELS[own] in {Level.COMMUNE, Level.OFFICER})


def unit_name_shared(listing: _Listing) -> Iterator[Finding]:
    """A name under one parent leads to one unit at a time."""
    registry = listing.registry
    if len(registry) > NAMES_MAX:
        yield from names_not_compared(registry, listing.at)
        return
    owners = [*range(len(registry)), *(i for i, names in registry.aliases.items() for _ in names)]
    names = [*registry.names, *(name for names in registry.aliases.values() for name in names)]
    keys = _consonants(names)
    if len(set(keys)) == len(keys):
        return
    parents = [registry.parents[owner] for owner in owners]
    times = Counter(zip(parents, keys, strict=True))
    first: dict[tuple[str, str], list[int]] = {}
    for position, key in enumerate(zip(parents, keys, strict=True)):
        if times[key] > 1 and (name := names[position]):
            owner = owners[position]
            others = first.setdefault((key[0], fold(name)), [])
            other = next((o for o in others if _are_two(registry, o, owner)), None)
            if len(others) < _TWINS_MAX:
                others.append(owner)
            if other is not None:
                column = "name" if position < len(registry) else "aliases"
                line = str(listing.at(other, "code").row)
                yield UnitNameShared(found=name, code_=registry.codes[other], line=line).at(
                    listing.at(owner, column)
                )


def alias_is_anothers_name(listing: _Listing) -> Iterator[Finding]:
    """An alias is not what another unit is called, with or without the word for its kind.

    Equal names under one parent are told already.
    """
    registry = listing.registry
    if len(registry) > NAMES_MAX or not registry.aliases:
        return
    aliases = [(index, name) for index, names in registry.aliases.items() for name in names]
    keys = {name: fold(name) for _, name in aliases}
    wanted = {*keys.values()}
    owners: dict[str, list[int]] = {}
    for index, name in enumerate(registry.names):
        whole = fold(name)
        for key in {whole, _KIND.sub("", whole)} & wanted:
            owners.setdefault(key, []).append(index)
    for index, name in aliases:
        for other in owners.get(keys[name], ()):
            is_told = registry.parents[index] == registry.parents[other] and (
                fold(registry.names[other]) == keys[name]
            )
            if not is_told and _are_two(registry, index, other):
                yield AliasIsAnothersName(
                    found=name,
                    name_=registry.names[other],
                    code_=registry.codes[other],
                    line=str(listing.at(other, "code").row),
                ).at(listing.at(index, "aliases"))
                break


def unit_without_successor(listing: _Listing) -> Iterator[Finding]:
    """Of a unit that ended it is said who took its place, or that nobody did."""
    registry = listing.registry
    for index, (first, last) in registry.validity.items():
        is_told = last is None or not is_day(last) or (first is not None and first > last)
        if last and not is_told and registry.successors.get(index) is None:
            yield UnitWithoutSuccessor(found=registry.names[index], last=spell_day(last)).at(
                listing.at(index, "valid_to")
            )


def successor_unknown(listing: _Listing, elsewhere: Collection[str]) -> Iterator[Finding]:
    """Who took the place of a unit is a unit of this registry or of another."""
    known = {*listing.codes, *elsewhere}
    likely = sorted(known) if len(known) <= _LIKELY_AMONG else ()
    for index, codes in listing.registry.successors.items():
        for code in codes:
            if code not in known:
                near = did_you_mean(nearest(code, likely))
                place = listing.at(index, "succeeded_by")
                yield SuccessorUnknown(found=code, near=near).at(place)


def _consonants(names: list[str]) -> list[bytes]:
    """Reduce names to what no spelling of Vietnamese changes, ten times as fast as folding.

    Names that fold alike agree in their plain consonants and digits; the few that do are folded
    one by one.  (Letters of other languages, like ß for ss, may slip through.)
    """
    text = "\n".join(names)
    if text.count("\n") >= len(names):
        text = "\n".join(name.replace("\n", " ") for name in names)
    return text.encode("ascii", "ignore").translate(_SMALL, _NO_CONSONANT).split(b"\n")


def _are_two(registry: Registry, one: int, other: int) -> bool:
    """Say whether these are two units that existed on the same day; a code twice is told already."""
    if one == other or (registry.codes[one] and registry.codes[one] == registry.codes[other]):
        return False
    first, last = registry.validity.get(one, (None, None))
    start, end = registry.validity.get(other, (None, None))
    return not ((last and start and last < start) or (end and first and end < first))


CHECKS = (
    dates_reversed,
    code_repeated,
    parent_unknown,
    parents_in_circle,
    parent_not_above,
    unit_name_shared,
    alias_is_anothers_name,
    unit_without_successor,
)
