"""Which law is meant: the definitions there are, the target sets of one body through a year, its units."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from os import PathLike
from pathlib import Path

from cchc.definitions.choose import (
    choose_for,
    choose_on,
    choose_set,
    choose_sets,
    choose_timeline,
    choose_timeline_of_body,
)
from cchc.definitions.model import Definitions, TargetSet
from cchc.definitions.period import Period, read_period
from cchc.definitions.timeline import Timeline, timeline_of, timelines_of
from cchc.definitions.units import Registry, Unit, existing_in
from cchc.diagnostics import Finding
from cchc.errors import BrokenDefinitions
from cchc.values import dataclass
from cchc.words.text import fold


@dataclass(frozen=True, slots=True)
class Law:
    """One target set, the definitions that it stands in, and the units of its year.

    The *timeline* has the sets that come before and after it in that year.
    """

    definitions: Definitions
    target_set: TargetSet
    registry: Registry
    findings: Sequence[Finding] = ()  # in the registry
    own_timeline: Timeline | None = None
    # The other registries of the year, each with its body, which are read where a unit is not in this one.
    others: Callable[[], Iterable[tuple[Unit, Registry]]] = tuple

    @property
    def timeline(self) -> Timeline:
        """The sets of the body through the year; the set alone where nobody said more."""
        return self.own_timeline or timeline_of(self.target_set)

    def in_period(self, period: Period | None) -> "Law":
        """Take the set that judges a period, or the whole year; raises WrongRequest without any."""
        return replace(self, target_set=choose_for(self.timeline, period))

    def in_its_time(self, period: Period | None) -> "Law":
        """Let the set in force judge a period, whatever set was named."""
        return replace(self, own_timeline=self.timeline.in_its_time(period))


@dataclass(frozen=True, slots=True)
class Known:
    """The definitions of one folder, loaded once and used as often as you like."""

    definitions: Definitions
    findings: Sequence[Finding]
    registry_files: Mapping[str, Path]

    def registry_name(self, target_set: TargetSet) -> str:
        """Name the file of a set's registry, as the hashes of the definitions do."""
        return f"targets/units/{self.registry_files[target_set.registry].name}"

    def sets(self, year: int | None = None) -> Sequence[TargetSet]:
        """Take the sets of a year, or all; raises WrongRequest where there are none."""
        return choose_sets(self.definitions.target_sets, year=year)

    def sets_on(self, day: str, year: int | None = None) -> Sequence[TargetSet]:
        """Take the sets in force on a day; raises WrongRequest where there are none."""
        return choose_on(self.sets(year), day)

    def set_of(
        self,
        year: int | None = None,
        set_id: str | None = None,
        on: str | None = None,
        body: str | None = None,
    ) -> TargetSet:
        """Take the one set that is meant; raises WrongRequest where it is not clear which."""
        sets, body = self.definitions.target_sets, self._code_of(body, year)
        return choose_set(sets, year=year, set_id=set_id, on=on, body=body)

    def timeline_of(
        self,
        year: int | None = None,
        set_id: str | None = None,
        on: str | None = None,
        body: str | None = None,
        period: str | Period | None = None,
    ) -> Timeline:
        """Take the sets of one body through a year; raises WrongRequest where it is not clear which.

        Then the sets that could judge the *period* are named.
        """
        sets, body = self.definitions.target_sets, self._code_of(body, year)
        if isinstance(period, str):
            years = {each.year for each in sets} if year is None else {year}
            period = read_period(period, *years) if len(years) == 1 else None
        return choose_timeline(sets, year=year, set_id=set_id, on=on, body=body, period=period)

    def _code_of(self, body: str | None, year: int | None) -> str | None:
        """Give the code of a body that is written as rows of counts may name it; else what is written."""
        sets = self.definitions.target_sets
        if body is None or any(fold(body) in (fold(s.body), fold(s.issuer)) for s in sets):
            return body
        from cchc.matching.units import UnitNames

        registries = {
            (each.registry, each.body): self.law_of(each).registry
            for each in sets
            if year in (None, each.year)
        }
        found = {
            code
            for (_, code), registry in registries.items()
            if UnitNames(registry).find(body).unit == registry.codes.index(code)
        }
        return found.pop() if len(found) == 1 else body

    def timeline_of_body(self, year: int, target_set: TargetSet) -> Timeline:
        """Take the sets of another year that are of the same body as a set; else those of the year."""
        return choose_timeline_of_body(self.definitions.target_sets, year, target_set)

    def timelines(self, year: int | None = None) -> Sequence[Timeline]:
        """Take the timelines of a year, or all; raises WrongRequest where there are none."""
        return timelines_of(self.sets(year))

    def registry_findings(self, sets: Sequence[TargetSet]) -> Sequence[Finding]:
        """Read the registries of some sets as ``law_of`` does, where only what is wrong matters."""
        laws = {each.registry: self.law_of(each) for each in sets}
        return [found for law in laws.values() for found in law.findings]

    def law_of(self, meant: TargetSet | Timeline) -> Law:
        """Read the units that sets bind; raises BrokenDefinitions where that is impossible."""
        from cchc.loading.cache import cache_folder
        from cchc.loading.registry import read_registry

        timeline = meant if isinstance(meant, Timeline) else timeline_of(meant)
        target_set = timeline.main
        path = self.registry_files[target_set.registry]
        registry, found = read_registry(path, cache=cache_folder(os.environ))
        if registry is None:
            raise BrokenDefinitions(found)
        registry = existing_in(registry, Period(target_set.year))
        others = partial(self._others, target_set)
        return Law(self.definitions, target_set, registry, found, timeline, others)

    def _others(self, target_set: TargetSet) -> Iterator[tuple[Unit, Registry]]:
        """Read the other registries of a year, each with its body; those that cannot be read say nothing."""
        for each in {each.registry: each for each in self.sets(target_set.year)}.values():
            if each.registry != target_set.registry:
                try:
                    registry = self.law_of(each).registry
                except BrokenDefinitions:
                    continue
                yield registry[registry.codes.index(each.body)], registry


def load(definitions: Known | str | PathLike[str] | None = None) -> Known:
    """Load the definitions of a folder, or the shipped ones; what is loaded already is given back.

    Raises BrokenDefinitions where they cannot be used; smaller faults are the findings of what
    is given back.
    """
    if isinstance(definitions, Known):
        return definitions
    from cchc.loading.cache import cache_folder
    from cchc.loading.definitions import load as load_folder

    path = None if definitions is None else Path(definitions)
    loaded = load_folder(path, cache=cache_folder(os.environ))
    if loaded.definitions is None:
        raise BrokenDefinitions(loaded.findings)
    return Known(loaded.definitions, loaded.findings, loaded.registry_files)
