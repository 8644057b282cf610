"""The reference by itself: hand-made dossiers with the four numbers that a person works out."""

from datetime import date, datetime, time, timedelta

import pytest

from cchc.grid import Mark, Marked
from cchc.records.cells import reader
from cchc.records.dates import UnknownFormat, date_format
from cchc.records.in_python import count
from cchc.records.model import UNREADABLE
from cchc.records.outcomes import BOTH, IN, IN_MAYBE, MAYBE, OUT, agreed, outcome
from cchc.records.truths import read_records
from records_making import TYPES, WHOLE_YEAR, make_counting, make_source, months

SETTLED = "state in ('settled', 'returned')"
ON_TIME = "day(finished) <= day(due)"
DONE = {"state": "9", "finished": "15/10/2024 16:30:00", "due": "15/10/2024 00:00:00"}
LATE = {**DONE, "finished": "16/10/2024 00:00:00"}
OPEN = {"state": "4"}


def at(year, month, day, *clock):
    """Give a moment of local time."""
    return datetime.combine(date(year, month, day), time(*clock))


def counted(rows, *, spans=WHOLE_YEAR, source=None, **asked):
    """Count dossiers written as rows; what a row does not say is blank."""
    made = source or make_source()
    columns = {
        name: [row.get(name, f"H{at}" if name == "dossier" else "") for at, row in enumerate(rows)]
        for name in TYPES
    }
    counting = make_counting(**{"denominator": SETTLED, "numerator": ON_TIME, **asked})
    return count(read_records(columns, made, columns), made, [counting], spans)


def numbers(rows, **asked):
    """Give b, a, u and v of the only group."""
    (group,) = counted(rows, **asked)
    return tuple(group[3:7])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([DONE], (1, 1, 0, 0), id="on time by the day though late by the second"),
        pytest.param([LATE], (0, 1, 0, 0), id="a day late"),
        pytest.param([OPEN], (0, 0, 0, 0), id="not settled"),
        pytest.param([{**DONE, "due": ""}], (0, 1, 1, 0), id="no due date: undecided in b"),
        pytest.param([{**DONE, "due": "31/02/2024"}], (0, 1, 1, 0), id="a due date that is no day"),
        pytest.param([{**DONE, "state": ""}], (0, 0, 0, 1), id="no state: undecided in a"),
        pytest.param(
            [{**DONE, "state": "99"}], (0, 0, 0, 1), id="an unknown state: undecided in a"
        ),
        pytest.param(
            [{**DONE, "finished": ""}], (0, 0, 0, 1), id="settled on no day: in any period"
        ),
        pytest.param([{**OPEN, "finished": ""}], (0, 0, 0, 0), id="not settled, in no period"),
        pytest.param(
            [{**DONE, "finished": "15/10/2023 10:00:00"}],
            (0, 0, 0, 0),
            id="settled in another year",
        ),
        pytest.param([DONE, LATE, OPEN, {**DONE, "due": ""}], (1, 3, 1, 0), id="several"),
    ],
)
def test_dossiers_are_counted_and_the_undecided_apart(rows, expected):
    assert numbers(rows) == expected


@pytest.mark.parametrize(
    ("rows", "newest_by", "expected"),
    [
        pytest.param([DONE, DONE], "received", (1, 1, 0, 0), id="one dossier twice counts once"),
        pytest.param(
            [{**OPEN, "received": "1/9/2024"}, {**DONE, "received": "1/10/2024"}],
            "received",
            (1, 1, 0, 0),
            id="the newest record counts",
        ),
        pytest.param(
            [{**DONE, "received": ""}, {**LATE, "received": "1/1/2024"}],
            "received",
            (0, 1, 0, 0),
            id="a record without an age is older than all",
        ),
        pytest.param(
            [DONE, LATE], "received", (0, 1, 1, 0), id="equally new ones that disagree on b"
        ),
        pytest.param([DONE, OPEN], None, (0, 0, 0, 1), id="records that disagree on a"),
        pytest.param(
            [{**DONE, "dossier": ""}, {**DONE, "dossier": ""}],
            "received",
            (2, 2, 0, 0),
            id="without a key each record is a dossier",
        ),
    ],
)
def test_several_records_of_a_dossier_count_once(rows, newest_by, expected):
    same = [{"dossier": "H1", **row} for row in rows]
    assert numbers(same, source=make_source(newest_by=newest_by)) == expected


def test_records_of_a_dossier_that_name_two_units_belong_to_none():
    rows = [{**DONE, "dossier": "H1", "unit": unit} for unit in "AB"]
    assert [(group.unit, *group[3:7]) for group in counted(rows)] == [(None, 1, 1, 0, 0)]


def test_every_unit_has_every_period_and_a_dossier_without_a_day_is_undecided_in_each():
    rows = [{**DONE, "unit": "A"}, {**DONE, "unit": "A", "finished": ""}, {**OPEN, "unit": "B"}]
    spans = months(first=9, last=10)
    assert [(g.unit, g.period.code, *g[3:8]) for g in counted(rows, spans=spans)] == [
        ("A", "2024-09", 0, 0, 0, 1, 1),
        ("A", "2024-10", 1, 1, 0, 1, 1),
        ("B", "2024-09", 0, 0, 0, 0, 0),
        ("B", "2024-10", 0, 0, 0, 0, 0),
    ]


PAID = {**DONE, "paid": "1", "procedure": "1.000600"}
UNPAID = {**DONE, "paid": "0", "procedure": "1.000600"}
UNSAID = {**DONE, "procedure": "1.000600"}
OTHER = {**UNPAID, "procedure": "1.0006"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param([PAID, PAID, UNPAID], (1, 1, 0, 0), id="one procedure however many dossiers"),
        pytest.param([PAID, OTHER], (1, 2, 0, 0), id="codes that are equal as numbers are two"),
        pytest.param(
            [UNPAID, UNSAID], (0, 1, 1, 0), id="one undecided dossier leaves it undecided"
        ),
        pytest.param([PAID, UNSAID], (1, 1, 0, 0), id="one payment decides"),
        pytest.param([{**PAID, "state": ""}], (0, 0, 0, 1), id="perhaps not a procedure of a"),
        pytest.param([UNPAID, {**PAID, "state": ""}], (0, 1, 1, 0), id="perhaps a payment"),
        pytest.param(
            [OTHER, {**PAID, "procedure": ""}], (0, 1, 1, 1), id="a payment for any procedure"
        ),
        pytest.param(
            [PAID, {**UNPAID, "procedure": ""}], (1, 1, 0, 1), id="no payment, for any procedure"
        ),
        pytest.param([{**PAID, "finished": ""}], (0, 0, 0, 1), id="a payment in any period"),
    ],
)
def test_different_procedures_are_counted(rows, expected):
    assert numbers(rows, numerator="paid", distinct="procedure") == expected


ISO = "yyyy-MM-ddTHH:mm:ss"
ZONES_AND_FRACTIONS = [
    pytest.param(f"{ISO}.SSSXXX", "2024-03-01T10:00:00.000Z", at(2024, 3, 1, 17), id="noon abroad"),
    pytest.param(
        f"{ISO}.SSSXXX", "2024-03-01T10:00:00.25Z", UNREADABLE, id="two digits where three are due"
    ),
    pytest.param(f"{ISO}XXX", "2024-03-01T10:00:00+07:00", at(2024, 3, 1, 10), id="our own zone"),
    pytest.param(
        f"{ISO}XXX", "2024-03-01T10:00:00-05:30", at(2024, 3, 1, 22, 30), id="half an hour"
    ),
    pytest.param(f"{ISO}XX", "2024-03-01T10:00:00+0700", at(2024, 3, 1, 10), id="no colon"),
    pytest.param(
        f"{ISO}XX", "2024-03-01T10:00:00+07:00", UNREADABLE, id="a colon where none is due"
    ),
    pytest.param(f"{ISO}XXX", "2024-03-01T10:00:00+15:00", UNREADABLE, id="no such zone"),
    pytest.param(f"{ISO}XXX", "2024-03-01T10:00:00", UNREADABLE, id="a zone that is not said"),
    pytest.param(
        "dd/MM/yyyy HH:mmXXX", "31/12/2024 20:00Z", at(2025, 1, 1, 3), id="another year here"
    ),
    pytest.param(
        "d/M/yyyy HH:mm:ss.S",
        "1/3/2024 10:00:00.5",
        at(2024, 3, 1, 10, 0, 0, 500_000),
        id="half a second",
    ),
    pytest.param(
        "yyyy-MM-dd HH:mm:ss.S",
        "2024-02-29 23:59:59.9999999",
        at(2024, 2, 29, 23, 59, 59, 999_999),
        id="no second is rounded up",
    ),
    pytest.param(
        "yyyy-MM-dd HH:mm:ss.S",
        "2024-02-29 23:59:59.0123456789",
        UNREADABLE,
        id="ten digits of a second",
    ),
    pytest.param(f"{ISO}.SXXX", "2023-02-29T10:00:00.0Z", UNREADABLE, id="no leap day abroad"),
]


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        *ZONES_AND_FRACTIONS,
        pytest.param("dd/MM/yyyy HH:mm:ss", "15/10/2024 16:30:59", at(2024, 10, 15, 16, 30, 59), id="whole"),
        pytest.param("dd/MM/yyyy", "15/10/2024", at(2024, 10, 15), id="a day is its midnight"),
        pytest.param("d/M/yyyy H:mm", "5/3/2024 7:05", at(2024, 3, 5, 7, 5), id="single digits"),
        pytest.param("d/M/yyyy", "05/12/2024", at(2024, 12, 5), id="or two"),
        pytest.param("yyyyMMddHHmmss", "20240229235959", at(2024, 2, 29, 23, 59, 59), id="a leap day"),
        pytest.param("dd/MM/yyyy", "29/02/2023", UNREADABLE, id="no leap day"),
        pytest.param("dd/MM/yyyy", "5/10/2024", UNREADABLE, id="one digit where two are due"),
        pytest.param("dd/MM/yyyy", "15/13/2024", UNREADABLE, id="month 13"),
        pytest.param("dd/MM/yyyy HH:mm:ss", "15/10/2024 24:00:00", UNREADABLE, id="hour 24"),
        pytest.param("dd/MM/yyyy", "15/10/1024", UNREADABLE, id="a year long ago"),
        pytest.param("dd/MM/yyyy", "15/10/2024 ", at(2024, 10, 15), id="a space at the end"),
        pytest.param("dd/MM/yyyy", "15.10.2024", UNREADABLE, id="other signs between"),
        pytest.param("dd.MM.yyyy", "15x10x2024", UNREADABLE, id="a full stop is no joker"),
        pytest.param("dd/MM/yyyy", "١٥/10/2024", UNREADABLE, id="digits of another alphabet"),
    ],
)  # fmt: skip
def test_a_date_is_read_by_its_declared_format(form, text, expected):
    source = make_source()
    column = source.columns["finished"].__class__(
        field=source.columns["finished"].field, headings=("x",), formats=(date_format(form),)
    )
    assert reader(column, source)(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("dd/MM", id="no year"),
        pytest.param("dd/MM/yyyy HH", id="hours without minutes"),
        pytest.param("dd/dd/yyyy", id="two days"),
        pytest.param("dd/MM/yyyy'); --", id="a statement"),
        pytest.param("%d/%m/%Y", id="another notation"),
        pytest.param("yyyy-MM-ddTHH:mm:ssZ", id="a zone by another letter"),
        pytest.param("yyyy-MM-ddXXX", id="a zone of a day"),
        pytest.param("XXXyyyy-MM-dd HH:mm", id="a zone in front"),
        pytest.param("yyyy-MM-dd HH:mm.S", id="a fraction of a minute"),
        pytest.param("HH:mm:ss.S d/M/yyyy", id="a fraction before the day"),
        pytest.param("yyyy-MM-dd HH:mm:ssS", id="a fraction without its point"),
        pytest.param("ss.S HH:mm yyyy-MM-dd.SSS", id="two fractions"),
        pytest.param("yyyy-MM-dd HH:mm:ssXXXXX", id="two zones"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_format_is_refused(text):
    with pytest.raises(UnknownFormat):
        date_format(text)


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        pytest.param("procedure", "\u00a01.0006 ", "1.0006", id="spaces around a text"),
        pytest.param("procedure", 1.0006, UNREADABLE, id="a code that became a number is lost"),
        pytest.param("procedure", 12.0, "12", id="a whole number as a text"),
        pytest.param("procedure", 2.0**60, UNREADABLE, id="a number that is not exact"),
        pytest.param("procedure", "NULL", None, id="a text that stands for nothing"),
        pytest.param("procedure", at(2024, 1, 1), UNREADABLE, id="a date is no code"),
        pytest.param("procedure", Marked(Mark.ERROR, "#N/A"), UNREADABLE, id="an error cell"),
        pytest.param("state", 9.0, "settled", id="a code in a number cell"),
        pytest.param("state", "Đã trả", "returned", id="a word for a code"),
        pytest.param("state", "11", UNREADABLE, id="a code that the list does not have"),
        pytest.param("paid", "1", True, id="a flag"),
        pytest.param("paid", False, False, id="a flag that is one already"),
        pytest.param("paid", "2", UNREADABLE, id="no flag"),
        pytest.param("fee", "15000", 15000, id="a number as a text"),
        pytest.param("fee", "15.000", UNREADABLE, id="a grouped number is not guessed"),
        pytest.param("fee", 0.5, UNREADABLE, id="half a đồng"),
        pytest.param("fee", True, UNREADABLE, id="true is no number"),
        pytest.param("finished", date(2024, 1, 2), at(2024, 1, 2), id="a day of a sheet"),
        pytest.param("finished", 45_000.0, UNREADABLE, id="a number is no date"),
        pytest.param("finished", at(1899, 12, 30), UNREADABLE, id="a time without a day"),
        pytest.param("signed", at(2024, 1, 2, 3), date(2024, 1, 2), id="the day of a moment"),
        pytest.param("signed", "", None, id="a blank cell"),
    ],
)
def test_a_cell_means_a_value_or_nothing_or_cannot_be_read(name, cell, expected):
    source = make_source()
    assert reader(source.columns[name], source)(cell) == expected


def test_moments_written_in_another_zone_are_moved():
    source = make_source(ahead=timedelta(hours=7))
    read = reader(source.columns["finished"], source)
    assert read("2024-10-15 20:00:00") == at(2024, 10, 16, 3)
    assert read("15/10/2024") == at(2024, 10, 15)  # a day has no zone
    assert read("2024-10-15T20:00:00.0+07:00") == at(2024, 10, 15, 20)  # it says its own


def test_nine_pairs_of_truths_are_five_outcomes():
    pairs = [outcome(denominator, numerator) for denominator in range(3) for numerator in range(3)]
    assert pairs == [OUT, OUT, OUT, MAYBE, MAYBE, MAYBE, IN, IN_MAYBE, BOTH]


@pytest.mark.parametrize(
    ("lowest", "highest", "expected"),
    [
        pytest.param(BOTH, BOTH, BOTH, id="agreement"),
        pytest.param(IN, BOTH, IN_MAYBE, id="in a for sure"),
        pytest.param(OUT, BOTH, MAYBE, id="nothing is sure"),
        pytest.param(MAYBE, IN, MAYBE, id="perhaps not in a"),
    ],
)
def test_records_that_disagree_say_what_they_agree_in(lowest, highest, expected):
    assert agreed(lowest, highest) == expected


@pytest.mark.parametrize("times", [1, 9], ids=["each once", "each often"])
def test_a_flag_of_a_sheet_is_no_number_though_it_equals_one(times):
    cells = {"procedure": [1, True, 1.0, 0, False] * times}
    read = read_records(cells, make_source(), ["procedure"])
    assert read.columns["procedure"] == ["1", "true", "1", "0", "false"] * times
