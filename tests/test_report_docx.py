"""The annex as a Word document, read back: its words, its layout, and nothing that breaks it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from docx.document import Document as Paper
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table

from cchc.definitions.level import Level
from cchc.definitions.units import Registry
from cchc.render.docx.agencies import BLANK
from factories import (
    DAK_TO,
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
from office_reports import docx_of, member, of_every_verdict, of_many_units, of_one_unit, paper
from shown_report import shown_report


def cells(table: Table) -> list[list[str]]:
    """Read each row once: asking a table for one cell after another takes minutes."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def tables(made: Paper) -> tuple[Table, Table, Table]:
    """Give the heads, the annex and the list."""
    heads, annex, missed = made.tables
    return heads, annex, missed


def texts(made: Paper) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs if paragraph.text]


def test_the_annex_is_the_decision_with_what_came_of_it() -> None:
    _, annex, _ = tables(paper(docx_of(of_every_verdict())))
    head, *rows = cells(annex)
    assert head == [
        "Số TT",
        "Tên nhiệm vụ",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Đơn vị tính",
        "Giao chỉ tiêu",
        "Kết quả (b/a)",
        "Đánh giá",
        "Còn thiếu",
        "Căn cứ",
    ]
    assert [row[0] for row in rows] == ["II", "IV", "1", "2"]
    assert rows[1][1] == "Giải quyết hồ sơ"
    assert rows[2] == [
        "1",
        "Tỷ lệ hồ sơ đúng hạn [tỉnh] đạt tối thiểu 95%",
        "Các sở, ban ngành; UBND cấp xã",
        "Văn phòng UBND tỉnh",
        "%",
        "Tối thiểu 95",
        "94,996%\n95.091/\n100.100",
        "Không đạt (chưa đủ)",
        "4",
        "Mục 3.4.3",
    ]


def test_the_list_of_units_says_what_is_missing_in_both_readings() -> None:
    _, _, missed = tables(paper(docx_of(of_every_verdict())))
    head, *rows = cells(missed)
    assert head[-2:] == ["Còn thiếu", "Hoặc thêm"]
    assert rows == [
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
        ["2", "Sở Tư pháp", "IV.2", "Tỷ lệ hồ sơ đúng hạn", "≤ 5%", "6,00%\n6/100", "bớt 1", "20"],
    ]


def test_what_could_not_be_judged_is_counted_beside_what_was_missed() -> None:
    said = texts(paper(docx_of(of_every_verdict())))
    assert (
        "Không đạt: 2 kết quả của 1 đơn vị; Chưa báo cáo: 9 kết quả của 5 đơn vị; Số liệu sai:"
        " 1 kết quả của 1 đơn vị." in said
    )


def test_where_nobody_missed_there_is_no_list() -> None:
    made = paper(docx_of(report([Row(SO_NOI_VU, 1, 1)])))
    assert len(made.tables) == 2
    assert "Không đạt: 0 kết quả của 0 đơn vị." in texts(made)


def test_the_heads_are_those_of_an_official_paper() -> None:
    heads, *_ = tables(paper(docx_of(of_one_unit())))
    left, right = heads.rows[0].cells
    assert [each.text for each in right.paragraphs][:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]
    assert [each.text for each in left.paragraphs][:2] == [
        "ỦY BAN NHÂN DÂN TỈNH KON TUM",
        "SỞ NỘI VỤ",
    ]
    bold = [each.runs[0].bold for each in (*left.paragraphs[:2], *right.paragraphs[:2])]
    assert bold == [None, True, True, True]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [Row(TAN_CANH, 1, 2)],
            ["ỦY BAN NHÂN DÂN TỈNH KON TUM", "ỦY BAN NHÂN DÂN XÃ TÂN CẢNH"],
            id="the council of a commune",
        ),
        pytest.param(
            [Row(DAK_TO, 1, 2)],
            ["ỦY BAN NHÂN DÂN TỈNH KON TUM", "ỦY BAN NHÂN DÂN HUYỆN ĐẮK TÔ"],
            id="the council of a district",
        ),
        pytest.param(
            [Row(SO_NOI_VU, 1, 2), Row(SO_TU_PHAP, 1, 2)],
            ["ỦY BAN NHÂN DÂN TỈNH KON TUM"],
            id="several units: the body that the targets belong to, with none above it",
        ),
    ],
)
def test_the_agencies_are_those_of_the_registry(rows: Sequence[Row], expected: list[str]) -> None:
    heads, *_ = paper(docx_of(report(rows))).tables
    left = [each.text for each in heads.rows[0].cells[0].paragraphs if each.text]
    assert left == expected


def test_an_agency_above_that_nobody_knows_is_left_to_fill_in() -> None:
    units = Registry(
        id="kkt", codes=["62"], names=["Ban Quản lý khu kinh tế"], level_of=b"\0", parents=[""]
    )
    made = paper(docx_of(report([Row("Ban Quản lý khu kinh tế", 1, 2)], units=units)))
    left = [each.text for each in made.tables[0].rows[0].cells[0].paragraphs if each.text]
    assert left == [BLANK, "BAN QUẢN LÝ KHU KINH TẾ"]


def test_both_annexes_have_their_titles_and_a_blank_reference() -> None:
    said = texts(paper(docx_of(of_every_verdict())))
    attached = "(Kèm theo Báo cáo số ……/BC-…… ngày …… tháng …… năm …… của ………………………)"
    assert said[:4] == [
        "PHỤ LỤC I",
        "KẾT QUẢ THỰC HIỆN CHỈ TIÊU ĐƯỢC GIAO NĂM 2023",
        "5 đơn vị · Năm 2023",
        attached,
    ]
    second = said.index("PHỤ LỤC II")
    assert said[second + 1] == "DANH SÁCH ĐƠN VỊ CÓ CHỈ TIÊU KHÔNG ĐẠT"
    assert said[second + 3] == attached


def test_the_paper_is_a4_across_with_the_margins_of_the_decree() -> None:
    made = paper(docx_of(of_every_verdict()))
    for section in made.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
        assert section.orientation == 1
        assert Mm(30) <= section.left_margin <= Mm(35)
        assert Mm(15) <= section.right_margin <= Mm(20)
        assert Mm(20) <= section.top_margin <= Mm(25)
        assert Mm(20) <= section.bottom_margin <= Mm(25)


def test_every_letter_is_times_new_roman_of_13_or_14_points() -> None:
    made = paper(docx_of(of_every_verdict()))
    normal = made.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(13))
    document = member(docx_of(of_every_verdict()), "word/document.xml")
    sizes = {part.split('"')[0] for part in document.split('<w:sz w:val="')[1:]}
    assert sizes == {"26", "28"}  # half points
    assert "rFonts" not in document


def test_pages_are_numbered_above_from_the_second_of_each_annex() -> None:
    made = paper(docx_of(of_every_verdict()))
    first, second = made.sections
    for section in (first, second):
        assert section.different_first_page_header_footer
        [start] = section._sectPr.findall(qn("w:pgNumType"))
        assert start.get(qn("w:start")) == "1"
    [number] = first.header.paragraphs
    assert (number.alignment, first.first_page_header.paragraphs[0].text) == (1, "")
    assert number._p.findall(qn("w:fldSimple"))[0].get(qn("w:instr")).strip() == "PAGE"
    assert second.header.is_linked_to_previous


def test_headings_repeat_rows_stay_whole_and_sections_stay_with_their_rows() -> None:
    for table in tables(paper(docx_of(of_every_verdict())))[1:]:
        properties = [row._tr.trPr for row in table.rows]
        assert [each.find(qn("w:tblHeader")) is not None for each in properties] == [
            True,
            *[False] * (len(properties) - 1),
        ]
        assert all(each.find(qn("w:cantSplit")) is not None for each in properties)
    _, annex, _ = tables(paper(docx_of(of_every_verdict())))
    section = annex.rows[2].cells
    assert section[1]._tc is section[9]._tc
    assert section[1].paragraphs[0]._p.pPr.find(qn("w:keepNext")) is not None


def test_text_that_would_steer_or_break_the_file_is_shown() -> None:
    made = paper(docx_of(shown_report()))
    [unit] = [row[1] for row in cells(made.tables[2]) if row[1].startswith("=1+1")]
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
    assert cells(made.tables[1])[-1][5] == "Tối thiểu 95 (lộ trình: ≥ 60%)"


def test_a_document_says_nothing_of_who_made_it_when() -> None:
    core = paper(docx_of(of_one_unit())).core_properties
    assert (core.author, core.last_modified_by, core.comments) == ("cchc", "cchc", "")
    assert core.created == core.modified


def test_in_english() -> None:
    made = paper(docx_of(of_every_verdict(), "en"))
    assert "ANNEX I" in texts(made)
    assert cells(made.tables[1])[0][6:8] == ["Result (b/a)", "Verdict"]


def test_a_report_of_nothing_is_a_document_all_the_same() -> None:
    made = paper(docx_of(report([])))
    assert "Không đạt: 0 kết quả của 0 đơn vị." in texts(made)


def test_a_big_report_holds_every_missed_result() -> None:
    shown = of_many_units(40, 5)
    _, _, missed = tables(paper(docx_of(shown)))
    expected = sum(judged.verdicts.count(1) for judged in shown.judged)
    assert len(missed.rows) - 1 == expected > 20


def test_units_of_several_levels_are_named_in_the_order_of_the_registry() -> None:
    units = registry(
        [("62", TINH, Level.PROVINCE), ("b", "Xã B", Level.COMMUNE), ("a", "Sở A", Level.PROVINCE)]
    )
    rows = [Row("Sở A", 1, 2), Row("Xã B", 1, 2)]
    made = paper(docx_of(report(rows, of=target_set(), units=units)))
    assert [row[1] for row in cells(made.tables[2])[1:]] == ["Xã B", "Sở A"]


def test_tables_are_as_wide_as_the_paper_between_its_margins() -> None:
    made = paper(docx_of(of_every_verdict()))
    section = made.sections[0]
    room = section.page_width - section.left_margin - section.right_margin
    for table in made.tables:
        wide = sum(cell.width for cell in table.rows[0].cells)
        assert abs(wide - room) < Mm(0.5)
