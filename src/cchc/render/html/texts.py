"""What the page says, in both languages.  Sentences with {places} are filled where they are used."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Final

from cchc.document import outlook
from cchc.words import Lang, Words

SAY: Final[Mapping[str, Words]] = {
    "title": Words("Kết quả thực hiện chỉ tiêu được giao", "Results against assigned targets"),
    "skip": Words("Đến nội dung chính", "Skip to the content"),
    "skip_table": Words("Bỏ qua bảng này", "Skip this table"),
    "contents": Words("Mục lục", "Contents"),
    # Summary
    "summary": Words("Tóm tắt", "Summary"),
    "share": Words("Tỷ trọng các mức đánh giá", "Share of each verdict"),
    "target_set": Words("Bộ chỉ tiêu", "Target set"),
    "document": Words("Văn bản", "Document"),
    "document_unknown": Words("không rõ số và ngày", "number and date unknown"),
    "number": Words("số {number}", "No. {number}"),
    "number_unknown": Words("không rõ số", "number unknown"),
    "issued": Words("ngày {date}", "dated {date}"),
    "issued_unknown": Words("không rõ ngày", "date unknown"),
    "effective": Words("Hiệu lực", "In effect"),
    "effective_unstated": Words(
        "văn bản không ghi; áp dụng cho năm {year}", "not stated; applies to {year}"
    ),
    "effective_from": Words("từ {date}", "from {date}"),
    "effective_to": Words("đến {date}", "to {date}"),
    "period": Words("Kỳ", "Period"),
    "unit": Words("Đơn vị", "Unit"),
    "target_count": Words("Số chỉ tiêu", "Targets"),
    "unit_count": Words("Số đơn vị", "Units"),
    "files": Words("Tệp số liệu (SHA-256)", "Files of counts (SHA-256)"),
    "files_many": Words("{n} tệp", "{n} files"),
    "files_none": Words("không có tệp nào đọc được", "no file could be read"),
    "definitions": Words("Định nghĩa (SHA-256)", "Definitions (SHA-256)"),
    "tool": Words("Công cụ", "Tool"),
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
    "partial": Words("chưa đủ", "partial"),
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
    "wording": Words("Nguyên văn", "Wording"),
    "numerator": Words("b (tử số)", "b (numerator)"),
    "denominator": Words("a (mẫu số)", "a (denominator)"),
    "formula": Words("Công thức", "Formula"),
    "when_empty": Words("Khi a = 0", "When a = 0"),
    "scope": Words("Phạm vi", "Scope"),
    "responsible": Words("Đơn vị chủ trì", "Responsible"),
    "coordinating": Words("Đơn vị phối hợp", "Coordinating"),
    "basis": Words("Căn cứ", "Basis"),
    "note": Words("Ghi chú", "Note"),
    "unstated": Words("văn bản không ghi", "the document does not say"),
    # Over time
    "trend": Words("Diễn biến qua các kỳ", "Over time"),
    "trend_note": Words(
        "Tỷ lệ chung của từng kỳ. Chỉ so sánh các kỳ dài bằng nhau; chênh lệch tính bằng điểm phần trăm"
        " và chỉ làm tròn ở bước cuối. Vạch ngang trên hình là mức giao của kỳ đó.",
        "The overall ratio of each period. Only periods of equal length are compared; changes are"
        " percentage points, rounded last. The ticks in the drawing are each period's threshold.",
    ),
    "trend_note_one": Words(
        "Tỷ lệ của đơn vị trong từng kỳ. Chỉ so sánh các kỳ dài bằng nhau; chênh lệch tính bằng điểm"
        " phần trăm và chỉ làm tròn ở bước cuối. Vạch ngang trên hình là mức giao của kỳ đó.",
        "The unit's ratio in each period. Only periods of equal length are compared; changes are"
        " percentage points, rounded last. The ticks in the drawing are each period's threshold.",
    ),
    "trend_title": Words("{item}: từ {first} đến {last}", "{item}: {first} to {last}"),
    "drawing": Words("Hình", "Drawing"),
    "since_previous": Words("So với kỳ trước", "Against previous"),
    "since_last_year": Words("So với cùng kỳ năm trước", "Against last year"),
    "units_in": Words("{n} đơn vị", "{n} units"),
    "units_in_one": Words("1 đơn vị", "1 unit"),
    # Missed
    "missed": Words("Không đạt: còn thiếu bao nhiêu", "Missed, and by how many"),
    "missed_none": Words("Không có kết quả nào không đạt.", "No target was missed."),
    "missed_note": Words(
        "«Trong số đã có»: với a như đã báo cáo, lẽ ra b phải nhiều hơn bao nhiêu thì đạt."
        " «Nếu phát sinh thêm»: cần thêm bao nhiêu trường hợp mới, tất cả đều được tính vào b,"
        " thì đạt. Khi tỷ lệ vượt mức tối đa thì ngược lại: b phải bớt bao nhiêu, hoặc cần thêm bao"
        " nhiêu trường hợp mới không tính vào b.",
        "“Of these”: with a as reported, how many more would have had to count in b."
        " “Further”: how many new ones, all of them counting in b, would bring the ratio there."
        " Above a ceiling it is the other way round: how many fewer in b, or how many new ones that"
        " do not count in b.",
    ),
    "of_these": Words("Còn thiếu, trong số đã có", "Missing of these"),
    "further": Words("Còn thiếu, nếu phát sinh thêm", "Missing as further ones"),
    "fewer": Words("bớt {n}", "{n} fewer"),
    "unreachable": Words("không thể đạt", "cannot be reached"),
    # Not reported
    "silent": Words("Chưa báo cáo", "Not reported"),
    "silent_none": Words(
        "Mọi đơn vị có trong số liệu đều đã báo cáo đủ các chỉ tiêu được giao.",
        "Every unit in the data reported all the targets that bind it.",
    ),
    "silent_count": Words("Số chỉ tiêu chưa báo cáo", "Targets not reported"),
    "silent_items": Words("Các mục", "Items"),
    "absent": Words(
        "{n} đơn vị trong danh mục không có số liệu nào trong báo cáo này",
        "{n} units of the registry have no counts in this report",
    ),
    "absent_one": Words(
        "1 đơn vị trong danh mục không có số liệu nào trong báo cáo này",
        "1 unit of the registry has no counts in this report",
    ),
    "absent_more": Words("… và {n} đơn vị khác", "… and {n} more"),
    # Findings
    "findings": Words("Phát hiện trong số liệu", "Findings in the data"),
    "findings_none": Words("Không có phát hiện nào.", "There are no findings."),
    "severity": Words("Mức độ", "Severity"),
    "code": Words("Mã", "Code"),
    "place": Words("Vị trí", "Place"),
    "message": Words("Nội dung", "What is wrong"),
    "fix": Words("Cách xử lý", "What to do"),
    "more_findings": Words("… và {n} phát hiện cùng loại.", "… and {n} more of this kind."),
    # Results
    "results": Words("Toàn bộ kết quả", "All results"),
    "results_open": Words("{n} kết quả", "{n} results"),
    "print_hint": Words(
        "(mở mục này trước khi in nếu cần in cả bảng)",
        "(open this before printing to print the table)",
    ),
    "target": Words("Chỉ tiêu", "Target"),
    "whole_year": Words("Cả năm", "Whole year"),
    "ratio": Words("Tỷ lệ", "Ratio"),
    "verdict": Words("Đánh giá", "Verdict"),
    "previous": Words("Kỳ trước", "Previous"),
    "too_many": Words(
        "Có {n} kết quả, quá nhiều cho một trang: chỉ hiện {shown} kết quả cần chú ý đầu tiên,"
        " và không vẽ bảng toàn cảnh. Hãy xuất CSV hoặc Excel để xem tất cả.",
        "There are {n} results, too many for one page: only the first {shown} that need attention"
        " are shown, and no map is drawn. Export CSV or Excel to see them all.",
    ),
    # What was asked for
    "groups": Words("Tổng theo nhóm đơn vị", "Totals per group of units"),
    "group": Words("Nhóm", "Group"),
    "bottlenecks": Words(
        "Đơn vị kéo tổng xuống nhiều nhất", "Units that hold the totals down most"
    ),
    "lift": Words("Nếu đơn vị đạt, b tăng thêm", "If the unit met it, b gains"),
    "total_now": Words("Tỷ lệ chung hiện tại", "Overall ratio now"),
    "total_then": Words("Khi đó tỷ lệ chung", "The overall ratio then"),
    "pace": outlook.TITLE,
    "total": Words("Tổng", "Total"),
    "changes": Words("So với kỳ trước", "Against the earlier period"),
    "then": Words("Kỳ so sánh", "Then"),
    "now": Words("Kỳ này", "Now"),
    "change": Words("Thay đổi (điểm %)", "Change (points)"),
    "remark": Words("Ghi chú", "Remark"),
    "incomparable": Words("không so sánh được", "not comparable"),
    "one_partial": Words("một trong hai kỳ chưa đủ số liệu", "one of the two is partial"),
    "newly_met": Words("trước không đạt, nay đạt", "newly met"),
    "newly_missed": Words("trước đạt, nay không đạt", "newly missed"),
    # Tools above a table
    "search": Words("Tìm trong bảng", "Search"),
    "everything": Words("Tất cả", "All"),
    "shown": Words("Hiện {n}/{all} dòng", "{n} of {all} rows shown"),
    "back": Words("Về đầu trang", "Back to top"),
}


def spoken(lang: Lang) -> SimpleNamespace:
    """Give the texts of one language as attributes, for templates."""
    return SimpleNamespace(**{name: words.in_(lang) for name, words in SAY.items()})


def fill(name: str, lang: Lang, **values: object) -> str:
    """Fill the places of a sentence."""
    return SAY[name].in_(lang).format(**values)
