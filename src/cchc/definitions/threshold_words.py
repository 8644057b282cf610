"""The words of thresholds: a lexicon of phrases by what they do, and how a text is cut into them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from cchc.definitions import threshold_reasons as reasons
from cchc.definitions.threshold_reasons import UnreadableThreshold
from cchc.patterns import pattern_of
from cchc.words.text import fold


class Kind(StrEnum):
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
    FALLS = "V"  # «giảm còn»: not a sign by itself, and never before a floor
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


class Word(NamedTuple):
    """A phrase of the text and what it does there."""

    kind: Kind
    text: str = ""
    meaning: str = ""  # of a comparison: its sign; of a measure: its name; of a number: its digits


EXCEEDS = "vượt"  # of a small number it may mean by how much
_PHRASES = (
    (Kind.COMPARES, ">=", "tối thiểu|ít nhất|thấp nhất|≥|≧|⩾|>=|at least|minimum|minimum of|min"),
    (Kind.COMPARES, ">=", "đạt hoặc vượt|đạt và vượt|meet or exceed"),
    (Kind.COMPARES, ">=", "equal to or greater than|equal to or more than"),
    (Kind.COMPARES, ">", "trên|hơn|lớn hơn|cao hơn|nhiều hơn|vượt quá|quá|>|above|over"),
    (Kind.COMPARES, ">", "more than|greater than|higher than|exceed|exceeds|exceeding"),
    (Kind.COMPARES, ">", EXCEEDS),
    (Kind.COMPARES, "<=", "tối đa|nhiều nhất|cao nhất|≤|≦|⩽|<=|at most|maximum|maximum of|max"),
    (Kind.COMPARES, "<=", "tối đa đến|tối đa tới|nhiều nhất đến|cao nhất đến"),
    (Kind.COMPARES, "<=", "không vượt|không được vượt|không vượt quá|không được vượt quá"),
    (Kind.COMPARES, "<=", "equal to or less than"),
    (Kind.COMPARES, "<", "dưới|nhỏ hơn|thấp hơn|ít hơn|kém|kém hơn|<|below|under"),
    (Kind.COMPARES, "<", "less than|fewer than|lower than"),
    (Kind.FOLLOWS, ">=", "trở lên|trở đi|or more|or higher|or greater|and above|and over"),
    (Kind.FOLLOWS, "<=", "trở xuống|or less|or fewer|or lower|and below|and under"),
    (Kind.NOT, "", "không để|không để cho|không được để"),
    (Kind.NOT, "", "không|không được|chưa|not|no|not to|not be|chẳng|never"),
    (Kind.OR, "", "hoặc|hay|or"),
    (Kind.EQUALS, "", "bằng|=|equal to|equals|equal"),
    (Kind.FROM, "", "từ|from"),
    (Kind.WITHIN, "", "trong khoảng|between"),
    (Kind.REACHES, "", "đạt|đạt được|đủ|reach|reaches|achieve"),
    (Kind.FALLS, "", "giảm còn|giảm xuống còn|giảm xuống|giảm về|chỉ còn|reduced to|down to"),
    (
        Kind.LINK,
        "",
        "là|phải|được|cần|mức|ở mức|tỷ lệ|tỉ lệ|hoàn thành|phấn đấu|is|be|must|should|must be",
    ),
    (Kind.COLON, "", ":"),
    (Kind.TO, "", "đến|tới|cho đến|lên đến|lên tới|to|÷"),
    (Kind.UP_TO, "<=", "up to"),
    (Kind.DASH, "", "-"),
    (Kind.AND, "", "và|nhưng|đồng thời|and|but"),
    (Kind.COMMA, "", ","),
    (Kind.OPEN, "", "("),
    (Kind.CLOSE, "", ")"),
    (Kind.SLASH, "", "/"),
    (Kind.STOP, "", ";|."),
    (Kind.MEASURE, "%", "%|％|phần trăm|percent|per cent"),
    (Kind.MEASURE, "điểm", "điểm"),
    (Kind.MEASURE, "vụ", "vụ"),
    # Fixed phrases in which a word of comparison compares nothing.
    (Kind.NOUN, "", "trên tổng số|trên môi trường|trên địa bàn|trên hệ thống|đến hạn|từ xa"),
    (Kind.LATE, "", "quá hạn|trễ hạn|chậm hạn|chậm|muộn|overdue|late"),
    (Kind.QUARTER, "", "quý i|quý ii|quý iii|quý iv"),
    (Kind.REFUSED, "approximate", "khoảng|xấp xỉ|gần|chừng|ước|ước đạt|tương đương|suýt|or so"),
    (Kind.REFUSED, "approximate", "trên dưới|hơn kém|~|≈|±|about|around|approximately|approx"),
    (Kind.REFUSED, "approximate", "nearly|almost|roughly"),
    (Kind.REFUSED, "fraction", "nửa|một nửa|rưỡi|half|third|thirds|phần hai|phần ba|phần bốn"),
    (Kind.REFUSED, "fraction", "phần tư|phần năm|phần sáu|phần bảy|phần tám|phần chín|phần mười"),
    (Kind.REFUSED, "change", "tăng|tăng thêm|giảm|so với|gấp|điểm phần trăm"),
    (Kind.REFUSED, "change", "increase|decrease|reduce|compared|percentage points"),
    (Kind.REFUSED, "unknown", "trở|âm|trừ|ngoại trừ|nếu|except|unless|if"),
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
    fold(phrase): (Kind.DIGIT if value < 10 else Kind.SPELLED, str(value))
    for phrase, value in _SPELLED.items()
}
# «Khong dưới» must not pass for a noun and «dưới»; «qua» is a word of its own.
_UNACCENTED = {
    unicodedata.normalize("NFD", phrase.replace("đ", "d")).encode("ascii", "ignore").decode()
    for phrase, (kind, _) in _LEXICON.items()
    if kind in (Kind.COMPARES, Kind.FOLLOWS, Kind.NOT)
} - {"", "qua"}
_LEXICON = dict.fromkeys(_UNACCENTED, (Kind.REFUSED, "unknown")) | _LEXICON
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _LEXICON)

_ATOM = pattern_of(r"[0-9]+(?:[.,][0-9]+)*|[<>=≤≥](?: ?[<>=≤≥])*|[^\W\d_]+(?:'[^\W\d_]+)*|\S")
# A point with three digits may group thousands; 1-2 digits stand in English phrases («95.5%»).
# Lengths are capped here, before anything is computed.
# «1,000» is a thousand to some and one to others; nobody writes 2,5 as 2,500.
_NUMBER = pattern_of(r"[0-9]{1,9}(?:,(?![0-9]00$)[0-9]{1,9}|\.[0-9]{1,2})?")


# What falls, or must not happen, may stand inside its verb: «giảm hồ sơ quá hạn còn dưới 5%», «không để
# hồ sơ quá hạn vượt quá 2%».  It is read before the whole verb, as most texts write it.
_INSIDE = (
    (pattern_of(r"giảm ([^0-9]+?) (?:xuống còn|còn|xuống) (?=\S)"), r"\1 giảm còn "),
    (
        pattern_of(
            r"không (?:được )?để (?!vượt |quá |trên |dưới )([^0-9]+?)"
            r" (vượt quá|vượt|quá|trên|nhiều hơn|cao hơn|dưới|thấp hơn)"
            r" (?=[0-9])"
        ),
        r"\1 không \2 ",
    ),
)


def _verbs_together(text: str) -> str:
    for pattern, order in _INSIDE:
        text = pattern.sub(order, text, count=1)
    return text


def cut(written: str) -> Iterator[Word]:
    """Cut the text into the longest phrases that the lexicon knows, numbers, nouns and signs."""
    atoms = [atom.replace(" ", "") for atom in _ATOM.findall(_verbs_together(fold(written)))]
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
        if kind is Kind.MEASURE and meaning != "%" and not counts:
            kind = Kind.NOUN  # «vụ» of «dịch vụ», «điểm» of «thời điểm»
        yield Word(kind, phrase, meaning)
        at, counts = at + size, kind is Kind.NUMBER


def _unlisted(atom: str, written: str) -> tuple[Kind, str]:
    if not atom[0].isdigit():
        return (Kind.NOUN if atom[0].isalpha() else Kind.SIGN), ""
    if _NUMBER.fullmatch(atom):
        return Kind.NUMBER, atom.replace(",", ".")
    too_long = len(max(re.split("[.,]", atom), key=len)) > 9
    raise UnreadableThreshold(
        reasons.DIGITS if too_long else reasons.GROUPING, written, atom[: reasons.QUOTED]
    )


def shape_of(words: Sequence[Word]) -> str:
    """Write the kinds of words as letters, for the expressions of the grammar."""
    return "".join(word.kind for word in words)


def said(words: Sequence[Word]) -> str:
    """Give the words as they were written."""
    return " ".join(word.text for word in words)
