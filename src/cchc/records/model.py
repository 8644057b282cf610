"""What is counted, over which records, for which stretches of time.  Frozen; no files, no engines."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, timedelta
from enum import Enum
from typing import Final, NamedTuple

from cchc.definitions.expressions.tree import Condition, FieldType, fields
from cchc.definitions.period import Period
from cchc.records.dates import DateFormat
from cchc.values import dataclass
from cchc.words import Words

LOCAL_ZONE: Final = "Asia/Ho_Chi_Minh"
LOCAL_AHEAD: Final = timedelta(hours=7)  # of UTC, all year, in every year that is read


class Unreadable(Enum):
    """Something stands in a cell that cannot be understood: neither missing nor known."""

    UNREADABLE = "unreadable"


UNREADABLE = Unreadable.UNREADABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierField:
    """A field that expressions may ask about, whatever a source calls it."""

    name: str
    type: FieldType
    label: Words
    is_personal: bool = False  # shown only where it is asked for
    values: Mapping[str, str] = field(default_factory=dict)  # of codes: what they are called

    def called(self, value: str) -> Words:
        """Name a value: of a code what it stands for; English takes the code itself."""
        return Words(self.values.get(value, value), value)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordColumn:
    """Where a source keeps a field, and how it writes it."""

    field: DossierField
    headings: tuple[str, ...]  # spellings of the column's name
    formats: tuple[DateFormat, ...] = ()  # of moments and days written as text
    codes: Mapping[str, str] | None = None  # as written → value of the field
    # Of a text: as written → the one spelling for all that mean the same.
    spellings: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSource:
    """How one system writes its list of dossiers."""

    id: str
    label: Words
    columns: Mapping[str, RecordColumn]  # by the name of the field
    key: str | None  # the field that tells dossiers apart
    newest_by: str | None  # of several records of one dossier, the one with the latest of this
    unit: str  # the field that says who handles it
    blanks: frozenset[str] = frozenset()  # texts that stand for nothing, such as NULL
    # Added to moments written as text, without a zone of their own, to get local time.
    ahead: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How the b and a of one indicator are counted from dossiers."""

    indicator: str
    period_by: str  # the field whose day puts a dossier into a period
    denominator: Condition
    numerator: Condition  # asked only of what is in the denominator
    distinct: str | None = None  # count the different values of this field, not the dossiers

    @property
    def fields(self) -> frozenset[str]:
        """The fields that it needs."""
        asked = {f.name for part in (self.denominator, self.numerator) for f in fields(part)}
        return frozenset(asked | {self.period_by} | ({self.distinct} if self.distinct else set()))


class Span(NamedTuple):
    """A period and its days, from *first* to before *end*: calendars differ in them."""

    period: Period
    first: date
    end: date


class Group(NamedTuple):
    """The counts of one indicator for one unit, as its records write it, and one period.

    The ratio lies between b/(a+v) and (b+u+v)/(a+v).
    """

    indicator: str
    unit: str | None  # None: the records do not say
    period: Period
    b: int
    a: int
    u: int  # in a, and it cannot be said whether in b
    v: int  # it cannot be said whether in a
    # Of v, those without a day, which are the same in each period; things are never added, so 0 of them.
    undated: int = 0
