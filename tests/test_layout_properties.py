"""Tidy and wide tables in random layouts from known counts, read back equal; forms have their own.

Drawn: title rows and blank ones, the order of the columns and the words of their headings, merged
headings, sections and totals, how units, indicators, periods and numbers are written, the Unicode
form, workbook or text, delimiter, encoding and line end.
"""

import csv
import io
import tempfile
import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cchc.diagnostics import Severity
from form_making import REGISTRY_2023, SET_2023, Grid, check, pairs

assert REGISTRY_2023
NAMES = REGISTRY_2023.names
UNITS = [index for index, name in enumerate(NAMES) if NAMES.count(name) == 1]
INDICATORS = {target.indicator.id: target for target in SET_2023.targets}
FOR_ALL = ["full-process-dossiers-online", "procedures-with-online-payment", "dossiers-paid-online"]
PERIODS = {
    "2023": ["Năm 2023", "cả năm", "2023"],
    "2023-Q3": ["Quý III/2023", "Q3", "quý 3", "QUÝ III NĂM 2023"],
    "2023-09": ["Tháng 9/2023", "T9", "9/2023", "tháng 9"],
    "2023-01..06": ["6 tháng đầu năm", "6 tháng đầu năm 2023", "H1/2023"],
}
HEADINGS = {
    "indicator": ["Chỉ số", "Mục", "Tên chỉ tiêu", "INDICATOR"],
    "unit": ["Đơn vị", "Tên đơn vị", "ĐỊA PHƯƠNG", "Mã đơn vị", "unit"],
    "period": ["Kỳ", "Kỳ báo cáo", "Thời gian"],
    "b": ["b", "Tử số (b)", "Số hồ sơ (b)", "Numerator", "TỬ SỐ"],
    "a": ["a", "Mẫu số (a)", "Tổng số hồ sơ (a)", "Denominator", "MẪU SỐ:"],
}


@st.composite
def counts(draw):
    """Give b and a, b a part of a."""
    a = draw(st.integers(0, 10 ** draw(st.integers(0, 9))))
    return draw(st.integers(0, a)), a


def typed(draw, number, as_text):
    """Type a count as offices do; nothing that arose may be a dash."""
    styles = [str(number), f"{number:,}".replace(",", "."), f" {number}", f"{number},0"]
    if number == 0:
        styles += ["-", "KPS", "00"]
    if not as_text:
        styles += [number, float(number)]
    return draw(st.sampled_from(styles))


def named(draw, index):
    """Write a unit as offices do, without changing what it is."""
    name = NAMES[index]
    if (told_apart := REGISTRY_2023.called.of(index)) != name:  # one letter alone does not tell it
        return draw(st.sampled_from([told_apart, REGISTRY_2023.codes[index]]))
    styles = [name, name, name.upper(), f" {name.replace(' ', '  ')} ", REGISTRY_2023.codes[index]]
    return draw(st.sampled_from(styles))


def as_file(draw, grid):
    """Write a grid as a workbook or as text of some dialect."""
    if grid.left > 1 or draw(st.booleans()):
        return grid.workbook(), "counts.xlsx"
    rows = list(csv.reader(io.StringIO(grid.text().decode("utf-8-sig"))))
    out = io.StringIO()
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    writer = csv.writer(
        out, delimiter=draw(st.sampled_from(",;\t")), lineterminator=end, quoting=quoting
    )
    writer.writerows(rows)
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
    return out.getvalue().encode(encoding), draw(st.sampled_from(["counts.csv", "counts.xlsx"]))


def titles(draw, grid, text, width):
    for title in draw(st.lists(st.sampled_from(["BÁO CÁO", "Kính gửi: UBND tỉnh"]), max_size=3)):
        grid.put_merged(text(title), width)
    grid.next += draw(st.integers(0, 2))


@st.composite
def tidy_tables(draw):
    """Give known counts and a tidy table that says them."""
    keys = st.tuples(
        st.sampled_from(list(INDICATORS)), st.sampled_from(UNITS), st.sampled_from(list(PERIODS))
    )
    known = draw(st.dictionaries(keys, counts(), min_size=1, max_size=12))
    form = draw(st.sampled_from(["NFC", "NFD"]))
    as_text = draw(st.booleans())

    def text(words):
        return unicodedata.normalize(form, words)

    grid = Grid(left=1 if as_text else draw(st.integers(1, 3)))
    order = draw(st.permutations([*HEADINGS, "Ghi chú", "TT"]))
    titles(draw, grid, text, len(order))
    grid.put(text(draw(st.sampled_from(HEADINGS.get(role, [role])))) for role in order)
    for number, ((indicator, unit, period), (b, a)) in enumerate(known.items(), start=1):
        target = INDICATORS[indicator]
        row = {
            "indicator": text(draw(st.sampled_from([indicator, target.item, target.wording]))),
            "unit": text(named(draw, unit)),
            "period": text(draw(st.sampled_from(PERIODS[period]))),
            "b": typed(draw, b, as_text),
            "a": typed(draw, a, as_text),
            "TT": number,
        }
        grid.put(row.get(role, "") for role in order)
        grid.next += draw(st.sampled_from([0, 0, 0, 1]))
    if draw(st.booleans()):
        total = {
            "unit": text(draw(st.sampled_from(["Tổng số", "TỔNG CỘNG:"]))),
            "b": sum(b for b, _ in known.values()),
            "a": sum(a for _, a in known.values()),
        }
        grid.put(total.get(role, "") for role in order)
    return (
        {
            (NAMES[unit], indicator, period): pair
            for (indicator, unit, period), pair in known.items()
        },
        *as_file(draw, grid),
    )


@st.composite
def wide_tables(draw):
    """Give known counts and a wide table: a row per unit, a merged heading over b and a."""
    indicators = draw(st.lists(st.sampled_from(FOR_ALL), min_size=1, max_size=3, unique=True))
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=6, unique=True))
    known = {(unit, one): draw(counts()) for unit in units for one in indicators}
    form = draw(st.sampled_from(["NFC", "NFD"]))

    def text(words):
        return unicodedata.normalize(form, words)

    paths = [[text("TT")], [text(draw(st.sampled_from(["Đơn vị", "Tên đơn vị"])))]]
    swapped = draw(st.booleans())
    for one in indicators:
        target = INDICATORS[one]
        heading = text(draw(st.sampled_from([one, target.item, target.indicator.labels.label])))
        pair = [[heading, text("Tử số (b)")], [heading, text("Mẫu số (a)")]]
        paths += reversed(pair) if swapped else pair
    grid = Grid(left=draw(st.integers(1, 3)))
    titles(draw, grid, text, len(paths))
    grid.put_merged(text(draw(st.sampled_from(["Quý III năm 2023", "Kỳ báo cáo: Q3"]))), len(paths))
    grid.put_headings(paths)
    as_text = grid.left == 1
    for number, unit in enumerate(units, start=1):
        row: list[object] = [number, text(named(draw, unit))]
        for one in indicators:
            b, a = (typed(draw, count, as_text) for count in known[unit, one])
            row += (a, b) if swapped else (b, a)
        grid.put(row)
    if draw(st.booleans()):
        sums = [[sum(known[unit, one][i] for unit in units) for i in (0, 1)] for one in indicators]
        grid.put(
            ["", text("Tổng số"), *(n for pair in sums for n in (pair[::-1] if swapped else pair))]
        )
    return (
        {(NAMES[unit], one, "2023-Q3"): pair for (unit, one), pair in known.items()},
        *as_file(draw, grid),
    )


def read_back(data, name):
    with tempfile.TemporaryDirectory() as folder:
        report = check(Path(folder), data, name, period="2023")
    errors = (f for f in report.findings if f.rule.severity is Severity.ERROR)
    # Counts drawn at random may contradict each other over time; they are read all the same.
    wrong = [f.message("vi") for f in errors if f.rule.code not in ("C511", "C512")]
    return pairs(report), wrong


@given(tidy_tables())
def test_a_tidy_table_in_any_layout_is_read_back_equal(table):
    known, data, name = table
    assert read_back(data, name) == (known, [])


@given(wide_tables())
def test_a_wide_table_in_any_layout_is_read_back_equal(table):
    known, data, name = table
    assert read_back(data, name) == (known, [])
