"""Numbers as readers write them: 95,5% and 1.234 in Vietnamese, 95.5% and 1,234 in English."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from cchc.words import Lang, Words

if TYPE_CHECKING:
    from fractions import Fraction

_DIGITS_MAX = 30  # two fractions of counts up to 10**12 differ within 24 digits


def count(number: int, lang: Lang) -> str:
    """Group a count by thousands: 1.234 (vi), 1,234 (en)."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if lang == "vi" else grouped


class Noun(NamedTuple):
    """What is counted: in Vietnamese, one of it in English, and several where no s makes them."""

    vi: str
    one: str
    several: str = ""

    @property
    def words(self) -> Words:
        """Name several of it."""
        return Words(self.vi, self.several or f"{self.one}s")


def so_many(number: int, noun: Noun) -> Words:
    """Count things: «1 đơn vị», «1 unit», «1,234 units».

    >>> so_many(1, Noun("đơn vị", "unit")).en
    '1 unit'
    """
    en = noun.one if number == 1 else noun.words.en
    return Words(f"{count(number, 'vi')} {noun.vi}", f"{count(number, 'en')} {en}")


def decimal(number: Decimal, lang: Lang) -> str:
    """Spell a decimal as it was typed, with the language's decimal mark."""
    plain = f"{number:f}"
    return plain.replace(".", ",") if lang == "vi" else plain


def percent(
    b: int,
    a: int,
    lang: Lang,
    admits: Callable[[int, int], bool] | None = None,
    *,
    at_least: int = 2,
) -> str:
    """Spell b/a as a percentage that never contradicts its verdict.

    Offices round half up to two digits (*at_least*).  As many more digits are shown as it takes until
    *admits*, which says whether a ratio meets its threshold, says of the printed one what it says of the
    exact one, and until 100% and 0% are printed only for exactly that.

    >>> percent(94996, 100000, "vi", lambda b, a: b * 100 < 95 * a)
    '94,996%'
    """
    met = admits(b, a) if admits else True
    for digits in range(at_least, _DIGITS_MAX):
        scale = 10**digits
        # floor(x + 1/2) in integers: half up.
        scaled = (2 * b * 100 * scale + a) // (2 * a)
        whole = 100 * scale
        honest = (scaled == whole) == (b == a) and (scaled == 0) == (b == 0)
        if honest and (admits is None or admits(scaled, whole) is met):
            break
    units, rest = divmod(scaled, scale)
    mark = "," if lang == "vi" else "."
    return f"{units}{mark}{rest:0{digits}d}%"


def tenths(b: int, a: int, lang: Lang, *, up: bool) -> str:
    """Spell b/a in percent with one digit, rounded to the side that asks for more.

    >>> tenths(1, 3, "vi", up=True), tenths(1, 3, "vi", up=False)
    ('33,4%', '33,3%')
    """
    scaled = -(-1000 * b // a) if up else 1000 * b // a
    mark = "," if lang == "vi" else "."
    return f"{scaled // 10}{mark}{scaled % 10}%"


def points(change: "Fraction", lang: Lang) -> str:
    """Spell a change in percentage points with its sign: +1,25; a change is never printed as 0,00.

    >>> points(Fraction(-5, 4), "vi")
    '-1,25'
    """
    for digits in range(2, _DIGITS_MAX):
        scale = 10**digits
        scaled = (2 * abs(change.numerator) * scale + change.denominator) // (
            2 * change.denominator
        )
        if scaled or not change:
            break
    units, rest = divmod(scaled, scale)
    sign = "-" if change < 0 else "+" if change > 0 else ""
    mark = "," if lang == "vi" else "."
    return f"{sign}{units}{mark}{rest:0{digits}d}"
