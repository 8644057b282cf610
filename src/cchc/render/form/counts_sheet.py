"""The sheet to fill in: a row per target, two open cells in each, and a live verdict."""

from collections import defaultdict
from typing import Any, Final

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from cchc.counts import BLANK
from cchc.definitions.forms import Form
from cchc.definitions.indicator import Formula, Indicator
from cchc.definitions.items import begun_at
from cchc.definitions.model import Target
from cchc.definitions.period import Period
from cchc.definitions.threshold import Threshold
from cchc.engine.judge import judge
from cchc.render.form import formulas
from cchc.render.form.inputs import accept_counts, offer_choices
from cchc.render.form.layout import (
    CHOICE,
    DATA_SHEET,
    DIGITS_SHEET,
    HEAD_ROW,
    HEADINGS,
    PERIOD_LIST,
    PERIOD_ROW,
    UNIT_LIST,
    UNIT_ROW,
    WIDTHS,
    Col,
)
from cchc.render.inert import inert
from cchc.render.measure import lines
from cchc.render.xlsx.book import VERDICT_STYLE, Book
from cchc.render.xlsx.page_breaks import Page, page_breaks
from cchc.render.xlsx.paper import print_on_a4, room_on_a_form
from cchc.results import OF_TYPED_COUNTS
from cchc.words import Lang, Words
from cchc.words.terms import VERDICT, reading

_LINE: Final = 15.5  # points
_USUAL: Final = 15.75  # points of a row that is given no height
_INFERRED: Final = Words(
    "(*) Văn bản không ghi công thức; a và b là cách hiểu từ câu chữ của chỉ tiêu.",
    "(*) The document states no formula; a and b are our reading of its wording.",
)
_UNIT: Final = Words("Đơn vị báo cáo", "Reporting unit")
_PERIOD: Final = Words("Kỳ báo cáo", "Period")
_TITLE: Final = Words("SỐ LIỆU THỰC HIỆN CHỈ TIÊU ĐƯỢC GIAO NĂM", "COUNTS FOR THE TARGETS OF")
_DAY: Final = Words("……………, ngày …… tháng …… năm ……", "……………, …… (day) …… (month) ……")
_SIGNED: Final = {
    Col.WORDING: (
        Words("NGƯỜI LẬP BIỂU", "FILLED IN BY"),
        Words("(Ký, ghi rõ họ tên)", "(signature, name)"),
    ),
    Col.B_MEANS: (
        Words("THỦ TRƯỞNG ĐƠN VỊ", "HEAD OF THE UNIT"),
        Words("(Ký, ghi rõ họ tên, đóng dấu)", "(signature, name, seal)"),
    ),
}
_ROOM_TO_SIGN: Final = 4  # rows
_PRINTED: Final = tuple(column for column in Col if column <= Col.VERDICT)
_OPEN: Final[dict[str, Any]] = {"locked": False, "bg_color": "#FFFBE0", "border": 2}


class CountsSheet:
    """The sheet while it is written; it remembers what its fixed cells hold."""

    def __init__(self, book: Book, form: Form, lang: Lang) -> None:
        self._book, self._form, self._lang = book, form, lang
        self.sheet, self.name = book.sheet(DATA_SHEET.in_(lang))
        self.fixed: dict[tuple[int, int], str] = {}  # row and column, from 0 → text
        self._period = (form.period or Period(form.target_set.year)).label(lang)
        self._row = 0
        self._heights = defaultdict[int, float](lambda: _USUAL)  # row → points
        self._starts: list[int] = []  # rows of targets, or of the headings above them

    def write(self, digits: Worksheet, *, signed: bool) -> None:
        """Write everything; *digits* takes the formulas that nobody needs to see."""
        self._write_head()
        before = ""
        sections = self._form.target_set.sections
        for target, threshold in self._form.duties:
            self._starts.append(self._row)
            for number in begun_at(target.item, before, sections):
                self._fix(Col.WORDING, f"{number}. {sections.get(number, '')}", bold=True)
                self._row += 1
            before = target.item
            self._write_target(target, threshold, digits)
        if any(each.target.indicator.formula is Formula.INFERRED for each in self._form.duties):
            self._fix(Col.WORDING, _INFERRED.in_(self._lang), italic=True)
            self._row += 1
        below = self._row
        if signed:
            self._write_signatures()
        self._set_up(below - 1)

    def choices(self) -> dict[int, tuple[int, int]]:
        """Say which columns repeat a cell that somebody chooses in."""
        chosen = {}
        if self._form.is_open:
            chosen[int(Col.UNIT)] = (UNIT_ROW, CHOICE)
        if self._form.period is None:
            chosen[int(Col.PERIOD)] = (PERIOD_ROW, CHOICE)
        return chosen

    def _write_head(self) -> None:
        year, style = self._form.target_set.year, self._book.style(bold=True, font_size=14)
        self.sheet.write_string(0, 0, f"{_TITLE.in_(self._lang)} {year}", style)
        title, text = self._book.style(italic=True, text_wrap=True), self._form.target_set.title
        self.sheet.merge_range(1, 0, 1, Col.VERDICT, "", title)
        self.sheet.write_string(1, 0, inert(text), title)
        units = UNIT_LIST if self._form.is_open else None
        periods = PERIOD_LIST if self._form.period is None else None
        self._write_choice(UNIT_ROW, _UNIT, self._form.proposed, units)
        self._write_choice(PERIOD_ROW, _PERIOD, self._period, periods)
        heading = self._book.style(
            bold=True, border=1, align="center", text_wrap=True, bg_color="#D9E2F3"
        )
        self._row = HEAD_ROW
        for column, words in HEADINGS.items():
            self.sheet.set_column(column, column, WIDTHS[column])
            self.fixed[HEAD_ROW, column] = words.in_(self._lang)
            self.sheet.write_string(HEAD_ROW, column, words.in_(self._lang), heading)
        self._set_height(HEAD_ROW, 2)
        for row in range(HEAD_ROW):
            self._set_height(row, 1)
        self._set_height(HEAD_ROW - 1, 0)
        self._set_height(1, lines(text, sum(WIDTHS[column] for column in _PRINTED)))
        self._row = HEAD_ROW + 1

    def _write_choice(self, row: int, name: Words, text: str, list_name: str | None) -> None:
        label = self._book.style(bold=True, align="right")
        self.sheet.merge_range(row, 0, row, CHOICE - 1, "", label)
        self.sheet.write_string(row, 0, name.in_(self._lang) + ":", label)
        cell = self._book.style(bold=True, **(_OPEN if list_name else {"border": 1}))
        self.sheet.merge_range(row, CHOICE, row, CHOICE + 3, "", cell)
        self.sheet.write_string(row, CHOICE, inert(text), cell)
        if list_name:
            offer_choices(self.sheet, row, CHOICE, list_name, name, self._lang)

    def _write_target(self, target: Target, threshold: Threshold, digits: Worksheet) -> None:
        indicator, row = target.indicator, self._row
        labels = indicator.labels if self._lang == "vi" else indicator.english
        mark = " (*)" if indicator.formula is Formula.INFERRED else ""
        scope = target.scope or indicator.scope
        scope_words = Words("Phạm vi tính", "Scope").in_(self._lang)
        a_means = f"{labels.denominator}{mark}" + (f". {scope_words}: {scope}" if scope else "")
        wrapped = {
            Col.WORDING: target.wording,
            Col.THRESHOLD: f"{threshold.text} ({reading(threshold, self._lang)})",
            Col.A_MEANS: a_means,
            Col.B_MEANS: f"{labels.numerator}{mark}",
        }
        small = {"border": 1, "font_size": 10, "font_color": "#595959", "text_wrap": True}
        self._fix(Col.ITEM, target.item, border=1, align="center")
        for column, text in wrapped.items():
            self._fix(column, text, border=1, text_wrap=True)
        self._fix(Col.INDICATOR, indicator.id, **small)
        self._name(Col.UNIT, self._form.proposed, UNIT_ROW if self._form.is_open else None, small)
        self._name(Col.PERIOD, self._period, None if self._form.period else PERIOD_ROW, small)
        self._write_numbers(target.indicator, threshold, digits)
        highest = max(lines(text, WIDTHS[column]) for column, text in wrapped.items())
        self._set_height(row, max(2, highest))
        self._row += 1

    def _set_height(self, row: int, lines_: int) -> None:
        self._heights[row] = lines_ * _LINE + 4
        self.sheet.set_row(row, self._heights[row])

    def _write_numbers(self, indicator: Indicator, threshold: Threshold, digits: Worksheet) -> None:
        row, sheet = self._row, self.sheet
        cells = formulas.Cells(xl_rowcol_to_cell(row, Col.B), xl_rowcol_to_cell(row, Col.A))
        for column in (Col.A, Col.B):
            open_ = self._book.style(num_format="#,##0", align="right", **_OPEN)
            sheet.write_blank(row, column, None, open_)
        most = formulas.largest_count(threshold)
        accept_counts(sheet, row, indicator, most, cells, self._lang)
        blank = VERDICT[judge(threshold, indicator, BLANK, BLANK).code].in_(self._lang)
        style = self._book.style(border=1, align="center", text_wrap=True)
        # Without a value the library stores 0, which would read as a result.
        formula = formulas.verdict(threshold, indicator, cells, self._lang)
        sheet.write_formula(row, Col.VERDICT, formula, style, blank)
        here = quote_sheetname(self.name)
        away = formulas.Cells(*(f"{here}!{cell}" for cell in cells))
        verdict_cell = f"{here}!{xl_rowcol_to_cell(row, Col.VERDICT)}"
        formula = formulas.digits(threshold, away, verdict_cell, self._lang)
        digits.write_formula(row, 0, formula, None, "")
        digits_cell = f"{quote_sheetname(DIGITS_SHEET)}!{xl_rowcol_to_cell(row, 0)}"
        style = self._book.style(border=1, align="right", num_format="0.00########%")
        sheet.write_formula(row, Col.RESULT, formulas.percentage(cells, digits_cell), style, "")

    def _write_signatures(self) -> None:
        """Leave room below the table for those who sign what is printed."""
        self._row += 1
        day = _DAY.in_(self._lang)
        self._fix(Col.B_MEANS, day, italic=True, align="center")
        self._row += 1
        for column, (who, how) in _SIGNED.items():
            self._fix(column, who.in_(self._lang), bold=True, align="center")
            self._row += 1
            self._fix(column, how.in_(self._lang), italic=True, align="center")
            self._row -= 1
        self._row += 2 + _ROOM_TO_SIGN

    def _name(self, column: Col, text: str, chosen_in: int | None, look: dict[str, Any]) -> None:
        """Write a unit or period into its row: as it is, or as it will be chosen above."""
        if chosen_in is None:
            self._fix(column, text, **look)
            return
        cell = xl_rowcol_to_cell(chosen_in, CHOICE, row_abs=True, col_abs=True)
        formula = f'=IF({cell}="","",{cell})'
        self.sheet.write_formula(self._row, column, formula, self._book.style(**look), inert(text))

    def _fix(self, column: Col, text: str, **look: Any) -> None:
        """Write what nobody is to change, and remember it."""
        text = inert(text)
        self.fixed[self._row, column] = text
        self.sheet.write_string(self._row, column, text, self._book.style(**look))

    def _set_up(self, last: int) -> None:
        """Colour the verdicts down to the *last* row of the table, protect the sheet, set up the page."""
        sheet, first = self.sheet, HEAD_ROW + 1
        for verdict in OF_TYPED_COUNTS:
            word = VERDICT[verdict.code].in_(self._lang)
            rule = {
                "type": "cell",
                "criteria": "==",
                "value": f'"{word}"',
                "format": self._book.style(**VERDICT_STYLE[verdict]),
            }
            sheet.conditional_format(first, Col.VERDICT, last, Col.VERDICT, rule)
        sheet.freeze_panes(HEAD_ROW + 1, 0)
        sheet.repeat_rows(HEAD_ROW)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        sheet.protect("", {"format_columns": True, "format_rows": True})
        sheet.activate()
        # The last columns tell a program whose row this is; on paper the head of the page does.
        sheet.print_area(0, 0, self._row - 1, Col.VERDICT)
        print_on_a4(sheet, self._lang, is_form=True)
        room = room_on_a_form(WIDTHS[column] for column in _PRINTED)
        page = Page(room, self._heights[HEAD_ROW])
        # Who signs is on the page of the last target.
        breaks = list(page_breaks([*self._starts, self._row], self._heights, page))
        sheet.set_h_pagebreaks(breaks)
