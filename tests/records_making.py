"""Made-up sources, expressions and dossiers, in which everything occurs that a list may hold."""

import csv
import random
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from cchc.definitions.expressions.parser import parse
from cchc.definitions.expressions.tree import (
    And,
    Compare,
    DayOf,
    Field,
    FieldType,
    Flagged,
    Not,
    OneOf,
    Or,
    Present,
    Truth,
    Value,
    ValueType,
)
from cchc.definitions.period import Period
from cchc.records.dates import date_format
from cchc.records.model import Counting, DossierField, RecordColumn, RecordSource, Span
from cchc.words import Words


def list_file(path: Path, rows):
    """Write a list as the kind of file that its name says; of Parquet every column is a text."""
    if path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    elif path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
    else:
        duckdb = pytest.importorskip("duckdb", reason="Parquet needs DuckDB")
        columns = ", ".join(f'"{heading}" TEXT' for heading in rows[0])
        connection = duckdb.connect()
        connection.execute(f"CREATE TABLE made ({columns})")
        connection.executemany(
            f"INSERT INTO made VALUES ({', '.join('?' * len(rows[0]))})", rows[1:]
        )
        connection.table("made").write_parquet(str(path))
    return path


TYPES = {
    "dossier": FieldType(ValueType.TEXT),
    "unit": FieldType(ValueType.TEXT),
    "procedure": FieldType(ValueType.TEXT),
    "received": FieldType(ValueType.MOMENT),
    "due": FieldType(ValueType.MOMENT),
    "finished": FieldType(ValueType.MOMENT),
    "signed": FieldType(ValueType.DAY),
    "state": FieldType(ValueType.CODE, ("processing", "settled", "returned", "refused")),
    "paid": FieldType(ValueType.FLAG, ("true", "false")),
    "fee": FieldType(ValueType.NUMBER),
}
CODES = {
    "state": {
        "4": "processing",
        "9": "settled",
        "10": "returned",
        "3": "refused",
        "Đã trả": "returned",
    },
    "paid": {"1": "true", "0": "false"},
}
FORMATS = (
    "dd/MM/yyyy HH:mm:ss",
    "yyyyMMddHHmmss",
    "d/M/yyyy",
    "yyyy-MM-dd HH:mm:ss",
    "yyyy-MM-ddTHH:mm:ss.SXXX",
)


def make_source(key="dossier", newest_by="received", hostile=None, **changes):
    """Declare a source whose columns are called like the fields, in capitals.

    A *hostile* text is one more spelling of a state, and of nothing.
    """
    columns = {
        name: RecordColumn(
            field=DossierField(name=name, type=type_, label=Words(name, name)),
            headings=(name.upper(),),
            formats=tuple(map(date_format, FORMATS))
            if type_.type in {ValueType.MOMENT, ValueType.DAY}
            else (),
            codes={**CODES[name], **({hostile: "returned"} if hostile and name == "state" else {})}
            if name in CODES
            else None,
        )
        for name, type_ in TYPES.items()
    }
    return RecordSource(
        id="made-up",
        label=Words("nguồn", "source"),
        columns=columns,
        key=key,
        newest_by=newest_by,
        unit="unit",
        blanks=frozenset({"NULL", "-", *([f"-{hostile}"] if hostile else [])}),
        **changes,
    )


def expression(text):
    """Read an expression about the made-up fields."""
    return parse(text, TYPES)


def make_counting(
    denominator="true", numerator="true", period_by="finished", distinct=None, name="made"
):
    """Declare what is counted."""
    return Counting(
        indicator=name,
        period_by=period_by,
        denominator=expression(denominator),
        numerator=expression(numerator),
        distinct=distinct,
    )


def months(year=2024, first=1, last=12):
    """Give every month its span."""
    return [
        Span(
            Period(year, month, month),
            date(year, month, 1),
            date(year + month // 12, month % 12 + 1, 1),
        )
        for month in range(first, last + 1)
    ]


WHOLE_YEAR = [Span(Period(2024), date(2024, 1, 1), date(2025, 1, 1))]

_STATES = ["4", "9", "10", "3", "Đã trả", "99", "", None, " 9 ", "NULL"]


def _moment_text(draw, around):
    moment = around + timedelta(seconds=draw.choice([0, 0, 1, -1, 3600, 86399, 86400]))
    match draw.randrange(10):
        case 9:
            hours = draw.choice([-5, 0, 7, 7])
            abroad = moment + timedelta(hours=hours - 7)
            zone = "Z" if not hours else f"{hours:+03}:00"
            return f"{abroad:%Y-%m-%dT%H:%M:%S}.{draw.choice(['000', '0', '5', '9999999'])}{zone}"
        case 0:
            return f"{moment:%Y%m%d%H%M%S}"
        case 1:
            return f"{moment.day}/{moment.month}/{moment.year}"
        case 2:
            return f"{moment:%Y-%m-%d %H:%M:%S}"
        case 3:
            return draw.choice(
                [
                    "",
                    "-",
                    "31/02/2024 00:00:00",
                    "29/2/2023",
                    "2024",
                    "1/1/1800",
                    " 1/3/2024 ",
                    None,
                    "29/2/2024",
                ]
            )
        case _:
            return f"{moment:%d/%m/%Y %H:%M:%S}"


def dossiers(seed, rows, units=("A", "B", "Xã C", None)):
    """Make columns of texts as exports have them: blanks, nonsense, duplicates, midnights."""
    draw = random.Random(seed)
    columns = {name: [] for name in TYPES}
    for at in range(rows):
        start = datetime.fromisoformat("2023-12-28") + timedelta(
            seconds=draw.randrange(0, 372 * 86400, 600)
        )
        if draw.random() < 0.3:
            start = start.replace(hour=0, minute=0)
        columns["dossier"].append(
            draw.choice([f"H{draw.randrange(rows)}", f"H{at}", f"H{at}", None])
        )
        columns["unit"].append(draw.choice(units))
        columns["procedure"].append(
            draw.choice(["1.000600", "1.0006", "2.000001", " 1.0006", "", None])
        )
        columns["received"].append(_moment_text(draw, start))
        columns["due"].append(_moment_text(draw, start + timedelta(days=3)))
        columns["finished"].append(_moment_text(draw, start + timedelta(days=draw.randrange(5))))
        columns["signed"].append(_moment_text(draw, start))
        columns["state"].append(draw.choice(_STATES))
        columns["paid"].append(draw.choice(["1", "0", "2", "", None]))
        columns["fee"].append(draw.choice(["0", "15000", "-5", "1.000", "x", "", None, "007"]))
    return columns


def conditions(draw, depth=3):
    """Draw a condition that the language can say."""
    choice = draw.randrange(8 if depth else 5)
    match choice:
        case 0:
            return Flagged(Field("paid", ValueType.FLAG))
        case 1:
            name = draw.choice([*TYPES])
            return Present(Field(name, TYPES[name].type))
        case 2:
            return _one_of(draw)
        case 3 | 4:
            return _compare(draw)
        case 5:
            return Not(conditions(draw, depth - 1))
        case _:
            parts = tuple(conditions(draw, depth - 1) for _ in range(draw.choice([2, 2, 3])))
            kind = And if choice == 6 else Or
            return kind(parts) if draw.random() < 0.95 else Truth(draw.random() < 0.5)


def _one_of(draw):
    match draw.randrange(3):
        case 0:
            codes = draw.sample(TYPES["state"].codes, draw.randrange(1, 4))
            values = tuple(Value(code, ValueType.CODE) for code in codes)
            return OneOf(Field("state", ValueType.CODE), values)
        case 1:
            values = tuple(Value(each, ValueType.TEXT) for each in ("1.0006", "it's", 'q"\\'))
            return OneOf(Field("procedure", ValueType.TEXT), values)
        case _:
            return OneOf(
                Field("fee", ValueType.NUMBER),
                (Value(0, ValueType.NUMBER), Value(7, ValueType.NUMBER)),
            )


def _compare(draw):
    sign = draw.choice(["=", "!=", "<", "<=", ">", ">="])
    match draw.randrange(5):
        case 0:
            names = draw.sample(["received", "due", "finished"], 2)
            return Compare(sign, *(Field(name, ValueType.MOMENT) for name in names))
        case 1:
            names = draw.sample(["received", "due", "finished"], 2)
            return Compare(sign, *(DayOf(Field(name, ValueType.MOMENT)) for name in names))
        case 2:
            day = Value(date(2024, draw.randrange(1, 13), 1), ValueType.DAY)
            return Compare(sign, Field("signed", ValueType.DAY), day)
        case 3:
            return Compare(
                sign,
                Value(draw.choice([0, 15000]), ValueType.NUMBER),
                Field("fee", ValueType.NUMBER),
            )
        case _:
            return Compare(
                sign[0] if sign in {"=", "!="} and sign == "=" else "!=",
                Field("state", ValueType.CODE),
                Value("settled", ValueType.CODE),
            )


def view_of(cells, folder):
    """Show columns of texts to DuckDB as the file that they are written to."""
    from cchc.records import in_duckdb

    file = folder / "dossiers.csv"
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(cells)
        writer.writerows(zip(*cells.values(), strict=True))
    connection = in_duckdb.connect()
    in_duckdb.open_files(connection, [str(file)], ",")
    return connection


def cells_of(rows):
    """Turn rows into columns of all fields; what a row does not say is blank, but for its key."""
    return {
        name: [row.get(name, f"H{at}" if name == "dossier" else "") for at, row in enumerate(rows)]
        for name in TYPES
    }
