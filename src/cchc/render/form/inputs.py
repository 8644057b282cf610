"""What may be typed into a form: whole numbers within bounds, and choices from lists."""

from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from cchc.definitions.indicator import Indicator
from cchc.render.form.formulas import Cells
from cchc.render.form.layout import Col
from cchc.render.inert import cut, inert
from cchc.words import Lang, Words
from cchc.words.numbers import count

_TITLE_LONGEST, _MESSAGE_LONGEST = 32, 255  # characters that Excel shows
_HOW: Final = Words(
    "Không phát sinh: ghi 0. Chưa có số liệu: để trống.",
    "Nothing arose: write 0. No figures yet: leave blank.",
)
_CHOOSE: Final = Words("Hãy chọn trong danh sách.", "Choose from the list.")
_WRONG: Final = Words("Số liệu chưa đúng", "This is not a count")


def accept_counts(
    sheet: Worksheet, row: int, indicator: Indicator, most: int, cells: Cells, lang: Lang
) -> None:
    """Let the two cells of a row take counts only, and b no more than a where it is part of a."""
    labels = indicator.labels if lang == "vi" else indicator.english
    part = indicator.part_of_whole
    b, a = cells
    between = Words(f"từ 0 đến {count(most, 'vi')}", f"from 0 to {count(most, 'en')}")
    a_words = Words(
        f"a phải là số nguyên {between.vi}{', không nhỏ hơn b' if part else ''}.",
        f"a must be a whole number {between.en}{', no less than b' if part else ''}.",
    )
    b_words = Words(
        f"b phải là số nguyên {between.vi}{', không lớn hơn a (b là một phần của a)' if part else ''}.",
        f"b must be a whole number {between.en}{', no more than a (b is part of a)' if part else ''}.",
    )
    least_a = f"=N({b})" if part else 0
    most_b = f"=IF(COUNT({a})=1,MIN({a},{most}),{most})" if part else most
    a_rule = _whole_number((least_a, most), ("a", labels.denominator), a_words, lang)
    b_rule = _whole_number((0, most_b), ("b", labels.numerator), b_words, lang)
    _validate(sheet, row, Col.A, a_rule)
    _validate(sheet, row, Col.B, b_rule)


def _whole_number(
    bounds: tuple[int | str, int | str], meaning: tuple[str, str], refusal: Words, lang: Lang
) -> dict[str, Any]:
    letter, label = meaning
    how = _HOW.in_(lang)
    room = _MESSAGE_LONGEST - len(how) - 1
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": bounds[0],
        "maximum": bounds[1],
        "input_title": letter,
        "input_message": f"{cut(inert(label), room)}\n{how}",
        "error_title": _WRONG.in_(lang),
        "error_message": refusal.in_(lang),
    }


def offer_choices(
    sheet: Worksheet, row: int, column: int, list_name: str, name: Words, lang: Lang
) -> None:
    """Let a cell take what a named list holds, and nothing else."""
    title = name.in_(lang)
    message = _CHOOSE.in_(lang)
    _validate(
        sheet,
        row,
        column,
        {
            "validate": "list",
            # A list written out may have 255 characters; a name has no such limit.
            "source": f"={list_name}",
            "input_title": title,
            "input_message": message,
            "error_title": title,
            "error_message": message,
        },
    )


def _validate(sheet: Worksheet, row: int, column: int, rule: dict[str, Any]) -> None:
    for title in ("input_title", "error_title"):
        rule[title] = cut(rule[title], _TITLE_LONGEST)
    for message in ("input_message", "error_message"):
        rule[message] = cut(rule[message], _MESSAGE_LONGEST)
    sheet.data_validation(row, column, row, column, rule)
