"""The annex as a Word document, read back: its words, its layout, and nothing that breaks it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from cchc import api
from cchc.definitions.level import Level
from cchc.document.slips import Slips
from cchc.inputs import File
from cchc.render.docx.widths import widths_of
from cchc.render.measure import millimetres
from cchc.render.plain import render
from factories import (
    DAK_TO,
    KON_DAO,
    SO_NOI_VU,
    SO_TU_PHAP,
    TAN_CANH,
    TINH,
    Row,
    registry,
    report,
    target,
    target_set,
)
from office_reports import (
    ANNEX,
    LATE,
    PAID,
    docx_of,
    member,
    of_every_verdict,
    of_many_units,
    of_one_unit,
    paper,
    two_sections,
)
from shown_report import shown_report


def cells(table: Table) -> list[list[str]]:
    """Read each row once: asking a table for one cell after another takes minutes."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def tables(made: Paper) -> tuple[Table, Table, Table, Table, Table]:
    """Give the annex, the list of missed targets, and who sent nothing, a part, or what is wrong."""
    annex, missed, silent, in_part, wrong = made.tables
    return annex, missed, silent, in_part, wrong


def texts(made: Paper) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs if paragraph.text]


def test_the_annex_is_the_decision_with_what_came_of_it() -> None:
    annex, *_ = tables(paper(docx_of(of_every_verdict())))
    head, *rows = cells(annex)
    assert head == ANNEX
    assert [row[0] for row in rows] == ["II", "IV", "1", "2"]
    assert rows[1][1] == "Giải quyết hồ sơ"
    assert rows[2] == [
        "1",
        "Tỷ lệ hồ sơ đúng hạn [tỉnh] đạt tối thiểu 95%",
        "Các sở, ban ngành; UBND cấp xã",
        "Văn phòng UBND tỉnh",
        "%",
        "Tối thiểu 95",
        "94,996%\n95.091/100.100",
        "Không đạt (chưa đủ)",
        "4",
        "Mục 3.4.3",
    ]


def test_the_list_of_units_says_what_is_missing_in_both_readings() -> None:
    _, missed, *_ = tables(paper(docx_of(of_every_verdict())))
    head, *rows = cells(missed)
    assert head[-3:] == ["Còn thiếu", "Hoặc thêm", "Vị trí"]
    assert [row[:-1] for row in rows] == [
        [
            "1",
            "Sở Tư pháp",
            "IV.1",
            "Tỷ lệ hồ sơ đúng hạn",
            "≥ 95%",
            "94,996%\n94.996/100.000",
            "4",
            "80",
        ],
        ["1", "Sở Tư pháp", "IV.2", "Tỷ lệ hồ sơ đúng hạn", "≤ 5%", "6,00%\n6/100", "bớt 1", "20"],
    ]


def test_who_sent_nothing_or_a_part_and_whose_numbers_are_wrong_stand_by_name() -> None:
    _, _, silent, in_part, wrong = tables(paper(docx_of(of_every_verdict())))
    assert cells(silent)[1:] == [["1", "Xã Kon Đào", TINH, "II, IV.1, IV.2"]]
    assert [row[1:] for row in cells(in_part)[1:]] == [
        ["Sở Nội vụ", TINH, "IV.2"],
        ["Sở Tư pháp", TINH, "II"],
        ["Huyện Đắk Tô", TINH, "II, IV.2"],
        ["Xã Tân Cảnh", TINH, "II, IV.2"],
    ]
    assert [row[:6] for row in cells(wrong)[1:]] == [
        ["1", "Xã Tân Cảnh", "IV.1", "Tỷ lệ hồ sơ đúng hạn", "120", "100"]
    ]


def test_a_unit_of_the_registry_that_is_not_in_the_counts_stands_by_name() -> None:
    made = paper(docx_of(report([Row(SO_NOI_VU, 1, 1), Row(SO_TU_PHAP, 1, 1)])))
    assert [row[1] for row in cells(made.tables[1])[1:]] == [DAK_TO, TAN_CANH, KON_DAO]


def test_a_single_annex_has_no_number_and_no_head_of_state() -> None:
    made = paper(docx_of(report([Row(SO_NOI_VU, 1, 1)])))
    assert len(made.tables) == 1
    assert texts(made)[0] == "Phụ lục"
    assert texts(made)[-1].endswith("trung bình các tỷ lệ./.")


def test_each_annex_has_its_title_and_a_blank_reference() -> None:
    said = texts(paper(docx_of(of_every_verdict())))
    attached = "(Kèm theo Báo cáo số ……/BC-…… ngày …… tháng …… năm …… của ………………………)"
    assert said[:4] == [
        "Phụ lục I",
        "KẾT QUẢ THỰC HIỆN CHỈ TIÊU ĐƯỢC GIAO NĂM 2023",
        "5 đơn vị · Năm 2023",
        attached,
    ]
    second, third = said.index("Phụ lục II"), said.index("Phụ lục III")
    assert said[second + 1] == "DANH SÁCH ĐƠN VỊ CÓ CHỈ TIÊU KHÔNG ĐẠT"
    assert said[second + 3] == attached
    assert said[third + 1] == "DANH SÁCH ĐƠN VỊ CHƯA BÁO CÁO ĐỦ VÀ ĐƠN VỊ CÓ SỐ LIỆU SAI"
    assert [each for each in said if each.startswith("Đơn vị")] == [
        "Đơn vị chưa gửi số liệu",
        "Đơn vị mới gửi một phần",
        "Đơn vị có số liệu sai",
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [Row(SO_NOI_VU, 1, 1), Row(SO_TU_PHAP, None, None)],
            "DANH SÁCH ĐƠN VỊ CHƯA BÁO CÁO VÀ ĐƠN VỊ CHƯA CÓ TRONG SỐ LIỆU",
            id="one left all blank, others are not in the counts",
        ),
        pytest.param(
            [Row(SO_NOI_VU, 1, 1), Row(SO_TU_PHAP, 9, 1)],
            "DANH SÁCH ĐƠN VỊ CHƯA CÓ TRONG SỐ LIỆU VÀ ĐƠN VỊ CÓ SỐ LIỆU SAI",
            id="one is wrong, others are not in the counts",
        ),
    ],
)
def test_the_last_annex_is_called_after_what_it_lists(rows: list[Row], expected: str) -> None:
    said = texts(paper(docx_of(report(rows))))
    assert said[said.index("Phụ lục II") + 1] == expected


def test_the_paper_is_a4_across_with_the_margins_of_the_decree() -> None:
    made = paper(docx_of(of_every_verdict()))
    for section in made.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
        assert section.orientation == 1
        assert Mm(30) <= section.left_margin <= Mm(35)
        assert Mm(15) <= section.right_margin <= Mm(20)
        assert Mm(20) <= section.top_margin <= Mm(25)
        assert Mm(20) <= section.bottom_margin <= Mm(25)


def test_every_letter_is_times_new_roman_of_13_or_14_points_but_in_tables_and_their_notes() -> None:
    made = paper(docx_of(of_every_verdict()))
    normal = made.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(13))
    document = member(docx_of(of_every_verdict()), "word/document.xml")
    sizes = {part.split('"')[0] for part in document.split('<w:sz w:val="')[1:]}
    assert sizes == {"22", "26", "28"}  # half points; notes have the size of tables
    assert made.styles["TableText"].font.size == Pt(11)
    assert "rFonts" not in document


def test_pages_are_numbered_above_from_the_second_of_each_annex() -> None:
    made = paper(docx_of(of_every_verdict()))
    first, second, *_ = made.sections
    assert len(made.sections) == 4
    for section in made.sections:
        assert section.different_first_page_header_footer
        [start] = section._sectPr.findall(qn("w:pgNumType"))
        assert start.get(qn("w:start")) == "1"
    [number] = first.header.paragraphs
    assert (number.alignment, first.first_page_header.paragraphs[0].text) == (1, "")
    assert number._p.findall(qn("w:fldSimple"))[0].get(qn("w:instr")).strip() == "PAGE"
    assert second.header.is_linked_to_previous


def test_headings_repeat_rows_stay_whole_and_sections_stay_with_their_rows() -> None:
    for table in tables(paper(docx_of(of_every_verdict()))):
        properties = [row._tr.trPr for row in table.rows]
        assert [each.find(qn("w:tblHeader")) is not None for each in properties] == [
            True,
            *[False] * (len(properties) - 1),
        ]
        assert all(each.find(qn("w:cantSplit")) is not None for each in properties)
    annex, *_ = tables(paper(docx_of(of_every_verdict())))
    section = annex.rows[2].cells
    assert section[1]._tc is section[9]._tc
    assert section[1].paragraphs[0]._p.pPr.find(qn("w:keepNext")) is not None


def test_what_heads_a_table_stays_on_its_page() -> None:
    slips = Slips(of_every_verdict(), "vi")
    documents = [docx_of(of_every_verdict()), *(render(each.document, "docx") for each in slips)]
    for made in map(paper, documents):
        body = list(made.element.body)
        ahead = [one for one, table in pairwise(body) if table.tag == qn("w:tbl")]
        assert ahead
        for each in ahead:
            text = "".join(each.itertext())
            assert not text or each.pPr.find(qn("w:keepNext")) is not None
        for table in made.tables:
            head = table.rows[0].cells[0].paragraphs[0]
            assert head._p.pPr.find(qn("w:keepNext")) is not None


@pytest.mark.parametrize("units", [1, 2, 5])
def test_the_annex_of_those_without_numbers_counts_its_list(units: int) -> None:
    """Nobody was asked to be complete: those of the registry that are not in the counts are listed."""
    names = ("Sở Nội vụ", "Sở Tư pháp", "Sở Y tế", "Sở Xây dựng", "Sở Tài chính")
    rows = [f"IV.1;{name};Quý III/2023;99;100\n" for name in names[:units]]
    table = "Chỉ tiêu;Đơn vị;Kỳ;Tử số (b);Mẫu số (a)\n" + "".join(rows)
    report = api.check(File("a.csv", table.encode()), year=2023, period="Q3")
    made = paper(docx_of(report))
    said = [text for text in texts(made) if "Quý III/2023" in text]
    if units == 1:  # the report of one unit names nobody else
        assert said == ["Sở Nội vụ · Quý III/2023"] * 2
        return
    listed = {tuple(row[1:3]) for table in made.tables[1:] for row in cells(table)[1:]}
    assert len(listed) > 100
    assert said == [f"{number} đơn vị · Quý III/2023" for number in (units, len(listed))]


def test_text_that_would_steer_or_break_the_file_is_shown() -> None:
    made = paper(docx_of(shown_report()))
    [unit] = [row[1] for row in cells(made.tables[1]) if row[1].startswith("=1+1")]
    assert unit == (
        "=1+1;=2+2,@x | <b>*Ấp*</b> [a](http://x.vn)\\x0a:\\x3aerror:\\x3aha #\\x23[error]ha"
        " \\x1b[31m\\u202e\\ufffe"
    )


def test_a_milestone_that_was_compared_stands_beside_the_target_of_the_year() -> None:
    shown = report([Row(SO_NOI_VU, 1, 2)])
    [judged] = shown.judged
    due = target("Tối thiểu 60").threshold
    total = replace(judged.total, threshold=due)
    made = paper(docx_of(replace(shown, judged=[replace(judged, total=total)])))
    assert cells(made.tables[0])[-1][5] == "Tối thiểu 95 (lộ trình: ≥ 60%)"


def test_a_document_says_nothing_of_who_made_it_when() -> None:
    core = paper(docx_of(of_one_unit())).core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("cchc", "cchc", "")
    assert core.created == core.modified


def test_in_english() -> None:
    made = paper(docx_of(of_every_verdict(), "en"))
    assert "Annex I" in texts(made)
    assert cells(made.tables[0])[0][6:8] == ["Result (b/a)", "Verdict"]


def test_a_report_of_nothing_is_a_document_all_the_same() -> None:
    made = paper(docx_of(report([])))
    assert "0 chỉ tiêu." in texts(made)


def test_a_big_report_holds_every_missed_result() -> None:
    shown = of_many_units(40, 5)
    missed = paper(docx_of(shown)).tables[1]
    expected = sum(judged.verdicts.count(1) for judged in shown.judged)
    assert len(missed.rows) - 1 == expected > 20


def test_units_of_several_levels_are_named_in_the_order_of_the_registry() -> None:
    units = registry(
        [("62", TINH, Level.PROVINCE), ("b", "Xã B", Level.COMMUNE), ("a", "Sở A", Level.PROVINCE)]
    )
    rows = [Row("Sở A", 1, 2), Row("Xã B", 1, 2)]
    made = paper(docx_of(report(rows, of=target_set(), units=units)))
    assert [row[1] for row in cells(made.tables[1])[1:]] == ["Xã B", "Sở A"]


def test_tables_are_as_wide_as_the_paper_between_its_margins() -> None:
    made = paper(docx_of(of_every_verdict()))
    section = made.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in made.tables:
        wide = sum(cell.width for cell in table.rows[0].cells)
        assert abs(wide - room) < Mm(0.5)


def test_a_short_name_over_several_rows_stands_in_one_line() -> None:
    rows = [Row(DAK_TO, 1, 100), Row(DAK_TO, 2, 100, PAID.id), Row(DAK_TO, 60, 100, LATE.id)]
    listed = paper(docx_of(report(rows, of=two_sections()))).tables[1]
    own = listed.rows[1].cells[1]
    assert own.text == DAK_TO
    assert own.width > Mm(millimetres(DAK_TO, 11))


def test_no_column_is_narrower_than_its_longest_number() -> None:
    rows = [["Xã Đắk Long", "1/1", "một câu dài " * 30] for _ in range(200)]
    rows[77][1] = "1.234.567/9.876.543"
    widths = widths_of(["Đơn vị", "b/a", "Nội dung"], rows, 240, 11)
    assert widths[1] > millimetres(rows[77][1], 11)


_WORDS = [
    "giải",
    "quyết",
    "thủ",
    "tục",
    "hành",
    "chính",
    "đúng",
    "hạn",
    "trên",
    "địa",
    "bàn",
    "tỉnh",
]


def _text(words: int, at: int = 0) -> str:
    return " ".join(_WORDS[(at + each) % len(_WORDS)] for each in range(words))


@pytest.mark.parametrize(
    ("headings", "rows", "room", "points", "expected"),
    [
        pytest.param(
            ["Mục", "Chỉ tiêu", "Đánh giá"],
            [["I.1", _text(40), "Đạt"], ["I.2", _text(3), "Không đạt"]],
            170, 11, [15.7, 130.7, 23.6], id="one column has the long text",
        ),
        pytest.param(
            ["Mục", "Nguyên văn", "Căn cứ", "b/a"],
            [["I.1", _text(30), _text(14, 3), "1.236/1.240"], ["I.2", _text(5), _text(33, 1), "9/10"]],
            170, 11, [11.6, 67.0, 69.9, 21.5], id="two columns have, each in one of two rows",
        ),
        pytest.param(
            ["Mục", "Nguyên văn", "Căn cứ"],
            [[f"I.{at}", _text(3 + at % 7), _text(2 + at % 11, at)] for at in range(80)],
            170, 11, [13.7, 69.6, 86.7], id="of many rows some are looked at",
        ),
        pytest.param(
            ["Mục", "Nguyên văn", "Căn cứ"], [["I", _text(20), _text(9)]],
            60, 12, [12.6, 28.5, 18.8], id="little room",
        ),
    ],
)  # fmt: skip
def test_room_goes_where_it_makes_rows_lower(
    headings: list[str], rows: list[list[str]], room: float, points: float, expected: list[float]
) -> None:
    """So many millimetres as printed tables had when their pages were last looked at."""
    widths = widths_of(headings, rows, room, points)
    assert [round(each, 1) for each in widths] == expected
    assert abs(sum(widths) - room) < 1e-6


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param([2, 3, 4], None, id="few areas stand below the annex"),
        pytest.param(
            [2, 4, 5, 8, 12, 13, 20, 24],
            "IV.3: a.csv:2:4/5 + 4-5:4/5 + 8:4/5 + 12-13:4/5 + 20:4/5 + 24:4/5./.",
            id="many have an annex of their own",
        ),
    ],
)
def test_every_cell_of_a_total_is_named(lines: list[int], expected: str | None) -> None:
    communes = iter(("23281", "23284", "23287", "23290", "23293", "23296", "23299", "23302"))
    rows = [f"IV.3,{next(communes)},Quý III/2023,1,2" if at in lines else "" for at in range(2, 30)]
    file = File("a.csv", "\n".join(["Chỉ tiêu,Đơn vị,Kỳ,b,a", *rows]).encode())
    made = paper(api.check(file, year=2023, items=["IV.3"]).render("docx"))
    said = texts(made)
    assert (said[-1] if "CÁC Ô SỐ LIỆU CỦA KẾT QUẢ" in said else None) == expected
