"""Read a threshold as decisions write it: «Tối thiểu 95», «không quá 5%», «từ 70% đến dưới 100%».

The folded text is cut into words of a known kind (comparison, negation, number, connector, any
other noun); one expression over the kinds says which rows of words are thresholds; each number
with its comparison is a bound, and two bounds make a band.  Nothing is guessed: a word that could
change the meaning and has no place in the grammar refuses the whole text.  Pure.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from cchc.definitions import threshold_reasons as reasons
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_reasons import UnreadableThreshold
from cchc.definitions.threshold_words import EXCEEDS, Kind, Word, cut, said, shape_of
from cchc.patterns import pattern_of
from cchc.words.text import tidy

__all__ = ["UnreadableThreshold", "read_threshold"]

_LONGEST = 200  # characters; the longest phrasing seen in a decision has 60
_HALF = 50  # «vượt 5%» may mean by 5%; by more than a half nothing is exceeded
_NUMBERS = (Kind.NUMBER, Kind.SPELLED, Kind.DIGIT)
_REFUSED = {
    "approximate": reasons.APPROXIMATE,
    "fraction": reasons.FRACTION,
    "change": reasons.CHANGE,
    "unknown": reasons.UNKNOWN,
}
_NEGATED = {">=": "<", ">": "<=", "<=": ">", "<": ">="}
_OR_EQUAL = {">=": ">=", ">": ">=", "<=": "<=", "<": "<="}
# A day or a year beside the threshold, such as «đến 31/12/2026».
_DATE = pattern_of(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-]20\d\d\b|\b20\d\d-\d{2}-\d{2}\b|\bnăm 20\d\d\b", re.IGNORECASE
)
# A day without its year: no whole has more than all of its parts («31/12»).
_DAY = pattern_of(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_NOTATION = pattern_of(r"\b0x[0-9a-f]+\b|\b\d+(?:[.,]\d+)?e[+-]?\d+\b", re.IGNORECASE)
_LOW = (">=", ">")
_HIGH = ("<=", "<")
_UNNAMED = ("", "=")
_NOUNS = r"[WQsALD,()/:]*"
_GRAMMAR = pattern_of(
    rf"""
    (?P<about>(?:[ALD:]*[WQs,()/])*)                 # «tỷ lệ hồ sơ đúng hạn»
    (?P<first>[XDRTUOELFBV:]*)N(?P<measure>M?)(?P<after>P|OR(?![WQsLD])|)
    (?:
        (?P<join>,?A|[,TU-])
        (?P<second>[XDRTOELV]*)N(?P<measure2>M?)
    )?
    (?P<rest>{_NOUNS})(?P<last>P?){_NOUNS}           # «30% trong tổng số hồ sơ trở lên»
    """,
    re.VERBOSE,
)
# «không được vượt quá», «không đạt tối thiểu» | «chưa đến», «chưa đạt» | «lớn hơn hoặc bằng» | one
# word.  «Không đạt: 40%» is the label of a mark, not a negation.
_COMPARISON = pattern_of(r"X(?:DL*)?R|XD?T|XD(?!:)|ROE|EOR|[RULDEFBV:]")
_RESTATED = pattern_of(r"[Ss]M?\((?P<kept>[XDRTOEL]*NM?)\)|(?P<first>NM?)\([Ss]M?\)")
_CURLY = frozenset("“”„‟‘’")
_MINUS = pattern_of(r"(?<![NMP])-N")


def read_threshold(text: str) -> Threshold:
    """Read *text* as one threshold, or raise :class:`UnreadableThreshold` with the reason."""
    written = _checked(text)
    words = _without_restatements(list(cut(written)), written)
    match = _GRAMMAR.fullmatch(shape_of(words))
    if match is None or (match["about"] and not match["first"]):
        raise _refusal(words, written)
    parts = {group: words[slice(*match.span(group))] for group in match.groupdict()}
    measures = {word.meaning for word in parts["measure"] + parts["measure2"]}
    if len(measures) > 1:
        raise UnreadableThreshold(reasons.MEASURES, written)
    nouns_allowed = parts["measure2"] if match["join"] else parts["measure"]
    if not nouns_allowed and re.search("[WQs]", shape_of(parts["rest"])):
        raise UnreadableThreshold(reasons.OF_WHAT, written, said(parts["rest"]))

    numbers = [Decimal(word.meaning) for word in words if word.kind is Kind.NUMBER]
    behind = parts["after"] + parts["last"]
    if len(numbers) == 1:
        sign = _sign(parts["first"], behind, written)
        if Kind.WITHIN in shape_of(parts["first"]):
            raise UnreadableThreshold(reasons.APPROXIMATE, written, said(parts["first"]))
        exceeds = any(word.text == EXCEEDS for word in parts["first"])
        if numbers[0] < _HALF and exceeds and Kind.NOT not in shape_of(parts["first"]):
            raise UnreadableThreshold(reasons.UNKNOWN, written, EXCEEDS)
        if sign in _UNNAMED:
            sign = _sign_of_bare(numbers[0], sign, parts, written)
        signs = [sign]
    else:
        signs = _signs_of_band(parts, written)
    return _threshold(written, signs, numbers, next(iter(measures), ""))


def _checked(text: str) -> str:
    if len(text) > 10 * _LONGEST or len(written := tidy(text)) > _LONGEST:
        raise UnreadableThreshold(reasons.LONG, tidy(text[:_LONGEST]))
    if not written:
        raise UnreadableThreshold(reasons.EMPTY, "")
    for character in written:
        if character.isnumeric() and not character.isascii():
            raise UnreadableThreshold(reasons.DIGIT, written, character)
    return written


def _without_restatements(words: list[Word], written: str) -> list[Word]:
    """Make one number of «năm mươi phần trăm (50%)»: in words and in digits it must be the same."""
    while match := _RESTATED.search(shape_of(words)):
        both = words[slice(*match.span())]
        values = {Decimal(w.meaning) for w in both if w.kind in _NUMBERS}
        if len(values) > 1:
            raise UnreadableThreshold(reasons.DISAGREES, written)
        kept = words[slice(*match.span("kept" if match["kept"] else "first"))]
        if kept[-1].kind is Kind.NUMBER:  # «mười phần trăm (10)» says its measure once
            kept += [word for word in both if word.kind is Kind.MEASURE]
        words = words[: match.start()] + kept + words[match.end() :]
    return words


def _sign(before: Sequence[Word], behind: Sequence[Word], written: str) -> str:
    """Reduce the comparisons of one number to the sign on which all of them agree.

    "" means that none is named, "=" that only equality is.
    """
    shape, at = shape_of(before), 0
    signs = {_OR_EQUAL[word.meaning] for word in behind if word.meaning}
    if behind and behind[0].kind is Kind.OR and behind[1].meaning in signs:
        raise UnreadableThreshold(reasons.UNKNOWN, written, said(behind))  # «95% hoặc tối đa»
    while at < len(shape):
        match = _COMPARISON.match(shape, at)
        sign = _sign_of(match[0], before[at : match.end()]) if match else None
        if match is None or sign is None:
            raise UnreadableThreshold(reasons.UNKNOWN, written, said(before[at:]))
        # «Từ trên 50%» starts a band; «trên từ» and «từ dưới» start nothing.
        led = shape if sign in _HIGH else shape[at:]
        if sign in (">", *_HIGH) and re.search("[FB]", led):
            raise UnreadableThreshold(reasons.CONTRADICTION, written)
        signs.add(sign)
        at = match.end()
    named = signs - {"", "="}
    if len(named) > 1 or (Kind.FALLS in shape and not named.isdisjoint(_LOW)):
        raise UnreadableThreshold(reasons.CONTRADICTION, written)
    return max(named or signs, default="")


def _sign_of(shape: str, words: Sequence[Word]) -> str | None:
    """Give the sign of one phrase of ``_COMPARISON``; None where no reader would be sure of it."""
    sign = max(word.meaning for word in words)
    if shape[0] == Kind.NOT:
        if Kind.COMPARES not in shape:
            return "<"  # «chưa đến 10%»
        # Sure are «không dưới», «không quá» and «không đạt tối thiểu»; «không tối thiểu» and
        # «không đạt dưới 50%» are not.
        sure = _LOW if Kind.REACHES in shape else ("<", ">")
        return _NEGATED[sign] if sign in sure else None
    if Kind.OR in shape:
        return _OR_EQUAL[sign]
    return "=" if shape == Kind.EQUALS else sign


def _sign_of_bare(
    number: Decimal, sign: str, parts: Mapping[str, Sequence[Word]], written: str
) -> str:
    """Take a bare number as a floor: the 2023 annex has 95 in a cell and «tối thiểu 95%» below it.

    «Bằng 100%» is a floor too, because no part exceeds its whole, and «bằng 0%» a ceiling; any
    other equality, and a floor that everybody meets, leaves open what is meant.  So do nouns
    without the verb «đạt» («tối da: 5%», misspelt) and nouns of which less is better.
    """
    if sign == "=" and number in (0, 100):
        return ">=" if number else "<="
    unclear = sign == "=" or number == 0 or Kind.FALLS in shape_of(parts["first"])
    unclear |= bool(parts["about"]) and Kind.REACHES not in shape_of(parts["first"])
    if unclear or Kind.LATE in shape_of([*parts["about"], *parts["rest"]]):
        raise UnreadableThreshold(reasons.NEITHER, written)
    return ">="


def _signs_of_band(parts: Mapping[str, Sequence[Word]], written: str) -> list[str]:
    """«Từ … đến …» has ends of its own; clauses joined by «và» must each name their comparison."""
    first = shape_of(parts["first"])
    signs = [
        _sign(parts["first"], parts["after"], written),
        _sign(parts["second"], parts["last"], written),
    ]
    clauses = parts["join"][-1].kind in (Kind.AND, Kind.COMMA) and Kind.WITHIN not in first
    if clauses and (signs[1] in _UNNAMED or (signs[0] in _UNNAMED and Kind.FROM not in first)):
        raise UnreadableThreshold(reasons.MANY, written)
    signs = [
        end if sign in _UNNAMED else sign for sign, end in zip(signs, (">=", "<="), strict=True)
    ]
    if (signs[0] in _LOW) == (signs[1] in _LOW):
        raise UnreadableThreshold(reasons.MANY if clauses else reasons.CONTRADICTION, written)
    if signs[0] in _HIGH and not clauses:
        raise UnreadableThreshold(reasons.CONTRADICTION, written)
    return signs


def _threshold(
    written: str, signs: Sequence[str], numbers: Sequence[Decimal], measure: str
) -> Threshold:
    ends = dict(zip(("low" if sign in _LOW else "high" for sign in signs), numbers, strict=True))
    low, high = ends.get("low"), ends.get("high")
    strict = "<" in signs or ">" in signs
    if low is not None and high is not None and (low > high or (low == high and strict)):
        raise UnreadableThreshold(reasons.NOTHING_BETWEEN, written)
    # Only what is said to be a percentage has a top; «điểm» and «vụ» have none.
    too_high = low is not None and (low > 100 or (low == 100 and ">" in signs))
    if (measure == "%" and too_high) or (high == 0 and "<" in signs):
        raise UnreadableThreshold(reasons.UNREACHABLE, written)
    return Threshold(
        text=written,
        low=low,
        low_included=">" not in signs,
        high=high,
        high_included="<" not in signs,
        measure=measure,
    )


def _refusal(words: Sequence[Word], written: str) -> UnreadableThreshold:
    """Find out why these words are no threshold; what its numbers are explains more than how many."""
    if (day := _day_in(written)) is not None:
        return UnreadableThreshold(reasons.DATE, written, day)
    if (found := _NOTATION.search(written)) is not None:
        return UnreadableThreshold(reasons.NOTATION, written, found[0])
    return _refusal_of(words, written)


def _day_in(written: str) -> str | None:
    if (found := _DATE.search(written)) is not None:
        return found[0]
    days = (each for each in _DAY.finditer(written) if 12 >= int(each[2]) < int(each[1]) <= 31)
    return next((each[0] for each in days if int(each[2])), None)


def _refusal_of(words: Sequence[Word], written: str) -> UnreadableThreshold:
    shape = shape_of(words)
    for word in words:
        if word.kind is Kind.REFUSED:
            return UnreadableThreshold(_REFUSED[word.meaning], written, word.text)
        if word.kind is Kind.SIGN:
            why = reasons.QUOTES if word.text in _CURLY else reasons.SIGN
            return UnreadableThreshold(why, written, word.text)
    if Kind.NUMBER not in shape:
        spelled = re.search("S|sM|s$", shape)
        return UnreadableThreshold(reasons.IN_WORDS if spelled else reasons.NO_NUMBER, written)
    if _MINUS.search(shape):
        return UnreadableThreshold(reasons.NEGATIVE, written)
    if (at := shape.find("N/N")) >= 0:
        fraction = "".join(word.text for word in words[at : at + 3])
        return UnreadableThreshold(reasons.FRACTION, written, fraction)
    if shape.count(Kind.NUMBER) + shape.count(Kind.SPELLED) > 1:
        return UnreadableThreshold(reasons.MANY, written)
    if (at := shape.find(Kind.QUARTER)) >= 0:
        return UnreadableThreshold(reasons.QUARTER, written, words[at].text)
    # What stands behind the number, or else the last nouns before it, have no place there.
    behind = re.search(f"NM?P?{_NOUNS}", shape)
    nouns = re.search("[WQs]+(?=[^WQs]*N)", shape)
    if behind and behind.end() < len(words):
        return UnreadableThreshold(reasons.UNKNOWN, written, words[behind.end()].text)
    return UnreadableThreshold(
        reasons.UNKNOWN, written, said(words[slice(*nouns.span())]) if nouns else written
    )
