"""The document: what files and units are called in it, and the columns that a backend keeps."""

import pytest

from cchc.definitions.level import Level
from cchc.definitions.unit_naming import without_marks
from cchc.document.build import build
from cchc.document.model import Column, Kind, Name, Table
from cchc.document.naming import Names
from cchc.words.file_names import short_names
from factories import SO_NOI_VU, TINH, Row, registry, report


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["/home/a/nop/x.csv"], ["x.csv"], id="without the folders of the sender"),
        pytest.param(
            ["nop/a/x.csv", "nop/b/x.csv", "y.csv"],
            ["a/x.csv", "b/x.csv", "y.csv"],
            id="with a folder only where two would be equal",
        ),
        pytest.param(
            ["1/a/x.csv", "2/a/x.csv"], ["1/a/x.csv", "2/a/x.csv"], id="with as many as it takes"
        ),
        pytest.param(["-"], ["-"], id="standard input"),
    ],
)
def test_files_are_named_by_their_last_part(paths: list[str], expected: list[str]) -> None:
    assert list(short_names(paths).values()) == expected


def names_of(units: list[tuple[str, str, str]]) -> list[str]:
    """Name communes by code, name and the code of the district above."""
    districts = [("62", TINH, Level.PROVINCE), ("1", "Huyện A", Level.DISTRICT),
                 ("2", "Huyện B", Level.DISTRICT)]  # fmt: skip
    known = registry([*districts, *((code, name, Level.COMMUNE) for code, name, _ in units)])
    known.parents[3:] = [above for *_, above in units]  # type: ignore[index]
    made = report([Row(TINH, 1, 1)], units=known)
    names = Names(made.counts.roster)
    return [names.of(known[at]).text for at in range(3, len(known))]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        pytest.param(
            [("10", "Xã Đắk Long", "1"), ("11", "Xã Đăk Long", "2"), ("12", "Xã Bờ Y", "1")],
            ["Xã Đắk Long (Huyện A)", "Xã Đăk Long (Huyện B)", "Xã Bờ Y"],
            id="names that differ by a mark only",
        ),
        pytest.param(
            [("10", "Xã X", "1"), ("11", "Xã X", "1")],
            ["Xã X (10)", "Xã X (11)"],
            id="the same name below the same body: the code",
        ),
        pytest.param([("10", "Xã X", ""), ("11", "Xã Y", "")], ["Xã X", "Xã Y"], id="no need"),
    ],
)
def test_units_are_named_so_that_nobody_confuses_them(
    units: list[tuple[str, str, str]], expected: list[str]
) -> None:
    assert names_of(units) == expected


def test_without_marks() -> None:
    assert without_marks("Xã ĐẮK Ngọk") == "xa dak ngok"


def test_a_table_keeps_the_order_of_its_columns_and_puts_some_first() -> None:
    columns = [Column(key, key, Kind.TEXT, idle=key == "c") for key in "abc"]
    table = Table(columns, [["1", "2", "3"]])
    assert table.without("b").rows == [["1", "3"]]
    assert table.first("b").rows == [["2", "1", "3"]]
    assert [column.key for column in table.telling().columns] == ["a", "b"]


def test_a_document_has_the_parts_that_were_asked_for_in_the_order_of_reading() -> None:
    made = report([Row(SO_NOI_VU, 94, 100)])
    document = build(made, "vi", ["results", "missed", "totals"])
    assert [part.key for part in document.parts] == ["totals", "missed", "results"]
    [row] = document.table("missed").rows
    assert row[2] == Name(SO_NOI_VU, "so-noi-vu", Level.PROVINCE, TINH, 1)
