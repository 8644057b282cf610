"""Why tables and rows are not used, in words: by the kinds that the stages before this one give."""

from cchc.words import Words

MEASURES = {
    "b": Words("tử số b", "numerator b"),
    "a": Words("mẫu số a", "denominator a"),
}
EVERY_UNIT = Words("Hãy ghi mỗi đơn vị một dòng.", "Give every unit a row.")
CORRECT_THE_NAME = Words(
    "Hãy sửa tên theo danh mục, ghi mã đơn vị, hoặc bổ sung đơn vị vào danh mục.",
    "Correct the name to match the registry, write the unit's code, or add the unit to the registry.",
)
PART_OF_A_UNIT = Words(
    " Đây là một bộ phận của huyện, sở, không phải là đơn vị được giao chỉ tiêu.",
    " This is a part of a district or department, and no unit with targets of its own.",
)
HEAD_AS_FIELDS = Words(
    "Nếu bảng là số liệu của một đơn vị, hãy ghi tên đơn vị đó phía trên bảng và đổi tiêu đề «{heading}»"
    " thành «Lĩnh vực».",
    "If the table has the numbers of one unit, write its name above the table and change the heading"
    " «{heading}» to «Lĩnh vực».",
)
REASONS = {
    "fields_not_added": (
        Words("có dòng không đọc được", "a row cannot be read"),
        Words("Hãy sửa dòng được chỉ ra.", "Correct the row that is named."),
    ),
    "rows_alike": (
        Words(
            "nhiều dòng nói về cùng một chỉ tiêu mà không rõ khác nhau ở đâu",
            "several rows are about one indicator and do not say in what they differ",
        ),
        Words(
            "Hãy thêm cột «Đơn vị», «Chỉ số» hoặc «Lĩnh vực», hoặc chỉ giữ dòng của cả đơn vị.",
            "Add a column «Đơn vị», «Chỉ số» or «Lĩnh vực», or keep the row of the whole unit alone.",
        ),
    ),
    "section_not_understood": (
        Words(
            "không hiểu tên phần ở dòng này", "the name of the part in this row is not understood"
        ),
        Words(
            "Nếu đây không phải là tên một phần của bảng, hãy bỏ số thứ tự của dòng.",
            "If it is not the name of a part of the table, take the number of the row out.",
        ),
    ),
    "subtotal_differs": (
        Words(
            "dòng này không bằng tổng các dòng của phần đó",
            "this row is not the sum of the rows of its part",
        ),
        Words(
            "Hãy kiểm tra số của dòng này và của các dòng trong phần.",
            "Check the numbers of this row and of the rows of its part.",
        ),
    ),
    "total_differs": (
        Words(
            "dòng tổng không bằng tổng các lĩnh vực, nên không rõ số nào đúng",
            "the total is not the sum of the fields of work, so it is not clear which number is right",
        ),
        Words(
            "Hãy kiểm tra số của dòng tổng và của các lĩnh vực.",
            "Check the numbers of the total and of the fields of work.",
        ),
    ),
    "row_without_number": (
        Words(
            "dòng này không có số thứ tự và không bằng tổng các dòng",
            "this row has no number and is not the sum of the rows",
        ),
        Words(
            "Nếu là dòng tổng, hãy kiểm tra số và ghi «Tổng cộng»; nếu là một lĩnh vực, hãy ghi số thứ tự.",
            "If it is a total, check it and write «Tổng cộng»; if it is a field of work, number it.",
        ),
    ),
}
DOUBTS = {
    "words": Words("có từ chưa hiểu: «{words}»", "has words that are not understood: «{words}»"),
    "column": Words(
        "là tiêu đề một cột chưa hiểu, có ô ghi «{words}» (nếu chỉ để ghi chú, hãy đổi tiêu đề thành"
        " «Ghi chú»)",
        "heads a column that is not understood and says «{words}» (if it only remarks, head it «Ghi chú»)",
    ),
    "words_of_sheet": Words(
        "là tên trang tính có từ chưa hiểu: «{words}»",
        "as the name of the sheet, has words that are not understood: «{words}»",
    ),
    "scale": Words(
        "đơn vị tính không phải là từng hồ sơ", "the unit of measure is not the single dossier"
    ),
    "not_results": Words(
        "đó không phải là số đã thực hiện", "these are not numbers of what was done"
    ),
    "not_all": Words(
        "số liệu chưa phải là của mọi hồ sơ hoặc chưa chốt",
        "the numbers are not of all dossiers, or not final",
    ),
    "period_note": Words(
        "dòng này nói về kỳ khác với kỳ của bảng",
        "this line speaks of another period than the table",
    ),
    "other_level": Words(
        "đó là cấp khác với các đơn vị của bảng",
        "this is another level than that of the table's units",
    ),
    "other_place": Words(
        "dòng này nói về tỉnh khác với danh mục đơn vị",
        "this line speaks of another province than the registry",
    ),
    "of_others": Words(
        "không rõ số liệu là của riêng đơn vị báo cáo hay của cả các đơn vị khác",
        "it is not clear whether these are the sender's own numbers or those of other units, too",
    ),
    "subject": Words(
        "không rõ có phải là mọi hồ sơ thủ tục hành chính không",
        "it is not clear whether these are all dossiers of administrative procedures",
    ),
}
ROWS = {
    "sum_of_units": (
        Words(
            "mọi số đều bằng tổng của các đơn vị trực thuộc ở các dòng khác, nên không rõ là dòng tổng hay"
            " số liệu của chính đơn vị",
            "every number is the sum of the units below it in other rows, so it may be a total or the"
            " unit's own",
        ),
        Words(
            "Nếu là dòng tổng, hãy ghi «Tổng cộng»; nếu là số liệu của chính đơn vị, hãy ghi ở một bảng"
            " riêng.",
            "If it is a total, write «Tổng cộng»; if these are the unit's own numbers, give them in a"
            " table of their own.",
        ),
    ),
    "parts_not_total": (
        Words(
            "«{text}» cộng «{other}» không bằng tổng số", "«{text}» and «{other}» are not the total"
        ),
        Words(
            "Hãy kiểm tra các số của dòng này; nếu còn hồ sơ trước hạn, hãy thêm cột «Trước hạn».",
            "Check the numbers of this row; if there are dossiers ahead of time, add a column «Trước hạn».",
        ),
    ),
    "remark": (
        Words("ghi chú của dòng là «{text}»", "the remark of this row says «{text}»"),
        Words(
            "Hãy ghi số liệu đúng của kỳ và bỏ ghi chú, hoặc sửa ghi chú nếu số liệu này dùng được.",
            "Give the right numbers of the period and take the remark out, or correct the remark if these"
            " numbers may be used.",
        ),
    ),
    "letters": (
        Words(
            "cột «{text}» ghi ({other}) nhưng không phải là số {other} của chỉ tiêu này",
            "the column «{text}» says ({other}) but is not what this indicator counts as {other}",
        ),
        Words(
            "Nếu đúng là số {other} của chỉ tiêu, hãy ghi tiêu đề như công thức, hoặc chỉ ghi ({other}).",
            "If it is, head the column as the formula says, or by ({other}) alone.",
        ),
    ),
    "below_words": (
        Words(
            "dòng «{text}» phía trên có từ chưa hiểu: «{other}»",
            "the line «{text}» above has words that are not understood: «{other}»",
        ),
        Words(
            "Nếu số liệu của dòng dùng được, hãy sửa hoặc bỏ dòng «{text}»; nếu không, hãy để các dòng này ở"
            " trang tính khác.",
            "If the numbers of the row may be used, correct or remove the line «{text}»; if not, move these"
            " rows to another sheet.",
        ),
    ),
    "sum_of_communes": (
        Words(
            "«{text}» nói về cấp xã, còn dòng này ghi một huyện, nên có thể là tổng của các xã",
            "«{text}» speaks of communes, and this row names a district, so it may be the sum of its"
            " communes",
        ),
        Words(
            "Nếu là tổng của các xã, hãy ghi «Tổng cộng»; nếu là số liệu của huyện, hãy ghi ở phần hoặc bảng"
            " của cấp huyện.",
            "If it is the sum of the communes, write «Tổng cộng»; if these are the district's own numbers,"
            " give them in a part or table of districts.",
        ),
    ),
    "item_of_another_level": (
        Words(
            "mục «{text}» giao cho cấp khác; mục của đơn vị này là «{other}»",
            "item «{text}» is for another level; that of this unit is «{other}»",
        ),
        Words(
            "Hãy ghi đúng mục của đơn vị, hoặc chỉ ghi số mục.",
            "Write the item of the unit, or only its number.",
        ),
    ),
    "over_communes": (
        Words(
            "dòng «{text}» ngay dưới có thể là một phần của dòng này, nên không rõ số của huyện có gồm"
            " cả cấp xã hay không",
            "the row «{text}» below may be a part of this one, so it is not clear whether the district's"
            " numbers include its communes'",
        ),
        Words(
            "Hãy ghi số liệu của riêng cấp huyện ở dòng này, và mỗi xã một dòng hoặc bỏ dòng cấp xã.",
            "Give the district's own numbers in this row, and each commune a row, or leave the communes' row"
            " out.",
        ),
    ),
    "merged_count": (
        Words(
            "các ô {text} bị gộp, nên không rõ số này của dòng hay cột nào",
            "the cells {text} are merged, so whose number it is is not known",
        ),
        Words(
            "Hãy bỏ gộp các ô này và ghi số vào ô của từng dòng, từng cột.",
            "Unmerge these cells and write the numbers into the cells of their rows and columns.",
        ),
    ),
    "corrected": (
        Words(
            "một dòng khác ghi «{text}», nên không rõ số nào đúng",
            "another row says «{text}», so which of them is right is not known",
        ),
        Words(
            "Hãy chỉ giữ dòng có số liệu đúng, với tên đơn vị như trong danh mục.",
            "Keep the row with the right numbers alone, with the unit's name as the registry has it.",
        ),
    ),
    "parts_of_unit": (
        Words(
            "các dòng của cùng đơn vị, chỉ tiêu và kỳ khác nhau ở cột «{text}» chưa được hiểu",
            "rows of one unit, indicator and period differ in the column «{text}», which is not"
            " understood",
        ),
        Words(
            "Hãy giữ một dòng cho mỗi đơn vị, chỉ tiêu và kỳ: dòng có số liệu của cả đơn vị.",
            "Keep one row per unit, indicator and period: the one with the numbers of the whole unit.",
        ),
    ),
}
