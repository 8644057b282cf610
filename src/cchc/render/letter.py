"""A reminder as a Word letter on standing A4: the head of an official letter, dotted where it is open."""

from collections.abc import Iterator
from typing import Final

from cchc.document.letters import Letter
from cchc.document.model import Part, Table
from cchc.render.docx import tables
from cchc.render.docx.frame import UPRIGHT_WIDTH, blank_paper, to_bytes, with_blocks
from cchc.render.docx.markup import POINTS, Piece, beside, paragraph
from cchc.words import Lang, Words

_STATE: Final = Words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "SOCIALIST REPUBLIC OF VIET NAM")
_MOTTO: Final = Words("Độc lập - Tự do - Hạnh phúc", "Independence - Freedom - Happiness")
_SENDER: Final = "…………………………………"
_NUMBER: Final = Words("Số: ………/………", "No. ………/………")
_WHERE_AND_WHEN: Final = Words(
    "……………, ngày …… tháng …… năm ……", "………………, …… (day) …… (month) ……… (year)"
)
_TO: Final = Words("Kính gửi: ", "To: ")
_RECEIVERS: Final = (
    Words("Nơi nhận:", "Copies:"),
    Words("- Như trên;", "- as above;"),
    Words("- ……………………;", "- ……………………;"),
    Words("- Lưu: VT, …………", "- file: …………"),
)
_SIGNED: Final = (
    Words("………………………………", "………………………………"),
    Words("(Ký, ghi rõ họ tên, đóng dấu)", "(signature, name, seal)"),
)
_SIDE: Final = (66.0, 98.0)  # millimetres of the halves of the head


def render(letter: Letter, lang: Lang) -> bytes:
    """Write the letter."""
    paper = blank_paper(letter.about, lang, upright=True)
    with_blocks(paper, list(_blocks(letter, lang)))
    return to_bytes(paper)


def _blocks(letter: Letter, lang: Lang) -> Iterator[str]:
    sender = [Piece(_SENDER, bold=True), Piece(_NUMBER.in_(lang)), Piece(letter.about, small=True)]
    state = [
        Piece(_STATE.in_(lang), bold=True, small=True),
        Piece(_MOTTO.in_(lang), bold=True),
        Piece(_WHERE_AND_WHEN.in_(lang), italic=True),
    ]
    yield beside(sender, state, _SIDE)
    yield paragraph(Piece(""), "left", POINTS)
    yield paragraph(Piece(f"{_TO.in_(lang)}{letter.addressee}"), "center", POINTS, after=6)
    for text in letter.opening:
        yield paragraph(Piece(text), "both", POINTS, after=6)
    for part in letter.parts:
        yield from _part(part, lang)
    for text in letter.request:  # none of which is left behind by those who sign below
        yield paragraph(Piece(text), "both", POINTS, after=6, keep=True)
    first, *rest = (words.in_(lang) for words in _RECEIVERS)
    receivers = [Piece(first, bold=True, italic=True, small=True)]
    receivers += [Piece(each, small=True) for each in rest]
    who, how = (words.in_(lang) for words in _SIGNED)
    yield beside(receivers, [Piece(who, bold=True), Piece(how, italic=True)], _SIDE, "left")


def _part(part: Part, lang: Lang) -> Iterator[str]:
    yield paragraph(Piece(part.title), "both", POINTS, after=3, keep=True)
    for block in part.blocks:
        if isinstance(block, Table):
            yield tables.whole(block, UPRIGHT_WIDTH, lang)
            yield paragraph(Piece(""), "left", POINTS / 2)
        else:
            yield paragraph(Piece(block.text), "both", POINTS, after=6)
