"""What the page says, in both languages.  Sentences with {places} are filled where they are used."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Final

from cchc.words import Lang, Words

SAY: Final[Mapping[str, Words]] = {
    "title": Words("Kết quả thực hiện chỉ tiêu được giao", "Results against assigned targets"),
    "skip": Words("Đến nội dung chính", "Skip to the content"),
    "skip_table": Words("Bỏ qua bảng này", "Skip this table"),
    "contents": Words("Mục lục", "Contents"),
    # Summary
    "summary": Words("Tóm tắt", "Summary"),
    "share": Words("Tỷ trọng các mức đánh giá", "Share of each verdict"),
    "unit": Words("Đơn vị", "Unit"),
    # Units × targets
    "map": Words("Toàn cảnh đơn vị và chỉ tiêu", "Units and targets at a glance"),
    "map_note": Words(
        "Mỗi ô là kết quả của một đơn vị đối với một chỉ tiêu; chọn ô để xem số liệu."
        " Ô trống: chỉ tiêu không giao cho đơn vị đó.",
        "Each cell is one unit's result for one target; choose a cell to see its counts."
        " An empty cell: the target does not bind that unit.",
    ),
    "map_partial": Words("Dấu *: chưa đủ số liệu.", "A star: counts are missing for a part."),
    "map_of": Words("Đơn vị và chỉ tiêu, {period}", "Units and targets, {period}"),
    "legend": Words("Chú giải", "Key"),
    "all_units": Words("Tổng hợp các đơn vị", "All units together"),
    "no_level": Words("Ngoài danh mục đơn vị", "Not in the registry"),
    "no_results": Words("Không có kết quả nào.", "There are no results."),
    # Each target
    "targets": Words("Từng chỉ tiêu so với mức giao", "Each target against its threshold"),
    "targets_note": Words(
        "{period}. Thanh ngang là tỷ lệ chung (tổng b chia tổng a); mỗi cột là một đơn vị,"
        " xếp từ cao xuống thấp, tính từ mức giao trở lên hoặc trở xuống; vạch đứt là mức giao.",
        "{period}. The bar is the overall ratio (all b over all a); each column is one unit,"
        " from the highest to the lowest, up or down from the threshold; the dashed line is the threshold.",
    ),
    "targets_note_one": Words(
        "{period}. Thanh ngang là tỷ lệ b/a; vạch đứt là mức giao.",
        "{period}. The bar is the ratio b/a; the dashed line is the threshold.",
    ),
    "threshold": Words("Mức giao", "Target"),
    "cells_of_total": Words("Các ô số liệu của tổng", "The cells of the total"),
    "threshold_says": Words("văn bản ghi «{text}»", "the document says «{text}»"),
    "annual": Words("cả năm {reading}", "for the year {reading}"),
    "bar_title": Words(
        "{item}: tỷ lệ so với mức giao {reading}", "{item}: ratio against {reading}"
    ),
    "bar_desc": Words(
        "{ratio} (b = {b}, a = {a}): {verdict}.", "{ratio} (b = {b}, a = {a}): {verdict}."
    ),
    "columns_title": Words(
        "{item}: các đơn vị có tỷ lệ ({n}) so với mức giao {reading}",
        "{item}: the units with a ratio ({n}) against {reading}",
    ),
    "columns_desc": Words(
        "Số đơn vị đạt: {met}; không đạt: {missed}. Cao nhất {top}, thấp nhất {bottom}.",
        "Units that met it: {met}; that missed it: {missed}. Highest {top}, lowest {bottom}.",
    ),
    "lowest": Words("Thấp nhất", "Lowest"),
    "highest": Words("Cao nhất", "Highest"),
    "about": Words("Nguyên văn, cách tính, căn cứ", "Wording, formula, basis"),
    "ticks": Words(
        "Vạch ngang trên hình là mức giao của kỳ đó.",
        "The ticks in the drawing are each period's threshold.",
    ),
    "trend_title": Words("{item}: từ {first} đến {last}", "{item}: {first} to {last}"),
    "drawing": Words("Hình", "Drawing"),
    # Results
    "results": Words("Toàn bộ kết quả", "All results"),
    "results_open": Words("{n} kết quả", "Results: {n}"),
    "target": Words("Chỉ tiêu", "Target"),
    "proof": Words("Giải trình từng kết quả", "Why each result is what it is"),
    "proof_note": Words(
        "Công thức bằng số, mọi ô đã cộng, mức giao như văn bản ghi và cách hiểu, phát hiện liên quan.",
        "The formula in numbers, all cells, the threshold as written and as understood, findings.",
    ),
    "unexplained": Words(
        "Trang này không giải trình {n} kết quả, vì quá nhiều. Xem từng kết quả bằng"
        " cchc explain TỆP --unit ĐƠN_VỊ --item MỤC, hoặc lập trang của một đơn vị bằng"
        " cchc check TỆP --unit ĐƠN_VỊ --format html.",
        "This page does not explain {n} results: they are too many. See each of them with"
        " cchc explain FILE --unit UNIT --item ITEM, or make the page of one unit with"
        " cchc check FILE --unit UNIT --format html.",
    ),
    "too_many": Words(
        "Có {n} kết quả, quá nhiều cho một trang: chỉ hiện những gì cần chú ý. Hãy xuất CSV hoặc Excel"
        " để xem tất cả.",
        "Too many results for one page ({n}): only what needs attention is shown. Export CSV"
        " or Excel to see them all.",
    ),
    "group": Words("Nhóm", "Group"),
    # Tools above a table
    "search": Words("Tìm trong bảng", "Search"),
    "everything": Words("Tất cả", "All"),
    "shown": Words("Hiện {n}/{all} dòng", "Rows shown: {n} of {all}"),
    "none": Words("Không có.", "None."),
    "names": Words("Danh sách", "Names"),
    "origin": Words("Nguồn số liệu và chỉ tiêu (SHA-256)", "Sources (SHA-256)"),
    # One filter for all tables
    "find_unit": Words("Tìm đơn vị", "Find a unit"),
    "level": Words("Cấp", "Level"),
    "parent": Words("Thuộc", "Below"),
    "clear": Words("Xem tất cả", "Show all"),
    "copy": Words("Sao chép", "Copy"),
    "copied": Words("Đã sao chép bảng.", "The table was copied."),
    "save": Words("Lưu CSV", "Save as CSV"),
    "back": Words("Về đầu trang", "Back to top"),
}


def spoken(lang: Lang) -> SimpleNamespace:
    """Give the texts of one language as attributes, for templates."""
    return SimpleNamespace(**{name: words.in_(lang) for name, words in SAY.items()})


def fill(name: str, lang: Lang, **values: object) -> str:
    """Fill the places of a sentence."""
    return SAY[name].in_(lang).format(**values)
