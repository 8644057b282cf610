"""D6: what can be wrong with roadmaps, sets that extend others and targets passed on to sub-units."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class MilestoneNotAPeriod(Rule, code="D601", severity=Severity.ERROR):
    found: str


class MilestoneOfAnotherYear(Rule, code="D602", severity=Severity.ERROR):
    found: str
    year: str


class MilestonesOverlap(Rule, code="D603", severity=Severity.ERROR):
    found: str
    other: str


class RoadmapFalls(Rule, code="D604", severity=Severity.WARNING):
    found: str
    period: str | Words
    other: str
    earlier: str


class RoadmapMissesTarget(Rule, code="D605", severity=Severity.WARNING):
    found: str
    target: str


class ThresholdDirectionDiffers(Rule, code="D606", severity=Severity.ERROR):
    found: str
    side: Words
    other: str
    other_side: Words


class RoadmapHasHole(Rule, code="D607", severity=Severity.ERROR):
    months: str


class ParentSetUnknown(Rule, code="D611", severity=Severity.ERROR):
    found: str
    near: Words


class SetsInCircle(Rule, code="D612", severity=Severity.ERROR):
    found: str
    circle: str


class ParentSetOfAnotherYear(Rule, code="D613", severity=Severity.ERROR):
    year: str
    found: str
    other: str


class ItemNotAbove(Rule, code="D614", severity=Severity.ERROR):
    set: str
    item: str
    near: Words


class IndicatorNotAbove(Rule, code="D615", severity=Severity.ERROR):
    item: str
    found: str
    indicator: str


class LaxerThanAbove(Rule, code="D616", severity=Severity.WARNING):
    found: str
    other: str
    where: Words


class ShareMalformed(Rule, code="D621", severity=Severity.ERROR):
    key: str
    found: str


class AssignedUnitUnknown(Rule, code="D622", severity=Severity.ERROR):
    registry: str
    found: str
    near: Words


class SharesNotWhole(Rule, code="D623", severity=Severity.WARNING):
    units: str
    found: Words
    expected: Words


class UnitWithoutTarget(Rule, code="D624", severity=Severity.WARNING):
    unit: str
    code_: str
