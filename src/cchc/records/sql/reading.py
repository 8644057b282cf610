"""From a column of a table to a field: the rules of ``cells``, said in SQL."""

from enum import Enum

from cchc.definitions.expressions.tree import ValueType
from cchc.records.cells import FIRST_YEAR, LAST_YEAR, WHOLE
from cchc.records.model import LOCAL_AHEAD, LOCAL_ZONE, RecordColumn, RecordSource
from cchc.records.sql.printer import Printer


class Stored(Enum):
    """How an engine keeps a column."""

    TEXT = "text"
    WHOLE = "whole"
    REAL = "real"
    FLAG = "flag"
    DAY = "day"
    MOMENT = "moment"  # without a zone, in local time
    NANOSECONDS = "nanoseconds"  # the same, finer than is kept
    ZONED_NANOSECONDS = "nanoseconds of a zone"  # seen in that of the session
    OTHER = "other"  # nothing that a field can be read from


def text_column(
    column: RecordColumn, name: str, stored: Stored, source: RecordSource, printer: Printer
) -> str:
    """Print what stands in the column *name*: texts without spaces around them, NULL for nothing."""
    raw = printer.name(name)
    if stored is Stored.TEXT:
        trimmed = printer.dialect.trim(raw)
        nothing = ", ".join(["''", *(printer.text(blank) for blank in sorted(source.blanks))])
        raw = f"CASE WHEN {trimmed} NOT IN ({nothing}) THEN {trimmed} END"
    return f"{raw} AS {printer.cell(column.field.name)}"


def field_column(
    column: RecordColumn, stored: Stored, source: RecordSource, printer: Printer
) -> str:
    """Print the expression that gives a field from its text column."""
    raw = printer.cell(column.field.name)
    meaning = _meaning(column, raw, stored, source, printer)
    return f"{meaning} AS {printer.name(column.field.name)}"


def _meaning(
    column: RecordColumn, raw: str, stored: Stored, source: RecordSource, printer: Printer
) -> str:
    text = _text(raw, stored, printer)
    match column.field.type.type:
        case ValueType.TEXT:
            return _spelled(text, column, printer)
        case ValueType.CODE:
            return _coded(text, column, printer)
        case ValueType.FLAG:
            if stored is Stored.FLAG:
                return raw
            return f"({_coded(text, column, printer)} = 'true')"
        case ValueType.NUMBER:
            if stored is Stored.FLAG:
                return "CAST(NULL AS BIGINT)"
            guard = printer.dialect.matches(text, WHOLE)
            return f"CASE WHEN {guard} THEN CAST({text} AS BIGINT) END"
        case ValueType.MOMENT:
            return _moment(column, raw, stored, source, printer)
        case ValueType.DAY:
            return f"CAST({_moment(column, raw, stored, source, printer)} AS DATE)"


def _text(raw: str, stored: Stored, printer: Printer) -> str:
    """Print a value as a text; NULL where it is none, or nothing readable."""
    kind = printer.dialect.text_type
    match stored:
        case Stored.TEXT:
            return raw
        case Stored.WHOLE:
            return f"CAST({raw} AS {kind})"
        case Stored.REAL:
            whole = printer.dialect.real_is_whole(raw)
            return f"CASE WHEN {whole} THEN CAST(CAST({raw} AS BIGINT) AS {kind}) END"
        case Stored.FLAG:
            return f"CASE WHEN {raw} THEN 'true' WHEN NOT {raw} THEN 'false' END"
    return f"CAST(NULL AS {kind})"


def written(raw: str, stored: Stored, printer: Printer) -> str:
    """Print what stands in a cell as ``cells.written`` does: of a whole number without a point."""
    text = f"CAST({raw} AS {printer.dialect.text_type})"
    return f"COALESCE({_text(raw, stored, printer)}, {text})" if stored is Stored.REAL else text


def _spelled(text: str, column: RecordColumn, printer: Printer) -> str:
    if not column.spellings:
        return text
    cases = " ".join(
        f"WHEN {printer.text(written)} THEN {printer.text(spelled)}"
        for written, spelled in sorted(column.spellings.items())
    )
    return f"CASE {text} {cases} ELSE {text} END"


def _coded(text: str, column: RecordColumn, printer: Printer) -> str:
    codes = column.codes or {}
    if not codes:
        return f"CAST(NULL AS {printer.dialect.text_type})"
    cases = " ".join(
        f"WHEN {printer.text(written)} THEN {printer.text(code)}"
        for written, code in sorted(codes.items())
    )
    return f"CASE {text} {cases} END"


def _moment(
    column: RecordColumn, raw: str, stored: Stored, source: RecordSource, printer: Printer
) -> str:
    kind = printer.dialect.moment_type
    match stored:
        case Stored.TEXT:
            return _moment_of_text(column, raw, source, printer)
        case Stored.DAY | Stored.MOMENT | Stored.NANOSECONDS | Stored.ZONED_NANOSECONDS:
            is_finer = stored in (Stored.NANOSECONDS, Stored.ZONED_NANOSECONDS)
            local = f"({raw} AT TIME ZONE '{LOCAL_ZONE}')"
            finer = local if stored is Stored.ZONED_NANOSECONDS else raw
            moment = printer.dialect.cut_off(finer) if is_finer else f"CAST({raw} AS {kind})"
            # Of nanoseconds in a Parquet file DuckDB says that no year is within these bounds.
            dated = moment if is_finer else raw
            years = f"EXTRACT(YEAR FROM {dated}) BETWEEN {FIRST_YEAR} AND {LAST_YEAR}"
            return f"CASE WHEN {years} THEN {moment} END"
    return f"CAST(NULL AS {kind})"


def _moment_of_text(column: RecordColumn, raw: str, source: RecordSource, printer: Printer) -> str:
    cases = []
    for form in column.formats:
        moment = printer.dialect.local(raw, form, source.ahead, LOCAL_AHEAD)
        cases.append(f"WHEN {printer.dialect.matches(raw, form.pattern)} THEN {moment}")
    if not cases:
        return f"CAST(NULL AS {printer.dialect.moment_type})"
    return f"CASE {' '.join(cases)} END"
