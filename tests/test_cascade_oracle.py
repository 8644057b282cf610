"""Random cascades, judged by plain fractions along a tree: the program says the same of everybody."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final, NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cchc.definitions.level import Level
from cchc.definitions.model import Assignment
from cchc.definitions.threshold_text import read_threshold
from cchc.definitions.units import LEVELS, Registry
from cchc.engine.grouping import totals_by
from cchc.gates import exit_code
from cchc.results import Report
from factories import report, target, target_set

PARENT: Final = {"p1": "62", "p2": "62", "c1": "p1", "c2": "p1", "c3": "p2"}
NAMES: Final = {"62": "Sở", "p1": "P1", "p2": "P2", "c1": "C1", "c2": "C2", "c3": "C3"}
UNITS: Final = Registry(
    id="so",
    codes=list(NAMES),
    names=list(NAMES.values()),
    level_of=bytes(
        LEVELS.index(
            Level.PROVINCE if code == "62" else Level.OFFICE if code[0] == "p" else Level.OFFICER
        )
        for code in NAMES
    ),
    parents=[PARENT.get(code, "") for code in NAMES],
)


class Case(NamedTuple):
    """What the row asks of whom, and what came in."""

    due: int
    own: Mapping[str, int | None]  # of those to whom the row is passed on
    sent: Mapping[str, tuple[int, int]]


COUNTS = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda n: (n[0], n[0] + n[1]))
THRESHOLDS = st.sampled_from([50, 60, 75])
CASES = st.builds(
    Case,
    THRESHOLDS,
    st.dictionaries(st.sampled_from([*PARENT]), st.none() | THRESHOLDS, min_size=1),
    st.dictionaries(st.sampled_from([*NAMES]), COUNTS, min_size=1),
)


def verdict(pair: tuple[int, int], due: int) -> str:
    b, a = pair
    return "not_applicable" if a == 0 else "met" if Fraction(100 * b, a) >= due else "missed"


def summed(codes: list[str], case: Case) -> tuple[int, int]:
    return sum(case.sent[c][0] for c in codes), sum(case.sent[c][1] for c in codes)


def ancestors(code: str) -> list[str]:
    return [] if code not in PARENT else [PARENT[code], *ancestors(PARENT[code])]


def oracle(case: Case) -> dict[str, object]:
    """Say what becomes of units, total, groups and exit code, from the words of the rules alone."""
    judged = [code for code in NAMES if code in case.sent and (code in case.own or code == "62")]
    units = {code: verdict(case.sent[code], case.own.get(code) or case.due) for code in judged}
    inside = [code for code in judged if code != "62"]
    outermost = [c for c in inside if not set(ancestors(c)) & set(inside)]
    added = outermost or judged
    total = verdict(summed(added, case), case.due) if judged else None
    groups = {}
    for head in ("62", "p1", "p2"):
        members = [code for code in inside if PARENT[code] == head]
        if members:
            alike = {case.own[code] for code in members}
            due = case.due
            if head in case.own:
                due = case.own[head] or case.due
            elif head != "62" and len(alike) == 1:
                due = alike.pop() or case.due
            groups[NAMES[head]] = (*summed(members, case), verdict(summed(members, case), due))
    owed = bool(judged) and "62" not in judged
    missed = "missed" in units.values() or (owed and total == "missed")
    code = 3 if not judged else 1 if missed else 0
    return {"units": units, "total": total, "owed": owed, "groups": groups, "exit": code}


def program(case: Case) -> dict[str, object]:
    to = tuple(
        Assignment(unit=code, threshold=None if own is None else read_threshold(str(own)))
        for code, own in case.own.items()
    )
    of = target_set(replace(target(str(case.due)), assigned=to))
    found: Report = report(
        [(NAMES[code], *pair) for code, pair in case.sent.items()], of=of, units=UNITS
    )
    groups = totals_by("parent", found.judged, found.counts, 0)
    [total] = found.totals or [None]
    return {
        "units": {each.unit.code: each.verdict.code for each in found.results()},
        "total": total and total.verdict.code,
        "owed": bool(total and total.is_obligation),
        "groups": {
            each.group.vi: (each.total.numerator, each.total.denominator, each.total.verdict.code)
            for each in groups
        },
        "exit": int(exit_code(found)),
    }


@settings(max_examples=1000, deadline=None)
@given(CASES)
@example(Case(75, {"p1": 50, "p2": 50}, {"p1": (6, 12), "p2": (6, 12)}))
@example(Case(50, {"c1": 75, "c2": 75}, {"c1": (6, 10), "c2": (6, 10)}))
def test_the_program_agrees_with_plain_fractions(case: Case) -> None:
    assert program(case) == oracle(case)
