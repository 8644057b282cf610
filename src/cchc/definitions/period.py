"""Reporting periods: runs of whole months within one year."""

import unicodedata
from typing import Final, NamedTuple

from cchc.patterns import pattern_of
from cchc.words import Lang, Words
from cchc.words.roman import roman
from cchc.words.text import fold

QUARTERS: Final = {roman(number).lower(): number for number in range(1, 5)}
"""Roman numbers as they are written of quarters; nothing else of time is numbered so."""
_SPELLED = {"sau": "6", "chin": "9", "six": "6", "nine": "9"}
_TOKEN = pattern_of(r"[a-z]+|[0-9]+")
_STRAY = pattern_of(r"[^a-z0-9 /.,()-]")
# Words that carry no meaning of their own beside the others.
_FILLERS = {
    "nam",
    "ca",
    "year",
    "full",
    "of",
    "the",
    "ky",
}
_FIRST = {"dau", "first"}
_UNTIL = {"den", "het", "to", "end"}
_CUMULATIVE = {"luy", "ke", "cumulative"}
# What is left of a spelling, "#" standing for a number and "R" for a Roman one → what it means.
_SILENT = _FILLERS | _FIRST | _UNTIL | _CUMULATIVE
_DASH = pattern_of(r"[0-9] ?- ?(?:thang|t)")  # tháng 2 - tháng 5, but not 2024-01-05
_SHAPES = {
    "": "year",
    "quy #": "quarter",
    "quy R": "quarter",
    "q R": "quarter",
    "quarter R": "quarter",
    "R": "quarter",  # III/2024
    "q #": "quarter",
    "quarter #": "quarter",
    "thang #": "month",
    "t #": "month",
    "month #": "month",
    "m #": "month",
    "#": "month",  # 2024-09, 9/2024
    "# thang": "span",
    "# t": "span",
    "# months": "span",
    "# m": "span",
    "h #": "half",
    "# thang cuoi": "late",
    "# #": "run",  # 2024-02..05
    "tu thang # thang #": "run",
    "thang # thang #": "run",
    "tu thang #": "month",  # từ đầu năm đến hết tháng 9
}


class Period(NamedTuple):
    """The months *first* to *last* of *year*, both included; 1 is January."""

    year: int
    first: int = 1
    last: int = 12

    @property
    def months(self) -> int:
        """How many months the period covers."""
        return self.last - self.first + 1

    @property
    def words(self) -> Words:
        """The spelling for readers, in both languages."""
        return Words(self.label("vi"), self.label("en"))

    def contains(self, other: "Period") -> bool:
        """Say whether every month of *other* is in this period."""
        return self.year == other.year and self.first <= other.first and other.last <= self.last

    def meets(self, other: "Period") -> bool:
        """Say whether the two have a month in common."""
        return self.year == other.year and self.first <= other.last and other.first <= self.last

    @property
    def code(self) -> str:
        """The spelling for machines: 2024, 2024-Q3, 2024-09, 2024-01..06."""
        if self.months == 12:
            return str(self.year)
        if self.months == 1:
            return f"{self.year}-{self.first:02}"
        if self.months == 3 and self.first % 3 == 1:
            return f"{self.year}-Q{self.last // 3}"
        return f"{self.year}-{self.first:02}..{self.last:02}"

    def label(self, lang: Lang) -> str:
        """The spelling for readers: Quý III/2024, 6 tháng đầu năm 2024."""
        year, first, last = self
        if lang == "en":
            return self.code
        if self.months == 12:
            return f"Năm {year}"
        if self.months == 1:
            return f"Tháng {first}/{year}"
        if self.months == 3 and first % 3 == 1:
            return f"Quý {roman(last // 3)}/{year}"
        if first == 1:
            return f"{last} tháng đầu năm {year}" if last == 6 else f"{last} tháng năm {year}"
        return f"Tháng {first} đến tháng {last}/{year}"


def read_period(text: str, year: int) -> Period | None:
    """Understand a period as offices write it; *year* is meant where the text names none."""
    bare = _bare(text)
    tokens = _TOKEN.findall(bare)
    years = [token for token in tokens if len(token) == 4 and token.startswith("20")]
    if not tokens or len(years) > 1 or _STRAY.search(bare):
        return None
    said = set(tokens)
    words = [_SPELLED.get(t, t) for t in tokens if t not in _SILENT and t not in years]
    numbers = [QUARTERS.get(word) or int(word) for word in words if _kind(word) in {"#", "R"}]
    meaning = _SHAPES.get(" ".join(map(_kind, words)))
    if meaning == "year" and not (years or said & {"nam", "year"}):
        return None
    if len(words) == 1 and not years:
        return None  # a lone "9": nine what?
    if "ky" in said and len(words) == len(numbers) == 1:
        return None  # «Kỳ 3/2023»: the third of how many?
    if meaning == "run" and not (said & _UNTIL or ".." in bare or _DASH.search(bare)):
        return None
    meaning = _from_january(meaning, said)
    months = _months(meaning, numbers)
    return months and Period(int(years[0]) if years else year, *months)


def _kind(word: str) -> str:
    return "R" if word in QUARTERS else "#" if word.isdigit() and len(word) < 3 else word


def _from_january(meaning: str | None, said: set[str]) -> str | None:
    """Tell a month or a quarter from all that was counted up to it; refuse what may be either."""
    cumulative, until = not said.isdisjoint(_CUMULATIVE), not said.isdisjoint(_UNTIL)
    match meaning:
        case "month" if cumulative or until:
            return "span"
        case "span" if said & {"1", "01"} and not (cumulative or until):
            return None  # "1 tháng": which?
        case "quarter" if until:
            return "until quarter"
        case "quarter" | "half" | "late" | "year" if cumulative:
            return None
        case "month" | "quarter" | "year" if said & _FIRST:
            return None  # "tháng 6 đầu năm" is no month
    return None if meaning == "month" and "tu" in said else meaning


def _months(meaning: str | None, numbers: list[int]) -> tuple[int, int] | None:
    match meaning, numbers:
        case "year", []:
            return 1, 12
        case "quarter", [n] if 1 <= n <= 4:
            return 3 * n - 2, 3 * n
        case "until quarter", [n] if 1 <= n <= 4:
            return 1, 3 * n
        case "month", [n] if 1 <= n <= 12:
            return n, n
        case "span", [n] if 1 <= n <= 12:
            return 1, n
        case "half", [n] if n in {1, 2}:
            return 6 * n - 5, 6 * n
        case "late", [6]:
            return 7, 12
        case "run", [first, last] if 1 <= first <= last <= 12:
            return first, last
    return None


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).split())
