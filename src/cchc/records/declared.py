"""From what the files declare to what is counted.  The files are checked (``lint``) before."""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

from cchc.definitions.counting import DOSSIERS, CountEntry
from cchc.definitions.expressions.parser import parse
from cchc.definitions.expressions.tree import FieldType, ValueType
from cchc.definitions.indicator import Indicator
from cchc.definitions.plain import built
from cchc.definitions.record_files import FieldKind, RecordFieldsFile, RecordSourceFile, Zone
from cchc.records.dates import date_format
from cchc.records.model import LOCAL_AHEAD, Counting, DossierField, RecordColumn, RecordSource
from cchc.words import Words

FLAG_CODES: Final = ("true", "false")
Fields = Mapping[str, DossierField]


def fields_of(file: RecordFieldsFile) -> dict[str, DossierField]:
    """Give the fields that expressions may ask about."""
    return {
        name: DossierField(
            name=name,
            type=FieldType(ValueType(entry.type.value), _codes(entry.type, entry.values)),
            label=Words(entry.label, entry.english),
            is_personal=entry.personal,
            values=entry.values,
        )
        for name, entry in file.fields.items()
    }


def _codes(kind: FieldKind, values: Mapping[str, str]) -> tuple[str, ...]:
    return FLAG_CODES if kind is FieldKind.FLAG else tuple(values)


def types_of(fields: Fields) -> dict[str, FieldType]:
    """Give the types of fields, which is what the parser of expressions asks for."""
    return {name: field.type for name, field in fields.items()}


def source_of(file: RecordSourceFile, fields: Fields) -> RecordSource:
    """Give one source."""
    return RecordSource(
        id=file.id,
        label=Words(file.title, file.english),
        columns={
            name: RecordColumn(
                field=fields[name],
                headings=entry.headings,
                formats=tuple(map(date_format, entry.formats)),
                codes=_spelled_otherwise(entry.codes),
            )
            for name, entry in file.columns.items()
        },
        key=file.key_,
        newest_by=file.newest_by,
        unit=file.unit,
        blanks=frozenset(form for text in file.blanks for form in _forms(text)),
        ahead=LOCAL_AHEAD if file.zone is Zone.UTC else timedelta(),
    )


def _spelled_otherwise(codes: Mapping[str, str]) -> dict[str, str]:
    """Give codes as they are written, and in small and capital letters where that is no other code."""
    others = {
        form: code
        for text, code in codes.items()
        for spelled in (text.lower(), text.upper())
        for form in _forms(spelled)
    }
    return others | {form: code for text, code in codes.items() for form in _forms(text)}


def _forms(text: str) -> tuple[str, str]:
    """Give both Unicode forms of a text: not every engine can compose letters."""
    return unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)


def counting_of(indicator: str, entry: CountEntry, fields: Fields) -> Counting:
    """Give how one indicator is counted."""
    known = types_of(fields)
    return Counting(
        indicator=indicator,
        period_by=entry.period,
        denominator=parse(entry.denominator.where, known),
        numerator=parse(entry.numerator.where, known),
        distinct=None if entry.of == DOSSIERS else entry.of,
    )


def countings_of(indicators: Iterable[Indicator], fields: Fields) -> list[Counting]:
    """Give how indicators are counted, of those that can be."""
    return [counting_of(each.id, each.count, fields) for each in indicators if each.count]


def known_records(
    data: Mapping[str, list[Mapping[str, object]]],
) -> tuple[Fields, list[RecordSource]]:
    """Build the fields and the sources of a folder of its plain data."""
    fields = {
        name: field
        for each in data["fields"]
        for name, field in fields_of(built(RecordFieldsFile, each, {})).items()
    }
    return fields, [
        source_of(built(RecordSourceFile, each, {}), fields) for each in data["sources"]
    ]
