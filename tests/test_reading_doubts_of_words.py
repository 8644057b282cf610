"""What a title, a sheet's name, a note or a column says against counts that would else be read."""

from datetime import date
from io import BytesIO

import pytest
import xlsxwriter

import cchc

KNOWN = cchc.load()

TITLE = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC ĐÚNG HẠN"
HEADS = ["Đơn vị", "Tổng số hồ sơ đã giải quyết", "Số hồ sơ giải quyết đúng hạn"]
RIGHT = [("so-noi-vu", 88, 90), ("so-tu-phap", 236, 240)]
Cell = str | int


def sheet(
    *rows: list[Cell],
    title: str = TITLE,
    period: str = "Quý III năm 2023",
    name: str = "BC",
    merged: tuple[str, ...] = (),
) -> cchc.File:
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, {"in_memory": True}) as book:
        page = book.add_worksheet(name)
        lines = [[title], [period], [], *rows]
        for at, row in enumerate(lines):
            page.write_row(at, 0, row)
        for area in merged:
            line, column = int(area[1]) - 1, "ABCDEF".index(area[0])
            page.merge_range(area, lines[line][column])
    return cchc.File("a.xlsx", memory.getvalue())


def table(*more: list[Cell], heads: list[str] = HEADS) -> list[list[Cell]]:
    return [[*heads], ["Sở Tư pháp", 240, 236], ["Sở Nội vụ", 90, 88], *more]


def read(file: cchc.File) -> tuple[list[tuple[str, int, int]], set[str]]:
    report = cchc.check(file, year=2023, definitions=KNOWN, expect="reported")
    judged = sorted(
        (each["unit"], each["numerator"], each["denominator"])
        for each in report.results().records()
        if each["verdict"] in ("met", "missed")
    )
    return judged, {f.rule.code for f in report.findings if f.rule.severity != "note"}


def test_with_nothing_against_them_the_counts_are_read() -> None:
    assert read(sheet(*table())) == (RIGHT, set())


@pytest.mark.parametrize(
    "title",
    [
        "KẾ HOẠCH GIẢI QUYẾT HỒ SƠ TTHC ĐÚNG HẠN",
        "DỰ KIẾN GIẢI QUYẾT HỒ SƠ TTHC ĐÚNG HẠN",
        "CHỈ TIÊU GIAO VỀ GIẢI QUYẾT HỒ SƠ TTHC",
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC TRỰC TUYẾN",
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ NỘP TRỰC TUYẾN",
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ CỦA DOANH NGHIỆP ĐÚNG HẠN",
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ ĐẤT ĐAI ĐÚNG HẠN",
    ],
)
def test_a_title_of_plans_or_of_a_part_refuses_the_table(title: str) -> None:
    judged, codes = read(sheet(*table(), title=title))
    assert (judged, "C707" in codes) == ([], True)


@pytest.mark.parametrize(
    "name", ["Kế hoạch", "Dự kiến Q3", "Ước", "Nháp", "KH 2023", "KH", "KH quý III"]
)
def test_so_does_the_name_of_a_sheet(name: str) -> None:
    assert read(sheet(*table(), name=name))[0] == []


@pytest.mark.parametrize(
    "name", ["Kết quả", "Thực hiện kế hoạch", "06a", "Sheet1", "Quý III", "T9", "KHCN", "KH-ĐT"]
)
def test_other_names_of_sheets_do_not(name: str) -> None:
    assert [each[1:] for each in read(sheet(*table(), name=name))[0]] == [
        each[1:] for each in RIGHT
    ]


@pytest.mark.parametrize("name", ["Quý II", "Năm 2022", "Tháng 5"])
def test_a_sheet_named_after_another_period_than_its_title_is_refused(name: str) -> None:
    judged, codes = read(sheet(*table(), name=name))
    assert (judged, "C608" in codes) == ([], True)


@pytest.mark.parametrize(
    "note",
    [
        "Số liệu trên chỉ tính hồ sơ nộp trực tuyến, chưa tính hồ sơ nộp trực tiếp.",
        "Ghi chú: số liệu ước tính.",
        "(Số liệu tạm tính, chưa chốt)",
        "Số liệu chưa bao gồm hồ sơ của Trung tâm Phục vụ hành chính công",
        "Ghi chú: chỉ tổng hợp hồ sơ nộp trực tuyến",
        "Ghi chú: chỉ báo cáo hồ sơ tiếp nhận tại Bộ phận Một cửa",
        "Ghi chú: chỉ thống kê các TTHC thuộc lĩnh vực đất đai",
        "Chỉ lấy số liệu trên Cổng dịch vụ công",
        "Ghi chú: không thống kê hồ sơ chứng thực",
        "Ghi chú: mới thống kê được 80% số hồ sơ",
        "Ghi chú: thống kê từ ngày 01/8/2023",
        "Ghi chú: đã loại trừ hồ sơ quá hạn do lỗi hệ thống",
        "Số liệu trừ lĩnh vực hộ tịch",
        "Phạm vi thống kê: hồ sơ trực tuyến",
        "Hồ sơ đất đai được báo cáo riêng",
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_a_note_that_not_all_is_counted_refuses_the_table(note: str, *, below: bool) -> None:
    if "từ ngày" in note and not below:
        return  # above a table it is a second period, told elsewhere
    judged, codes = read(sheet(*table([], [note])) if below else sheet([note], *table()))
    assert (judged, "C707" in codes) == ([], True)


@pytest.mark.parametrize(
    "note",
    [
        "Ghi chú: chỉ có 02 hồ sơ quá hạn",
        "Tỷ lệ hồ sơ trực tuyến chỉ đạt 85% do thiếu nhân lực",
        "Thực hiện ý kiến chỉ đạo của UBND tỉnh về giải quyết hồ sơ",
        "Thống kê theo bộ chỉ số phục vụ người dân",
        "Báo cáo chỉ lưu hành nội bộ",
        "Đơn vị giải quyết hồ sơ chậm bị trừ điểm thi đua",
        "Phạm vi thống kê: tất cả hồ sơ",
        "Địa chỉ: 56 Nguyễn Huệ, thành phố Kon Tum",
        "Số liệu thống kê từ Hệ thống thông tin giải quyết TTHC",
        "Không có hồ sơ quá hạn",
    ],
)
def test_a_note_that_leaves_nothing_out_does_not(note: str) -> None:
    assert read(sheet(*table([], [note])))[0] == RIGHT


def test_the_unit_of_measure_percent_refuses_counts_in_words_too() -> None:
    for line in ("Đơn vị tính: %", "(ĐVT: %)"):
        judged, codes = read(sheet([line], *table()))
        assert (judged, "C703" in codes) == ([], True)


def test_counts_under_a_heading_of_what_was_assigned_are_none() -> None:
    for over, count in (("Chỉ tiêu giao", 0), ("Kế hoạch", 0), ("Kết quả thực hiện", 1)):
        heads: list[list[Cell]] = [["STT", "Đơn vị", over, ""], ["", "", *HEADS[1:]]]
        file = sheet(*heads, [1, "Sở Nội vụ", 90, 88], merged=("A4:A5", "B4:B5", "C4:D4"))
        assert len(read(file)[0]) == count


def test_rows_of_one_field_of_work_are_not_the_whole() -> None:
    heads = ["Đơn vị", "Lĩnh vực", *HEADS[1:]]
    rows: list[list[Cell]] = [[*heads], ["Sở Tư pháp", "Hộ tịch", 240, 236]]
    judged, codes = read(sheet(*rows))
    assert (judged, "C708" in codes) == ([], True)
    rows[1][1] = "Tất cả các lĩnh vực"
    assert read(sheet(*rows))[0] == RIGHT[1:]
    parts = table([], heads=HEADS)
    parts.insert(1, ["I. Lĩnh vực đất đai"])
    assert read(sheet(*parts))[0] == []


@pytest.mark.parametrize("head", ["Tên xã, phường", "Phường, xã", "UBND xã/phường", "Tên các xã"])
@pytest.mark.parametrize("letterhead", ["UBND THÀNH PHỐ KON TUM", ""])
def test_a_column_of_communes_is_one_under_any_of_its_headings(head: str, letterhead: str) -> None:
    rows: list[list[Cell]] = [[letterhead], [head, *HEADS[1:]], ["Xã Vinh Quang", 134, 133]]
    assert [each[1:] for each in read(sheet(*rows))[0]] == [(133, 134)]


def test_names_that_are_not_the_senders_never_give_it_their_counts() -> None:
    rows: list[list[Cell]] = [["STT", "Nơi tiếp dân", *HEADS[1:]], [1, "Sở Nội vụ", 134, 133]]
    assert read(sheet(*rows))[0] == [("so-noi-vu", 133, 134)]
    assert read(sheet(["Đơn vị báo cáo: Sở Y tế"], *rows)) == ([], {"C701", "C702"})


def test_a_printed_ratio_beside_words_is_compared() -> None:
    rows = [[*row, ratio] for row, ratio in zip(table(), ["Tỷ lệ (%)", 98.33, 75], strict=True)]
    assert read(sheet(*rows)) == (RIGHT, {"C614"})


def test_the_decisions_own_definitions_of_b_and_a_need_no_title() -> None:
    b = "Số hồ sơ giải quyết trực tuyến của DVC trực tuyến toàn trình (không sử dụng bản giấy)"
    a = (
        "Tổng số hồ sơ giải quyết trong năm của dịch vụ công trực tuyến toàn trình"
        " (gồm cả trực tuyến và không trực tuyến)"
    )
    rows: list[list[Cell]] = [["Đơn vị", b, a], ["Sở Nội vụ", 66, 99]]
    assert read(sheet(*rows, title="BIỂU SỐ LIỆU"))[0] == [("so-noi-vu", 66, 99)]


def test_units_as_columns_over_rows_in_words() -> None:
    rows: list[list[Cell]] = [
        ["Nội dung", "Sở Tư pháp", "Sở Nội vụ"],
        ["Tổng số hồ sơ đã giải quyết", 240, 90],
        ["Số hồ sơ giải quyết đúng hạn", 236, 88],
        ["Tỷ lệ đúng hạn (%)", 98.33, 97.78],
    ]
    assert read(sheet(*rows, title="KẾT QUẢ GIẢI QUYẾT TTHC")) == (RIGHT, set())


def test_early_ones_may_be_said_in_brackets() -> None:
    heads = ["Đơn vị", "Đã giải quyết", "Trong đó: Đúng hạn (gồm cả trước hạn)"]
    rows = table(heads=heads)
    assert read(sheet(*rows, title="KẾT QUẢ GIẢI QUYẾT TTHC"))[0] == RIGHT


def test_the_names_of_districts_are_no_subject() -> None:
    rows: list[list[Cell]] = [["Xã", *HEADS[1:]], ["Xã Hiếu", 134, 133]]
    title = "KẾT QUẢ GIẢI QUYẾT TTHC CẤP XÃ HUYỆN KON PLÔNG"
    assert [each[1:] for each in read(sheet(*rows, title=title))[0]] == [(133, 134)]


@pytest.mark.parametrize("title", [TITLE, "KẾT QUẢ GIẢI QUYẾT TTHC", "Chỉ tiêu: IV.1"])
@pytest.mark.parametrize("turned", [False, True])
def test_letters_that_contradict_their_words_give_nothing(title: str, turned: bool) -> None:
    heads = ["Đơn vị", "Số hồ sơ đã giải quyết (b)", "Số hồ sơ giải quyết đúng hạn (a)"]
    if turned:  # whichever of the two numbers is the larger
        heads = [heads[0], heads[2], heads[1]]
    judged, codes = read(sheet(*table(heads=heads), title=title))
    assert judged == []
    assert codes


@pytest.mark.parametrize(
    ("title", "name", "section"),
    [
        pytest.param("TỔNG HỢP HỒ SƠ TTHC CỦA CÁC XÃ, PHƯỜNG, THỊ TRẤN", "BC", "", id="the title"),
        pytest.param("KẾT QUẢ GIẢI QUYẾT TTHC CỦA UBND CẤP XÃ", "BC", "", id="the title, by level"),
        pytest.param("KẾT QUẢ GIẢI QUYẾT TTHC", "Cấp xã", "", id="the name of the sheet"),
        pytest.param("KẾT QUẢ GIẢI QUYẾT TTHC", "BC", "Cấp xã", id="the part of the table"),
    ],
)
def test_a_district_where_communes_are_spoken_of_may_be_their_sum(
    title: str, name: str, section: str
) -> None:
    rows: list[list[Cell]] = [[*HEADS], [section], ["Huyện Đắk Tô", 900, 880]]
    judged, codes = read(sheet(*rows, title=title, name=name))
    assert (judged, "C708" in codes) == ([], True)
    both = title.replace("CẤP XÃ", "CẤP HUYỆN, CẤP XÃ") if "CẤP XÃ" in title else TITLE
    assert read(sheet([*HEADS], rows[2], title=both))[0] == [("612", 880, 900)]


def test_remarks_of_rows_are_heard() -> None:
    heads = [*HEADS, "Ghi chú"]
    rows: list[list[Cell]] = [
        [*heads],
        ["Sở Tư pháp", 240, 236, "ước tính"],
        ["Sở Nội vụ", 90, 88, "đã rà soát"],
    ]
    assert read(sheet(*rows)) == (RIGHT[:1], {"C708"})
    rows[1][3] = "số liệu quý II"
    assert read(sheet(*rows))[0] == RIGHT[:1]


def test_columns_of_another_quarter_than_the_titles_are_for_comparison() -> None:
    heads: list[list[Cell]] = [
        ["Đơn vị", "Quý II/2023", "", "Quý III/2023", ""],
        ["", *HEADS[1:], *HEADS[1:]],
    ]
    rows: list[list[Cell]] = [*heads, ["Sở Nội vụ", 100, 90, 90, 88]]
    assert read(sheet(*rows))[0] == RIGHT[:1]
    assert read(sheet(*rows, period="Năm 2023"))[0] == [("so-noi-vu", 178, 190)]


@pytest.mark.parametrize(("year", "count"), [(2022, 0), (2023, 2), (2024, 2)])
def test_a_letter_of_an_earlier_year_is_of_no_later_quarter(year: int, count: int) -> None:
    rows = [[f"Kon Tum, ngày 02 tháng 10 năm {year}"], *table()]
    assert len(read(sheet(*rows, period="Quý III"))[0]) == count
    assert len(read(sheet(*rows))[0]) == 2


def test_a_sheet_of_a_week_is_of_no_quarter() -> None:
    assert read(sheet(*table(), name="Tuần 36")) == ([], {"C508"})


@pytest.mark.parametrize(("district", "code"), [("ĐẮK HÀ", "23504"), ("ĐẮK GLEI", "23368")])
def test_the_district_of_a_title_tells_two_communes_of_one_name_apart(
    district: str, code: str
) -> None:
    rows: list[list[Cell]] = [["Xã", *HEADS[1:]], ["Xã Đắk Long", 134, 133]]
    title = f"KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC CẤP XÃ HUYỆN {district}"
    assert read(sheet(*rows, title=title))[0] == [(code, 133, 134)]


def test_a_table_of_sums_alone_says_what_it_lacks() -> None:
    rows: list[list[Cell]] = [[*HEADS], ["Cấp huyện", 300, 290], ["Cấp xã", 500, 480]]
    judged, codes = read(sheet(["UBND HUYỆN ĐẮK TÔ"], *rows))
    assert (judged, "C702" in codes) == ([], True)


@pytest.mark.parametrize(
    "line",
    [
        "(Số liệu các tháng được cộng dồn từ đầu năm)",
        "(Số liệu lũy kế từ đầu năm)",
        "(Số liệu các tháng là số lũy kế từ đầu năm)",
        "(Số liệu cộng dồn)",
    ],
)
def test_months_that_run_from_january_are_not_added(line: str) -> None:
    rows: list[list[Cell]] = [
        ["Đơn vị", "Tháng 1", "", "Tháng 2", ""],
        ["", "b", "a", "b", "a"],
        ["Sở Nội vụ", 10, 10, 30, 31],
    ]
    title, period = "Chỉ tiêu IV.1", "Năm 2023"
    assert read(sheet(*rows, title=title, period=period))[0] == [("so-noi-vu", 40, 41)]
    judged, codes = read(sheet([line], *rows, title=title, period=period))
    assert (judged, "C707" in codes) == ([], True)


@pytest.mark.parametrize(
    "title",
    [
        "MẪU BIỂU (ví dụ minh họa cách điền)",
        "BIỂU MẪU (SỐ LIỆU VÍ DỤ)",
        "(Số liệu giả định)",
        "Ví dụ",
    ],
)
def test_examples_are_no_counts(title: str) -> None:
    judged, codes = read(sheet([title], *table()))
    assert (judged, "C707" in codes) == ([], True)


@pytest.mark.parametrize(
    ("heads", "row"),
    [
        (["Trước hạn", "Đúng hạn", "Quá hạn"], [100, 120, 5]),
        (["Trước hạn, đúng hạn", "Quá hạn"], [220, 5]),
        (["Trước hạn và đúng hạn", "Quá hạn"], [220, 5]),
    ],
)
def test_parts_that_miss_their_total_are_told(heads: list[str], row: list[Cell]) -> None:
    rows = [["Đơn vị", "Tổng số hồ sơ đã giải quyết", *heads], ["Sở Nội vụ", 240, *row]]
    judged, codes = read(sheet(*rows))
    assert (judged, codes) == ([("so-noi-vu", 220, 240)], {"C612"})
    rows[1][1] = 225
    assert read(sheet(*rows)) == ([("so-noi-vu", 220, 225)], set())


@pytest.mark.parametrize(
    ("counts", "is_read"),
    [
        pytest.param([97, 98.5, 100], False, id="percentages, most of them whole"),
        pytest.param(["97", "98,5", "100"], False, id="percentages as texts"),
        pytest.param([97, 98.5, 240], True, id="a number above a hundred is a count"),
        pytest.param([97, 98, 100], True, id="no decimals"),
        pytest.param(["97,0", "98,00", "100"], True, id="decimals that are none"),
        pytest.param([97, 98.512, 100], False, id="a share of several digits"),
        pytest.param([0.97, 0.985, 1], False, id="shares of one"),
        pytest.param(["97,5", "98,50", "100,00"], False, id="a whole hundred among decimals"),
        pytest.param([97, 98, 151.1], True, id="one strange number above a hundred"),
    ],
)
def test_a_column_with_decimals_and_nothing_above_a_hundred_is_of_percentages(
    counts: list[Cell], is_read: bool
) -> None:
    names = ["Sở Nội vụ", "Sở Tư pháp", "Sở Y tế"]
    rows: list[list[Cell]] = [[name, 400, b] for name, b in zip(names, counts, strict=True)]
    judged, codes = read(sheet(HEADS, *rows))
    assert (bool(judged), "C703" in codes) == (is_read, not is_read)


@pytest.mark.parametrize("head", ["Lĩnh vực/Đơn vị", "Đơn vị/Lĩnh vực", "Chỉ tiêu/Đơn vị"])
def test_a_heading_of_either_is_what_its_cells_are(head: str) -> None:
    assert read(sheet(*table(heads=[head, *HEADS[1:]]))) == (RIGHT, set())


@pytest.mark.parametrize(
    "numbers", [["A", 1, 2], ["A", "1", "2"], ["(1)", "(2)", "(3)"], [1, 2, "3=2/1"]]
)
def test_a_row_that_numbers_the_columns_is_no_unit(numbers: list[Cell]) -> None:
    heads = [*HEADS, "Ghi chú"]
    rows = table(heads=heads)
    rows.insert(1, [*numbers, "C"])
    assert read(sheet(*rows)) == (RIGHT, set())


@pytest.mark.parametrize("line", ["B. UBND CẤP HUYỆN", "II. Cấp huyện", "Bảng 2: UBND cấp huyện"])
def test_a_period_goes_on_below_the_name_of_a_part(line: str) -> None:
    below: list[list[Cell]] = [[*HEADS], ["Huyện Đắk Hà", 50, 49]]
    judged, codes = read(sheet(*table(), [], [line], *below))
    assert (len(judged), codes) == (3, set())


@pytest.mark.parametrize(
    "period",
    [
        "Từ ngày: 01/07/2023 Đến ngày: 30/09/2023",
        "Từ ngày 01/07/2023 đến ngày 30/09/2023",
        "Từ ngày : 1/7/2023 - đến ngày : 30/9/2023",
    ],
)
def test_days_with_colons_are_a_period(period: str) -> None:
    assert read(sheet(*table(), period=period))[0] == RIGHT


@pytest.mark.parametrize(
    ("line", "is_read"),
    [
        ("LĨNH VỰC ĐẤT ĐAI", False),
        ("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC ĐÚNG HẠN LĨNH VỰC ĐẤT ĐAI", False),
        ("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC ĐÚNG HẠN THUỘC LĨNH VỰC HỘ TỊCH", False),
        ("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC ĐÚNG HẠN THEO LĨNH VỰC", True),
        ("KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC ĐÚNG HẠN CÁC LĨNH VỰC", True),
    ],
)
@pytest.mark.parametrize("letters", ["", "{} (b)"])
def test_one_field_of_work_is_not_all(line: str, letters: str, *, is_read: bool) -> None:
    heads = [*HEADS]
    if letters:
        heads = ["Đơn vị", "Tổng số hồ sơ đã giải quyết (a)", "Số hồ sơ giải quyết đúng hạn (b)"]
    judged, codes = read(sheet(["Chỉ tiêu IV.1"], *table(heads=heads), title=line))
    assert (bool(judged), "C707" in codes) == (is_read, not is_read)


@pytest.mark.parametrize(
    ("line", "is_read"),
    [
        ("UBND TỈNH KON TUM", True),
        ("ỦY BAN NHÂN DÂN TỈNH KON TUM", True),
        ("KẾT QUẢ TRÊN ĐỊA BÀN TỈNH KON TUM QUÝ III/2023", True),
        ("KẾT QUẢ TRÊN ĐỊA BÀN TỈNH QUÝ III/2023", True),
        ("KẾT QUẢ CỦA CÁC CƠ QUAN CẤP TỈNH, CẤP HUYỆN", True),
        ("Kon Tum, ngày 05 tháng 10 năm 2023", True),
        ("KẾT QUẢ CỦA TỈNH KON TUM QUÝ III/2023", True),
        ("KẾT QUẢ QUÝ III NĂM 2023 CỦA TỈNH GIA LAI", False),
        ("KẾT QUẢ CỦA CÁC SỞ, NGÀNH TỈNH GIA LAI QUÝ III/2023", False),
        ("TỈNH ĐĂK LĂK: KẾT QUẢ QUÝ III/2023", False),
        ("KET QUA QUY III NAM 2023 CUA TINH GIA LAI", False),
        ("Gia Lai, ngày 05 tháng 10 năm 2023", False),
        ("TP. Pleiku, ngày … tháng … năm 2023", False),
        ("KẾT QUẢ TẠI THÀNH PHỐ BUÔN MA THUỘT QUÝ III/2023", False),
        ("UBND TỈNH GIA LAI", False),
        ("TỈNH GIA LAI", False),
        ("ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ", False),
        ("KẾT QUẢ TRÊN ĐỊA BÀN TỈNH GIA LAI QUÝ III/2023", False),
    ],
)
def test_another_province_has_departments_of_the_same_names(line: str, *, is_read: bool) -> None:
    rows: list[list[Cell]] = [["Chỉ tiêu IV.1"], ["Quý III năm 2023"], *table()]
    judged, codes = read(sheet(*rows, title=line, period=""))
    assert (bool(judged), "C707" in codes) == (is_read, not is_read)


@pytest.mark.parametrize(
    ("notes", "is_read"),
    [
        pytest.param([["TUQ. CHỦ TỊCH UBND TỈNH GIA LAI"]], False, id="a signature"),
        pytest.param([["GIÁM ĐỐC SỞ NỘI VỤ TỈNH GIA LAI"]], False, id="a director"),
        pytest.param([["Pleiku, ngày 5 tháng 10 năm 2023"]], False, id="where it was signed"),
        pytest.param(
            [["Nơi nhận:", "", "TM. UBND TỈNH GIA LAI"]], False, id="a signature beside recipients"
        ),
        pytest.param([["Nơi nhận:"], ["- Sở Nội vụ tỉnh Gia Lai;"]], True, id="a recipient"),
        pytest.param([["TM. UBND TỈNH KON TUM"]], True, id="the own province"),
        pytest.param([["Kon Tum, ngày 5 tháng 10 năm 2023"]], True, id="the own capital"),
        pytest.param([["Có 2 hồ sơ liên thông với tỉnh Gia Lai"]], True, id="a remark"),
    ],
)
def test_who_signs_below_may_be_of_another_province(notes: list[list[Cell]], *, is_read) -> None:
    judged, codes = read(sheet(*table([], *notes)))
    assert (bool(judged), "C707" in codes) == (is_read, not is_read)


@pytest.mark.parametrize(
    ("lines", "name", "code"),
    [
        pytest.param([["Quý … năm 2023"]], "BC", "C508", id="a title"),
        pytest.param([["Năm 2023"], ["Kỳ báo cáo: Quý …"]], "BC", "C508", id="two lines"),
        pytest.param([["Quý:", "", "Năm:", 2023]], "BC", "C508", id="cells"),
        pytest.param([["Tháng:", "", "Năm:", 2023]], "BC", "C508", id="in no old code page"),
        pytest.param([["Năm 2023"]], "Quý ...", "C508", id="the name of the sheet"),
        pytest.param([["Kỳ báo cáo: ……"]], "BC", "C510", id="nothing but a blank"),
        pytest.param([["Kỳ báo cáo: ……"], ["Quý III/2023"]], "BC", "", id="filled in elsewhere"),
        pytest.param([["Quý:", "III", "Năm:", "2023"]], "BC", "", id="cells that are filled in"),
    ],
)
def test_a_blank_period_is_not_the_year_wherever_it_stands(
    lines: list[list[Cell]], name: str, code: str
) -> None:
    judged, codes = read(sheet(*lines, *table(), period="", name=name))
    assert (judged, code in codes) == ([] if code else RIGHT, bool(code))


@pytest.mark.parametrize(
    ("months", "is_read"),
    [
        pytest.param([date(2023, m, 1) for m in (7, 8, 9)], True, id="first days of months"),
        pytest.param([date(2023, 7, d) for d in (1, 2, 3)], False, id="other days"),
    ],
)
def test_spreadsheets_keep_months_as_their_first_days(months: list[date], *, is_read) -> None:
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, {"default_date_format": "mm/yyyy", "in_memory": True}) as book:
        page = book.add_worksheet()
        for at, row in enumerate([["SỞ NỘI VỤ"], [f"{TITLE} HẰNG THÁNG"], ["Tháng", *HEADS[1:]]]):
            page.write_row(at, 0, row)
        for at, month in enumerate(months):
            page.write_row(3 + at, 0, [month, 30, 29])
    judged, codes = read(cchc.File("a.xlsx", memory.getvalue()))
    assert (judged, "C501" in codes) == ([("so-noi-vu", 87, 90)] if is_read else [], not is_read)


@pytest.mark.parametrize(
    "title",
    [
        "THỐNG KÊ HỒ SƠ CẤP XÃ - HUYỆN ĐĂK TÔ",
        "BÁO CÁO HỒ SƠ ĐỊA BÀN HUYỆN ĐĂK TÔ",
        "SỐ LIỆU HẰNG THÁNG",
        "SỐ LIỆU HÀNG QUÝ",
    ],
)
def test_a_district_as_clerks_spell_it_and_how_often_are_no_subject(title: str) -> None:
    assert "C707" not in read(sheet(*table(), title=title))[1]


@pytest.mark.parametrize(
    ("remark", "is_read"),
    [
        ("", True),
        ("Chưa đạt", True),
        ("Tăng so với quý trước", True),
        ("Số liệu chưa chính xác, đang rà soát lại", False),
        ("Ghi chú: số liệu chưa được kiểm tra, đối chiếu", False),
        ("Ghi chú: số liệu được nhân hệ số 1,5", False),
        ("Số liệu sai", False),
        ("Chưa có số liệu chính thức", False),
        ("Đơn vị báo cáo nhầm kỳ", False),
        ("Ước", False),
        ("Đề nghị kiểm tra lại", False),
        ("Nhầm, xin đính chính sau", False),
        ("Chưa đối soát", False),
        ("Số của quý trước", False),
        ("Số tạm tính", False),
    ],
)
def test_a_remark_may_speak_against_its_row(remark: str, *, is_read: bool) -> None:
    rows = [[*HEADS, "Ghi chú"], ["Sở Tư pháp", 240, 236, ""], ["Sở Nội vụ", 90, 88, remark]]
    judged, codes = read(sheet(*rows))
    assert (len(judged) == 2, "C708" in codes) == (is_read, not is_read)
    assert RIGHT[1] in judged


@pytest.mark.parametrize(
    ("note", "is_read"),
    [
        ("Số liệu trích xuất từ Hệ thống lúc 8 giờ ngày 05/10/2023", True),
        ("Số liệu kết xuất ngày 05/10/2023", True),
        ("Số liệu tính đến ngày 15/8/2023", False),
        ("Số liệu trích xuất đến ngày 15/8/2023", False),
    ],
)
def test_the_day_of_an_export_is_no_period(note: str, *, is_read: bool) -> None:
    judged, codes = read(sheet(*table([], [note])))
    assert (bool(judged), "C707" in codes) == (is_read, not is_read)


def test_two_days_in_two_cells_are_one_period() -> None:
    rows: list[list[Cell]] = [["Từ ngày: 01/07/2023", "Đến ngày: 30/09/2023"], *table()]
    assert read(sheet(*rows, period=""))[0] == RIGHT


def test_a_period_goes_on_below_the_name_of_an_indicator() -> None:
    below: list[list[Cell]] = [["Đơn vị", "a", "b"], ["Sở Nội vụ", 50, 49]]
    line = "Bảng 2. Tỷ lệ hồ sơ trực tuyến toàn trình"
    judged, codes = read(sheet(*table(), [], [line], *below))
    assert (len(judged), codes) == (3, set())


@pytest.mark.parametrize(
    "line",
    [
        "(Số liệu gộp cả cấp huyện và cấp xã)",
        "(Bao gồm cả UBND cấp xã)",
        "(Số liệu toàn huyện, gồm các phòng chuyên môn và UBND các xã, thị trấn)",
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_a_district_with_its_communes_is_not_the_district(line: str, *, below: bool) -> None:
    rows: list[list[Cell]] = [[*HEADS], ["Huyện Đắk Hà", 50, 49]]
    assert len(read(sheet(*rows))[0]) == 1
    with_line = [*rows, [], [line]] if below else [[line], *rows]
    judged, codes = read(sheet(*with_line))
    assert (judged, "C708" in codes) == ([], True)


@pytest.mark.parametrize(
    "note",
    [
        "(Số liệu mô phỏng phục vụ tập huấn)",
        "(Số liệu bình quân tháng)",
        "(Theo kết quả thanh tra, số liệu này bị trùng lặp)",
        "Ghi chú: số liệu của Sở Nội vụ chưa chính xác",
        "Ghi chú: Sở Nội vụ báo cáo số của 9 tháng",
    ],
)
@pytest.mark.parametrize("below", [False, True])
def test_lines_of_doubtful_numbers_refuse_them(note: str, *, below: bool) -> None:
    if "9 tháng" in note and not below:
        return  # above a table it is a second period, told elsewhere
    rows = [*table(), [], [note]] if below else [[note], *table()]
    judged, codes = read(sheet(*rows))
    assert (judged, "C707" in codes) == ([], True)


def test_a_heading_over_several_columns_does_not_end_the_headings() -> None:
    rows: list[list[Cell]] = [
        ["STT", "Đơn vị", "Thủ tục hành chính", "", "Hồ sơ", ""],
        [
            "",
            "",
            "Tổng số TTHC đang triển khai thanh toán trực tuyến",
            "Số TTHC có phát sinh giao dịch thanh toán trực tuyến",
            "Tổng số hồ sơ đã giải quyết thuộc phạm vi đánh giá",
            "Số hồ sơ có phát sinh giao dịch thanh toán trực tuyến",
        ],
        [1, "Sở Nội vụ", 9, 7, 40, 30],
    ]
    found, codes = read(sheet(*rows, title="SỐ LIỆU", merged=("C4:D4", "E4:F4")))
    assert (found, codes) == ([("so-noi-vu", 7, 9), ("so-noi-vu", 30, 40)], set())


def test_a_table_of_which_no_row_can_be_placed_has_no_notes() -> None:
    rows: list[list[Cell]] = [[*HEADS], ["Huyên Ngọc Hồi", 50, 49], [], ["Người lập biểu"]]
    judged, codes = read(sheet(*rows))
    assert (judged, "C417" in codes) == ([], True)
