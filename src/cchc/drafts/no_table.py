"""Why a document has no table of targets, and what can be done about it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath
from typing import Final

from cchc.drafts.headings import are_cut, lacking, repeated
from cchc.papers.paper import Paper, Table
from cchc.rules.documents import NoAnnexTable
from cchc.words import Words
from cchc.words.text import fold, safe, shortened

_NO_TABLE: Final = Words("không thấy bảng nào", "there is no table at all")
_HEADINGS: Final = Words("chỉ thấy tiêu đề {shown}", "the headings found are {shown}")
_NO_TABLE_YET: Final = Words(
    "Chỉ tiêu viết thành đoạn thì hãy lập thành bảng trong một bản sao, mỗi dòng một chỉ tiêu, với các cột"
    " «Số TT», «Tên nhiệm vụ», «Đơn vị chủ trì» và «Giao chỉ tiêu».",
    "Targets that are written as paragraphs must become a table in a copy, a row for each, with the columns"
    " «Số TT», «Tên nhiệm vụ», «Đơn vị chủ trì» and «Giao chỉ tiêu».",
)
_RUNNING_TEXT: Final = Words(
    "Văn bản thuần chạy liền không cho biết chữ nào thuộc ô nào. Hãy dùng bản .docx, .html hoặc PDF của"
    " văn bản; hoặc chép bảng từ Word sang, mỗi dòng của bảng một dòng, giữa các ô là dấu Tab.",
    "Running text does not tell which words belong to which cell. Use the .docx, .html or PDF of the"
    " document; or copy the table from Word, a line for each row, with tabs between the cells.",
)
_OTHER_CONTENT: Final = Words(
    "Tệp có đuôi «{ending}» nhưng nội dung không phải loại tệp này; hãy xin lại tệp.",
    "The file ends in «{ending}», but its content is of another kind; ask for the file again.",
)
_NO_RULES: Final = Words(
    "Bảng trong PDF chỉ đọc được khi có đường kẻ quanh các ô; hãy dùng bản .docx hoặc .html của văn bản.",
    "A table of a PDF is read by the rules around its cells; use the .docx or .html of the document.",
)
_CUT: Final = Words(
    "Dòng tiêu đề của bảng bị ngắt giữa hai trang. Hãy dùng bản .docx hoặc .html, hoặc cho dòng tiêu đề nằm"
    " trọn một trang rồi xuất lại PDF.",
    "A page cuts the headings of the table. Use the .docx or .html, or keep the headings on one page and"
    " export the PDF again.",
)
_NO_ROWS: Final = Words(
    "Bảng có đủ tiêu đề nhưng không có dòng chỉ tiêu nào ở dưới. Hãy xem các dòng có nằm ở một bảng khác hay"
    " bị ẩn không.",
    "The table has its headings, but no row of a target below them. See whether the rows are in another table"
    " or hidden.",
)
_NAME_COLUMNS: Final = Words(
    "Mỗi dòng của bảng phải là một chỉ tiêu, với các cột «Số TT», «Tên nhiệm vụ», «Đơn vị chủ trì» và"
    " «Giao chỉ tiêu», mỗi cột một lần; hãy lập lại bảng trong một bản sao rồi chạy lại.",
    "Each row of the table must be a target, with the columns «Số TT», «Tên nhiệm vụ», «Đơn vị chủ trì» and"
    " «Giao chỉ tiêu», each once; arrange the table so in a copy and run again.",
)
_TWICE: Final = Words(
    "Các cột {columns} cùng một nghĩa. Hãy chỉ giữ một cột trong một bản sao (mỗi năm một bộ chỉ tiêu) rồi"
    " chạy lại.",
    "The columns {columns} mean the same. Keep one of them in a copy (each year is a set of its own) and run"
    " again.",
)
_LACKS: Final = Words("Bảng còn thiếu cột {columns}", "Columns that the table lacks: {columns}")
_STRANGE: Final = Words(
    "; tiêu đề chưa hiểu: {headings}", "; headings that are not understood: {headings}"
)
_CORRECT: Final = Words(
    ". Hãy sửa tiêu đề trong một bản sao rồi chạy lại.",
    ". Correct the headings in a copy and run again.",
)
_OFFICE: Final = frozenset({".doc", ".docx", ".htm", ".html", ".pdf"})
_LETTERHEAD: Final = ("cộng hòa xã hội chủ nghĩa", "cộng hoà xã hội chủ nghĩa", "độc lập - tự do")


def no_table(paper: Paper, path: str, *, is_headed: bool) -> NoAnnexTable:
    """Say which headings there are, and what to do; *is_headed*: some table lacks only its rows."""
    headings = [
        " | ".join(shortened(cell.tidy) for cell in table.row(1) if cell.tidy)
        for table in _tables(paper)
    ]
    shown = "; ".join(dict.fromkeys(f"«{text}»" for text in headings if text))[:2000]
    way_out = _NO_ROWS if is_headed else _way_out(paper, path, has_headings=bool(shown))
    found = _filled(_HEADINGS, shown=shown) if shown else _NO_TABLE
    return NoAnnexTable(found=found, way_out=way_out)


def _tables(paper: Paper) -> Iterator[Table]:
    """Give the tables of a document but those that only arrange its letterhead."""
    for table in paper.tables:
        said = " ".join(fold(cell.tidy) for cell in table.row(1))
        if not any(words in said for words in _LETTERHEAD):
            yield table


def _way_out(paper: Paper, path: str, *, has_headings: bool) -> Words:
    tables = [*_tables(paper)]
    ending = PurePath(path).suffix.lower()
    if paper.kind == "text" and ending in _OFFICE:
        return _filled(_OTHER_CONTENT, ending=safe(ending))
    if paper.kind == "pdf" and any(are_cut(*each) for each in pairwise(paper.tables)):
        return _CUT
    if same := next(filter(None, map(repeated, tables)), None):
        return _filled(_TWICE, columns=_listed(same))
    if nearly := next(filter(None, map(lacking, tables)), None):
        return _nearly(*nearly)
    if has_headings:
        return _NAME_COLUMNS
    return {"text": _RUNNING_TEXT, "pdf": _NO_RULES}.get(paper.kind, _NO_TABLE_YET)


def _nearly(missing: Sequence[str], unknown: Sequence[str]) -> Words:
    """Say of a table that has some columns of an annex what it lacks."""
    if not missing:
        return _NAME_COLUMNS
    strange = _filled(_STRANGE, headings=_listed(unknown)) if unknown else Words("", "")
    lacks = _filled(_LACKS, columns=_listed(missing))
    return Words(*(f"{a}{b}{c}" for a, b, c in zip(lacks, strange, _CORRECT, strict=True)))


def _listed(texts: Sequence[str]) -> str:
    return ", ".join(f"«{shortened(text)}»" for text in texts)


def _filled(said: Words, **values: str) -> Words:
    return Words(*(each.format(**values) for each in said))
