"""What is wrong with fields, sources and the counting of indicators, each and together.  Pure."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from cchc.definitions.counting import DOSSIERS, CountEntry
from cchc.definitions.declared import Declared
from cchc.definitions.expressions.parser import parse
from cchc.definitions.expressions.problems import BrokenExpression
from cchc.definitions.expressions.tree import ValueType
from cchc.definitions.indicator import Indicator, OverTime
from cchc.definitions.record_files import RecordFieldsFile, RecordSourceFile
from cchc.diagnostics import Finding
from cchc.records.dates import UnknownFormat, date_format
from cchc.records.declared import Fields, counting_of, fields_of, types_of
from cchc.records.examples import lands, unreadable_in
from cchc.rules.records import (
    DateFormatUnknown,
    ExampleLandsElsewhere,
    ExampleUnreadable,
    ExpressionBroken,
    RecordCodeNeverMet,
    RecordCodeUnknown,
    RecordColumnMissing,
    RecordFieldUnfit,
    RecordFieldUnknown,
    RecordHeadingRepeated,
    ThingsAddedUp,
)
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import fold

_DAYS: Final = (ValueType.MOMENT, ValueType.DAY)
_A_DAY: Final = Words("một trường có ngày", "a field with a day")
_AN_ORDER: Final = Words(
    "một trường có ngày, hoặc một trường số", "a field with a day, or a number"
)
_CODED: Final = (ValueType.CODE, ValueType.FLAG)
_A_CODE: Final = Words("một trường có danh mục giá trị", "a field with a list of values")


def lint_records(
    fields: Sequence[Declared[RecordFieldsFile]],
    sources: Sequence[Declared[RecordSourceFile]],
    indicators: Sequence[Declared[Indicator]],
) -> list[Finding]:
    """Check what was read; where a file of fields is not whole, nothing can be held against it."""
    if not all(file.is_whole for file in fields):
        return []
    known = {name: field for file in fields for name, field in fields_of(file.value).items()}
    return [
        *(found for file in sources if file.is_whole for found in _source(file, known)),
        *(
            found
            for file in indicators
            if file.is_sound("count") and file.value.count
            for found in _counting(file, file.value.count, known)
        ),
    ]


def _source(file: Declared[RecordSourceFile], fields: Fields) -> Iterator[Finding]:
    source, headings = file.value, dict[str, str]()
    for name, column in source.columns.items():
        path = ("columns", name)
        if name not in fields:
            yield _unknown(name, fields, file, path, key=True)
            continue
        for index, heading in enumerate(column.headings):
            other = headings.setdefault(fold(heading), name)
            if other != name:
                place = file.at((*path, "headings", index))
                yield RecordHeadingRepeated(found=heading, other=other).at(place)
        yield from _formats(file, path, column.formats)
        yield from _codes(file, path, column.codes, fields)
        yield from _never_met(file, path, column.codes)
    for key, named in (
        ("key", source.key_),
        ("newest_by", source.newest_by),
        ("unit", source.unit),
    ):
        if named and named not in source.columns:
            yield RecordColumnMissing(key=key, found=named).at(file.at((key,)))
    newest = source.newest_by
    if newest and newest in fields and fields[newest].type.type not in (*_DAYS, ValueType.NUMBER):
        yield RecordFieldUnfit(found=newest, expected=_AN_ORDER).at(file.at(("newest_by",)))


def _formats(
    file: Declared[Any], path: tuple[str, ...], formats: Sequence[str]
) -> Iterator[Finding]:
    for index, text in enumerate(formats):
        try:
            date_format(text)
        except UnknownFormat:
            yield DateFormatUnknown(found=text).at(file.at((*path, "formats", index)))


def _never_met(file: Declared[Any], path: tuple[str, ...], codes: Any) -> Iterator[Finding]:
    """A cell that is a blank means nothing, whatever else it is declared to be."""
    for written in codes:
        if written in file.value.blanks:
            place = file.at((*path, "codes", written), key=True)
            yield RecordCodeNeverMet(found=written).at(place)


def _codes(
    file: Declared[Any], path: tuple[str, ...], codes: Any, fields: Fields
) -> Iterator[Finding]:
    field = fields[path[-1]]
    if codes and field.type.type not in _CODED:
        place = file.at((*path, "codes"), key=True)
        yield RecordFieldUnfit(found=field.name, expected=_A_CODE).at(place)
        return
    for written, code in codes.items():
        if code not in field.type.codes:
            near = did_you_mean(nearest(code, field.type.codes))
            place = file.at((*path, "codes", written))
            yield RecordCodeUnknown(field=field.name, found=code, near=near).at(place)


def _counting(file: Declared[Indicator], entry: CountEntry, fields: Fields) -> Iterator[Finding]:
    adds_up = file.is_sound("over_time") and file.value.over_time is OverTime.SUM
    if entry.of in fields and entry.of != DOSSIERS and adds_up:
        yield ThingsAddedUp(of=entry.of).at(file.at(("over_time",)))
    findings = [*_named(file, entry, fields), *_expressions(file, entry, fields)]
    yield from findings
    if findings:
        return
    counting = counting_of(file.name, entry, fields)
    for index, example in enumerate(entry.examples):
        path = ("count", "examples", index)
        wrong = [name for name in example.dossier if name not in fields]
        for name in wrong:
            yield _unknown(name, fields, file, (*path, "dossier", name), key=True)
        unreadable = unreadable_in(example.dossier, fields)
        for name in unreadable:
            place = file.at((*path, "dossier", name))
            yield ExampleUnreadable(field=name, found=example.dossier[name]).at(place)
        if wrong or unreadable:
            continue
        found = lands(example.dossier, counting, fields)
        if found is not example.lands:
            place = file.at((*path, "lands"))
            yield ExampleLandsElsewhere(expected=example.lands.value, found=found.value).at(place)


def _named(file: Declared[Indicator], entry: CountEntry, fields: Fields) -> Iterator[Finding]:
    if entry.of != DOSSIERS and entry.of not in fields:
        yield _unknown(entry.of, [DOSSIERS, *fields], file, ("count", "of"))
    if entry.period not in fields:
        yield _unknown(entry.period, fields, file, ("count", "period"))
    elif fields[entry.period].type.type not in _DAYS:
        place = file.at(("count", "period"))
        yield RecordFieldUnfit(found=entry.period, expected=_A_DAY).at(place)


def _expressions(file: Declared[Indicator], entry: CountEntry, fields: Fields) -> Iterator[Finding]:
    for key, expression in (("denominator", entry.denominator), ("numerator", entry.numerator)):
        try:
            parse(expression.where, types_of(fields))
        except BrokenExpression as broken:
            place = file.at(("count", key, "where"))
            yield ExpressionBroken(reason=broken.reason, line=broken.line, column=broken.column).at(
                place
            )


def _unknown(
    name: str, known: Any, file: Declared[Any], path: Sequence[str | int], *, key: bool = False
) -> Finding:
    near = did_you_mean(nearest(name, known))
    return RecordFieldUnknown(found=name, near=near).at(file.at(path, key=key))
