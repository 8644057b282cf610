"""Read a threshold as decisions write it: «Tối thiểu 95», «không quá 5%», «từ 70% đến dưới 100%».

The folded text is cut into words of a known kind (comparison, negation, number, connector, any
other noun); one expression over the kinds says which rows of words are thresholds; each number
with its comparison is a bound, and two bounds make a band.  Nothing is guessed: a word that could
change the meaning and has no place in the grammar refuses the whole text.  Pure.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from cchc.definitions.threshold import Threshold
from cchc.words import Words
from cchc.words.text import fold, safe, tidy

_LONGEST = 200  # characters; the longest phrasing seen in a decision has 60
_QUOTED = 60


class UnreadableThreshold(ValueError):
    """A text that cannot be read as one threshold, and only one.

    ``reason`` is one sentence that quotes the text and says what was expected.
    """

    def __init__(self, why: Words, text: str, part: str = "") -> None:
        quoted = safe(text if len(text) <= _QUOTED else text[: _QUOTED - 1] + "…")
        self.reason = Words(*(said.format(text=quoted, part=safe(part)) for said in why))
        super().__init__(self.reason.vi)


def _why(vi: str, en: str, like: str = "«Tối thiểu 95»") -> Words:
    """One sentence: what stands there, and how to write it instead."""
    return Words(f"{vi}; hãy ghi như {like}.", f"{en}; write it like {like}.")


_BAND = "«từ 70% đến dưới 100%»"
_EMPTY = _why("Ô mức giao đang để trống («»)", "The threshold is empty («»)")
_LONG = _why("«{text}» dài quá 200 ký tự", "«{text}» is longer than 200 characters")
_DIGIT = _why(
    "«{text}» có chữ số lạ «{part}», không phải 0-9",
    "«{text}» has the digit «{part}», which is none of 0-9",
)
_SIGN = _why("«{text}» có ký hiệu lạ «{part}»", "«{text}» has the unknown sign «{part}»", "«≥ 95»")
_APPROXIMATE = _why(
    "«{text}» là mức ước chừng («{part}»), không so sánh chính xác được",
    "«{text}» is approximate («{part}») and cannot be compared exactly",
)
_FRACTION = _why(
    "«{text}» ghi bằng phân số («{part}») chứ không bằng phần trăm",
    "«{text}» is a fraction («{part}») and not a percentage",
    "«Tối thiểu 50%»",
)
_IN_WORDS = _why(
    "«{text}» chỉ ghi số bằng chữ", "«{text}» has its number in words only", "«Tối thiểu 50%»"
)
_NO_NUMBER = _why("«{text}» không có con số nào", "«{text}» has no number")
_MANY = _why(
    "«{text}» có nhiều hơn một mức mà mỗi ô chỉ được một mức hoặc một khoảng",
    "«{text}» has more than one level, but a cell holds one threshold or one band",
    f"«Tối thiểu 95» hoặc {_BAND}",
)
_QUARTER = _why(
    "«{text}» chỉ là mức của «{part}» chứ không phải của cả năm",
    "«{text}» is the level of «{part}» only and not of the whole year",
)
_CHANGE = _why(
    "«{text}» là mức tăng, giảm («{part}») chứ không phải mức của chính tỷ lệ",
    "«{text}» is a change («{part}») and not a level of the ratio itself",
)
_GROUPING = _why(
    "Số «{part}» trong «{text}» có thể đọc theo nhiều cách",
    "The number «{part}» in «{text}» can be read in several ways",
    "«99,5», không tách nhóm chữ số",
)
_DIGITS = _why(
    "Số «{part}» trong «{text}» có quá nhiều chữ số",
    "The number «{part}» in «{text}» has too many digits",
    "«99,5»",
)
_NEGATIVE = _why(
    "«{text}» có dấu trừ ngay trước con số, mà không tỷ lệ nào âm",
    "«{text}» has a minus sign before its number, but no ratio is negative",
    "«Không quá 5%»",
)
_UNKNOWN = _why(
    "Chưa hiểu chắc chắn «{part}» trong «{text}»",
    "«{part}» in «{text}» is not understood for certain",
    f"«Tối thiểu 95», «không quá 5%» hoặc {_BAND}",
)
_OF_WHAT = _why(
    "Trong «{text}», sau con số là «{part}» chứ không phải «%» nên không rõ đơn vị",
    "In «{text}» the number is followed by «{part}» and not by «%», so its measure is unclear",
    "«Tối thiểu 95% hồ sơ»",
)
_MEASURES = _why(
    "«{text}» ghi hai đơn vị khác nhau cho một khoảng",
    "«{text}» gives one band in two measures",
    _BAND,
)
_DISAGREES = _why(
    "«{text}» ghi số bằng chữ không khớp với chữ số",
    "The number in words and the number in digits disagree in «{text}»",
    "«trên 10%»",
)
_CONTRADICTION = _why(
    "Các từ so sánh trong «{text}» trái nhau",
    "The comparisons in «{text}» contradict each other",
    f"«Tối thiểu 95» hoặc {_BAND}",
)
_NOTHING_BETWEEN = _why(
    "«{text}» có mức dưới không nhỏ hơn mức trên",
    "The lower end of «{text}» is not below its upper end",
    _BAND,
)
_UNREACHABLE = _why(
    "Không tỷ lệ nào từ 0% đến 100% đạt được «{text}»",
    "No ratio from 0% to 100% can satisfy «{text}»",
)
_NEITHER = _why(
    "«{text}» chưa nói rõ là mức tối thiểu hay mức tối đa",
    "«{text}» does not say whether it is a floor or a ceiling",
    "«Tối thiểu 95» hoặc «Tối đa 5»",
)


class _Kind(StrEnum):
    """What a word does in a threshold.  Each value is one letter of the expressions below."""

    NUMBER = "N"
    SPELLED = "S"  # a number in words, from ten
    DIGIT = "s"  # a digit in words; a noun too, as in «một cửa» and «trong năm»
    MEASURE = "M"
    COMPARES = "R"  # before its number: «tối thiểu», «dưới», «>»
    FOLLOWS = "P"  # behind its number: «trở lên»
    NOT = "X"
    OR = "O"
    EQUALS = "E"
    FROM = "F"
    WITHIN = "B"  # «trong khoảng»: needs two ends
    REACHES = "D"  # «đạt»: neutral, but «không đạt» is <
    LINK = "L"  # may stand between a comparison and its number without changing it
    COLON = ":"
    TO = "T"
    UP_TO = "U"
    DASH = "-"
    AND = "A"
    COMMA = ","
    OPEN = "("
    CLOSE = ")"
    SLASH = "/"
    STOP = ";"
    NOUN = "W"
    LATE = "Q"  # a noun for which less is better, so a bare number beside it is no floor
    QUARTER = "4"  # has no place in the grammar
    REFUSED = "!"
    SIGN = "?"


class _Word(NamedTuple):
    kind: _Kind
    text: str = ""
    meaning: str = ""  # of a comparison: its sign; of a measure: its name; of a number: its digits


_NUMBERS = (_Kind.NUMBER, _Kind.SPELLED, _Kind.DIGIT)
_REFUSED = {
    "approximate": _APPROXIMATE,
    "fraction": _FRACTION,
    "change": _CHANGE,
    "unknown": _UNKNOWN,
}
_NEGATED = {">=": "<", ">": "<=", "<=": ">", "<": ">="}
_OR_EQUAL = {">=": ">=", ">": ">=", "<=": "<=", "<": "<="}
_LOW = (">=", ">")
_HIGH = ("<=", "<")
_UNNAMED = ("", "=")

_PHRASES = (
    (_Kind.COMPARES, ">=", "tối thiểu|ít nhất|thấp nhất|≥|≧|⩾|>=|at least|minimum|minimum of|min"),
    (_Kind.COMPARES, ">=", "đạt hoặc vượt|đạt và vượt|meet or exceed"),
    (_Kind.COMPARES, ">=", "equal to or greater than|equal to or more than"),
    (_Kind.COMPARES, ">", "trên|hơn|lớn hơn|cao hơn|nhiều hơn|vượt quá|quá|>|above|over"),
    (_Kind.COMPARES, ">", "more than|greater than|higher than|exceed|exceeds|exceeding"),
    (_Kind.COMPARES, "<=", "tối đa|nhiều nhất|cao nhất|≤|≦|⩽|<=|at most|maximum|maximum of|max"),
    # «Vượt 5%» alone may mean by 5%, and so it is not listed.
    (_Kind.COMPARES, "<=", "không vượt|không được vượt|không vượt quá|không được vượt quá"),
    (_Kind.COMPARES, "<=", "equal to or less than"),
    (_Kind.COMPARES, "<", "dưới|nhỏ hơn|thấp hơn|ít hơn|kém|kém hơn|<|below|under"),
    (_Kind.COMPARES, "<", "less than|fewer than|lower than"),
    (_Kind.FOLLOWS, ">=", "trở lên|trở đi|or more|or higher|or greater|and above|and over"),
    (_Kind.FOLLOWS, "<=", "trở xuống|or less|or fewer|or lower|and below|and under"),
    (_Kind.NOT, "", "không|không được|chưa|not|no|not to|not be|chẳng|never"),
    (_Kind.OR, "", "hoặc|hay|or"),
    (_Kind.EQUALS, "", "bằng|=|equal to|equals|equal"),
    (_Kind.FROM, "", "từ|from"),
    (_Kind.WITHIN, "", "trong khoảng|between"),
    (_Kind.REACHES, "", "đạt|đạt được|đủ|reach|reaches|achieve"),
    (_Kind.LINK, "", "là|phải|được|cần|mức|ở mức|tỷ lệ|tỉ lệ|hoàn thành|is|be|must|should|must be"),
    (_Kind.COLON, "", ":"),
    (_Kind.TO, "", "đến|tới|cho đến|lên đến|lên tới|to|÷"),
    (_Kind.UP_TO, "<=", "up to"),
    (_Kind.DASH, "", "-"),
    (_Kind.AND, "", "và|nhưng|đồng thời|and|but"),
    (_Kind.COMMA, "", ","),
    (_Kind.OPEN, "", "("),
    (_Kind.CLOSE, "", ")"),
    (_Kind.SLASH, "", "/"),
    (_Kind.STOP, "", ";|."),
    (_Kind.MEASURE, "%", "%|％|phần trăm|percent|per cent"),
    (_Kind.MEASURE, "điểm", "điểm"),
    (_Kind.MEASURE, "vụ", "vụ"),
    # Fixed phrases in which a word of comparison compares nothing.
    (_Kind.NOUN, "", "trên tổng số|trên môi trường|trên địa bàn|trên hệ thống|đến hạn|từ xa"),
    (_Kind.LATE, "", "quá hạn|trễ hạn|chậm hạn|chậm|muộn|overdue|late"),
    (_Kind.QUARTER, "", "quý i|quý ii|quý iii|quý iv"),
    (_Kind.REFUSED, "approximate", "khoảng|xấp xỉ|gần|chừng|ước|ước đạt|tương đương|suýt|or so"),
    (_Kind.REFUSED, "approximate", "trên dưới|hơn kém|~|≈|±|about|around|approximately|approx"),
    (_Kind.REFUSED, "approximate", "nearly|almost|roughly"),
    (_Kind.REFUSED, "fraction", "nửa|một nửa|rưỡi|half|third|thirds|phần hai|phần ba|phần bốn"),
    (_Kind.REFUSED, "fraction", "phần tư|phần năm|phần sáu|phần bảy|phần tám|phần chín|phần mười"),
    (_Kind.REFUSED, "change", "tăng|tăng thêm|giảm|so với|gấp|điểm phần trăm"),
    (_Kind.REFUSED, "change", "increase|decrease|reduce|compared|percentage points"),
    (_Kind.REFUSED, "unknown", "trở|âm|trừ|ngoại trừ|nếu|except|unless|if"),
)
_DIGIT_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_ONES = {word: value for value, word in enumerate(_DIGIT_WORDS, 1)} | {"tư": 4, "lăm": 5, "bẩy": 7}
_TENS = {"mười": 10} | {f"{ten} mươi": 10 * value for ten, value in _ONES.items()}
_SPELLED = (
    _ONES
    | _TENS
    | {f"{ten} {one}": _TENS[ten] + _ONES[one] for ten in _TENS for one in _ONES}
    | {f"{ten} mốt": value + 1 for ten, value in _TENS.items()}
    | {"trăm": 100, "một trăm": 100}
)
_LEXICON = {
    fold(phrase): (kind, meaning)
    for kind, meaning, phrases in _PHRASES
    for phrase in phrases.split("|")
}
_LEXICON |= {
    fold(phrase): (_Kind.DIGIT if value < 10 else _Kind.SPELLED, str(value))
    for phrase, value in _SPELLED.items()
}
# «Khong dưới» must not pass for a noun and «dưới»; «qua» is a word of its own.
_UNACCENTED = {
    unicodedata.normalize("NFD", phrase.replace("đ", "d")).encode("ascii", "ignore").decode()
    for phrase, (kind, _) in _LEXICON.items()
    if kind in (_Kind.COMPARES, _Kind.FOLLOWS, _Kind.NOT)
} - {"", "qua"}
_LEXICON = dict.fromkeys(_UNACCENTED, (_Kind.REFUSED, "unknown")) | _LEXICON
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _LEXICON)

_ATOM = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[<>=≤≥](?: ?[<>=≤≥])*|[^\W\d_]+(?:'[^\W\d_]+)*|\S")
# A point with three digits may group thousands; 1-2 digits stand in English phrases («95.5%»).
# Lengths are capped here, before anything is computed.
_NUMBER = re.compile(r"[0-9]{1,9}(?:,[0-9]{1,9}|\.[0-9]{1,2})?")

_NOUNS = r"[WQsALD,()/:]*"
_GRAMMAR = re.compile(
    rf"""
    (?P<about>(?:[ALD:]*[WQs,()/])*)                 # «tỷ lệ hồ sơ đúng hạn»
    (?P<first>[XDRTUOELFB:]*)N(?P<measure>M?)(?P<after>P|OR(?![WQsLD])|)
    (?:
        (?P<join>,?A|[,TU-])
        (?P<second>[XDRTOEL]*)N(?P<measure2>M?)
    )?
    (?P<rest>{_NOUNS})(?P<last>P?){_NOUNS}           # «30% trong tổng số hồ sơ trở lên»
    """,
    re.VERBOSE,
)
# «không được vượt quá», «không đạt tối thiểu» | «chưa đến», «chưa đạt» | «lớn hơn hoặc bằng» | one
# word.  «Không đạt: 40%» is the label of a mark, not a negation.
_COMPARISON = re.compile(r"X(?:DL*)?R|XD?T|XD(?!:)|ROE|EOR|[RULDEFB:]")
_RESTATED = re.compile(r"[Ss]M?\((?P<kept>[XDRTOEL]*NM?)\)|(?P<first>NM?)\([Ss]M?\)")
_MINUS = re.compile(r"(?<![NMP])-N")


def read_threshold(text: str) -> Threshold:
    """Read *text* as one threshold, or raise :class:`UnreadableThreshold` with the reason."""
    written = _checked(text)
    words = _without_restatements(list(_words(written)), written)
    match = _GRAMMAR.fullmatch(_shape(words))
    if match is None or (match["about"] and not match["first"]):
        raise _refusal(words, written)
    parts = {group: words[slice(*match.span(group))] for group in match.groupdict()}
    measures = {word.meaning for word in parts["measure"] + parts["measure2"]}
    if len(measures) > 1:
        raise UnreadableThreshold(_MEASURES, written)
    nouns_allowed = parts["measure2"] if match["join"] else parts["measure"]
    if not nouns_allowed and re.search("[WQs]", _shape(parts["rest"])):
        raise UnreadableThreshold(_OF_WHAT, written, _said(parts["rest"]))

    numbers = [Decimal(word.meaning) for word in words if word.kind is _Kind.NUMBER]
    behind = parts["after"] + parts["last"]
    if len(numbers) == 1:
        sign = _sign(parts["first"], behind, written)
        if _Kind.WITHIN in _shape(parts["first"]):
            raise UnreadableThreshold(_APPROXIMATE, written, _said(parts["first"]))
        if sign in _UNNAMED:
            sign = _sign_of_bare(numbers[0], sign, parts, written)
        signs = [sign]
    else:
        signs = _signs_of_band(parts, written)
    return _threshold(written, signs, numbers, next(iter(measures), ""))


def _checked(text: str) -> str:
    if len(text) > 10 * _LONGEST or len(written := tidy(text)) > _LONGEST:
        raise UnreadableThreshold(_LONG, tidy(text[:_LONGEST]))
    if not written:
        raise UnreadableThreshold(_EMPTY, "")
    for character in written:
        if character.isnumeric() and not character.isascii():
            raise UnreadableThreshold(_DIGIT, written, character)
    return written


def _words(written: str) -> Iterator[_Word]:
    """Cut the text into the longest phrases that the lexicon knows, numbers, nouns and signs."""
    atoms = [atom.replace(" ", "") for atom in _ATOM.findall(fold(written))]
    while atoms and atoms[-1] in ".;,":
        atoms.pop()
    if len(atoms) > 1 and atoms[0] == "-" and not atoms[1][0].isdigit():
        del atoms[0]  # the bullet of a list
    at, counts = 0, False
    while at < len(atoms):
        for size in range(min(_LONGEST_PHRASE, len(atoms) - at), 0, -1):
            phrase = " ".join(atoms[at : at + size])
            if phrase in _LEXICON:
                break
        kind, meaning = _LEXICON.get(phrase) or _unlisted(phrase, written)
        if kind is _Kind.MEASURE and meaning != "%" and not counts:
            kind = _Kind.NOUN  # «vụ» of «dịch vụ», «điểm» of «thời điểm»
        yield _Word(kind, phrase, meaning)
        at, counts = at + size, kind is _Kind.NUMBER


def _unlisted(atom: str, written: str) -> tuple[_Kind, str]:
    if not atom[0].isdigit():
        return (_Kind.NOUN if atom[0].isalpha() else _Kind.SIGN), ""
    if _NUMBER.fullmatch(atom):
        return _Kind.NUMBER, atom.replace(",", ".")
    too_long = len(max(re.split("[.,]", atom), key=len)) > 9
    raise UnreadableThreshold(_DIGITS if too_long else _GROUPING, written, atom[:_QUOTED])


def _shape(words: Sequence[_Word]) -> str:
    return "".join(word.kind for word in words)


def _said(words: Sequence[_Word]) -> str:
    return " ".join(word.text for word in words)


def _without_restatements(words: list[_Word], written: str) -> list[_Word]:
    """Make one number of «năm mươi phần trăm (50%)»: in words and in digits it must be the same."""
    while match := _RESTATED.search(_shape(words)):
        both = words[slice(*match.span())]
        values = {Decimal(w.meaning) for w in both if w.kind in _NUMBERS}
        if len(values) > 1:
            raise UnreadableThreshold(_DISAGREES, written)
        kept = words[slice(*match.span("kept" if match["kept"] else "first"))]
        if kept[-1].kind is _Kind.NUMBER:  # «mười phần trăm (10)» says its measure once
            kept += [word for word in both if word.kind is _Kind.MEASURE]
        words = words[: match.start()] + kept + words[match.end() :]
    return words


def _sign(before: Sequence[_Word], behind: Sequence[_Word], written: str) -> str:
    """Reduce the comparisons of one number to the sign on which all of them agree.

    "" means that none is named, "=" that only equality is.
    """
    shape, at = _shape(before), 0
    signs = {_OR_EQUAL[word.meaning] for word in behind if word.meaning}
    if behind and behind[0].kind is _Kind.OR and behind[1].meaning in signs:
        raise UnreadableThreshold(_UNKNOWN, written, _said(behind))  # «95% hoặc tối đa»
    while at < len(shape):
        match = _COMPARISON.match(shape, at)
        sign = _sign_of(match[0], before[at : match.end()]) if match else None
        if match is None or sign is None:
            raise UnreadableThreshold(_UNKNOWN, written, _said(before[at:]))
        # «Từ trên 50%» starts a band; «trên từ» and «từ dưới» start nothing.
        led = shape if sign in _HIGH else shape[at:]
        if sign in (">", *_HIGH) and re.search("[FB]", led):
            raise UnreadableThreshold(_CONTRADICTION, written)
        signs.add(sign)
        at = match.end()
    named = signs - {"", "="}
    if len(named) > 1:
        raise UnreadableThreshold(_CONTRADICTION, written)
    return max(named or signs, default="")


def _sign_of(shape: str, words: Sequence[_Word]) -> str | None:
    """Give the sign of one phrase of ``_COMPARISON``; None where no reader would be sure of it."""
    sign = max(word.meaning for word in words)
    if shape[0] == _Kind.NOT:
        if _Kind.COMPARES not in shape:
            return "<"  # «chưa đến 10%»
        # Sure are «không dưới», «không quá» and «không đạt tối thiểu»; «không tối thiểu» and
        # «không đạt dưới 50%» are not.
        sure = _LOW if _Kind.REACHES in shape else ("<", ">")
        return _NEGATED[sign] if sign in sure else None
    if _Kind.OR in shape:
        return _OR_EQUAL[sign]
    return "=" if shape == _Kind.EQUALS else sign


def _sign_of_bare(
    number: Decimal, sign: str, parts: Mapping[str, Sequence[_Word]], written: str
) -> str:
    """Take a bare number as a floor: the 2023 annex has 95 in a cell and «tối thiểu 95%» below it.

    «Bằng 100%» is a floor too, because no part exceeds its whole, and «bằng 0%» a ceiling; any
    other equality, and a floor that everybody meets, leaves open what is meant.  So do nouns
    without the verb «đạt» («tối da: 5%», misspelt) and nouns of which less is better.
    """
    if sign == "=" and number in (0, 100):
        return ">=" if number else "<="
    unclear = sign == "=" or number == 0
    unclear |= bool(parts["about"]) and _Kind.REACHES not in _shape(parts["first"])
    if unclear or _Kind.LATE in _shape([*parts["about"], *parts["rest"]]):
        raise UnreadableThreshold(_NEITHER, written)
    return ">="


def _signs_of_band(parts: Mapping[str, Sequence[_Word]], written: str) -> list[str]:
    """«Từ … đến …» has ends of its own; clauses joined by «và» must each name their comparison."""
    first = _shape(parts["first"])
    signs = [
        _sign(parts["first"], parts["after"], written),
        _sign(parts["second"], parts["last"], written),
    ]
    clauses = parts["join"][-1].kind in (_Kind.AND, _Kind.COMMA) and _Kind.WITHIN not in first
    if clauses and (signs[1] in _UNNAMED or (signs[0] in _UNNAMED and _Kind.FROM not in first)):
        raise UnreadableThreshold(_MANY, written)
    signs = [
        end if sign in _UNNAMED else sign for sign, end in zip(signs, (">=", "<="), strict=True)
    ]
    if (signs[0] in _LOW) == (signs[1] in _LOW):
        raise UnreadableThreshold(_MANY if clauses else _CONTRADICTION, written)
    if signs[0] in _HIGH and not clauses:
        raise UnreadableThreshold(_CONTRADICTION, written)
    return signs


def _threshold(
    written: str, signs: Sequence[str], numbers: Sequence[Decimal], measure: str
) -> Threshold:
    ends = dict(zip(("low" if sign in _LOW else "high" for sign in signs), numbers, strict=True))
    low, high = ends.get("low"), ends.get("high")
    strict = "<" in signs or ">" in signs
    if low is not None and high is not None and (low > high or (low == high and strict)):
        raise UnreadableThreshold(_NOTHING_BETWEEN, written)
    # Only what is said to be a percentage has a top; «điểm» and «vụ» have none.
    too_high = low is not None and (low > 100 or (low == 100 and ">" in signs))
    if (measure == "%" and too_high) or (high == 0 and "<" in signs):
        raise UnreadableThreshold(_UNREACHABLE, written)
    return Threshold(
        text=written,
        low=low,
        low_included=">" not in signs,
        high=high,
        high_included="<" not in signs,
        measure=measure,
    )


def _refusal(words: Sequence[_Word], written: str) -> UnreadableThreshold:
    """Find out why these words are no threshold."""
    shape = _shape(words)
    for word in words:
        if word.kind is _Kind.REFUSED:
            return UnreadableThreshold(_REFUSED[word.meaning], written, word.text)
        if word.kind is _Kind.SIGN:
            return UnreadableThreshold(_SIGN, written, word.text)
    if _Kind.NUMBER not in shape:
        spelled = re.search("S|sM|s$", shape)
        return UnreadableThreshold(_IN_WORDS if spelled else _NO_NUMBER, written)
    if _MINUS.search(shape):
        return UnreadableThreshold(_NEGATIVE, written)
    if (at := shape.find("N/N")) >= 0:
        fraction = "".join(word.text for word in words[at : at + 3])
        return UnreadableThreshold(_FRACTION, written, fraction)
    if shape.count(_Kind.NUMBER) + shape.count(_Kind.SPELLED) > 1:
        return UnreadableThreshold(_MANY, written)
    if (at := shape.find(_Kind.QUARTER)) >= 0:
        return UnreadableThreshold(_QUARTER, written, words[at].text)
    # What stands behind the number, or else the last nouns before it, have no place there.
    behind = re.search(f"NM?P?{_NOUNS}", shape)
    nouns = re.search("[WQs]+(?=[^WQs]*N)", shape)
    if behind and behind.end() < len(words):
        return UnreadableThreshold(_UNKNOWN, written, words[behind.end()].text)
    return UnreadableThreshold(
        _UNKNOWN, written, _said(words[slice(*nouns.span())]) if nouns else written
    )
