"""What a decision says of itself: number, date, issuer, title, legal preamble, and the titles of its annex.

Each is a text of the document or nothing: a blank on paper stays a blank here.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from cchc.definitions.dates import is_day, spell_day
from cchc.drafts.values import Annex, Value
from cchc.papers.paper import Kind, Line
from cchc.patterns import pattern_of
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import fold, tidy

_NUMBER: Final = pattern_of(r"\b[Ss]ố\s*:?\s*(\d*)[\s.…_]*/\s*([\w/Đđ-]+)")
_DATE: Final = pattern_of(
    r"ngày[\s.…_]*(\d{0,2})[\s.…_]*tháng[\s.…_]*(\d{0,2})[\s.…_]*năm\s*(20\d\d)", re.IGNORECASE
)
_KINDS: Final = frozenset({"quyết định", "kế hoạch", "chỉ thị", "chương trình", "thông báo"})
_PREAMBLE: Final = pattern_of(r"(?:Căn cứ|Theo đề nghị|Xét|Thực hiện)\s")
_ENDS: Final = pattern_of(r"(?:QUYẾT ĐỊNH\s*:|Điều \d|PHỤ LỤC|Phụ lục|Nơi nhận)")
_ATTACHED: Final = pattern_of(r"\(.*kèm theo.*\)", re.IGNORECASE)
_OF_WHOM: Final = pattern_of(r"năm\s+20\d\d\s+của\s+(.+?)\s*\)$")
_IN_FORCE: Final = pattern_of(r"[^.;]*có hiệu lực (?:thi hành )?(?:kể )?từ[^.;]*")
_YEAR: Final = pattern_of(r"năm (20\d\d)", re.IGNORECASE)
# Where lines end with the paper, these begin a paragraph of their own.
_BEGINS: Final = pattern_of(
    r"(?:Căn cứ|Theo đề nghị|Xét|Thực hiện (?:Quyết|Nghị|Kế|Chỉ|Chương|Công|Thông|Luật)|Điều \d|Số\s*:"
    r"|\(|- |\d+\. |Nơi nhận|QUYẾT ĐỊNH|KẾ HOẠCH|PHỤ LỤC|Phụ lục|Về việc)"
)
# How the names of bodies begin in a letterhead, and those of the people who head them.
_BODY: Final = pattern_of(
    r"(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|BAN(?! HÀNH)|SỞ|BỘ(?! MÁY| CHỈ SỐ| TIÊU CHÍ| PHẬN| THỦ TỤC)|CỤC"
    r"|CHI CỤC|TỔNG CỤC|VĂN PHÒNG|TRUNG TÂM|THANH TRA|PHÒNG(?!,? CHỐNG)|CHÍNH PHỦ|THỦ TƯỚNG|TỈNH ỦY"
    r"|THÀNH ỦY|HUYỆN ỦY|ĐẢNG ỦY|VIỆN|NGÂN HÀNG|KHO BẠC|CÔNG AN)\b"
)
_HEADS: Final = pattern_of(
    r"(?:QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|BỘ TRƯỞNG|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|CỤC TRƯỞNG"
    r"|CHI CỤC TRƯỞNG|TRƯỞNG PHÒNG|TỔNG GIÁM ĐỐC|VIỆN TRƯỞNG)\b"
)
# What stands beside a letterhead: the words of the state, and the stamps of a document.
_STATE: Final = pattern_of(
    r"(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập\s*-|^VIỆT NAM$).*$", re.IGNORECASE
)
_STAMP: Final = pattern_of(
    r"\(?(?:DỰ THẢO|H[ỎO][ẢA] TỐC|THƯỢNG KHẨN|KHẨN|MẬT|TỐI MẬT|TUYỆT MẬT|SAO Y|SAO LỤC|TRÍCH SAO|BẢN SAO"
    r"|LƯU HÀNH NỘI BỘ|THU HỒI|XEM XONG)\b"
)
# What follows the title where no preamble does: an article, a numbered heading, a sentence.
_BODY_TEXT: Final = pattern_of(r"Điều \d|(?:[IVXLC]+|\d{1,2})[.)] |\(|Nơi nhận|.*[.:;]$")
_LABEL: Final = pattern_of(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:[IVXLC]+|\d+|[A-Z]))?")
_NO_DAY: Final = Words("ngày {day} không có thật", "there is no such day as {day}")
_YEARS: Final = Words("văn bản ghi nhiều năm: {years}", "the document names several years: {years}")
_OTHERWISE: Final = Words("tên phụ lục lại ghi «{other}»", "the annex says «{other}»")
_OVER: Final = (";", ".", ":", ")")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the annex; None where the document does not say it."""

    number: Value | None
    issued: Value | None  # as an ISO date
    issuer: Value | None
    title: Value | None
    preamble: Sequence[Value]
    annex_label: Value | None  # «Phụ lục I»
    annex_title: Value | None
    year: Value | None
    in_force: (
        Value | None
    )  # the sentence that says from when; what it means for a set, people decide


def head_of(lines: Sequence[Line], annex: Annex, kind: Kind) -> Head:
    """Read the lines around an annex."""
    texts = _paragraphs(lines) if kind in {"pdf", "text"} else [_value(line) for line in lines]
    above = _paragraphs(annex.above) if kind in {"pdf", "text"} else [*map(_value, annex.above)]
    first = next((at for at, each in enumerate(texts) if _PREAMBLE.match(each.text)), len(texts))
    label, title, attached = _annex_titles(above)
    has_kind = any(_kind(each.text) in _KINDS for each in texts[:first])
    named = _title(texts[:first]) if has_kind else title
    head_lines = texts[:first] or texts
    return Head(
        number=_agreed(_number(head_lines), _number([attached]) if attached else None),
        issued=_agreed(_issued(head_lines), _day(attached) if attached else None),
        issuer=_issuer(attached, texts[:first]),
        title=named,
        preamble=list(_preamble(texts[first:])),
        annex_label=label,
        annex_title=title,
        year=_year(annex, named, title),
        in_force=next((found for each in texts for found in _in_force(each)), None),
    )


def _value(line: Line) -> Value:
    return Value(tidy(line.text), (line.place,))


def _paragraphs(lines: Sequence[Line]) -> list[Value]:
    """Join lines that end with the paper into the paragraphs that they are."""
    joined: list[Value] = []
    for line in lines:
        value = _value(line)
        last = joined[-1].text if joined else ""
        is_new = (
            not last
            or _BEGINS.match(value.text)
            or last.endswith(_OVER)
            or _LABEL.fullmatch(last)
            or last.isupper() != value.text.isupper()
            or _signs(value.text)
            or _STAMP.match(value.text)
            or _STAMP.match(last)
            or _STATE.match(value.text)
            or {_kind(last), _kind(value.text)} & _KINDS
        )
        if is_new:
            joined.append(value)
        else:
            joined[-1] = joined[-1].joined(value)
    return joined


def _number(texts: Sequence[Value]) -> Value | None:
    for each in texts:
        if found := _NUMBER.search(each.text):
            return Value(f"{found[1]}/{found[2]}", each.places) if found[1] else None
    return None


def _issued(texts: Sequence[Value]) -> Value | None:
    dated = (each for each in texts if not _ATTACHED.search(each.text))
    return next((day for each in dated if _DATE.search(each.text) for day in [_day(each)]), None)


def _day(text: Value) -> Value | None:
    """Read a day; a blank on paper is none, and one that no calendar has is open."""
    found = _DATE.search(text.text)
    if found is None or not all(found.groups()):
        return None
    day, month, year = map(int, found.groups())
    try:
        return Value(date(year, month, day).isoformat(), text.places)
    except ValueError:
        said = Words(*(each.format(day=f"{day:02}/{month:02}/{year}") for each in _NO_DAY))
        return Value("", text.places, (said,))


def _agreed(head: Value | None, attached: Value | None) -> Value | None:
    """Take what stands at the top, else what the annex says of its document; two that differ are told."""
    if head is None or attached is None or head.text == attached.text:
        return head or attached
    other = spell_day(attached.text) if is_day(attached.text) else attached.text or "–"
    said = Words(*(each.format(other=other) for each in _OTHERWISE))
    return replace(head, doubts=(*head.doubts, said))


def _in_force(text: Value) -> Iterator[Value]:
    for found in _IN_FORCE.finditer(text.text):
        yield replace(text, text=found[0].strip())


def _title(texts: Sequence[Value]) -> Value | None:
    """Find what stands between the kind of the document and who issues it."""
    for at, each in enumerate(texts):
        if _kind(each.text) in _KINDS:
            title = Value("")
            for line in texts[at + 1 :]:
                if _signs(line.text) or _BODY_TEXT.match(line.text):
                    break
                if any(letter.isalnum() for letter in line.text):
                    title = title.joined(line)
            return title if title.text else None
    return None


def _issuer(attached: Value | None, texts: Sequence[Value]) -> Value | None:
    """Take who issues it as the annex spells it, else the line in capitals above the preamble.

    Where neither is, it is the body at the top: below the one above it, over the number of the document.
    """
    if attached and (found := _OF_WHOM.search(attached.text)):
        return Value(found[1], attached.places)
    last = texts[-1] if texts else None
    return last if last and _signs(last.text) else _letterhead(texts)


def _letterhead(texts: Sequence[Value]) -> Value | None:
    """Find the body at the top; its name may go on in the next line, beside the words of the state."""
    body: Value | None = None
    for each in texts:
        own = _STATE.sub("", each.text).strip()
        if _NUMBER.search(own) or _kind(own) in _KINDS:
            break
        if not own.isupper() or _STAMP.match(own):
            continue
        if _BODY.match(own):
            body = Value(own, each.places)
        elif body is not None:
            body = body.joined(Value(own, each.places))
    return body


def _kind(text: str) -> str:
    return fold(text).strip(" :")


def _signs(text: str) -> bool:
    """Say whether a line names a body, or whoever heads one, as decisions do above their preamble."""
    return text.isupper() and bool(_BODY.match(text) or _HEADS.match(text))


def _preamble(texts: Sequence[Value]) -> Iterator[Value]:
    for each in texts:
        if _ENDS.match(each.text) or not _PREAMBLE.match(each.text):
            return
        yield each


def _annex_titles(
    above: Sequence[Value],
) -> tuple[Value | None, Value | None, Value | None]:
    if not above:
        return None, None, None
    label, *others = above
    title, attached = Value(""), None
    for each in others:
        if each.text.startswith("("):  # «(Kèm theo …)»
            attached = each
            break
        title = title.joined(each)
    return label, title if title.text else None, attached


def _year(annex: Annex, *titles: Value | None) -> Value | None:
    """Take the year that the headings name, else the titles; several are told and left open."""
    found = [Value(year, (place,)) for year, place in annex.years]
    if not found:
        found = [
            Value(year, title.places)
            for title in titles
            if title
            for year in _YEAR.findall(title.text)
        ]
    years = sorted({each.text for each in found})
    if len(years) < 2:
        return found[0] if found else None
    several = Words(*(each.format(years=", ".join(years)) for each in _YEARS))
    return Value("", doubts=(several,))
