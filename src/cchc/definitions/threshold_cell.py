"""A cell that holds a threshold for each level or period: «Cấp tỉnh: 98%; cấp xã: 90%», «Quý I: 15%; …».

Nothing is guessed: the whole cell must consist of labels and of thresholds that are read by themselves.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from cchc.definitions.level import Level
from cchc.definitions.milestones import ANY_YEAR
from cchc.definitions.period import read_period
from cchc.definitions.threshold import Threshold
from cchc.definitions.threshold_text import UnreadableThreshold, read_threshold
from cchc.patterns import pattern_of
from cchc.words.text import fold, tidy

_COMMITTEE: Final = r"(?:(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân)\s+)?(?:các\s+)?"
_LEVELS: Final = {
    Level.PROVINCE: r"(?:(?:các\s+)?(?:cơ quan(?:\s+chuyên môn)?|đơn vị)\s+)?cấp\s+tỉnh"
    r"|(?:các\s+)?sở,?\s+ban,?\s+ngành(?:\s+cấp\s+tỉnh|\s+tỉnh)?|tỉnh",
    Level.DISTRICT: rf"{_COMMITTEE}(?:cấp\s+huyện|huyện(?:,\s+thị\s+xã)?(?:,\s+thành\s+phố)?)",
    Level.COMMUNE: rf"{_COMMITTEE}(?:cấp\s+xã|xã(?:,\s+phường)?(?:,?\s+(?:thị\s+trấn|đặc\s+khu))?)",
    Level.OFFICE: r"(?:các\s+)?phòng(?:,\s+đơn vị\s+trực thuộc)?",
    Level.OFFICER: r"cá nhân",
}
_PERIOD: Final = (
    r"(?:(?:đến|hết|trong|cuối)\s+){0,2}"
    r"(?:quý\s+(?:iv|iii|ii|i|[1-4])|tháng\s+\d{1,2}|\d{1,2}\s+tháng(?:\s+đầu\s+năm)?|cả\s+năm|năm)"
    r"(?:\s*/\s*20\d\d|\s+năm\s+20\d\d|\s+20\d\d)?"
)
_BEFORE: Final = r"(?:(?:đối với|cho|tại|của|ở)\s+)?"
_LABEL: Final = pattern_of(
    rf"(?<!\w){_BEFORE}(?:"
    + "|".join(f"(?P<{level.value}>{pattern})" for level, pattern in _LEVELS.items())
    + rf"|(?P<period>{_PERIOD}))(?!\w)",
    re.IGNORECASE,
)
_JOINS: Final = pattern_of(r"[\s,/&]*(?:và)?[\s,/&]*", re.IGNORECASE)
_AROUND: Final = " :;,.-–—()[]+•*="
_THE_YEAR: Final = (1, 12)


class Part(NamedTuple):
    """One threshold of a cell: for whom or for when, as it is written and as it is meant."""

    label: str
    levels: tuple[Level, ...]  # empty for a period
    months: tuple[int, int] | None  # None for levels
    threshold: Threshold

    @property
    def is_year(self) -> bool:
        """Whether it is the target of the year itself."""
        return self.months == _THE_YEAR


class _Label(NamedTuple):
    text: str
    level: Level | None
    months: tuple[int, int] | None
    start: int
    end: int


def parts_of(cell: str) -> Sequence[Part]:
    """Cut a cell into its thresholds; none where it is not wholly understood as several."""
    text = tidy(cell)
    labels = [*_labels(text)]
    if not labels or len({each.level is None for each in labels}) > 1:
        return ()
    if len(labels) == 1 and not text[labels[0].end :].startswith(":"):
        return ()
    begins = not text[: labels[0].start].strip(_AROUND)
    ends = not text[labels[-1].end :].strip(_AROUND)
    if begins == ends:
        return ()
    groups = _with_what_follows(text, labels) if begins else _with_what_precedes(text, labels)
    parts = [part for whose, said in groups for part in _parts(whose, said)]
    whole = sum(len(whose) for whose, _ in groups) == len(labels)
    meant = [each for part in parts for each in (part.levels or (part.months,))]
    is_sound = len(meant) == len(labels) == len({*meant})
    return tuple(parts) if whole and is_sound else ()


_Group = tuple[list[_Label], str]


def _with_what_follows(text: str, labels: Sequence[_Label]) -> list[_Group]:
    """Give labels the text behind them: «cấp tỉnh, cấp huyện: 98%»."""
    ends = [*(label.start for label in labels[1:]), len(text)]
    groups: list[_Group] = []
    waiting: list[_Label] = []
    for label, end in zip(labels, ends, strict=True):
        waiting.append(label)
        between = text[label.end : end]
        if not _JOINS.fullmatch(between):
            groups.append((waiting, between))
            waiting = []
    return groups


def _with_what_precedes(text: str, labels: Sequence[_Label]) -> list[_Group]:
    """Give labels the text before them: «98% đối với cấp tỉnh và cấp huyện»."""
    starts = [0, *(label.end for label in labels[:-1])]
    groups: list[_Group] = []
    for label, start in zip(labels, starts, strict=True):
        between = text[start : label.start]
        if groups and _JOINS.fullmatch(between):
            groups[-1][0].append(label)
        else:
            groups.append(([label], between))
    return groups


def _labels(text: str) -> Iterable[_Label]:
    for found in _LABEL.finditer(text):
        written = re.sub(rf"^{_BEFORE}", "", found[0], flags=re.IGNORECASE)
        level = next((each for each in _LEVELS if found[each.value]), None)
        months = None if level else _months(written)
        if level or months:
            yield _Label(written, level, months, found.start(), found.end())


def _months(written: str) -> tuple[int, int] | None:
    """Give the months of a period; «năm» and «trong năm» mean the whole."""
    if fold(written) in {"năm", "trong năm", "cuối năm", "cả năm"}:
        return _THE_YEAR
    period = read_period(written, ANY_YEAR)
    return None if period is None else (period.first, period.last)


def _parts(labels: Sequence[_Label], said: str) -> Iterable[Part]:
    """Read one threshold; periods that share it have it each, levels together."""
    try:
        threshold = read_threshold(said.strip(_AROUND))
    except UnreadableThreshold:
        return
    levels = tuple(label.level for label in labels if label.level)
    if levels:
        yield Part(", ".join(label.text for label in labels), levels, None, threshold)
        return
    for label in labels:
        yield Part(label.text, (), label.months, threshold)


def is_label(text: str) -> bool:
    """Say whether a text names levels or periods and nothing else, as the heading of a column does."""
    labels = [*_labels(tidy(text))]
    rest = _LABEL.sub("", tidy(text))
    return bool(labels) and bool(_JOINS.fullmatch(rest))


def composed(columns: Iterable[tuple[str, str]]) -> str:
    """Write the cells of several columns, each below its label, as one cell."""
    return "; ".join(f"{label}: {text}" for label, text in columns)
