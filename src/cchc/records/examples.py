"""The dossiers that an indicator's file gives as examples: each must end where the file says."""

from collections.abc import Mapping, Sequence
from typing import Final

from cchc.definitions.counting import Lands
from cchc.records.cells import Meaning, reader
from cchc.records.dates import date_format
from cchc.records.declared import Fields
from cchc.records.in_python import count
from cchc.records.model import UNREADABLE, Counting, RecordColumn, RecordSource, Span
from cchc.records.outcomes import BOTH, IN, IN_MAYBE, MAYBE, OUT, OUTCOMES
from cchc.records.truths import Records
from cchc.words import Words

_LANDS: Final = {
    OUT: Lands.NONE,
    MAYBE: Lands.V,
    IN: Lands.A,
    IN_MAYBE: Lands.U,
    BOTH: Lands.B,
}
_UNIT: Final = "unit"
_FORMATS: Final = tuple(map(date_format, ("yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd")))


def example_source(fields: Fields) -> RecordSource:
    """Give the source in which examples are written: the values of the fields themselves."""
    return RecordSource(
        id="examples",
        label=Words("ví dụ", "examples"),
        columns={
            name: RecordColumn(
                field=field,
                headings=(name,),
                formats=_FORMATS,
                codes={code: code for code in field.type.codes},
            )
            for name, field in fields.items()
        },
        key=None,
        newest_by=None,
        unit=_UNIT,
    )


def unreadable_in(dossier: Mapping[str, str], fields: Fields) -> list[str]:
    """Find the fields of an example whose value is none."""
    return [name for name, value in _read(dossier, fields).items() if value is UNREADABLE]


def lands(dossier: Mapping[str, str], counting: Counting, fields: Fields) -> Lands:
    """Say where a dossier ends; without its day it may be in no period for sure."""
    return landing(read_example(dossier, fields), counting)


def read_example(dossier: Mapping[str, str], fields: Fields) -> Records:
    """Read a dossier once, for all that is asked of it; what it does not say is blank."""
    blank: dict[str, Meaning] = dict.fromkeys(fields)
    known = blank | _read(dossier, fields)
    return Records({name: [value] for name, value in known.items()}, 1)


def landing(record: Records, counting: Counting) -> Lands:
    """Say where a dossier that was read ends."""
    denominator, numerator = (
        record.truths(condition)[0] for condition in (counting.denominator, counting.numerator)
    )
    outcome = OUTCOMES[3 * denominator + numerator]
    if record.columns[counting.period_by][0] is None and outcome != OUT:
        outcome = MAYBE
    return _LANDS[outcome]


def counted(
    dossiers: Sequence[Mapping[str, str]], counting: Counting, fields: Fields, span: Span
) -> tuple[int, int, int, int]:
    """Count dossiers together, whoever handles them: b, a, and what is undecided of each."""
    blank: dict[str, Meaning] = dict.fromkeys(fields)
    known = [blank | _read(dossier, fields) for dossier in dossiers]
    records = Records({name: [each[name] for each in known] for name in fields}, len(known))
    groups = count(records, example_source(fields), [counting], [span])
    b, a, u, v = (sum(getattr(each, key) for each in groups) for key in "bauv")
    return b, a, u, v


def _read(dossier: Mapping[str, str], fields: Fields) -> dict[str, Meaning]:
    source = example_source(fields)
    return {
        name: reader(source.columns[name], source)(text)
        for name, text in dossier.items()
        if name in fields
    }
