"""What a text said, as one value; and how what several texts say of one thing is joined.

Nothing here reads a text: ``hearing`` does, and gives this value.
"""

from collections.abc import Iterable, Sequence

from cchc.definitions.period import Period
from cchc.tables.time import PeriodSaid
from cchc.tables.vocabulary import Phrase, Says
from cchc.values import dataclass

WEAK_GROUP = "settled"  # «giải quyết» alone may stand over «đang giải quyết»


@dataclass(frozen=True, slots=True)
class Heard:
    """What a text says, dimension by dimension; what it does not speak of is empty."""

    text: str = ""
    role: str | None = None
    measure: str | None = None  # b, a or ratio
    group: str | None = None  # received, settled, pending
    kinds: frozenset[str] = frozenset()  # total, early, late …
    qualifiers: frozenset[str] = frozenset()  # current, cumulative, previous, planned, part
    unit: str | None = None  # the name of a unit, or of several, as it is written
    indicators: frozenset[int] = frozenset()  # of which the unit's level takes one
    period: PeriodSaid | None = None
    section: str | None = None  # a level, or "none"
    in_form: bool = False  # the text is a heading of an official form
    weak: bool = False  # its group is only «giải quyết»
    rest: Phrase = ()
    clash: str | None = None  # the dimension that is said twice and differently

    @property
    def is_understood(self) -> bool:
        """Whether nothing is left over."""
        return not self.rest and self.clash is None

    @property
    def speaks(self) -> bool:
        """Whether it says anything that places a number or names a column."""
        return bool(
            self.role or self.measure or self.group or self.kinds or self.qualifiers
        ) or bool(self.unit or self.indicators or self.period or self.section)

    @property
    def names_value(self) -> bool:
        """Whether it is a value of a dimension: a unit, an indicator, a period."""
        return bool(self.unit or self.indicators or self.period)


SILENCE = Heard()


def gathered(said: Sequence[Says], *, weak: bool = False) -> Heard:
    """Gather what phrases say; the first of a dimension that differs is a clash."""
    values: dict[str, list[str]] = {}
    for dimension, value in said:
        if value not in values.setdefault(dimension, []):
            values[dimension].append(value)
    groups = values.get("group", [])
    measures = values.get("measure", [])
    if "ratio" in measures:
        measures = ["ratio"]  # «Tỷ lệ đúng hạn b/a» is a ratio, whatever else it names
    clash = next((d for d, v in (("group", groups), ("measure", measures)) if len(v) > 1), None)
    kinds = _narrowest(values.get("kind", []))
    return Heard(
        role=next(iter(values.get("role", ())), None),
        measure=measures[0] if measures else None,
        group=groups[0] if groups else None,
        kinds=kinds,
        qualifiers=frozenset(values.get("qualifier", ())),
        weak=weak and groups[:1] == [WEAK_GROUP],
        clash=clash,
    )


def _narrowest(kinds: Iterable[str]) -> frozenset[str]:
    """Take away what another kind says more of: a total, and what «gồm cả trước hạn» adds up."""
    said = frozenset(kinds)
    if len(said) > 1:
        said -= {"total"}
    return said - {"early", "on-time"} if "in-time" in said else said


def together(levels: Iterable[Heard]) -> Heard:
    """Join what several texts say of one column or row, from the outermost to the innermost.

    Each dimension may be said once, or several times alike; an inner period may narrow an outer one,
    an inner group stand below «giải quyết», an inner kind below a total.
    """
    heard = SILENCE
    for inner in levels:
        heard = _join(heard, inner)
    return heard


def _join(outer: Heard, inner: Heard) -> Heard:
    clash = outer.clash or inner.clash
    measure, clash = _one(outer.measure, inner.measure, "measure", clash)
    role, clash = _one(outer.role, inner.role, "role", clash)
    section, clash = _one(outer.section, inner.section, "section", clash)
    group: str | None
    if outer.group and inner.group and outer.group != inner.group:
        if outer.weak:
            group, weak = inner.group, inner.weak
        elif inner.weak:
            group, weak = outer.group, outer.weak
        else:
            group, weak, clash = inner.group, False, clash or "group"
    else:
        group = inner.group or outer.group
        weak = outer.weak if outer.group and not inner.group else inner.weak
    kinds = _narrowest(outer.kinds | inner.kinds)
    indicators = outer.indicators
    if inner.indicators:
        indicators = outer.indicators & inner.indicators if indicators else inner.indicators
        clash = clash if indicators else clash or "indicator"
    period, clash = _nested(outer.period, inner.period, clash)
    unit, clash = _one(outer.unit, inner.unit, "unit", clash)
    return Heard(
        text=" > ".join(filter(None, (outer.text, inner.text))),
        role=role,
        measure=measure,
        group=group,
        kinds=kinds,
        qualifiers=outer.qualifiers | inner.qualifiers,
        unit=unit,
        indicators=indicators,
        period=period,
        section=section,
        weak=weak,
        rest=(*outer.rest, *inner.rest),
        clash=clash,
    )


def _one(
    outer: str | None, inner: str | None, dimension: str, clash: str | None
) -> tuple[str | None, str | None]:
    if outer and inner and outer != inner:
        return inner, clash or dimension
    return inner or outer, clash


def _nested(
    outer: PeriodSaid | None, inner: PeriodSaid | None, clash: str | None
) -> tuple[PeriodSaid | None, str | None]:
    """Take the narrower of two periods that contain each other; others clash."""
    if outer is None or inner is None:
        return inner or outer, clash
    one, other = outer.period, inner.period
    if one is None or other is None:
        return inner, clash or "period"
    if within(other, one):
        return inner, clash
    return (outer, clash) if within(one, other) else (inner, clash or "period")


def within(inner: Period, outer: Period) -> bool:
    """Say whether *inner* lies in *outer*, both included."""
    return outer.contains(inner)
