"""Where the numbers come from: the files with their hashes, the definitions, the program."""

from collections.abc import Iterator

from cchc import __version__
from cchc.document.brief import Brief
from cchc.document.model import Column, Kind, Part, Row, Table
from cchc.words import Words
from cchc.words.numbers import count


def origin(brief: Brief) -> Iterator[Part]:
    """Name what was judged against what, by what."""
    report, lang = brief.report, brief.lang
    columns = (
        Column("what", Words("Nội dung", "What").in_(lang), Kind.TEXT),
        Column("value", Words("Giá trị", "Value").in_(lang), Kind.TEXT),
        Column("sha256", "SHA-256", Kind.TEXT),
    )
    target_set = report.target_set
    earlier = report.inputs_beside
    files = Words("Tệp số liệu", "File of counts").in_(lang)
    compared = Words("Tệp so sánh", "File compared with").in_(lang)
    left_out = Words("Dòng không đánh giá được", "Rows that could not be judged").in_(lang)
    said = Words("Báo cáo, để cchc verify", "The report, for cchc verify").in_(lang)
    rows: list[Row] = [
        (
            Words("Bộ chỉ tiêu", "Target set").in_(lang),
            f"{target_set.id} · {target_set.title}",
            report.definitions.digest,
        ),
        *((files, brief.file(read.path), read.sha256) for read in report.inputs),
        *((compared, brief.file(read.path), read.sha256) for read in earlier),
        (left_out, count(report.rows_left_out, lang), ""),
        (Words("Chương trình", "Program").in_(lang), f"cchc {__version__}", ""),
        *(((said, "JSON", brief.digest),) if brief.digest else ()),
    ]
    title = Words("Nguồn số liệu và chỉ tiêu", "Sources")
    yield Part("origin", title.in_(lang), [Table(columns, rows)])
