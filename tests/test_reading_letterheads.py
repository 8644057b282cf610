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
    judged, _ = check("SỞ NỘI VỤ", "Đơn vị báo cáo: Huyện Sa Thầy", TITLE)
    assert judged == [("616", "IV.2", 149, 150)]


def test_nor_does_that_name_explain_a_line_that_nobody_understands() -> None:
    lines = "UBND HUYỆN SA THẦY", "HẠT KIỂM LÂM", "Đơn vị báo cáo: Huyện Sa Thầy", TITLE
    assert check(*lines) == ([], {"C707"})


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


OF_KON_RAY = "UBND HUYỆN KON RẪY"
IN_ROWS = "Chỉ tiêu;Đơn vị;Kỳ;b;a\nIV.3;Xã Đắk Kôi;2023;99;100\n{item};{unit};2023;95;100"
BY_CODE = "Chỉ tiêu;Mã đơn vị;Kỳ;b;a\nIV.3;23479;2023;99;100\n{item};{code};2023;95;100"
BELOW_A_COLUMN = (
    "Chỉ tiêu;Huyện;Đơn vị;Kỳ;b;a\nIV.3;Kon Rẫy;Xã Đắk Kôi;2023;99;100\n"
    "{item};Kon Rẫy;{unit};2023;95;100"
)
BELOW_A_SECTION = (
    "Đơn vị;Chỉ tiêu;Kỳ;b;a\nHuyện Kon Rẫy;;;;\nXã Đắk Kôi;IV.3;2023;9;9\n{unit};{item};2023;95;99"
)
AS_COLUMNS = "Chỉ tiêu;Kỳ;Xã Đắk Kôi;Xã Đắk Kôi;{unit};{unit}\n;;b;a;b;a\n{item};2023;9;9;95;99"
SA_THAY = ("Huyện Sa Thầy", "616", "IV.2")
MO_RAI = ("Xã Mô Rai", "23536", "IV.3")
TU_PHAP = ("Sở Tư pháp", "so-tu-phap", "IV.1")


@pytest.mark.parametrize("whose", [SA_THAY, MO_RAI, TU_PHAP], ids=lambda each: each[0])
@pytest.mark.parametrize(
    ("sender", "shape"),
    [
        pytest.param(OF_KON_RAY, IN_ROWS, id="names in rows"),
        pytest.param(OF_KON_RAY, BY_CODE, id="codes in rows"),
        pytest.param("UBND XÃ ĐẮK KÔI", IN_ROWS, id="below the letterhead of a commune"),
        pytest.param("Đơn vị báo cáo: Huyện Kon Rẫy", IN_ROWS, id="below a label"),
        pytest.param("", BELOW_A_COLUMN, id="below the district of a column"),
        pytest.param(OF_KON_RAY, AS_COLUMNS, id="names over columns"),
    ],
)
def test_who_is_of_another_district_than_its_table_is_not_judged(
    sender: str, shape: str, whose: tuple[str, str, str]
) -> None:
    unit, code, item = whose
    text = f"{sender}\n{shape.format(unit=unit, code=code, item=item)}"
    report = cchc.check(cchc.File("a.csv", text.encode()), year=2023, expect="reported")
    judged = {each["unit"] for each in report.results().records() if each["verdict"] == "met"}
    assert code not in judged
    assert [f.rule.code for f in report.findings if f.rule.severity == "error"] == ["C419"]


@pytest.mark.parametrize(
    ("whose", "is_read"), [(SA_THAY, True), (MO_RAI, False), (TU_PHAP, True)], ids=str
)
def test_a_section_speaks_for_the_level_below_it_alone(
    whose: tuple[str, str, str], is_read: bool
) -> None:
    unit, code, item = whose
    text = BELOW_A_SECTION.format(unit=unit, item=item)
    report = cchc.check(cchc.File("a.csv", text.encode()), year=2023, expect="reported")
    judged = {each["unit"] for each in report.results().records() if each["verdict"] == "met"}
    assert (code in judged) is is_read
    codes = [f.rule.code for f in report.findings if f.rule.severity == "error"]
    assert codes == ([] if is_read else ["C419"])


def test_a_department_sends_what_it_has_gathered_of_others() -> None:
    text = "SỞ NỘI VỤ\n" + IN_ROWS.format(unit="Xã Mô Rai", item="IV.3")
    report = cchc.check(cchc.File("a.csv", text.encode()), year=2023, expect="reported")
    assert {r["verdict"] for r in report.results().records() if r["item"] == "IV.3"} == {"met"}
