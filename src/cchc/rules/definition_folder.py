"""D3: what can be wrong with a folder of definitions as a whole."""

from cchc.diagnostics import Rule, Severity
from cchc.words import Words


class FolderMissing(Rule, code="D301", severity=Severity.ERROR):
    expected: Words


class NoTargetSet(Rule, code="D302", severity=Severity.ERROR): ...


class DefinitionFileUnreadable(Rule, code="D303", severity=Severity.ERROR):
    reason: Words


class FileNotRead(Rule, code="D304", severity=Severity.NOTE):
    expected: str


class IdNotFileName(Rule, code="D305", severity=Severity.ERROR):
    found: str
    expected: str


class IdRepeated(Rule, code="D306", severity=Severity.ERROR):
    found: str
    place: str


class DeclaredIndicatorUnknown(Rule, code="D307", severity=Severity.ERROR):
    found: str
    near: Words


class ItemRepeated(Rule, code="D308", severity=Severity.ERROR):
    item: str
    place: str


class TargetAmbiguous(Rule, code="D309", severity=Severity.ERROR):
    indicator: str
    levels: Words
    item: str
    place: str


class SectionMissing(Rule, code="D310", severity=Severity.ERROR):
    item: str
    section: str


class RegistryUnknown(Rule, code="D311", severity=Severity.ERROR):
    found: str
    near: Words


class IndicatorUnused(Rule, code="D312", severity=Severity.NOTE):
    found: str


class NameShared(Rule, code="D313", severity=Severity.ERROR):
    found: str
    other: str
    place: str
    set: str


class ThresholdAgainstDirection(Rule, code="D314", severity=Severity.WARNING):
    found: str
    side: Words
    indicator: str
    better: str


class ThresholdImplausible(Rule, code="D315", severity=Severity.WARNING):
    found: str
    reason: Words
    way: Words


class MeasureNotPercent(Rule, code="D316", severity=Severity.WARNING):
    found: str


class EffectiveInOtherYear(Rule, code="D317", severity=Severity.WARNING):
    year: str


class SetsOverlap(Rule, code="D318", severity=Severity.ERROR):
    other: str
    first: str
    last: str


class DaysWithoutSet(Rule, code="D329", severity=Severity.WARNING):
    before: str
    first: str
    last: str


class SupersededSetUnknown(Rule, code="D319", severity=Severity.ERROR):
    found: str
    near: Words


class SetsSupersedeInCircle(Rule, code="D334", severity=Severity.ERROR):
    found: str
    circle: str


class FormulaNotInWording(Rule, code="D321", severity=Severity.WARNING):
    item: str
    set: str


class FormulaInWording(Rule, code="D322", severity=Severity.WARNING):
    item: str
    set: str


class ReadingUnexplained(Rule, code="D323", severity=Severity.WARNING): ...


class WordingThresholdDiffers(Rule, code="D324", severity=Severity.WARNING):
    found: str
    threshold: str


class ThresholdCellDiffers(Rule, code="D330", severity=Severity.ERROR):
    found: str
    reason: Words


class DirectionNotSaid(Rule, code="D331", severity=Severity.ERROR):
    found: str
    indicator: str


class ReferenceItemUnknown(Rule, code="D332", severity=Severity.WARNING):
    item: str
    near: Words


class DocumentNotNamed(Rule, code="D325", severity=Severity.WARNING): ...


class NoTargetsYet(Rule, code="D326", severity=Severity.NOTE): ...


class BodyUnknown(Rule, code="D327", severity=Severity.ERROR):
    found: str
    registry: str
    year: str
    near: Words


class LevelsAgainstLead(Rule, code="D333", severity=Severity.WARNING):
    item: str
    lead: str
    reason: Words
    way: Words


class CountsAlike(Rule, code="D335", severity=Severity.WARNING):
    found: str


class TargetBindsNobody(Rule, code="D328", severity=Severity.WARNING):
    item: str
    levels: Words
    whose: Words
    year: str
