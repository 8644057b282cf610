"""What holds for many numbers at once: said by lines above a table, by the name of its sheet, by a section.

Lines above are heard like headings, but here a rest is harmless – except a date or a number of a
period that is not understood: it makes the period unclear, and an unclear period is never the year.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cchc.matching.blank_periods import unfilled_in
from cchc.patterns import pattern_of
from cchc.tables.hearing import Ear
from cchc.tables.letter_words import without_documents
from cchc.tables.letterheads import by_kind, coded
from cchc.tables.lines import Line, labelled, looks_like_a_body
from cchc.tables.scope_types import NOTHING, Scope, SenderSaid
from cchc.tables.vocabulary import words_of
from cchc.words.text import fold

_NATIONAL: Final = ("cộng hòa xã hội", "độc lập")
_NUMBERING: Final = frozenset({"phần", "bảng", "biểu", "số", "mục", "phụ", "lục", "mẫu"})
_NUMBER: Final = pattern_of(r"\d{1,2}|[ivx]+|[a-d]")
# «Bảng 2. Tỷ lệ hồ sơ trực tuyến toàn trình»
_NUMBERED: Final = pattern_of(
    r"^\s*(?:bảng|biểu|phần|phụ lục)\s+(?:số\s+)?(?:\d{1,2}|[ivx]{1,5})\s*[.:)–-]\s*", re.IGNORECASE
)
_ITEM_BEHIND: Final = pattern_of(
    r"[(\[]\s*(?:mục|chỉ tiêu|chỉ số)?\s*([ivx]{1,5}(?:\.\d{1,2})+)\s*[)\]]?\W*$", re.IGNORECASE
)
_PART: Final = pattern_of(r"\s*(?:\d{1,2}|[IVX]{1,5}|[a-d])[.)]\s*\D")
_APART: Final = pattern_of(r"\s[-–—]\s")  # «Bộ phận một cửa - UBND xã Mô Rai»
_AROUND: Final = " .…:;,*-–_()"


_SIGNED_ON: Final = pattern_of(r"\bngày\s*\d{1,2}\s*tháng\s*\d{1,2}\s*năm\s*(20\d\d)")


class Listener:
    """Hears lines above tables."""

    def __init__(self, ear: Ear) -> None:
        self.ear = ear
        self.vocabulary = ear.vocabulary

    def hear(self, lines: Sequence[Line]) -> Scope:
        """Hear all lines above one table."""
        scope = replace(NOTHING, lines=tuple(lines))
        addressed = False
        lines = _with_whole_spans(lines)
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
        return self._signed(scope)

    def _signed(self, scope: Scope) -> Scope:
        """Doubt a period without a year above which a letter is signed in an earlier year."""
        line = scope.period_line
        if line is None or scope.unclear is not None or re.search(r"20\d\d", line.text):
            return scope
        for other in scope.lines:
            found = _SIGNED_ON.search(fold(other.text))
            if found and other is not line and int(found[1]) < self.ear.clock.year:
                return replace(scope, unclear=other)
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
        elif unfilled_in(fold(name)):
            scope = replace(scope, blank=line)
        elif "tuần" in words_of(name) and self.ear.clock.hear(name)[0] is not None:
            scope = replace(scope, unclear=line)
        if heard.indicators:
            scope = replace(scope, indicators=heard.indicators, indicator_line=line)
        if heard.unit:
            scope = replace(scope, senders=(self._sender(line, heard.unit),))
        return scope

    def understands(self, lines: Sequence[Line]) -> bool:
        """Say whether nothing is left over in lines but their numbers: «Phần 2: Cấp xã», «II. Cấp huyện»."""
        for line in lines:
            bare = [
                w for w in words_of(line.text) if w not in _NUMBERING and not _NUMBER.fullmatch(w)
            ]
            if self._level(tuple(bare)):
                continue
            if self._indicator(NOTHING, line).indicators and self.ear.clock.hear(line.text)[:2] == (
                None,
                False,
            ):
                continue
            heard = self.ear.hear(line.text)
            words = [w for w in heard.rest if w not in _NUMBERING and not _NUMBER.fullmatch(w)]
            _, rest = self.vocabulary.split(tuple(words))
            if rest and not self._level(rest) and not self._heads_a_part(line.text, rest):
                return False
        return True

    def _heads_a_part(self, text: str, rest: Sequence[str]) -> bool:
        """Say whether a line numbers a part by words of the indicators: «3. Thanh toán trực tuyến»."""
        describes = self.ear.describes
        return _PART.match(text) is not None and all(
            describes("b", (word,)) or describes("a", (word,)) for word in rest
        )

    def _level(self, words: tuple[str, ...]) -> bool:
        return words in self.vocabulary.sections

    # --- one line ---------------------------------------------------------------------------

    def _line(self, scope: Scope, line: Line, *, addressed: bool) -> Scope:
        text = line.text
        label, value = labelled(text.strip("()[] "))
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
        if not sender.units and not is_sure and not looks_like_a_body(name):
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
        if said is None and unfilled_in(fold(line.text)):
            scope = replace(scope, blank=scope.blank or line)
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
        bare = _NUMBERED.sub("", self._without_period(line.text))
        label, value = labelled(bare)
        candidates = [bare, value] if label else [bare]
        for text in candidates:
            written = text.strip(_AROUND)
            found = (
                self.ear.indicators.find(written)
                or self.ear.indicators.find_over(written)
                or self._behind_opening(written)
                or self._in_brackets(written)
            )
            if found:
                return replace(scope, indicators=frozenset(found), indicator_line=line)
        return scope

    def _in_brackets(self, title: str) -> tuple[int, ...]:
        """Find the indicator of «KẾT QUẢ GIẢI QUYẾT HỒ SƠ CẤP XÃ (MỤC IV.3)»; its words may be no other's."""
        found = _ITEM_BEHIND.search(title)
        if found is None:
            return ()
        own = self.ear.indicators.find(found[1])
        before = title[: found.start()].strip(_AROUND)
        others = self.ear.indicators.find(before) or self.ear.indicators.find_over(before)
        return own if not others or {*own} & {*others} else ()

    def _behind_opening(self, title: str) -> tuple[int, ...]:
        """Find the indicator behind «Đánh giá thực hiện chỉ tiêu …»: its name, with or without «Tỷ lệ»."""
        rest = fold(title)
        while (opening := self.vocabulary.begins("before_names", words_of(rest))) is not None:
            shorter = rest.removeprefix(" ".join(opening)).strip(_AROUND)
            if shorter == rest:
                return ()
            rest = shorter
        if rest == fold(title):
            return ()
        return self.ear.indicators.find(rest) or self.ear.indicators.find_over(rest)

    def _body(self, scope: Scope, line: Line, *, addressed: bool) -> Scope:
        text = line.text.strip(_AROUND)
        if fold(text).startswith(_NATIONAL):
            return scope
        if (area := self._area(text)) is not None:
            scope = replace(scope, area=area)
        if addressed:
            return scope
        if name := coded(text, self.ear.units.registry) or by_kind(text, self.ear):
            return replace(scope, senders=(*scope.senders, self._sender(line, name)))
        for part in dict.fromkeys((text, self._without_period(text).strip(_AROUND))):
            if not part.isdecimal() and self.ear.units.names_a_unit(part):
                return replace(scope, senders=(*scope.senders, self._sender(line, part)))
        if (name := self._owner(text)) is not None:
            return replace(scope, senders=(*scope.senders, self._sender(line, name)))
        apart = line.parts or tuple(_APART.split(text))
        named = [part for part in apart if self.ear.units.names_a_unit(part)]
        if named:
            said = tuple(self._sender(line, part) for part in named)
            return replace(scope, senders=(*scope.senders, *said))
        if looks_like_a_body(text):
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
        bare = self._without_period(text)
        found = re.search(r"(?:trên\s+)?địa\s+bàn\s+(.+)", bare, re.IGNORECASE) or re.search(
            r"\bcấp\s+xã\s+(?:thuộc\s+|của\s+)?((?:huyện|thành phố|thị xã)\s.+)",
            bare,
            re.IGNORECASE,
        )
        if found is None:
            return None
        match = self.ear.units.find(found[1].strip(_AROUND))
        return (match.unit,) if match.unit is not None else None


def _with_whole_spans(lines: Sequence[Line]) -> Sequence[Line]:
    """Join «Từ ngày: 01/07/2023» and «Đến ngày: 30/09/2023» that stand in two cells."""
    joined: list[Line] = []
    for line in lines:
        before = joined[-1] if joined else None
        if (
            before is not None
            and line.row - before.row in (0, 1)
            and fold(before.text).startswith("từ ")
            and fold(line.text).startswith("đến ")
        ):
            joined[-1] = replace(before, text=f"{before.text} {line.text}")
        else:
            joined.append(line)
    return joined


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
        blank=own.blank or (first.blank if goes_on else None),
        percent=own.percent or first.percent,
    )
