"""Which document is to be drafted, and which of its annexes."""

from typing import Annotated

from cchc.options import Argument, Option, Place
from cchc.request.law import Defined
from cchc.values import dataclass
from cchc.words import Words


@dataclass(frozen=True, kw_only=True)
class DraftRequest(Defined):
    """Which document is to be drafted, and which of its annexes."""

    document: Annotated[
        str,
        Argument(
            Words("VĂN_BẢN", "DOCUMENT"),
            Words(
                "Văn bản có phụ lục giao chỉ tiêu: .docx, .html, .pdf (cần cchc[pdf]) hoặc .txt.",
                "A document with an annex of targets: .docx, .html, .pdf (needs cchc[pdf]) or .txt.",
            ),
        ),
    ]
    output: Annotated[
        str,
        Option(
            "--output",
            Words(
                "Tệp .yaml sẽ ghi; tên tệp là mã của bộ chỉ tiêu.",
                "The .yaml file to write; its name is the id of the target set.",
            ),
            Place.FILES,
            Words("TỆP", "FILE"),
            letter="-o",
        ),
    ]
    annex: Annotated[
        int | None,
        Option(
            "--annex",
            Words(
                "Lấy phụ lục thứ mấy, khi văn bản có nhiều phụ lục giao chỉ tiêu.",
                "Which annex to take, where the document has several with targets.",
            ),
            Place.SUBJECT,
            Words("SỐ", "NUMBER"),
        ),
    ] = None
    force: Annotated[
        bool,
        Option(
            "--force",
            Words(
                "Ghi đè tệp đã có, dù đó có thể là bản đã sửa.",
                "Replace a file that is there, though it may have been edited.",
            ),
            Place.EXTENT,
        ),
    ] = False
