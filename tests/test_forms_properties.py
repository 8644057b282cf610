"""Sheets in random layouts from known counts, read back equal.

What offices vary is drawn: title rows, the line of dates, blank rows and columns, merged headings
or CSV, the row of column numbers, sections, where the total stands, how numbers are typed, and the
Unicode form of every text.
"""

import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cchc.definitions.units import LEVELS
from form_making import HEADINGS_06A, NUMBERS_06A, REGISTRY_2023, Grid, check, pairs, said

assert REGISTRY_2023
SECTIONS = {
    "province": "Sở, ban, ngành",
    "district": "Cấp huyện",
    "commune": "Xã, phường, thị trấn",
}
BODY = 0
COUNTS = st.integers(0, 5000)


@st.composite
def numbers(draw):
    """Eleven numbers that add up as the form says."""
    early, on_time, late, in_time, overdue = (draw(COUNTS) for _ in range(5))
    settled, pending = early + on_time + late, in_time + overdue
    received = settled + pending
    online = draw(st.integers(0, received))
    in_person = draw(st.integers(0, received - online))
    carried = received - online - in_person
    row = (received, online, in_person, carried, settled, early, on_time, late)
    return (*row, pending, in_time, overdue)


@st.composite
def known_counts(draw):
    """Units of each level in the order of the form, each with its numbers."""
    everyone = range(1, len(REGISTRY_2023))
    chosen = draw(st.lists(st.sampled_from(everyone), min_size=1, max_size=8, unique=True))
    chosen.sort(key=lambda index: REGISTRY_2023.level_of[index])
    return [(index, draw(numbers())) for index in chosen]


def typed(draw, number, as_text):
    """Type a count as offices do."""
    if as_text or draw(st.booleans()):
        return draw(st.sampled_from([str(number), f"{number:,}".replace(",", ".")]))
    return number


@st.composite
def sheets(draw):
    """Give known counts and a sheet that says them, as bytes and with the name of its file."""
    known = draw(known_counts())
    form = draw(st.sampled_from(["NFC", "NFD"]))
    as_csv = draw(st.booleans())

    def text(words):
        return unicodedata.normalize(form, words)

    grid = Grid(left=1 if as_csv else draw(st.integers(1, 3)))
    for _ in range(draw(st.integers(0, 2))):
        grid.put_merged(text("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH"), 13)
    dates = ["(Từ ngày 15/6/2023 đến ngày 14/9/2023)", "Kỳ báo cáo: Quý III", "QUÝ III NĂM 2023"]
    grid.put_merged(text(draw(st.sampled_from(dates))), 13)
    grid.next += draw(st.integers(0, 2))
    shout = draw(st.booleans())
    grid.put_headings([[text(h.upper() if shout else h) for h in path] for path in HEADINGS_06A])
    if draw(st.booleans()):
        grid.put(NUMBERS_06A)
    total = ["", text(draw(st.sampled_from(["Tổng số", "TỔNG CỘNG:", "Tổng số (I+II+III)"])))]
    total += [sum(column) for column in zip(*(row for _, row in known), strict=True)]
    where = draw(st.sampled_from(["none", "top", "bottom"]))
    if where == "top":
        grid.put(total)
    put_rows(draw, grid, known, text, as_csv)
    if where == "bottom":
        grid.put(total)
    if draw(st.booleans()):
        grid.next += 1
        grid.put([text("Ghi chú: số liệu trích từ Hệ thống")])
        grid.put([*[""] * 9, text("NGƯỜI LẬP BIỂU")])
    data = grid.text(draw(st.sampled_from(",;\t"))) if as_csv else grid.workbook()
    return known, data, "q3.csv" if as_csv else "q3.xlsx"


def put_rows(draw, grid, known, text, as_csv):
    sections = draw(st.booleans())
    level = None
    number = 0
    for index, row in known:
        here = LEVELS[REGISTRY_2023.level_of[index]]
        if sections and here != level:
            grid.put(
                ["I", text(SECTIONS[here])]
                if draw(st.booleans())
                else [text(f"A. {SECTIONS[here]}")]
            )
            level, number = here, 0
        number += 1
        cells = [typed(draw, value, as_csv) for value in row]
        grid.put([number, text(REGISTRY_2023.called.of(index)), *cells])
        grid.next += draw(st.sampled_from([0, 0, 0, 1]))


@given(sheets())
def test_a_form_in_any_layout_is_read_back_equal(sheet):
    known, data, name = sheet
    with tempfile.TemporaryDirectory() as folder:
        report = check(Path(folder), data, name)
    expected = {
        (
            REGISTRY_2023.names[index],
            f"{LEVELS[REGISTRY_2023.level_of[index]]}-dossiers-on-time",
            "2023-Q3",
        ): (row[5] + row[6], row[4])
        for index, row in known
    }
    assert pairs(report) == expected
    assert said(report, "C612", "C613", "C610", "C411", "C401") == []
