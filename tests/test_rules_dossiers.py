"""One folder per R-rule: the smallest list of dossiers that breaks it, beside the words it says.

``CCHC_REWRITE=1`` writes the words anew; read the difference like code.
"""

import csv
import os
from contextlib import chdir
from functools import partial
from pathlib import Path

import pytest

from cchc import api
from cchc.definitions.expressions.parser import parse
from cchc.definitions.expressions.tree import FieldType, ValueType
from cchc.grid import Grid
from cchc.records.checks import Labels, column_findings, record_findings
from cchc.records.dates import date_format
from cchc.records.engines import Heading, InPython
from cchc.records.model import Counting, DossierField, RecordColumn, RecordSource
from cchc.records.tables import find_table
from cchc.request.dossiers import CountRequest, ListRequest
from cchc.words import Words

RULES = Path(__file__).parents[1] / "rules"
FOLDERS = sorted(file.parent for file in RULES.glob("R*/dossiers.csv"))
# What the whole program says of lists: beside counts, or as files that cannot be read.
ASKED = {
    "ho-so.csv": partial(api.check, "so-lieu.csv", year=2023, against_dossiers="ho-so.csv"),
    "ho-so.parquet": partial(api.check, "ho-so.parquet", year=2023, dossiers=True),
}
COUNTED = CountRequest(["so-dem.csv"], year=2023, items=["IV.1"])
ASKED["so-dem.csv"] = partial(api.count_request, COUNTED)
OF_TWO = CountRequest(["dong-bo.txt", "mot-cua.txt"], year=2023, items=["IV.1"])
ASKED["mot-cua.txt"] = partial(api.count_request, OF_TWO)
LISTED = ListRequest(["danh-sach.csv"], year=2023, items=["IV.1"], everything=True)
ASKED["danh-sach.csv"] = partial(api.list_request, LISTED, "vi")
ASKED["khong-phai-so-lieu.csv"] = partial(api.check, "khong-phai-so-lieu.csv", year=2023)
NO_UNIT = "danh-sach-thieu-don-vi.csv"
ASKED[NO_UNIT] = partial(api.check, NO_UNIT, year=2023, dossiers=True, items=["IV.1"])
COUNTS = "so-lieu-dem-tu-ho-so.csv"
ASKED[COUNTS] = partial(api.check, COUNTS, year=2023, items=["IV.1"])
LISTS = sorted(file for name in ASKED for file in RULES.glob(f"R*/{name}"))
MOMENT = FieldType(ValueType.MOMENT)
FIELDS = {
    "dossier": ("Mã hồ sơ", FieldType(ValueType.TEXT)),
    "procedure": ("Mã thủ tục", FieldType(ValueType.TEXT)),
    "unit": ("Đơn vị", FieldType(ValueType.TEXT)),
    "received": ("Ngày tiếp nhận", MOMENT),
    "due": ("Ngày hẹn trả", MOMENT),
    "finished": ("Ngày kết thúc xử lý", MOMENT),
    "returned": ("Ngày trả", MOMENT),
    "state": ("Trạng thái", FieldType(ValueType.CODE, ("processing", "settled"))),
}
TYPES = {name: kind for name, (_, kind) in FIELDS.items()}
SOURCE = RecordSource(
    id="made-up",
    label=Words("nguồn", "source"),
    columns={
        name: RecordColumn(
            field=DossierField(name=name, type=kind, label=Words(heading, name)),
            headings=(heading,),
            formats=(date_format("dd/MM/yyyy HH:mm:ss"),) if kind is MOMENT else (),
            codes={"4": "processing", "9": "settled"} if name == "state" else None,
        )
        for name, (heading, kind) in FIELDS.items()
    },
    key="dossier",
    newest_by="finished",
    unit="unit",
)
ON_TIME = Counting(
    indicator="dossiers-on-time",
    period_by="finished",
    denominator=parse("state in ('settled')", TYPES),
    numerator=parse("day(finished) <= day(due)", TYPES),
)


def read_grid(file: Path) -> Grid:
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines()))
    width = max(map(len, rows))
    padded = [row + [""] * (width - len(row)) for row in rows]
    return Grid(
        name=None,
        columns=[list(column) for column in zip(*padded, strict=True)],
        lines=range(1, len(rows) + 1),
        ragged={at: len(row) for at, row in enumerate(rows, start=1) if len(row) != width},
        is_text=True,
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_list_of_dossiers_is_told_in_exactly_these_words(folder: Path) -> None:
    table, findings = find_table(read_grid(folder / "dossiers.csv"), [SOURCE], "dossiers.csv")
    if table:
        heading = Heading(table.place, table.headings, table.binding)
        dossiers = InPython(heading, table.cells)
        fields = {name: column.field.label for name, column in SOURCE.columns.items()}
        labels = Labels({ON_TIME.indicator: Words("Tỷ lệ hồ sơ đúng hạn", "On time")}, fields)
        findings += column_findings(table.binding, table.headings, [ON_TIME], table.place, labels)
        found = dossiers.profile(dossiers.source)
        findings += record_findings(
            found, table.binding, table.headings, table.place, needed=ON_TIME.fields
        )
    actual = "".join(
        f"{found.location.text} {found.rule.code} {found.message('vi')} {found.fix('vi')}\n"
        for found in findings
    )
    expected = folder / "expected.txt"
    if os.environ.get("CCHC_REWRITE"):
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")
    assert folder.name[:4] in {found.rule.code for found in findings}


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.parent.name)
def test_what_is_said_of_lists_is_told_in_exactly_these_words(file: Path) -> None:
    folder = file.parent
    if file.suffix == ".parquet":
        pytest.importorskip("duckdb", reason="pip install 'cchc[records]'")
    with chdir(folder):
        report = ASKED[file.name]()
    actual = "".join(
        f"{found.location.text} {found.rule.code} {found.message('vi')} {found.fix('vi')}\n"
        for found in report.findings
        if found.rule.code == folder.name[:4]
    )
    expected = folder / "expected.txt"
    if os.environ.get("CCHC_REWRITE"):
        expected.write_text(actual, encoding="utf-8")
    assert actual == expected.read_text(encoding="utf-8")
    assert actual
