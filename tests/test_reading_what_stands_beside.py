"""Counts that are told by what stands beside them: another count, brackets, a note, the row above."""

import pytest

import cchc

TITLE = "SỞ NỘI VỤ\nBÁO CÁO QUÝ I NĂM 2023\n"
UNITS = "KẾT QUẢ QUÝ I NĂM 2023\n"
WHOLE = "Tổng số hồ sơ đã giải quyết của dịch vụ công trực tuyến toàn trình"


def check(text: str) -> list[tuple[str, str, int, int]]:
    report = cchc.check(cchc.File("so-lieu.csv", text.encode()), year=2023, expect="reported")
    return sorted(
        (each["unit"], each["item"], each["numerator"], each["denominator"])
        for each in report.results().records()
        if each["verdict"] in ("met", "missed")
    )


@pytest.mark.parametrize(
    ("name", "item"),
    [
        pytest.param(
            "Hồ sơ trực tuyến toàn trình (hồ sơ giải quyết trực tuyến/tổng số hồ sơ giải quyết của dịch vụ"
            " công trực tuyến toàn trình)",
            "II",
            id="b over a, shorter than the decision",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ thanh toán trực tuyến (a: hồ sơ đã giải quyết thuộc phạm vi đánh giá; b: hồ sơ có"
            " giao dịch thanh toán trực tuyến)",
            "III.2",
            id="lettered, a first",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ TTHC giải quyết đúng hạn (b = số hồ sơ đã giải quyết đúng hạn, a = tổng số hồ sơ đã"
            " giải quyết)",
            "IV.1",
            id="lettered with equals signs and a comma",
        ),
        pytest.param(
            "Tỷ lệ hồ sơ giải quyết đúng hạn (b là số hồ sơ đúng hạn và a là số hồ sơ đã giải quyết)",
            "IV.1",
            id="lettered in words",
        ),
    ],
)
def test_a_name_may_be_explained_in_words_of_its_own(name: str, item: str) -> None:
    assert check(f'{TITLE}STT;Chỉ tiêu;Kết quả (b/a)\n1;"{name}";90/100\n') == [
        ("so-noi-vu", item, 90, 100)
    ]


@pytest.mark.parametrize(
    "inside",
    [
        pytest.param("số hồ sơ đúng hạn/tổng số hồ sơ tiếp nhận", id="of those received"),
        pytest.param("số hồ sơ đúng hạn/tổng số hồ sơ phải giải quyết", id="of those to settle"),
        pytest.param("a: số hồ sơ tiếp nhận; b: số hồ sơ đúng hạn", id="lettered"),
        pytest.param("số hồ sơ giải quyết/số hồ sơ giải quyết đúng hạn", id="the other way round"),
        pytest.param("số TTHC đúng hạn/tổng số TTHC đã giải quyết", id="procedures"),
        pytest.param("số hồ sơ trực tuyến đúng hạn/số hồ sơ đã giải quyết", id="online ones"),
        pytest.param("số hồ sơ không đúng hạn/số hồ sơ đã giải quyết", id="late ones"),
    ],
)
def test_a_name_explained_in_other_words_is_another_count(inside: str) -> None:
    name = f"Tỷ lệ hồ sơ TTHC giải quyết đúng hạn ({inside})"
    assert check(f'{TITLE}STT;Chỉ tiêu;Kết quả (b/a)\n1;"{name}";90/100\n') == []


@pytest.mark.parametrize(
    ("headings", "is_read"),
    [
        pytest.param(f"{WHOLE};Trong đó: số hồ sơ giải quyết trực tuyến", True, id="of which"),
        pytest.param(f"{WHOLE};Giải quyết trực tuyến", True, id="what was done alone"),
        pytest.param(f"{WHOLE};Không trực tuyến", False, id="the others"),
        pytest.param(f"{WHOLE};Tiếp nhận trực tuyến", False, id="received"),
        pytest.param(f"{WHOLE};Đúng hạn", False, id="on time"),
        pytest.param(f"{WHOLE};TTHC giải quyết trực tuyến", False, id="procedures"),
        pytest.param(f"{WHOLE};Giải quyết trực tuyến một phần", False, id="one word more"),
        pytest.param(
            "Tổng số hồ sơ đã giải quyết;Giải quyết trực tuyến", False, id="of all dossiers"
        ),
    ],
)
def test_b_may_leave_out_what_the_heading_of_a_says(headings: str, is_read: bool) -> None:
    found = check(f"{UNITS}Đơn vị;{headings}\nSở Nội vụ;100;90\nSở Y tế;50;40\n")
    assert found == ([("so-noi-vu", "II", 90, 100), ("so-y-te", "II", 40, 50)] if is_read else [])


@pytest.mark.parametrize(
    ("below", "is_read"),
    [
        pytest.param("Trong đó: số hồ sơ giải quyết trực tuyến", True, id="of which"),
        pytest.param("- Giải quyết trực tuyến", True, id="a dash"),
        pytest.param("- Không giải quyết trực tuyến", False, id="the others"),
        pytest.param("- Tiếp nhận trực tuyến", False, id="received"),
    ],
)
def test_rows_of_counts_are_read_as_columns_of_them(below: str, is_read: bool) -> None:
    found = check(f"{TITLE}STT;Chỉ tiêu;Sở Nội vụ;Sở Y tế\n1;{WHOLE};100;50\n;{below};90;40\n")
    assert found == ([("so-noi-vu", "II", 90, 100), ("so-y-te", "II", 40, 50)] if is_read else [])


def test_b_may_be_called_by_the_name_of_the_ratio_beside_the_decisions_own_a() -> None:
    scope = "Tổng số hồ sơ đã giải quyết thuộc phạm vi đánh giá"
    head = f"Đơn vị;{scope};Số hồ sơ thanh toán trực tuyến;Tỷ lệ (%)\n"
    assert check(f"{UNITS}{head}Sở Nội vụ;100;90;90\n") == [("so-noi-vu", "III.2", 90, 100)]
    assert check(f"{UNITS}{head.replace(scope, 'Tổng số hồ sơ')}Sở Nội vụ;100;90;90\n") == []


def test_a_part_without_rows_is_no_sum_of_the_parts_beside_it() -> None:
    head = (
        "UBND HUYỆN ĐẮK HÀ\n"
        + UNITS
        + "TT;Đơn vị;Tổng số hồ sơ đã giải quyết;Giải quyết đúng hạn\n"
    )
    parts = (
        "I;Phòng chuyên môn;50;48\nII;UBND các xã;70;69\n1;Xã Đắk La;30;29\n2;Xã Đắk Mar;40;40\n"
    )
    report = cchc.check(cchc.File("a.csv", (head + parts).encode()), year=2023)
    assert {f.rule.code for f in report.findings if f.rule.severity == "warning"} == {"C709"}


def test_two_counts_that_both_lack_the_same_are_neither_of_them_b() -> None:
    text = f"{UNITS}Đơn vị;{WHOLE};Giải quyết trực tuyến;Hồ sơ giải quyết trực tuyến\nSở Nội vụ;9;8;7\n"
    assert check(text) == []


NOTED = [
    pytest.param("Ghi chú: số hồ sơ đúng hạn gồm cả hồ sơ giải quyết trước hạn.", True, id="noted"),
    pytest.param("(*) Đúng hạn: bao gồm trước hạn và đúng hạn", True, id="a mark"),
    pytest.param("Hồ sơ giải quyết trước hạn được tính là đúng hạn", True, id="the other order"),
    pytest.param("Ghi chú: số đúng hạn không gồm hồ sơ trước hạn", False, id="without"),
    pytest.param("Ghi chú: số đúng hạn chưa bao gồm hồ sơ trước hạn", False, id="not yet"),
    pytest.param("Ghi chú: hồ sơ trước hạn tính riêng, ngoài số đúng hạn", False, id="apart"),
    pytest.param("Người lập biểu", False, id="nothing said"),
]


@pytest.mark.parametrize(("note", "is_read"), NOTED)
def test_a_note_below_tells_whether_on_time_holds_the_early_ones(note: str, is_read: bool) -> None:
    text = f"{UNITS}Đơn vị;Đã giải quyết;Đúng hạn\nSở Nội vụ;100;90\n\n{note};;\n"
    assert bool(check(text)) is is_read


def test_the_ratio_of_each_quarter_proves_its_own_counts() -> None:
    counts = "Đã giải quyết;Đúng hạn;Tỷ lệ (%)"
    head = f"Đơn vị;Quý I;Quý I;Quý I;Quý II;Quý II;Quý II\n;{counts};{counts}\n"
    rows = "Sở Nội vụ;18;17;94,44;31;30;96,77\nSở Y tế;50;48;96,00;25;25;100\n"
    title = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2023\n"
    assert check(title + head + rows) == [
        ("so-noi-vu", "IV.1", 47, 49),
        ("so-y-te", "IV.1", 73, 75),
    ]
    first = [("so-noi-vu", "IV.1", 17, 18), ("so-y-te", "IV.1", 48, 50)]
    assert check(title + head + rows.replace("96,77", "86,77")) == first


RATIO_ROWS = (
    "1;Tỷ lệ hồ sơ trực tuyến toàn trình;%;70\n"
    ";- Tổng số hồ sơ giải quyết của dịch vụ công trực tuyến toàn trình (a);hồ sơ;300\n"
    ";- Số hồ sơ giải quyết trực tuyến của dịch vụ công trực tuyến toàn trình (b);hồ sơ;210\n"
    "2;Tỷ lệ hồ sơ TTHC giải quyết đúng hạn;%;99,29\n"
    ";- Tổng số hồ sơ TTHC đã giải quyết (a);hồ sơ;705\n"
    ";- Số hồ sơ TTHC đã giải quyết đúng hạn (b);hồ sơ;700\n"
)


@pytest.mark.parametrize(
    "numbers",
    [
        pytest.param(RATIO_ROWS, id="numbered"),
        pytest.param(RATIO_ROWS.replace("1;", "II;").replace("2;", "IV.1;"), id="by their items"),
        pytest.param(RATIO_ROWS.replace(";70\n", ";\n").replace(";99,29", ";"), id="left blank"),
        pytest.param(RATIO_ROWS.replace("1;Tỷ", ";Tỷ").replace("2;Tỷ", ";Tỷ"), id="unnumbered"),
    ],
)
def test_the_row_of_a_ratio_names_the_counts_below_it(numbers: str) -> None:
    text = f"{TITLE}TT;Chỉ tiêu;ĐVT;Kết quả\n{numbers}"
    assert check(text) == [("so-noi-vu", "II", 210, 300), ("so-noi-vu", "IV.1", 700, 705)]


@pytest.mark.parametrize("heading", ["Sở, ban", "Sở, ngành", "Các sở, ban, ngành", "Huyện, xã"])
def test_a_heading_of_kinds_of_units_stands_over_units_whoever_sends(heading: str) -> None:
    text = (
        "VĂN PHÒNG UBND TỈNH\nKẾT QUẢ QUÝ I NĂM 2023\n"
        f"TT;{heading};Tổng số hồ sơ đã giải quyết;Số hồ sơ giải quyết đúng hạn\n1;Sở Nội vụ;100;90\n"
    )
    assert check(text) == [("so-noi-vu", "IV.1", 90, 100)]


def test_received_settled_and_on_time_are_no_form_of_another_matter() -> None:
    head = "TT;Đơn vị;Tiếp nhận;Đã giải quyết;Giải quyết đúng hạn;Đang giải quyết\n"
    found = check(f"{UNITS}{head}1;Sở Nội vụ;120;100;90;20\n")
    assert found == [("so-noi-vu", "IV.1", 90, 100)]


def test_a_row_of_the_rank_of_a_part_stands_beside_that_part() -> None:
    head = "TT;Đơn vị;Tổng số đã giải quyết;Giải quyết đúng hạn;Quá hạn\n"
    districts = "A;Cấp huyện;330;320;10\n1;Huyện Đắk Hà;130;125;5\n2;Huyện Đắk Tô;200;195;5\n"
    rows = districts + "B;Sở Nội vụ;100;98;2\n"
    report = cchc.check(
        cchc.File("a.csv", (UNITS + head + rows).encode()), year=2023, expect="reported"
    )
    assert {f.rule.code for f in report.findings if f.rule.severity != "note"} == set()
    assert ("so-noi-vu", "IV.1", 98, 100) in check(UNITS + head + rows)


@pytest.mark.parametrize(
    ("first", "second", "is_read"),
    [
        pytest.param("II - ", "II - ", True, id="its item"),
        pytest.param("II. ", "", True, id="one of them"),
        pytest.param("III.2 - ", "III.2 - ", False, id="the item of another"),
    ],
)
def test_the_words_of_a_count_may_stand_behind_an_item(
    first: str, second: str, is_read: bool
) -> None:
    b = "Số hồ sơ giải quyết trực tuyến của dịch vụ công trực tuyến toàn trình"
    text = f"{UNITS}Đơn vị;{first}{WHOLE};{second}{b}\nSở Nội vụ;100;90\n"
    assert check(text) == ([("so-noi-vu", "II", 90, 100)] if is_read else [])


STACKED = "1;Tổng số hồ sơ đã giải quyết;120\n2;Số hồ sơ giải quyết đúng hạn;118\n3;Tỷ lệ (%);{}\n"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(STACKED.format("98,33"), set(), id="a row of the ratio agrees"),
        pytest.param(STACKED.format("98"), set(), id="rounded"),
        pytest.param(STACKED.format("95,5"), {"C614"}, id="a row of the ratio disagrees"),
        pytest.param(STACKED.format(""), set(), id="left blank"),
        pytest.param(RATIO_ROWS, set(), id="above its counts, agreeing"),
        pytest.param(RATIO_ROWS.replace("99,29", "92,99"), {"C614"}, id="above its counts"),
    ],
)
def test_a_ratio_in_a_row_of_its_own_is_compared(text: str, codes: set[str]) -> None:
    head = (
        "TT;Chỉ tiêu;ĐVT;Kết quả\n" if "ĐVT" in text or ";%;" in text else "TT;Nội dung;Số lượng\n"
    )
    report = cchc.check(cchc.File("a.csv", (TITLE + head + text).encode()), year=2023)
    weighty = {f.rule.code for f in report.findings if f.rule.severity == "warning"}
    assert weighty == codes


@pytest.mark.parametrize(
    ("whole", "is_read"),
    [
        pytest.param("Tổng số hồ sơ đã giải quyết (a)", True, id="settled"),
        pytest.param("Tổng số hồ sơ (a)", True, id="said by the letter alone"),
        pytest.param("Tổng số hồ sơ tiếp nhận (a)", False, id="received"),
        pytest.param("Tổng số hồ sơ đang giải quyết (a)", False, id="pending"),
    ],
)
def test_words_beside_a_letter_do_not_speak_of_another_count(whole: str, is_read: bool) -> None:
    b = "Số hồ sơ giải quyết đúng hạn (b)"
    name = "Tỷ lệ hồ sơ giải quyết đúng hạn"
    in_rows = f"TT;Chỉ tiêu;Số liệu\n1;{name};\n;{whole};100\n;{b};90\n"
    with_ratio = f"TT;Chỉ tiêu;Số liệu\n1;{name};90\n;{whole};100\n;{b};90\n"
    in_columns = f"Đơn vị;{name};{name}\n;{whole};{b}\nSở Nội vụ;100;90\n"
    judged = [("so-noi-vu", "IV.1", 90, 100)] if is_read else []
    assert [check(TITLE + each) for each in (in_rows, with_ratio, in_columns)] == [judged] * 3


HEAD = "STT;Đơn vị;Tổng số đã giải quyết;Trước hạn;Đúng hạn;Quá hạn\n"
PAGES = f"{{}}{HEAD}1;Sở Nội vụ;123;100;20;3\n{{}}{HEAD}2;Sở Y tế;100;90;9;1\n;Tổng;223;190;29;4\n"


@pytest.mark.parametrize(
    "mark",
    ["", "Trang 2\n", "- Trang 2/3 -\n", "(tiếp theo)\n", "\n", "\nTrang 2\n", "Bảng tiếp theo\n"],
)
def test_a_table_goes_on_where_its_head_comes_again_on_the_next_page(mark: str) -> None:
    text = PAGES.format(UNITS, mark)
    report = cchc.check(cchc.File("a.csv", text.encode()), year=2023, expect="reported")
    assert {f.rule.code for f in report.findings if f.rule.severity != "note"} == set()
    assert check(text) == [("so-noi-vu", "IV.1", 120, 123), ("so-y-te", "IV.1", 99, 100)]


def test_a_row_that_is_refused_is_part_of_the_total_all_the_same() -> None:
    rows = "1;Sở Nội vụ;123;100;20;3\n2;Sở Y tề;100;90;9;1\n;Tổng;223;190;29;4\n"
    report = cchc.check(cchc.File("a.csv", (UNITS + HEAD + rows).encode()), year=2023)
    assert {f.rule.code for f in report.findings if f.rule.severity != "note"} == {"C417"}
    report = cchc.check(
        cchc.File("a.csv", (UNITS + HEAD + rows.replace("223", "224")).encode()), year=2023
    )
    assert {f.rule.code for f in report.findings if f.rule.severity != "note"} == {"C417", "C613"}


def test_in_time_below_settled_is_not_late() -> None:
    head = "STT;Đơn vị;Kết quả giải quyết;;\n;;Tổng số hồ sơ đã giải quyết;Trong hạn;Quá hạn\n"
    assert check(f"{UNITS}{head}1;Sở Nội vụ;100;90;10\n") == [("so-noi-vu", "IV.1", 90, 100)]
    pending = head.replace("Kết quả giải quyết", "Đang giải quyết").replace("đã", "đang")
    assert check(f"{UNITS}{pending}1;Sở Nội vụ;100;90;10\n") == []


def test_levels_of_units_choose_among_counts_that_differ_only_in_whose_they_are() -> None:
    b = "Số hồ sơ được số hóa hồ sơ, kết quả giải quyết và cấp kết quả giải quyết TTHC điện tử"
    head = f"STT;Đơn vị;Tổng số hồ sơ TTHC đã giải quyết thuộc thẩm quyền;{b}\n"
    rows = "1;Sở Nội vụ;100;40\n2;UBND huyện Kon Rẫy;50;20\n3;UBND xã Mô Rai;10;5\n"
    judged = {(item, b, a) for _, item, b, a in check(UNITS + head + rows)}
    assert judged == {("I.1", 40, 100), ("I.2", 20, 50), ("I.3", 5, 10)}


def test_labels_and_values_may_stand_apart_without_headings() -> None:
    lines = (
        "UBND XÃ MÔ RAI;;\nBÁO CÁO NHANH;;\nKết quả quý III năm 2023;;\n"
        "1. Tỷ lệ hồ sơ trực tuyến toàn trình;;\n"
        "- Số hồ sơ giải quyết trực tuyến của DVC trực tuyến toàn trình:;;40\n"
        "- Tổng số hồ sơ giải quyết của DVC trực tuyến toàn trình:;;64\n"
        "2. Tỷ lệ hồ sơ giải quyết đúng hạn;;\n"
        "- Tổng số hồ sơ đã giải quyết:;;150\n- Số hồ sơ giải quyết trước hạn, đúng hạn:;;148\n"
    )
    assert check(lines) == [("23536", "II", 40, 64), ("23536", "IV.3", 148, 150)]


@pytest.mark.parametrize(
    "b", ["Trong đó: trực tuyến", "Có giao dịch trực tuyến", "Số hồ sơ trực tuyến"]
)
def test_what_neither_heading_says_is_not_added_to_them(b: str) -> None:
    scope = "Tổng số hồ sơ đã giải quyết thuộc phạm vi đánh giá"
    assert check(f"{UNITS}Đơn vị;{scope};{b}\nSở Nội vụ;100;90\n") == []


@pytest.mark.parametrize(
    "b", ["Giải quyết trước hạn (b)", "Giải quyết quá hạn (b)", "Trực tuyến (b)"]
)
def test_a_letter_beside_words_of_another_part_gives_nothing(b: str) -> None:
    title = "TỶ LỆ HỒ SƠ TTHC ĐƯỢC GIẢI QUYẾT ĐÚNG HẠN QUÝ I NĂM 2023\n"
    assert check(f"{title}Đơn vị;Tổng số hồ sơ đã giải quyết (a);{b}\nSở Nội vụ;100;90\n") == []
