"""Every execution gives the same four integers for every group as the reference."""

import os
import random
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

import pytest

from cchc.records.dates import date_format
from cchc.records.model import Counting
from cchc.records.sql.question import Table
from cchc.records.sql.reading import Stored
from record_engines import ENGINES, by_reference, by_spark
from records_making import (
    TYPES,
    WHOLE_YEAR,
    conditions,
    dossiers,
    make_counting,
    make_source,
    months,
)

SETTLED = "state in ('settled', 'returned')"
TABLE = Table(("records",), {name: (name.upper(), Stored.TEXT) for name in TYPES})


def called(columns):
    """Give columns the names that they have in the table."""
    return {name.upper(): column for name, column in columns.items()}


def drawn_countings(seed, many):
    """Draw indicators: any condition in any denominator, dossiers or things, any day."""
    draw = random.Random(seed)
    return [
        Counting(
            indicator=f"drawn-{seed}-{at}",
            period_by=draw.choice(["received", "finished", "signed"]),
            denominator=conditions(draw, 2),
            numerator=conditions(draw, 3),
            distinct=draw.choice([*[None] * 16, "procedure", "state"]),
        )
        for at in range(many)
    ]


# One seed draws 504 expressions; ``.ci/engines`` asks for four.  Spark is asked all of them at once:
# it plans a statement, whatever it asks, longer than the others take to answer it.
SEEDS = range(int(os.environ.get("CCHC_DRAWN_SEEDS", "1")))
DRAWN = [
    pytest.param(*engine.values, seeds, id=f"{engine.id}-{'-'.join(map(str, seeds))}")
    for engine in ENGINES
    for seeds in ([SEEDS] if engine.values == (by_spark,) else [[seed] for seed in SEEDS])
]
SOURCES = [
    pytest.param({}, id="the newest of several records counts"),
    pytest.param({"newest_by": None}, id="several records count for what they agree in"),
    pytest.param({"key": None}, id="nothing tells dossiers apart"),
]


@pytest.mark.parametrize("spans", [months(), WHOLE_YEAR], ids=["months", "a year"])
@pytest.mark.parametrize("options", SOURCES)
@pytest.mark.parametrize(("engine", "seeds"), DRAWN)
def test_an_engine_counts_random_expressions_as_the_reference_does(engine, seeds, options, spans):
    source, columns = make_source(**options), called(dossiers(seeds[0], 200))
    countings = [drawn for seed in seeds for drawn in drawn_countings(seed, 42)]
    asked = (TABLE, source, countings, spans)
    assert engine(columns, *asked) == by_reference(columns, *asked)


# Ten indicators as a province asks them, two of them counts of different things.
ASKED = [
    make_counting(denominator, numerator, period_by, distinct, f"asked-{at}")
    for at, (period_by, denominator, numerator, distinct) in enumerate(
        [
            ("finished", SETTLED, "day(finished) <= day(due)", None),
            ("finished", SETTLED, "finished <= due", None),
            ("finished", SETTLED, "paid", None),
            ("received", "state not in ('refused')", "procedure in ('1.000600', '2.000001')", None),
            ("received", "received is present", "due is present and not paid", None),
            ("signed", "fee > 0", "signed >= day('2024-06-01')", None),
            ("signed", "procedure = '1.0006'", "signed < day(received)", None),
            ("finished", f"{SETTLED} or paid", "fee is missing", None),
            ("finished", SETTLED, "paid", "procedure"),
            ("received", "true", "state = 'settled'", "procedure"),
        ]
    )
]
# ``.ci/engines`` asks for a million.
MANY = int(os.environ.get("CCHC_MANY_DOSSIERS", "3000"))


@cache
def many_dossiers():
    """Make as many dossiers as a province has, and count them with the reference."""
    columns = called(dossiers(14, MANY, units=[*(f"Xã số {at}" for at in range(131)), None]))
    return columns, by_reference(columns, TABLE, make_source(), ASKED, months())


@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_counts_many_dossiers_as_the_reference_does(engine):
    columns, expected = many_dossiers()
    assert {group.indicator for group in expected} == {each.indicator for each in ASKED}
    assert all(any(group[at] for group in expected) for at in (3, 4, 5, 6, 7))
    assert engine(columns, TABLE, make_source(), ASKED, months()) == expected


SAID = [
    ("2024-03-01T10:00:00.000Z", "2024-03-01 17:00:00.0"),  # a zone abroad
    ("2024-03-01T10:00:00.000+07:00", "2024-03-01 10:00:00.0"),  # our zone
    ("2024-02-28T19:00:00Z", "2024-02-29 02:00:00.0"),  # a leap day here
    ("2024-03-01T10:00:00-05:30", "2024-03-01 22:30:00.0"),  # half an hour
    ("2023-12-31T23:59:59.9999999Z", "2024-01-01 06:59:59.999999"),  # cut off
    ("1/3/2024 7:05:09.25+0700", "2024-03-01 07:05:09.25"),  # single digits
    ("20240301100000+14:00", "2024-03-01 03:00:00.0"),  # no signs between
    ("31/12/2024 20:00Z", "2025-01-01 03:00:00.0"),  # no seconds
]
WAYS = (
    "yyyy-MM-ddTHH:mm:ss.SXXX",
    "yyyy-MM-ddTHH:mm:ssXXX",
    "d/M/yyyy H:mm:ss.SXX",
    "yyyyMMddHHmmssXXX",
    "dd/MM/yyyy HH:mmXXX",
    "yyyy-MM-dd HH:mm:ss.S",
    "yyyy-MM-ddTHH:mm:ss.SSSXX",
)
NO_MOMENTS = [
    "2023-02-29T10:00:00.0Z",
    "2024-03-01T10:00:00.0+15:00",
    "2024-03-01T10:00:00.0123456789Z",
    "2024-03-01T10:00:00.000",
]


@pytest.mark.parametrize("ahead", [0, 7], ids=["a source of local times", "a source of UTC"])
@pytest.mark.parametrize("engine", ENGINES)
def test_an_engine_reads_fractions_and_zones(engine, ahead):
    """A moment with a zone is where it is whatever the source's own zone; the others move with it."""
    made = make_source(key=None, ahead=timedelta(hours=ahead))
    formats = tuple(map(date_format, WAYS))
    columns = {
        name: replace(column, formats=formats) if column.formats else column
        for name, column in made.columns.items()
    }
    source = replace(made, columns=columns)
    texts = [*(text for text, _ in SAID), *NO_MOMENTS]
    here = [datetime.fromisoformat(local) - timedelta(hours=ahead) for _, local in SAID]
    rows = {
        **{name.upper(): [None] * len(texts) for name in TYPES},
        "UNIT": texts,
        "RECEIVED": ["2024-06-01 00:00:00.0"] * len(texts),
        "FINISHED": texts,
        "DUE": [*(f"{each:%Y-%m-%d %H:%M:%S.%f}" for each in here), *[None] * len(NO_MOMENTS)],
    }
    countings = [make_counting("finished is present", "finished = due", "received")]
    found = engine(rows, TABLE, source, countings, WHOLE_YEAR)
    assert found == by_reference(rows, TABLE, source, countings, WHOLE_YEAR)
    counted = {group.unit: (group.b, group.a, group.u, group.v) for group in found}
    assert counted == {
        **{text: (1, 1, 0, 0) for text, _ in SAID},
        **dict.fromkeys(NO_MOMENTS, (0, 0, 0, 1)),
    }


HOSTILE = [
    pytest.param("x'; DROP TABLE records; --", id="a second statement"),
    pytest.param("' OR '1'='1", id="the classic that is always true"),
    pytest.param('x" OR "1"="1', id="a quoted name"),
    pytest.param("x` OR `1`=`1", id="back-ticks"),
    pytest.param("a\\' OR 1=1 --", id="an escaped quote"),
    pytest.param("a\\", id="a backslash at the end"),
    pytest.param("$p0", id="a parameter of DuckDB"),
    pytest.param(":p0", id="a parameter of Spark"),
    pytest.param("%(p0)s", id="a parameter of PostgreSQL"),
    pytest.param("100%", id="a per cent sign"),
    pytest.param("%s %%", id="a format"),
    pytest.param("{x} ${x} #{x}", id="braces"),
    pytest.param("$$x$$", id="dollar quotes"),
    pytest.param("/* x */ -- y", id="comments"),
    pytest.param("E'\\x27'", id="an escape by number"),
    pytest.param("U&'\\0027'", id="an escape by code point"),
    pytest.param("Đắk Long; SELECT", id="Vietnamese letters"),
    pytest.param("ĐÃ TRẢ".lower() + "\u0301", id="letters that are not composed"),
    pytest.param("x" * 63 + "'", id="a name as long as names may be"),
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_hostile_text_is_a_text_as_column_unit_code_blank_and_value(engine, text):
    """It stands wherever a text of a user can: none of them becomes a part of the statement."""
    source = make_source(hostile=text)
    columns = {f"{text[:40]}{at}": column for at, column in enumerate(dossiers(3, 60).values())}
    names = dict(zip(TYPES, columns, strict=True))
    columns[names["unit"]] = [text, "A", None] * 20
    columns[names["state"]] = [text, "9", "4", "10"] * 15
    columns[names["procedure"]] = ["-" + text, text + "-", text] * 20
    table = Table(("records",), {field: (name, Stored.TEXT) for field, name in names.items()})
    quoted = "'" + text.replace("'", "''").replace("\u0301", "") + "'"
    countings = [
        make_counting("state in ('settled', 'returned')", "paid"),
        make_counting(f"procedure != {quoted}", f"procedure in ({quoted}, 'x')", distinct="state"),
    ]
    found = engine(columns, table, source, countings, months())
    assert found == by_reference(columns, table, source, countings, months())
    assert {group.unit for group in found} == {text.strip(), "A", None}
