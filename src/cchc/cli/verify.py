"""``cchc verify``."""

from collections.abc import Sequence
from dataclasses import field
from typing import Annotated

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.showing import Formatted
from cchc.cli.terminal import emit, folded
from cchc.exit_codes import ExitCode
from cchc.options import Argument, Option, Place
from cchc.request.law import Defined
from cchc.values import dataclass
from cchc.words import Words

HELP = Words(
    "Kiểm tra một báo cáo JSON: đánh giá lại từ các tệp số liệu, theo đúng tùy chọn của báo cáo, rồi nói"
    " giống hệt hay khác ở đâu và vì sao. Tệp được nhận theo nội dung, không theo tên.",
    "Verify a JSON report: judge the files of counts again, with the report's own options, and say whether"
    " the report is identical, or what differs and why. Files are known by their bytes, not by their names.",
)
EXAMPLES = (
    Example(
        "cchc verify bao-cao.json nop/*.xlsx",
        Words("Báo cáo này còn đúng không?", "Does this report still hold?"),
    ),
    Example(
        "cchc verify bao-cao.json so-lieu.csv bieu-rieng.yaml --definitions dinh-nghia/",
        Words(
            "Báo cáo lập bằng định nghĩa riêng và biểu khai báo riêng.",
            "A report made with your own definitions and layout.",
        ),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Defined, Formatted):
    """A report, and the files that it was made from."""

    report: Annotated[
        str,
        Argument(
            Words("BÁO_CÁO", "REPORT"),
            Words(
                "Báo cáo JSON, ghi bằng «-o bao-cao.json».",
                "A JSON report, written with «-o report.json».",
            ),
        ),
    ] = field(kw_only=False)
    counts: Annotated[
        Sequence[str],
        Argument(
            Words("TỆP…", "FILE…"),
            Words(
                "Các tệp số liệu, tệp so sánh và tệp khai báo biểu mà báo cáo đã dùng; thư mục hoặc mẫu tên"
                " cũng được.",
                "The files of counts, of the comparison and of a layout that the report was made from;"
                " folders and patterns, too.",
            ),
            is_many=True,
        ),
    ] = field(kw_only=False)
    everything: Annotated[
        bool,
        Option(
            "--all",
            Words("Hiện mọi điều khác nhau.", "Show every difference."),
            Place.EXTENT,
        ),
    ] = False


def verify(asked: Asked) -> ExitCode:
    """Say whether a report holds; 1 where it does not."""
    from cchc.verification import saying as shown

    found = api.verify(asked.report, asked.counts, asked.definitions)
    if asked.output == "json":
        emit(shown.as_document(found, LANG))
    else:
        for line in shown.lines(found, LANG, everything=asked.everything):
            emit(folded(line))
    return found.exit_code
