"""Every kind of fault has the same answer in every shape of table and every format of file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from io import BytesIO
from typing import Final

import openpyxl
import pytest
import xlsxwriter

import cchc

KNOWN = cchc.load()

Rows = list[list[str]]


@dataclass(frozen=True)
class Said:
    """What a sheet is to say, before anybody chose its shape: one indicator of three units."""

    period: str = "Quý III năm 2023"
    item: str = "Tỷ lệ hồ sơ giải quyết đúng hạn"
    counts: tuple[tuple[str, str, str], ...] = (
        ("Sở Nội vụ", "96", "99"),
        ("Sở Y tế", "300", "400"),
        ("Sở Xây dựng", "5", "6"),
    )
    total: tuple[str, str] | None = None
    note: str = ""

    def with_unit(self, name: str) -> "Said":
        return replace(self, counts=((name, *self.counts[0][1:]), *self.counts[1:]))

    def with_b(self, number: str) -> "Said":
        name, _, a = self.counts[0]
        return replace(self, counts=((name, number, a), *self.counts[1:]))

    def with_a(self, number: str) -> "Said":
        name, b, _ = self.counts[0]
        return replace(self, counts=((name, b, number), *self.counts[1:]))

    def twice(self, b: str) -> "Said":
        name, _, a = self.counts[0]
        return replace(self, counts=(*self.counts, (name, b, a)))


# --- shapes ---------------------------------------------------------------------------------------


def _tail(said: Said, total: Sequence[str]) -> Rows:
    rows = [list(total)] if said.total else []
    return [*rows, [], [said.note]] if said.note else rows


def tidy(said: Said) -> Rows:
    body = [[unit, said.item, said.period, b, a] for unit, b, a in said.counts]
    total = ["Tổng cộng", "", "", *(said.total or ())]
    head = ["Đơn vị", "Chỉ số", "Kỳ", "Tử số (b)", "Mẫu số (a)"]
    return [head, *body, *_tail(said, total)]


def wide(said: Said) -> Rows:
    body = [list(each) for each in said.counts]
    heads = [["Đơn vị", said.item, said.item], ["", "b", "a"]]
    return [[said.period], *heads, *body, *_tail(said, ["Tổng cộng", *(said.total or ())])]


def by_title(said: Said, what: str = "đúng hạn") -> Rows:
    body = [[str(at), *each] for at, each in enumerate(said.counts, 1)]
    head = ["STT", "Cơ quan, đơn vị", f"Số hồ sơ {what} (b)", "Tổng số hồ sơ (a)"]
    total = ["", "Tổng cộng", *(said.total or ())]
    return [[said.item.upper()], [said.period], [], head, *body, *_tail(said, total)]


def second_of_two(said: Said) -> Rows:
    online = Said(period="Quý II năm 2023", item="Tỷ lệ hồ sơ trực tuyến toàn trình")
    first = by_title(online, "trực tuyến")
    return [*first, [], *by_title(said)]


def periods_over(said: Said) -> Rows:
    heads = [["Đơn vị", said.period, said.period], ["", "b", "a"]]
    body = [list(each) for each in said.counts]
    return [[said.item], *heads, *body, *_tail(said, ["Tổng cộng", *(said.total or ())])]


def form_06a(said: Said) -> Rows:
    heads = [
        ["TT", "Đơn vị", "Đã giải quyết", "Đã giải quyết", "Đã giải quyết"],
        ["", "", "Tổng số", "Trước hạn", "Đúng hạn"],
    ]
    body = [[str(at), unit, a, "0", b] for at, (unit, b, a) in enumerate(said.counts, 1)]
    b, a = said.total or ("", "")
    title = ["TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH"]
    return [title, [said.period], *heads, *body, *_tail(said, ["", "Tổng số", a, "0", b])]


def stacked(said: Said) -> Rows:
    """b and a in rows below each other."""
    body = []
    for unit, b, a in said.counts:
        body += [[unit, said.item, "Tử số (b)", b], [unit, said.item, "Mẫu số (a)", a]]
    if said.total:
        b, a = said.total
        body += [["Tổng cộng", "", "Tử số (b)", b], ["Tổng cộng", "", "Mẫu số (a)", a]]
    return [
        [said.period],
        ["Đơn vị", "Chỉ số", "Nội dung", "Số liệu"],
        *body,
        *_tail(replace(said, total=None), []),
    ]


SHAPES: Final[Mapping[str, Callable[[Said], Rows]]] = {
    "a row per count": tidy,
    "the ratio over b and a": wide,
    "the ratio in the title": by_title,
    "the second table of a sheet": second_of_two,
    "the period over b and a": periods_over,
    "the official form": form_06a,
    "b and a in rows": stacked,
}

# --- formats ---------------------------------------------------------------------------------------


def as_csv(rows: Rows) -> cchc.File:
    lines = [";".join(row) for row in rows]
    return cchc.File("a.csv", ("\n".join(lines) + "\n").encode())


def as_xlsx(rows: Rows) -> cchc.File:
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        sheet = book.add_worksheet("BC")
        for at, row in enumerate(rows):
            for column, text in enumerate(row):
                if text.startswith("#"):
                    sheet.write_formula(at, column, "=1/0", value=text)
                elif text.isdecimal():
                    sheet.write_number(at, column, int(text))
                elif text:
                    sheet.write_string(at, column, text)
    return cchc.File("a.xlsx", memory.getvalue())


def as_texts(rows: Rows) -> cchc.File:
    """The same by another writer, every number as a text."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append([text or None for text in row])
    memory = BytesIO()
    book.save(memory)
    return cchc.File("b.xlsx", memory.getvalue())


def as_page(rows: Rows) -> cchc.File:
    """A page saved as .xls, as systems export it."""
    cells = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>" for row in rows
    )
    page = f"<html><meta charset='utf-8'><body><table>{cells}</table></body></html>"
    return cchc.File("c.xls", page.encode())


FORMATS = {"CSV": as_csv, "XLSX": as_xlsx, "texts in XLSX": as_texts, "a page": as_page}

# --- faults ----------------------------------------------------------------------------------------

FINE = Said()
FAULTS: Final[Mapping[str, tuple[Said, str]]] = {
    "a unit that is in no registry": (FINE.with_unit("Sở Hàng hải"), "C417"),
    "a unit misspelt": (FINE.with_unit("Sở Nội vu"), "C417"),
    "an abbreviation of two units": (FINE.with_unit("Sở NV"), "C412"),
    "a unit left blank": (FINE.with_unit(""), "C413"),
    "a unit of another province": (FINE.with_unit("Sở Y tế tỉnh Gia Lai"), "C417"),
    "words for a number": (FINE.with_b("chín mươi"), "C201"),
    "groups that are none": (FINE.with_b("5.9123"), "C202"),
    "a fraction": (FINE.with_b("95,5"), "C203"),
    "a percentage": (FINE.with_b("96%"), "C204"),
    "a negative number": (FINE.with_b("-96"), "C205"),
    "an error of a formula": (FINE.with_b("#REF!"), "C208"),
    "more than anybody counts": (FINE.with_b("96000000000000"), "C210"),
    "a rounded number": (FINE.with_b("9.6E+01"), "C217"),
    "a denominator in words": (FINE.with_a("nhiều"), "C201"),
    "a denominator with an exponent": (FINE.with_a("1,2E+05"), "C217"),
    "b left blank": (FINE.with_b(""), "C214"),
    "a left blank": (FINE.with_a(""), "C214"),
    "b above a": (FINE.with_b("196"), "C301"),
    "b beside a of nothing": (FINE.with_a("0"), "C301"),
    "a unit twice with other counts": (FINE.twice("90"), "C302"),
    "a unit twice": (FINE.twice("96"), "C303"),
    "a period of last year": (replace(FINE, period="Quý III năm 2022"), "C502"),
    "a week": (replace(FINE, period="Tuần 3 tháng 9 năm 2023"), "C508"),
    "two quarters": (replace(FINE, period="Quý II và Quý III năm 2023"), "C508"),
    "no period": (replace(FINE, period=""), "C510"),
    "thousands": (replace(FINE, note="Đơn vị tính: nghìn hồ sơ"), "C707"),
    "a plan": (replace(FINE, note="Ghi chú: số liệu kế hoạch"), "C707"),
    "a total that is not the sum": (replace(FINE, total=("500", "505")), "C613"),
}
# Where a fault is told by another code, or cannot be, and why.
_CELL = "the cell of a column of periods is told itself"
_ROWS = "the rows of b and a are told as such"
ELSEWHERE: Final[Mapping[tuple[str, str], tuple[str, str]]] = {
    ("a week", "a row per count"): ("C501", _CELL),
    ("two quarters", "a row per count"): ("C501", _CELL),
    ("no period", "a row per count"): ("C503", _CELL),
    ("b left blank", "the official form"): ("C604", "b is a sum, of which one part is blank"),
    ("a unit twice", "b and a in rows"): ("C107", _ROWS),
    ("a unit twice with other counts", "b and a in rows"): ("C107", _ROWS),
    ("no period", "the second table of a sheet"): ("", "the period of the first goes on"),
}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("shape", SHAPES)
def test_without_a_fault_every_shape_is_read_alike(shape: str, format_: str) -> None:
    codes, judged = read(FORMATS[format_](SHAPES[shape](FINE)))
    assert not codes
    assert judged >= {("so-noi-vu", 96, 99), ("so-y-te", 300, 400), ("so-xay-dung", 5, 6)}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_has_the_same_answer_in_every_shape(fault: str, shape: str, format_: str) -> None:
    said, expected = FAULTS[fault]
    codes, judged = read(FORMATS[format_](SHAPES[shape](said)), "Q3" if said.period else None)
    expected, _ = ELSEWHERE.get((fault, shape), (expected, ""))
    assert expected in codes or not expected
    right = {(_code(unit), int(b), int(a)) for unit, b, a in FINE.counts}
    first = {(_code(unit), 66, 99) for unit, _, _ in FINE.counts}
    assert judged <= right | first | {("so-noi-vu", 96, 99)}, "never another count"


def _code(unit: str) -> str:
    return {"Sở Nội vụ": "so-noi-vu", "Sở Y tế": "so-y-te", "Sở Xây dựng": "so-xay-dung"}[unit]


def read(file: cchc.File, asked: str | None = "Q3") -> tuple[set[str], set[tuple[str, int, int]]]:
    report = cchc.check(file, year=2023, period=asked, definitions=KNOWN, expect="reported")
    judged = {
        (each["unit"], each["numerator"], each["denominator"])
        for each in report.results().records()
        if each["verdict"] in ("met", "missed")
    }
    notes = {"C303"}
    return {
        found.rule.code
        for found in report.findings
        if found.rule.severity != "note" or found.rule.code in notes
    }, judged
