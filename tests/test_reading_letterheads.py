"""Whose the numbers are that name no unit: the sender's, where nothing above the table speaks against it."""

import pytest

import cchc

ROWS = (
    "STT;Lĩnh vực;Tổng số đã giải quyết;Trước hạn;Đúng hạn;Quá hạn\n"
    "1;Hộ tịch;100;60;39;1\n2;Đất đai;50;40;10;0\n;Tổng cộng;150;100;49;1\n"
)
TITLE = "KẾT QUẢ GIẢI QUYẾT HỒ SƠ NĂM 2023"


def check(*lines: str) -> tuple[list[tuple[str, str, int, int]], set[str]]:
    text = "\n".join((*lines, ROWS))
    report = cchc.check(cchc.File("so-lieu.csv", text.encode()), year=2023, expect="reported")
    judged = [
        (each["unit"], each["item"], each["numerator"], each["denominator"])
        for each in report.results().records()
        if each["verdict"] in ("met", "missed")
    ]
    return judged, {f.rule.code for f in report.findings if f.rule.severity == "error"}


@pytest.mark.parametrize(
    ("second", "unit"),
    [
        pytest.param("XÃ MÔ RAI", "23536", id="its kind and name"),
        pytest.param("* UBND XÃ MÔ RAI *", "23536", id="between stars"),
        pytest.param("1. UBND XÃ MÔ RAI", "23536", id="numbered"),
        pytest.param("Xã: Mô Rai", "23536", id="the kind as a label"),
        pytest.param("23536 - UBND XÃ MÔ RAI", "23536", id="its code and name"),
        pytest.param("23536", "23536", id="its code alone"),
        pytest.param("Mã đơn vị: 23536", "23536", id="its code behind a label"),
        pytest.param(
            "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ - UBND XÃ MÔ RAI", "23536", id="behind a dash"
        ),
        pytest.param("Số: 12/BC-UBND", "616", id="the number of a letter"),
        pytest.param("Sa Thầy, ngày 15 tháng 12 năm 2023", "616", id="place and day"),
        pytest.param("-----", "616", id="a rule"),
        pytest.param("(Kèm theo Công văn số 12/UBND-NV)", "616", id="what it goes with"),
        pytest.param("PHỤ LỤC 2", "616", id="an annex"),
        pytest.param("BỘ PHẬN MỘT CỬA XÃ MÔ RAI", None, id="a desk of a commune"),
        pytest.param("HẠT KIỂM LÂM", None, id="a body of another line"),
        pytest.param("TRUNG TÂM Y TẾ", None, id="a centre"),
        pytest.param("CÔNG AN HUYỆN", None, id="the police"),
        pytest.param("Địa phương: Mô Rai", None, id="a name without its kind"),
        pytest.param("99999 - UBND XÃ MỚI", None, id="a code that nobody has"),
    ],
)
def test_the_line_below_an_authority_says_who_has_sent(second: str, unit: str | None) -> None:
    judged, errors = check("UBND HUYỆN SA THẦY", second, TITLE)
    item = "IV.2" if unit == "616" else "IV.3"
    assert judged == ([(unit, item, 149, 150)] if unit else [])
    assert bool(errors) is (unit is None)


def test_who_is_named_as_sender_needs_no_letterhead() -> None:
    judged, _ = check("UBND HUYỆN SA THẦY", "HẠT KIỂM LÂM", "Đơn vị báo cáo: Huyện Sa Thầy", TITLE)
    assert judged == [("616", "IV.2", 149, 150)]


@pytest.mark.parametrize(
    ("sender", "title", "is_read"),
    [
        pytest.param("UBND HUYỆN SA THẦY", "KẾT QUẢ CẤP HUYỆN NĂM 2023", True, id="its level"),
        pytest.param("UBND HUYỆN SA THẦY", "KẾT QUẢ CẤP XÃ NĂM 2023", False, id="another level"),
        pytest.param("UBND HUYỆN SA THẦY", "KẾT QUẢ CẤP HUYỆN, CẤP XÃ NĂM 2023", False, id="both"),
        pytest.param("UBND HUYỆN SA THẦY", "KẾT QUẢ TOÀN HUYỆN NĂM 2023", False, id="all of it"),
        pytest.param("UBND HUYỆN SA THẦY", "KẾT QUẢ CỦA CÁC XÃ NĂM 2023", False, id="its communes"),
        pytest.param(
            "UBND HUYỆN SA THẦY", "KẾT QUẢ CỦA 11 XÃ, THỊ TRẤN NĂM 2023", False, id="eleven"
        ),
        pytest.param(
            "SỞ NỘI VỤ", "KẾT QUẢ TẠI UBND CẤP HUYỆN NĂM 2023", False, id="of a department"
        ),
        pytest.param("SỞ NỘI VỤ", "KẾT QUẢ TOÀN TỈNH NĂM 2023", False, id="of the province"),
        pytest.param("SỞ NỘI VỤ", "KẾT QUẢ TOÀN NGÀNH NĂM 2023", False, id="of a branch"),
        pytest.param("SỞ NỘI VỤ", "KẾT QUẢ CẤP TỈNH NĂM 2023", True, id="a department's level"),
        pytest.param("SỞ NỘI VỤ", "KẾT QUẢ TRÊN ĐỊA BÀN TỈNH NĂM 2023", False, id="of a territory"),
        pytest.param(
            "UBND HUYỆN SA THẦY",
            "KẾT QUẢ TRÊN ĐỊA BÀN HUYỆN NĂM 2023",
            False,
            id="of the district's",
        ),
        pytest.param(
            "UBND XÃ MÔ RAI", "KẾT QUẢ TRÊN ĐỊA BÀN XÃ NĂM 2023", True, id="of a commune's"
        ),
    ],
)
def test_numbers_of_others_are_not_the_senders(sender: str, title: str, is_read: bool) -> None:
    judged, errors = check(sender, title)
    assert bool(judged) is is_read
    assert errors == (set() if is_read else {"C707"})


def test_where_rows_name_units_the_title_may_be_of_all_of_them() -> None:
    text = (
        "UBND HUYỆN SA THẦY\nKẾT QUẢ CẤP XÃ NĂM 2023\n"
        "STT;Đơn vị;Tổng số đã giải quyết;Giải quyết đúng hạn\n1;Xã Mô Rai;100;99\n"
    )
    report = cchc.check(cchc.File("a.csv", text.encode()), year=2023, expect="reported")
    assert [each["unit"] for each in report.results().records()] == ["23536"] * 5


@pytest.mark.parametrize(
    ("total", "codes"),
    [
        pytest.param(";Tổng cộng;150;100;49;1", set(), id="their sum"),
        pytest.param(";Tổng cộng;190;140;49;1", {"C705"}, id="another number"),
        pytest.param(";Tổng cộng;150;100;49;2", {"C705"}, id="another number of what is late"),
        pytest.param(";Tổng cộng;;;;", set(), id="left blank"),
        pytest.param(";Bình quân;75;50;25;1", set(), id="a mean"),
    ],
)
def test_fields_whose_total_is_another_number_are_not_judged(total: str, codes: set[str]) -> None:
    rows = ROWS.replace(";Tổng cộng;150;100;49;1", total)
    text = f"UBND XÃ MÔ RAI\n{TITLE}\n{rows}"
    report = cchc.check(cchc.File("a.csv", text.encode()), year=2023, expect="reported")
    judged = [r["numerator"] for r in report.results().records() if r["verdict"] == "met"]
    assert judged == ([] if codes else [149])
    assert {f.rule.code for f in report.findings if f.rule.severity == "error"} == codes
