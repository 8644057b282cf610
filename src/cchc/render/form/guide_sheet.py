"""The sheet of instructions: short sentences for somebody who sees the form for the first time."""

from collections.abc import Iterator
from typing import Final

from cchc import __version__
from cchc.definitions.forms import Form
from cchc.render.form.layout import GUIDE_SHEET
from cchc.render.inert import inert
from cchc.render.measure import lines
from cchc.render.xlsx.book import VERDICT_STYLE, Book
from cchc.render.xlsx.paper import print_on_a4
from cchc.results import Verdict
from cchc.words import Lang, Words
from cchc.words.terms import VERDICT

_LINE: Final = 15.5  # points
_WIDTH: Final = 110
_STEPS: Final = (
    Words(
        "Chỉ điền các ô nền vàng ở trang «Số liệu»; các ô khác đã được khóa.",
        "Fill in the yellow cells of the sheet “Counts” only; all others are locked.",
    ),
    Words(
        "Ghi số lượng bằng số nguyên (ví dụ 1234), không ghi tỷ lệ phần trăm.",
        "Write counts as whole numbers (such as 1234), never percentages.",
    ),
    Words(
        "Mỗi chỉ tiêu ghi mẫu số a trước, tử số b sau; ý nghĩa của a và b ghi ở ô bên trái.",
        "For each target write the denominator a, then the numerator b; what they mean stands"
        " left of them.",
    ),
    Words(
        "Không phát sinh thì ghi 0 ở cả hai ô. Chưa có số liệu thì để trống cả hai ô: ô trống không"
        " phải là 0.",
        "Where nothing arose write 0 in both cells. Where there are no figures yet leave both"
        " blank: a blank is not 0.",
    ),
    Words(
        "Kết quả và đánh giá tự hiện ra; so sánh đúng theo b và a, không làm tròn.",
        "Result and verdict appear by themselves; b and a are compared exactly, never rounded.",
    ),
    Words(
        "Không thêm, xóa hoặc đổi chỗ dòng, cột và trang tính.",
        "Do not add, delete or move rows, columns or sheets.",
    ),
    Words("Lưu ở dạng .xlsx rồi gửi lại.", "Save as .xlsx and send it back."),
)
_MEANINGS: Final = {
    Verdict.MET: Words("Tỷ lệ b/a đến mức giao.", "The ratio b/a reaches the target."),
    Verdict.MISSED: Words(
        "Tỷ lệ b/a không đến mức giao.", "The ratio b/a does not reach the target."
    ),
    Verdict.NOT_APPLICABLE: Words(
        "a bằng 0: không có gì để đánh giá.", "a is 0: there is nothing to judge."
    ),
    Verdict.NOT_REPORTED: Words("Còn ô để trống.", "A cell is blank."),
    Verdict.INVALID: Words(
        "Ô không phải là số nguyên từ 0 trở lên, hoặc b lớn hơn a.",
        "A cell is not a whole number of 0 or more, or b exceeds a.",
    ),
}


def add(book: Book, form: Form, lang: Lang) -> str:
    """Write the sheet and give its name."""
    sheet, name = book.sheet(GUIDE_SHEET.in_(lang))
    sheet.set_column(0, 0, 18)
    sheet.set_column(1, 1, _WIDTH)
    title = Words("HƯỚNG DẪN ĐIỀN BIỂU", "HOW TO FILL IN THIS FORM").in_(lang)
    sheet.write_string(0, 0, title, book.style(bold=True, font_size=14))
    row = 2
    wrapped = book.style(text_wrap=True, valign="top")
    number = book.style(align="center", valign="top")
    for index, words in enumerate((*_choices(form), *_STEPS), start=1):
        sheet.write_number(row, 0, index, number)
        sheet.write_string(row, 1, words.in_(lang), wrapped)
        sheet.set_row(row, lines(words.in_(lang), _WIDTH) * _LINE + 4)
        row += 1
    row += 1
    heading = Words("Ý nghĩa của cột «Đánh giá»", "What the verdicts mean").in_(lang)
    sheet.write_string(row, 0, heading, book.style(bold=True))
    for verdict, meaning in _MEANINGS.items():
        row += 1
        style = book.style(border=1, align="center", **VERDICT_STYLE[verdict])
        sheet.write_string(row, 0, VERDICT[verdict.code].in_(lang), style)
        sheet.write_string(row, 1, meaning.in_(lang), book.style(border=1))
    row += 2
    target_set = form.target_set
    origin = Words(
        f"Biểu lập bằng cchc {__version__} theo bộ chỉ tiêu {target_set.id}: «{target_set.title}»"
        f" ({target_set.issuer}).",
        f"Made by cchc {__version__} after the target set {target_set.id}: «{target_set.title}»"
        f" ({target_set.issuer}).",
    ).in_(lang)
    sheet.merge_range(row, 0, row, 1, "", book.style(italic=True, text_wrap=True))
    sheet.write_string(row, 0, inert(origin), book.style(italic=True, text_wrap=True))
    sheet.set_row(row, lines(origin, _WIDTH + 18) * _LINE + 4)
    sheet.protect("")
    print_on_a4(sheet, lang)
    return name


def _choices(form: Form) -> Iterator[Words]:
    """Tell what is to be chosen before anything is filled in."""
    unit, period = form.is_open, form.period is None
    if unit and period:
        yield Words(
            "Trước hết, chọn đơn vị và kỳ báo cáo ở hai ô nền vàng phía trên bảng.",
            "First choose unit and period in the two yellow cells above the table.",
        )
    elif unit or period:
        what = Words("đơn vị", "the unit") if unit else Words("kỳ báo cáo", "the period")
        yield Words(
            f"Trước hết, chọn {what.vi} ở ô nền vàng phía trên bảng.",
            f"First choose {what.en} in the yellow cell above the table.",
        )
