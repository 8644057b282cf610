"""The document that a set transcribes: its copy, where its words stand there, what it refers to."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from cchc.definitions.declaration import As, Several, Text, Texts, declaration, key

Lines = Annotated[str, As.LINES]
"""One or several spans of lines of a text: «184-188, 190»."""


@declaration
class CellLines:
    """Where the cells of one row of an annex stand in the text of the document."""

    wording: Lines = key("các dòng của ô «Tên nhiệm vụ»", "the lines of «Tên nhiệm vụ»")
    responsible: Lines | None = key(
        "các dòng của ô «Đơn vị chủ trì»", "the lines of «Đơn vị chủ trì»", default=None
    )
    coordinating: Lines | None = key(
        "các dòng của ô «Đơn vị phối hợp»", "the lines of «Đơn vị phối hợp»", default=None
    )
    unit_of_measure: Lines | None = key(
        "các dòng của ô «Đơn vị tính»", "the lines of «Đơn vị tính»", default=None
    )
    threshold: Lines | None = key(
        "các dòng của ô «Giao chỉ tiêu»", "the lines of «Giao chỉ tiêu»", default=None
    )
    basis: Lines | None = key(
        "các dòng của ô «Căn cứ thực hiện»", "the lines of «Căn cứ thực hiện»", default=None
    )


@declaration
class DocumentLines:
    """Where the words of a set stand in the text of its document."""

    title: Lines | None = key("tên văn bản", "the title", default=None)
    annex: Lines | None = key("tên phụ lục", "the title of the annex", default=None)
    preamble: Annotated[tuple[Lines, ...], Several(distinct=False, empty=True)] = key(
        "từng căn cứ pháp lý, theo thứ tự",
        "each paragraph of the preamble, in its order",
        default=(),
    )
    sections: Mapping[Annotated[str, As.SECTION], Lines] = key(
        "tên từng phần", "the heading of each section"
    )
    rows: Mapping[Annotated[str, As.ITEM], CellLines] = key(
        "từng mục: dòng của mỗi ô", "each item: the lines of its cells"
    )


@declaration
class SourceDocument:
    """The copy of a document that a set transcribes."""

    file: Text = key(
        "đường dẫn trong thư mục định nghĩa", "its path inside the folder of definitions"
    )
    sha256: Annotated[str, As.SHA256] = key("mã băm SHA-256 của tệp", "the SHA-256 of the file")
    lines: DocumentLines | None = key(
        "mỗi ô ở những dòng nào; chỉ với tệp văn bản thuần",
        "on which lines each cell stands; of a plain text only",
        default=None,
    )


@declaration
class AnnexHeading:
    """What stands above the table."""

    label: Text = key("«PHỤ LỤC I» như văn bản viết", "«PHỤ LỤC I» as the document writes it")
    title: Text | None = key("tên phụ lục", "the title of the annex", default=None)


class AtHand(StrEnum):
    """Whether the text of a document is there to be read."""

    NOT_AT_HAND = "not at hand"


@declaration
class Reference:
    """A document that the set names and that nobody here has read: never a source of numbers."""

    document: Text = key("tên văn bản như được nhắc đến", "the document as it is named")
    parts: Texts = key("phụ lục, mục được dẫn", "its annexes or points that are named", default=())
    items: Annotated[tuple[Annotated[str, As.ITEM], ...], Several(empty=True)] = key(
        "các mục của bộ này dẫn đến nó", "the items of this set that name it", default=()
    )
    status: AtHand = key("`not at hand`: chưa có văn bản này", "`not at hand`: it is not there")
    note: Text | None = key(
        "văn bản nhắc đến nó ở đâu", "where the document names it", default=None
    )
