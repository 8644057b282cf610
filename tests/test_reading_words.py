"""Tables without the letters b and a: what their words say is read, and what they leave open is not."""

import pytest

import cchc

Judged = set[tuple[str, str, int, int]]
ON_TIME = {("so-noi-vu", "IV.1", 96, 99), ("so-y-te", "IV.1", 300, 400)}
TITLE = "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ THỦ TỤC HÀNH CHÍNH\nQuý III năm 2023\n"


def read(text: str, **asked: str) -> tuple[Judged, set[str]]:
    file = cchc.File("so-lieu.csv", text.encode())
    report = cchc.check(file, year=2023, expect="reported", **asked)  # type: ignore[arg-type]
    judged = {
        (each["unit"], each["item"], each["numerator"], each["denominator"])
        for each in report.results().records()
        if each["verdict"] in ("met", "missed")
    }
    return judged, {found.rule.code for found in report.findings if found.rule.severity != "note"}


def of_columns(*heads: str, rows: tuple[tuple[int, ...], ...]) -> str:
    names = ("Sở Nội vụ", "Sở Y tế")
    lines = [",".join((name, *map(str, row))) for name, row in zip(names, rows, strict=True)]
    return "\n".join([TITLE + ",".join(("Đơn vị", *heads)), *lines]) + "\n"


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        pytest.param(
            ("Tổng số hồ sơ đã giải quyết", "Trong đó: giải quyết đúng hạn"),
            ((99, 96), (400, 300)),
            id="a total and its part",
        ),
        pytest.param(
            ("Giải quyết đúng hạn", "Tổng số đã giải quyết"),
            ((96, 99), (300, 400)),
            id="on time alone",
        ),
        pytest.param(
            ("Đúng hạn (b)", "Tổng số đã giải quyết (a)"),
            ((96, 99), (300, 400)),
            id="with letters, and no indicator named",
        ),
        pytest.param(
            ("Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số hồ sơ đã giải quyết"),
            ((50, 46, 3, 99), (100, 200, 100, 400)),
            id="kinds without their group beside a total that names it",
        ),
        pytest.param(
            ("Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số hồ sơ đã giải quyết (a)"),
            ((50, 46, 3, 99), (100, 200, 100, 400)),
            id="one letter among words",
        ),
        pytest.param(
            ("Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số"),
            ((50, 46, 3, 99), (100, 200, 100, 400)),
            id="no group at all, where the numbers add up",
        ),
        pytest.param(
            (
                "Tổng số hồ sơ tiếp nhận",
                "Tổng số hồ sơ đã giải quyết",
                "Giải quyết đúng hạn",
                "Đang giải quyết",
            ),
            ((120, 99, 96, 21), (500, 400, 300, 100)),
            id="received, settled, on time, pending",
        ),
    ],
)
def test_what_was_settled_on_time_is_read_from_words(
    heads: tuple[str, ...], rows: tuple[tuple[int, ...], ...]
) -> None:
    assert read(of_columns(*heads, rows=rows)) == (ON_TIME, set())


@pytest.mark.parametrize(
    ("heads", "rows"),
    [
        pytest.param(
            ("Đúng hạn", "Quá hạn", "Tổng số đã giải quyết"),
            ((46, 3, 99), (200, 100, 400)),
            id="on time and late are not the total: some were early",
        ),
        pytest.param(
            ("Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số"),
            ((50, 46, 3, 120), (100, 200, 100, 500)),
            id="a total that is of something else",
        ),
        pytest.param(
            ("Đúng hạn", "Quá hạn", "Tổng số"),
            ((96, 3, 120), (300, 100, 500)),
            id="the same without the early ones",
        ),
        pytest.param(
            ("Sớm muộn khác", "Giải quyết đúng hạn", "Tổng số đã giải quyết"),
            ((50, 46, 99), (100, 200, 400)),
            id="a column beside that is not understood may hold the early ones",
        ),
        pytest.param(
            ("Trước hạn", "Đúng hạn", "Quá hạn", "Đang giải quyết", "Tổng số đã giải quyết"),
            ((50, 46, 3, 7, 99), (100, 200, 100, 9, 400)),
            id="beside pending ones the kinds may be theirs",
        ),
        pytest.param(
            ("Trước hạn", "Quá hạn", "Tổng số hồ sơ đang giải quyết"),
            ((50, 3, 99), (100, 100, 400)),
            id="pending ones",
        ),
        pytest.param(
            ("Trước hạn", "Tổng số đã giải quyết"), ((50, 99), (100, 400)), id="early alone"
        ),
        pytest.param(("Quá hạn", "Tổng số đã giải quyết"), ((3, 99), (100, 400)), id="late alone"),
    ],
)
def test_what_the_words_leave_open_is_not_read(
    heads: tuple[str, ...], rows: tuple[tuple[int, ...], ...]
) -> None:
    judged, codes = read(of_columns(*heads, rows=rows))
    assert judged == set()
    assert codes


@pytest.mark.parametrize(
    "title",
    ["KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC ĐÚNG HẠN", "TỶ LỆ HỒ SƠ GIẢI QUYẾT ĐÚNG HẠN", "Chỉ tiêu: IV.1"],
)
def test_a_title_tells_what_a_bare_on_time_means(title: str) -> None:
    text = of_columns("Đúng hạn", "Tổng số đã giải quyết", rows=((96, 99), (300, 400)))
    assert read(text)[0] == set()
    assert read(text.replace(TITLE.splitlines()[0], title))[0] == ON_TIME


OVER = {
    "II": "Hồ sơ trực tuyến toàn trình",
    "III.1": "TTHC có phát sinh giao dịch thanh toán trực tuyến",
    "III.2": "Hồ sơ thanh toán trực tuyến",
    "IV.1": "Giải quyết hồ sơ TTHC đúng hạn",
    "I.1": "Số hóa hồ sơ, kết quả giải quyết và cấp kết quả giải quyết TTHC điện tử",
}
LETTERS = [("b", "a"), ("Tử số", "Mẫu số"), ("Tử số (b)", "Mẫu số (a)")]


@pytest.mark.parametrize("leaves", LETTERS, ids=" and ".join)
@pytest.mark.parametrize("items", [("II", "III.2"), ("III.1", "IV.1"), ("I.1", "II")])
def test_over_b_and_a_a_heading_is_the_name_of_a_ratio(
    items: tuple[str, str], leaves: tuple[str, str]
) -> None:
    one, other = (f'"{OVER[item]}"' for item in items)
    text = (
        f"Quý III năm 2023\nĐơn vị,{one},,{other},\n,{','.join(leaves * 2)}\n"
        "Sở Nội vụ,66,99,30,40\n"
    )
    assert read(text) == (
        {("so-noi-vu", items[0], 66, 99), ("so-noi-vu", items[1], 30, 40)},
        set(),
    )


def test_a_name_without_its_ratio_stands_over_pairs_too() -> None:
    text = (
        "Quý III năm 2023\nĐơn vị,Hồ sơ trực tuyến toàn trình (b/a),Hồ sơ giải quyết đúng hạn (b/a)\n"
        "Sở Nội vụ,66/99,30/40\n"
    )
    assert read(text)[0] == {("so-noi-vu", "II", 66, 99), ("so-noi-vu", "IV.1", 30, 40)}


@pytest.mark.parametrize(
    ("item", "heads"),
    [
        ("TỶ LỆ HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH", ("Số hồ sơ trực tuyến", "Tổng số hồ sơ")),
        (
            "TỶ LỆ TTHC CÓ PHÁT SINH GIAO DỊCH THANH TOÁN TRỰC TUYẾN",
            (
                "Số TTHC có phát sinh giao dịch",
                "Tổng số TTHC đang triển khai thanh toán trực tuyến",
            ),
        ),
        (
            "TỶ LỆ HỒ SƠ THANH TOÁN TRỰC TUYẾN",
            ("Số hồ sơ thanh toán trực tuyến", "Tổng số hồ sơ đã giải quyết"),
        ),
    ],
)
@pytest.mark.parametrize("letters", [("", ""), (" (b)", ""), ("", " (a)")], ids=repr)
def test_two_counts_under_a_title_are_in_the_words_of_its_indicator(
    item: str, heads: tuple[str, str], letters: tuple[str, str]
) -> None:
    b, a = map(str.__add__, heads, letters)
    judged, codes = read(f"{item}\nQuý III năm 2023\nĐơn vị,{b},{a}\nSở Nội vụ,66,99\n")
    assert {each[2:] for each in judged} == {(66, 99)}
    assert codes <= {"C431"}


@pytest.mark.parametrize(
    "heads",
    [
        ("Số hồ sơ không trực tuyến", "Tổng số hồ sơ"),
        ("Số hồ sơ trực tuyến", "Số hồ sơ"),
        ("Số hồ sơ trực tuyến bị trả lại", "Tổng số hồ sơ"),
    ],
    ids=repr,
)
def test_other_words_under_the_same_title_are_not(heads: tuple[str, str]) -> None:
    title = "TỶ LỆ HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH\nQuý III năm 2023\n"
    judged, codes = read(f"{title}Đơn vị,{','.join(heads)}\nSở Nội vụ,66,99\n")
    assert judged == set()
    assert codes


DIGITISED = "SỐ HÓA HỒ SƠ, KẾT QUẢ GIẢI QUYẾT VÀ CẤP KẾT QUẢ GIẢI QUYẾT TTHC ĐIỆN TỬ"


@pytest.mark.parametrize(
    "title",
    [
        f"TỶ LỆ {DIGITISED}",
        DIGITISED,
        f"TÌNH HÌNH {DIGITISED} - QUÝ III/2023",
        "SỐ HÓA HỒ SƠ, KẾT QUẢ GIẢI QUYẾT VÀ CẤP KẾT QUẢ ĐIỆN TỬ",
    ],
)
@pytest.mark.parametrize("beside", ["Tỷ lệ", "So với chỉ tiêu (+/-)", "Tăng, giảm"])
def test_the_count_that_says_less_is_the_whole(title: str, beside: str) -> None:
    heads = "Số hồ sơ TTHC đã giải quyết,Số hồ sơ được số hóa và cấp kết quả điện tử"
    text = f'"{title}"\nQuý III năm 2023\nĐơn vị,{heads},"{beside}"\nSở Nội vụ,99,66,"66,67"\n'
    assert read(text)[0] == {("so-noi-vu", "I.1", 66, 99)}


@pytest.mark.parametrize(
    "heads",
    [
        "Số hồ sơ đã tiếp nhận,Số hồ sơ được số hóa và cấp kết quả điện tử",
        "Số hồ sơ TTHC đã giải quyết,Số hồ sơ chưa được số hóa",
        "Số hồ sơ TTHC đã giải quyết,Số hồ sơ giải quyết",
        "Số hồ sơ được số hóa,Số hồ sơ được cấp kết quả điện tử",
    ],
)
def test_counts_that_say_something_else_are_not_the_whole(heads: str) -> None:
    text = f'"TỶ LỆ {DIGITISED}"\nQuý III năm 2023\nĐơn vị,{heads},Tỷ lệ\nSở Nội vụ,99,66,"66,67"\n'
    judged, codes = read(text)
    assert judged == set()
    assert codes


def test_two_counts_below_a_heading_are_in_the_words_of_its_indicator() -> None:
    text = (
        "Quý III năm 2023\nĐơn vị,Hồ sơ trực tuyến toàn trình,,,Hồ sơ giải quyết đúng hạn,,\n"
        ",Số trực tuyến,Tổng số,%,Số đúng hạn,Tổng số,%\n"
        'Sở Nội vụ,66,99,"66,67",30,40,75\n'
    )
    both = {("so-noi-vu", "II", 66, 99), ("so-noi-vu", "IV.1", 30, 40)}
    assert read(text) == (both, set())
    assert read(text.replace("Số trực tuyến", "Số quá hạn"))[0] == {("so-noi-vu", "IV.1", 30, 40)}


def test_b_and_a_may_stand_in_rows_with_the_words_behind_their_letters() -> None:
    text = (
        "Đơn vị báo cáo: Sở Nội vụ\nTHEO DÕI NĂM 2023\nChỉ tiêu,Nội dung,Quý I,Quý II\n"
        "Tỷ lệ hồ sơ trực tuyến toàn trình,b: Số hồ sơ giải quyết trực tuyến,50,65\n"
        "Tỷ lệ hồ sơ trực tuyến toàn trình,a: Tổng số hồ sơ giải quyết,60,80\n"
    )
    assert read(text, period="Q2") == ({("so-noi-vu", "II", 65, 80)}, set())


def test_units_may_be_columns_over_rows_of_b_and_a_under_any_heading() -> None:
    text = (
        "Quý III năm 2023\nChỉ tiêu,Thành phần,Sở Nội vụ,Sở Y tế\n"
        "Tỷ lệ hồ sơ trực tuyến toàn trình,Tử số (b),10,12\n"
        "Tỷ lệ hồ sơ trực tuyến toàn trình,Mẫu số (a),20,18\n"
    )
    assert read(text)[0] == {("so-noi-vu", "II", 10, 20), ("so-y-te", "II", 12, 18)}


@pytest.mark.parametrize(
    ("title", "head", "count"),
    [
        ("Tháng 9 năm 2023", "Trong tháng", 1),
        ("Quý III năm 2023", "Trong quý", 1),
        ("Quý III năm 2023", "Trong tháng", 0),
        ("9 tháng đầu năm 2023", "Trong quý", 0),
    ],
)
def test_within_the_month_asks_for_a_month(title: str, head: str, count: int) -> None:
    text = f"{title}\nĐơn vị,Chỉ tiêu,{head},\n,,b,a\nSở Nội vụ,II,66,99\n"
    assert len(read(text)[0]) == count


def test_columns_of_last_year_stand_there_for_comparison() -> None:
    text = (
        "SO SÁNH TỶ LỆ HỒ SƠ GIẢI QUYẾT ĐÚNG HẠN\nĐơn vị,Quý III/2022,,Quý III/2023,,Tăng/giảm (%)\n"
        ",b,a,b,a,\nSở Nội vụ,80,90,96,99,8.1\nSở Y tế,200,250,300,400,-5\n"
    )
    assert read(text.replace("SO SÁNH ", "")) == (ON_TIME, set())
    only = "SO SÁNH\nĐơn vị,Chỉ tiêu,Quý III/2022,\n,,b,a\nSở Nội vụ,IV.1,80,90\n"
    assert read(only)[0] == set()


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (("UBND TỈNH KON TUM", "BAN QUẢN LÝ KHU KINH TẾ"), 1),
        (("ỦY BAN NHÂN DÂN TỈNH KON TUM", "BAN QUẢN LÝ KHU KINH TẾ TỈNH KON TUM"), 1),
        (("UBND TỈNH GIA LAI", "BAN QUẢN LÝ KHU KINH TẾ"), 0),
        (("BAN QUẢN LÝ KHU KINH TẾ", "UBND TỈNH KON TUM"), 0),
    ],
)
def test_the_authority_above_a_registry_may_head_its_letters(
    lines: tuple[str, str], count: int
) -> None:
    text = "\n".join([*lines, "Quý III năm 2024", "Chỉ tiêu,b,a", "I.3,210,300"]) + "\n"
    report = cchc.check(
        cchc.File("a.csv", text.encode()),
        year=2024,
        set_id="kon-tum-kkt-2024",
        expect="reported",
    )
    results = report.results().records()
    assert sum(each["verdict"] in ("met", "missed") for each in results) == count


@pytest.mark.parametrize(
    "head", ["Tỷ lệ (%)", "Tỷ lệ hồ sơ giải quyết đúng hạn (%)", "Hồ sơ giải quyết đúng hạn (%)"]
)
def test_a_ratio_that_is_printed_beside_counts_of_a_title_is_compared(head: str) -> None:
    text = f"Chỉ tiêu: IV.1\nQuý III năm 2023\nĐơn vị,b,a,{head}\nSở Nội vụ,96,99,{{}}\n"
    assert read(text.format('"96,97"')) == ({("so-noi-vu", "IV.1", 96, 99)}, set())
    assert read(text.format('"86,97"'))[1] == {"C614"}


def test_quantities_that_are_known_stay_what_they_are_under_a_title() -> None:
    text = of_columns("Giải quyết đúng hạn", "Tổng số đã giải quyết", rows=((96, 99), (300, 400)))
    text = text.replace(TITLE.splitlines()[0], "Chỉ tiêu: IV.1")
    found = cchc.inspect(cchc.File("so-lieu.csv", text.encode()), year=2023)
    keys = [column.key for column in found.sheets[0].columns]
    assert keys == ["unit", "settled-on-time", "settled-total"]


II_A = "Tổng số hồ sơ giải quyết của dịch vụ công trực tuyến toàn trình"
II_B = "Số hồ sơ giải quyết trực tuyến của dịch vụ công trực tuyến toàn trình"
III1_A, III1_B = (
    "Tổng số TTHC đang triển khai thanh toán trực tuyến",
    "Số TTHC có phát sinh giao dịch thanh toán trực tuyến",
)
III2_B = "Số hồ sơ có phát sinh giao dịch thanh toán trực tuyến"
III2_A = (
    "Tổng số hồ sơ đã giải quyết của các TTHC có yêu cầu nghĩa vụ tài chính đang triển khai cung cấp"
    " trực tuyến"
)
IN_WORDS = {
    ("so-noi-vu", "II", 66, 99),
    ("so-noi-vu", "III.1", 7, 9),
    ("so-noi-vu", "III.2", 30, 40),
}
COUNTS = {II_A: 99, II_B: 66, III1_A: 9, III1_B: 7, III2_A: 40, III2_B: 30}


def in_columns(texts: dict[str, int], over: str = "") -> str:
    heads = [f"Đơn vị,{','.join(texts)}"]
    if over:
        heads = [f"Đơn vị,{over}", f",{','.join(texts)}"]
    row = f"Sở Nội vụ,{','.join(map(str, texts.values()))}"
    return "\n".join(["Quý III năm 2023", *heads, row]) + "\n"


def in_rows(texts: dict[str, int]) -> str:
    rows = [f"{at},{text},hồ sơ,{count}" for at, (text, count) in enumerate(texts.items(), 1)]
    lines = ["Đơn vị báo cáo: Sở Nội vụ", "Quý III năm 2023", "TT,Chỉ tiêu,ĐVT,Thực hiện", *rows]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("shape", [in_columns, in_rows])
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(str, id="as the decision says it"),
        pytest.param(str.upper, id="in capitals"),
        pytest.param(lambda text: text.replace("dịch vụ công", "DVC"), id="abbreviated"),
        pytest.param(lambda text: text.replace("hồ sơ", "HS"), id="more abbreviated"),
        pytest.param(lambda text: text.replace("có phát sinh", "phát sinh"), id="without a filler"),
    ],
)
def test_the_decisions_own_words_tell_the_counts(shape, change) -> None:  # type: ignore[no-untyped-def]
    texts = {change(text): count for text, count in COUNTS.items()}
    assert read(shape(texts))[0] == IN_WORDS
    backwards = dict(reversed(texts.items()))
    assert read(shape(backwards))[0] == IN_WORDS


@pytest.mark.parametrize("shape", [in_columns, in_rows])
@pytest.mark.parametrize("text", list(COUNTS))
@pytest.mark.parametrize("more", [" chưa đúng hạn", " kỳ trước", " ngoài tỉnh"])
def test_a_word_more_is_another_count(shape, text: str, more: str) -> None:  # type: ignore[no-untyped-def]
    texts = {each + more * (each == text): count for each, count in COUNTS.items()}
    item = {II_A: "II", II_B: "II", III1_A: "III.1", III1_B: "III.1"}.get(text, "III.2")
    judged, codes = read(shape(texts))
    assert judged == {each for each in IN_WORDS if each[1] != item}
    assert codes


@pytest.mark.parametrize("shape", [in_columns, in_rows])
def test_a_count_that_comes_twice_is_none(shape) -> None:  # type: ignore[no-untyped-def]
    texts = {**COUNTS, II_B.upper(): 67}
    judged, codes = read(shape(texts))
    assert judged == {each for each in IN_WORDS if each[1] != "II"}
    assert codes


def test_the_words_may_stand_one_above_the_other() -> None:
    over = "Dịch vụ công trực tuyến toàn trình,,Dịch vụ công trực tuyến một phần,"
    leaves = ("Tổng số hồ sơ giải quyết", "Số hồ sơ giải quyết trực tuyến")
    text = f"Quý III năm 2023\nĐơn vị,{over}\n,{','.join(leaves * 2)}\nSở Nội vụ,99,66,40,30\n"
    assert read(text)[0] == {("so-noi-vu", "II", 66, 99)}


@pytest.mark.parametrize("period", ["Quý I", "Quý II"])
def test_the_words_may_stand_under_periods(period: str) -> None:
    text = (
        f"Đơn vị,Quý I/2023,,Quý II/2023,\n,{II_A} (a),{II_B} (b),{II_A} (a),{II_B} (b)\n"
        "Sở Nội vụ,99,66,40,30\n"
    )
    counts = {"Quý I": (66, 99), "Quý II": (30, 40)}[period]
    asked = {"Quý I": "Q1", "Quý II": "Q2"}[period]
    assert read(text, period=asked)[0] == {("so-noi-vu", "II", *counts)}


def test_b_over_a_may_head_pairs() -> None:
    head = "Số hồ sơ giải quyết đúng hạn/Tổng số hồ sơ đã giải quyết"
    text = f"Đơn vị,{head},\n,Tháng 8/2023,Tháng 9/2023\nSở Nội vụ,30/40,66/99\n"
    assert read(text, period="2023-09")[0] == {("so-noi-vu", "IV.1", 66, 99)}


@pytest.mark.parametrize("item", ["II. ", "II - ", ""])
def test_a_number_may_stand_before_the_name_over_b_and_a(item: str) -> None:
    text = f"Quý III năm 2023\nĐơn vị,{item}Hồ sơ trực tuyến toàn trình,\n,a,b\nSở Nội vụ,99,66\n"
    assert read(text)[0] == {("so-noi-vu", "II", 66, 99)}
    assert read(text.replace("II. ", "IV.1. ").replace("II - ", "IV.1 - "))[0] == (
        set() if item else {("so-noi-vu", "II", 66, 99)}
    )


@pytest.mark.parametrize(
    "heads",
    [
        ("Số DVC trực tuyến toàn trình", "Tổng số DVC"),
        ("Số giao dịch trực tuyến", "Tổng số giao dịch"),
        ("Số TTHC trực tuyến", "Tổng số TTHC"),
    ],
)
def test_other_things_under_a_title_are_not_its_counts(heads: tuple[str, str]) -> None:
    title = "TỶ LỆ HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH\nQuý III năm 2023\n"
    judged, codes = read(f"{title}Đơn vị,{','.join(heads)}\nSở Nội vụ,66,99\n")
    assert judged == set()
    assert codes


@pytest.mark.parametrize("more", ["", "Trả lại"])
def test_the_parts_of_what_was_settled_are_its_total(more: str) -> None:
    text = (
        f"{TITLE}Đơn vị,Đã giải quyết,,,{',' if more else ''}Đang giải quyết\n"
        f",Trước hạn,Đúng hạn,Quá hạn,{more + ',' if more else ''}\n"
        f"Sở Nội vụ,50,46,3,{'5,' if more else ''}7\n"
    )
    assert read(text)[0] == (set() if more else {("so-noi-vu", "IV.1", 96, 99)})


@pytest.mark.parametrize("period", [None, "9T"])
def test_two_counts_below_a_time_are_in_the_words_of_the_title(period: str | None) -> None:
    text = (
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC ĐÚNG HẠN THÁNG 9/2023\n"
        "Đơn vị,Trong tháng,,Lũy kế từ đầu năm,\n,Đúng hạn,Tổng số,Đúng hạn,Tổng số\n"
        "Sở Nội vụ,10,11,96,99\n"
    )
    asked = {"period": period} if period else {}
    counts = (96, 99) if period else (10, 11)
    assert read(text, **asked)[0] == {("so-noi-vu", "IV.1", *counts)}


@pytest.mark.parametrize("over", ["Hồ sơ trực tuyến toàn trình", "Trực tuyến"])
def test_the_words_may_stand_between_a_name_and_letters(over: str) -> None:
    whole = f"{II_A} (gồm cả trực tuyến và không trực tuyến)"
    text = (
        f"Quý III năm 2023\nĐơn vị,{over},,Thanh toán trực tuyến,\n,{whole},{II_B},{III2_A},{III2_B}\n"
        ",a,b,a,b\nSở Nội vụ,99,66,40,30\n"
    )
    both = {("so-noi-vu", "II", 66, 99), ("so-noi-vu", "III.2", 30, 40)}
    assert read(text)[0] == both
    assert read(text.replace(over, "Một phần", 1))[0] == {("so-noi-vu", "III.2", 30, 40)}


def test_a_count_without_its_level_is_that_of_the_only_numerator_beside_it() -> None:
    heads = "Tổng số hồ sơ TTHC đã giải quyết,Số hồ sơ được số hóa hồ sơ và kết quả giải quyết"
    full = "Số hồ sơ TTHC được số hóa hồ sơ, kết quả giải quyết và cấp kết quả giải quyết điện tử"
    text = f'Quý III năm 2023\nĐơn vị,Tổng số hồ sơ TTHC đã giải quyết,"{full}"\nSở Nội vụ,99,66\n'
    assert read(text)[0] == {("so-noi-vu", "I.1", 66, 99)}
    assert read(f"Quý III năm 2023\nĐơn vị,{heads}\nSở Nội vụ,99,66\n")[0] == set()


@pytest.mark.parametrize("unit", ["Sở Giao thông vận tải", "Sở Kế hoạch và Đầu tư", "Sở GTVT"])
def test_the_name_of_a_unit_over_b_and_a_is_no_plan(unit: str) -> None:
    text = f"Quý III năm 2023\nChỉ tiêu,{unit},,Sở Nội vụ,\n,b,a,b,a\nII,66,99,30,40\n"
    judged, codes = read(text)
    assert ({each[2:] for each in judged}, codes) == ({(66, 99), (30, 40)}, set())


def test_tables_of_one_sender_may_stand_below_each_other_without_names() -> None:
    text = (
        "SỞ NỘI VỤ\nBÁO CÁO SỐ LIỆU QUÝ III NĂM 2023\n1. Kết quả giải quyết hồ sơ TTHC\n"
        "Tổng số hồ sơ đã giải quyết,Giải quyết đúng hạn (bao gồm trước hạn),Giải quyết quá hạn\n"
        f"99,96,3\n\n2. Hồ sơ trực tuyến toàn trình\n{II_A},{II_B},Tỷ lệ (%)\n"
        '99,66,"66,67"\n'
    )
    assert read(text)[0] == {("so-noi-vu", "IV.1", 96, 99), ("so-noi-vu", "II", 66, 99)}


def test_running_totals_may_stand_below_the_words_of_a_count() -> None:
    text = (
        "KẾT QUẢ GIẢI QUYẾT HỒ SƠ TTHC QUÝ III/2023\n"
        "Đơn vị,Tổng số hồ sơ đã giải quyết,,Số hồ sơ giải quyết đúng hạn,\n"
        ",Trong kỳ,Lũy kế,Trong kỳ,Lũy kế\nSở Nội vụ,99,300,96,290\n"
    )
    assert read(text)[0] == {("so-noi-vu", "IV.1", 96, 99)}


def test_letters_may_stand_in_the_column_of_items_below_the_indicator() -> None:
    rows = [
        f'IV.1,"{OVER["IV.1"]}",',
        "a,Tổng số hồ sơ TTHC đã giải quyết trong năm,99",
        "b,Số hồ sơ TTHC đã giải quyết đúng hạn,96",
        ',Tỷ lệ b/a (%),"96,97"',
        "II,Tỷ lệ hồ sơ trực tuyến toàn trình,",
        f"a,{II_A},40",
        f"b,{II_B},30",
        ",Tỷ lệ b/a (%),75",
    ]
    text = "SỞ NỘI VỤ\nBÁO CÁO QUÝ III NĂM 2023\nMục,Nội dung,Số liệu\n" + "\n".join(rows) + "\n"
    assert read(text) == (
        {("so-noi-vu", "IV.1", 96, 99), ("so-noi-vu", "II", 30, 40)},
        set(),
    )


@pytest.mark.parametrize("before", ["", "1. ", "- ", "Trong đó: ", "1.1. Trong đó: - "])
def test_what_stands_before_the_words_in_a_list_does_not_matter(before: str) -> None:
    text = (
        "Tên đơn vị báo cáo:,Sở Nội vụ\nKỳ báo cáo:,Quý III/2023\nNội dung,Số liệu\n"
        f"{before}{II_A},99\n{before}{II_B},66\n"
    )
    assert read(text)[0] == {("so-noi-vu", "II", 66, 99)}


@pytest.mark.parametrize("title", ["Mục II. {}", "Mục II - {}", "Chỉ tiêu II: {}", "II. {}", "{}"])
def test_an_item_may_stand_before_the_name_in_a_title(title: str) -> None:
    name = title.format("Tỷ lệ hồ sơ trực tuyến toàn trình")
    text = f"{name}\nQuý III năm 2023\nĐơn vị,b,a\nSở Nội vụ,66,99\n"
    assert read(text)[0] == {("so-noi-vu", "II", 66, 99)}


def test_a_numerator_of_every_level_is_that_of_the_denominator_beside_it() -> None:
    b = "Số hồ sơ TTHC được số hóa hồ sơ, kết quả giải quyết và cấp kết quả giải quyết điện tử"
    a = "Tổng số hồ sơ TTHC đã giải quyết thuộc thẩm quyền giải quyết của cấp huyện"
    text = f'Quý III năm 2023\nNội dung,Huyện Đắk Hà,Huyện Sa Thầy\n{a},99,40\n"{b}",66,30\n'
    assert {each[1:] for each in read(text)[0]} == {("I.2", 66, 99), ("I.2", 30, 40)}
