"""What holds for many numbers at once: said by lines above a table, by the name of its sheet, by a section.

Lines above are heard like headings, but here a rest is harmless – except a date or a number of a
period that is not understood: it makes the period unclear, and an unclear period is never the year.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from cchc.definitions.level import Level
from cchc.tables.cells import Profile
from cchc.tables.hearing import Ear
from cchc.tables.locate import Place
from cchc.tables.time import PeriodSaid
from cchc.tables.vocabulary import words_of
from cchc.words.text import fold, tidy

# What only looks like a period: dates and numbers of documents.
_SIGNED: Final = re.compile(
    r"(?<!từ )(?<!đến )(?<!tới )(?<!hết )ngày \.{0,9}\d{0,2}\.{0,9} ?tháng \.{0,9}\d{0,2}\.{0,9} ?năm \d{4}"
    r"|\bsố ?:? ?[\w./-]*/[\w-]*[a-zđ][\w-]*(?:,? ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4})?"
)
_CITED: Final = re.compile(
    r"(?:kèm theo|theo|căn cứ|tại|thực hiện|của) (?:quyết định|kế hoạch|công văn|thông tư|nghị định"
    r"|văn bản|báo cáo|nghị quyết|chỉ thị|thông báo)\b.*"
)
_COMPARED: Final = re.compile(r"\bso (?:với|cùng)\b.*")
_BODY_WORDS: Final = frozenset(
    [
        "ubnd",
        "sở",
        "ban",
        "phòng",
        "văn",
        "chi",
        "cục",
        "trung",
        "thanh",
        "xã",
        "phường",
        "thị",
        "huyện",
        "thành",
        "tỉnh",
        "ủy",
        "công",
        "kho",
        "bảo",
        "đặc",
        "bql",
        "vp",
        "hđnd",
        "trường",
        "bệnh",
    ]
)
_BODY_PAIRS: Final = {
    "văn": {"phòng"},
    "chi": {"cục", "nhánh"},
    "trung": {"tâm"},
    "thanh": {"tra"},
    "thị": {"trấn", "xã"},
    "thành": {"phố"},
    "ủy": {"ban"},
    "công": {"an", "ty"},
    "kho": {"bạc"},
    "bảo": {"hiểm"},
    "đặc": {"khu"},
    "bệnh": {"viện"},
    "ban": {"quản", "dân", "tiếp", "chỉ", "nội", "tổ"},
    "trường": {"đại", "cao", "tiểu", "thpt", "thcs", "trung"},
}
_LONGEST_BODY: Final = 14  # words of a line that is the name of a body
_NATIONAL: Final = ("cộng hòa xã hội", "độc lập")
_NUMBERING: Final = frozenset({"phần", "bảng", "biểu", "số", "mục", "phụ", "lục", "mẫu"})
_NUMBER: Final = re.compile(r"\d{1,2}|[ivx]+|[a-d]")
_AROUND: Final = " .…:;,*-–_()"
_MOST_LINES: Final = 200
_LONGEST_LINE: Final = 2000  # letters of a line that are looked at


@dataclass(frozen=True, slots=True)
class Line:
    """A text above a table, with the cell it stands in (indices of the grid; -1 is the sheet's name)."""

    row: int
    column: int
    text: str
    parts: tuple[str, ...] = ()  # the lines within the cell, where there are several


@dataclass(frozen=True, slots=True)
class SenderSaid:
    """Who a line says has sent the table: one unit of the registry, or several, or one that is unknown."""

    line: Line
    name: str
    units: tuple[int, ...]  # none: looks like a body and is in no registry
    explicit: bool = False  # «Đơn vị báo cáo: …»


@dataclass(frozen=True, slots=True)
class Scope:
    """What the lines above a table say; nothing where they are silent."""

    senders: tuple[SenderSaid, ...] = ()
    area: tuple[int, ...] = ()  # units on whose territory, «trên địa bàn huyện …»
    period: PeriodSaid | None = None
    period_line: Line | None = None
    unclear: Line | None = None  # speaks of dates or a period, and is not understood
    clash: tuple[Line, Line] | None = None  # two lines that name different periods
    indicators: frozenset[int] = frozenset()
    indicator_line: Line | None = None
    percent: Line | None = None  # «Đơn vị tính: %»
    lines: tuple[Line, ...] = ()


NOTHING: Final = Scope()


def lines_above(profile: Profile, place: Place, start: int) -> list[Line]:
    """List the texts above a table from row *start* on; what ends in a colon goes on in the next cell."""
    lines: list[Line] = []
    for row in range(start, place.band.top):
        cells = profile.filled_in(row, range(profile.grid.width))
        own = [column for column in cells if column in place.band.columns]
        chosen = own if place.shares_titles and len(cells) > 1 else cells
        label: Line | None = None
        for column in chosen:
            written = str(_spelled(profile, row, column))[:_LONGEST_LINE]
            if not (text := tidy(written)):
                continue
            parts = tuple(filter(None, map(tidy, written.splitlines())))
            line = Line(row, column, text, parts if len(parts) > 1 else ())
            if label is not None:
                line = replace(label, text=f"{label.text} {text}")
            label = line if text.endswith(":") and label is None else None
            if label is None:
                lines.append(line)
        if label is not None:
            lines.append(label)
        if len(lines) > _MOST_LINES:
            break
    return lines


def _spelled(profile: Profile, row: int, column: int) -> object:
    value = profile.grid.columns[column][row]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, str | int) else ""


class Listener:
    """Hears lines above tables."""

    def __init__(self, ear: Ear) -> None:
        self.ear = ear
        self.vocabulary = ear.vocabulary

    def hear(self, lines: Sequence[Line]) -> Scope:
        """Hear all lines above one table."""
        scope = replace(NOTHING, lines=tuple(lines))
        addressed = False
        for at, line in enumerate(lines):
            words = words_of(line.text)
            if not words:
                continue
            if self.vocabulary.begins("addressee", words):
                addressed = True
                continue
            scope = self._line(scope, line, addressed=addressed)
            following = lines[at + 1] if at + 1 < len(lines) else None
            if following and following.row == line.row:
                scope = self._answered(scope, line, following)
        return scope

    def hear_name(self, name: str | None) -> Scope:
        """Hear the name of a sheet."""
        if not name:
            return NOTHING
        line = Line(-1, -1, name)
        heard = self.ear.hear(name)
        scope = NOTHING
        if heard.period is not None and heard.period.period is not None:
            scope = replace(scope, period=heard.period, period_line=line)
        if heard.indicators:
            scope = replace(scope, indicators=heard.indicators, indicator_line=line)
        if heard.unit:
            scope = replace(scope, senders=(self._sender(line, heard.unit),))
        return scope

    def understands(self, lines: Sequence[Line]) -> bool:
        """Say whether nothing is left over in lines but their numbers: «Phần 2: Cấp xã», «II. Cấp huyện»."""
        for line in lines:
            heard = self.ear.hear(line.text)
            words = [w for w in heard.rest if w not in _NUMBERING and not _NUMBER.fullmatch(w)]
            _, rest = self.vocabulary.split(tuple(words))
            if rest and not self._level(rest):
                return False
        return True

    def _level(self, words: tuple[str, ...]) -> bool:
        return words in self.vocabulary.sections

    # --- one line ---------------------------------------------------------------------------

    def _line(self, scope: Scope, line: Line, *, addressed: bool) -> Scope:
        text = line.text
        label, value = _labelled(text)
        if label:
            words = words_of(label)
            if words in map(tuple, self.vocabulary.titles["measure_unit"]) or words == (
                "đơn",
                "vị",
            ):
                if "%" in value or fold(value) in {"phần trăm", "tỷ lệ"}:
                    return replace(scope, percent=line)
                if words != ("đơn", "vị"):
                    return scope
            if words in map(tuple, self.vocabulary.titles["sender"]):
                return self._labelled_sender(scope, line, words, value)
        scope = self._period(scope, line)
        scope = self._indicator(scope, line)
        return self._body(scope, line, addressed=addressed)

    def _answered(self, scope: Scope, line: Line, following: Line) -> Scope:
        """Hear a label in one cell and its value in the next: «Đơn vị báo cáo | Sở Nội vụ»."""
        words = words_of(line.text)
        if words in map(tuple, self.vocabulary.titles["sender"]) and words != ("đơn", "vị"):
            return self._labelled_sender(scope, following, words, following.text)
        return scope

    def _labelled_sender(
        self, scope: Scope, line: Line, label: tuple[str, ...], value: str
    ) -> Scope:
        name = re.split(r"[\s.…-]*(?:đơn vị|cơ quan) nhận", value, flags=re.IGNORECASE)[0].strip(
            _AROUND
        )
        if not name:
            return scope
        is_sure = "báo" in label or "gửi" in label or "reporting" in label
        sender = self._sender(line, name)
        if not sender.units and not is_sure and not _looks_like_a_body(name):
            return scope
        return replace(scope, senders=(*scope.senders, replace(sender, explicit=True)))

    def _sender(self, line: Line, name: str) -> SenderSaid:
        match = self.ear.units.find(name)
        if match.unit is not None:
            return SenderSaid(line, name, (match.unit,))
        units = match.candidates if match.kind == "ambiguous" else ()
        return SenderSaid(line, name, tuple(units))

    def _period(self, scope: Scope, line: Line) -> Scope:
        said, cumulative, _ = self.ear.clock.hear(without_documents(fold(line.text)))
        if said is None:
            return replace(scope, unclear=scope.unclear or line) if cumulative else scope
        if said.period is None:
            return replace(scope, unclear=scope.unclear or line)
        if scope.period is None or scope.period_line is None:
            return replace(scope, period=said, period_line=line)
        one, other = scope.period.period, said.period
        assert one is not None
        if one == other:
            return scope
        if one.contains(other):
            return replace(scope, period=said, period_line=line)
        if other.contains(one):
            return scope
        return replace(scope, clash=scope.clash or (scope.period_line, line))

    def _indicator(self, scope: Scope, line: Line) -> Scope:
        bare = self._without_period(line.text)
        label, value = _labelled(bare)
        candidates = [bare, value] if label else [bare]
        for text in candidates:
            if found := self.ear.indicators.find(text.strip(_AROUND)):
                return replace(scope, indicators=frozenset(found), indicator_line=line)
        return scope

    def _body(self, scope: Scope, line: Line, *, addressed: bool) -> Scope:
        text = line.text.strip(_AROUND)
        if fold(text).startswith(_NATIONAL):
            return scope
        if (area := self._area(text)) is not None:
            scope = replace(scope, area=area)
        if addressed:
            return scope
        for part in dict.fromkeys((text, self._without_period(text).strip(_AROUND))):
            if not part.isdecimal() and self.ear.units.names_a_unit(part):
                return replace(scope, senders=(*scope.senders, self._sender(line, part)))
        if (name := self._owner(text)) is not None:
            return replace(scope, senders=(*scope.senders, self._sender(line, name)))
        named = [part for part in line.parts if self.ear.units.names_a_unit(part)]
        if named:
            said = tuple(self._sender(line, part) for part in named)
            return replace(scope, senders=(*scope.senders, *said))
        if _looks_like_a_body(text):
            return replace(scope, senders=(*scope.senders, SenderSaid(line, text, ())))
        return scope

    def _without_period(self, text: str) -> str:
        said, cumulative, rest = self.ear.clock.hear(text)
        return rest if (said is not None or cumulative) and rest else text

    def _owner(self, text: str) -> str | None:
        """Find the body in «Kết quả … của Sở Nội vụ»."""
        bare = self._without_period(text)
        for found in re.finditer(r"\b(?:của|tại)\s+", bare, re.IGNORECASE):
            name = bare[found.end() :].strip(_AROUND)
            if name and self.ear.units.names_a_unit(name):
                return name
        return None

    def _area(self, text: str) -> tuple[int, ...] | None:
        found = re.search(
            r"(?:trên\s+)?địa\s+bàn\s+(.+)", self._without_period(text), re.IGNORECASE
        )
        if found is None:
            return None
        match = self.ear.units.find(found[1].strip(_AROUND))
        return (match.unit,) if match.unit is not None else None


def _labelled(text: str) -> tuple[str, str]:
    """Split «Đơn vị báo cáo: Sở Nội vụ»."""
    label, colon, value = text.partition(":")
    return (label.strip(), value.strip()) if colon else ("", text)


def without_documents(folded: str) -> str:
    """Take away dates and numbers that belong to documents, and what is only compared with."""
    bare = _SIGNED.sub(" ", folded)
    bare = _CITED.sub(" ", bare)
    return _COMPARED.sub(" ", bare)


def _looks_like_a_body(text: str) -> bool:
    words = words_of(text)
    if not words or len(words) > _LONGEST_BODY or words[0] not in _BODY_WORDS:
        return False
    seconds = _BODY_PAIRS.get(words[0])
    if seconds is not None:
        return len(words) > 1 and words[1] in seconds
    return len(words) > 1


def inherit(first: Scope, own: Scope, listener: "Listener") -> Scope:
    """Let what was said above the first table of a sheet hold for a later one, unless it says it itself.

    A period goes on only below lines that are understood: another line may have meant another one.
    """
    goes_on = own.period is None and own.unclear is None and listener.understands(own.lines)
    return replace(
        own,
        senders=own.senders or first.senders,
        area=own.area or first.area,
        period=first.period if goes_on else own.period,
        period_line=first.period_line if goes_on else own.period_line,
        unclear=first.unclear if goes_on else own.unclear,
        percent=own.percent or first.percent,
    )


def levels_of(value: str | None) -> Level | None:
    """Turn the level of a section into one that units have."""
    return Level(value) if value and value != "none" else None


def iter_senders(scope: Scope) -> Iterator[SenderSaid]:
    """Yield who is named as sender, the explicit ones alone where there are any."""
    explicit = [each for each in scope.senders if each.explicit]
    return iter(explicit or scope.senders)
