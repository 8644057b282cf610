"""What is said of the columns of a table: what was not understood, and what was not used."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from cchc.diagnostics import Finding
from cchc.rules.files import ColumnsNotUsed, NoRows
from cchc.rules.names import ItemsFromNumbers
from cchc.rules.tables import ColumnNotUnderstood
from cchc.tables.cells import NUMBER
from cchc.tables.column_types import Column, Use
from cchc.tables.saying import Saying
from cchc.words import Words, listed
from cchc.words.text import safe


class _Doubt(NamedTuple):
    """Why numbers of a column are not used, and what its sender can do."""

    reason: Words
    way: Words


_IF_NEEDED: Final = Words(
    "Nếu đây đúng là số liệu của một chỉ số, hãy ", "If these are counts of an indicator, "
)
_NO_HEADING: Final = _Doubt(
    Words("có số nhưng tiêu đề để trống", "it has numbers and a blank heading"),
    Words("ghi tiêu đề cho cột này", "write its heading"),
)
_SHARED: Final = _Doubt(
    Words(
        "có số nhưng tiêu đề này đứng trên nhiều cột",
        "it has numbers, and its heading stands over several columns",
    ),
    Words("ghi tiêu đề riêng cho từng cột", "write a heading of its own"),
)
_LATE: Final = _Doubt(
    Words(
        "tiêu đề có chữ (b) hoặc (a) nhưng nói về hồ sơ quá hạn",
        "its heading has the letter (b) or (a) and speaks of late dossiers",
    ),
    Words("sửa tiêu đề", "correct its heading"),
)
_CLASHING: Final = Words(
    "có số nhưng tiêu đề nói hai điều khác nhau",
    "it has numbers, and its heading says two different things",
)
_NAMES: Final = _Doubt(
    Words(
        "cột ghi tên đơn vị, nhưng phía trên bảng ghi một đơn vị báo cáo khác",
        "it holds names of units, and the lines above the table name another sender",
    ),
    Words(
        "Nếu mỗi dòng là số liệu của đơn vị ghi ở cột này, hãy sửa tiêu đề thành «Đơn vị»",
        "If each row gives the counts of the unit that it names, change the heading to «Đơn vị»",
    ),
)
_TEXTS: Final = _Doubt(
    Words(
        "không hiểu tiêu đề, và các ô không chỉ ghi số",
        "its heading is not understood, and its cells hold more than numbers",
    ),
    Words(
        "ghi riêng số, không kèm chữ, và sửa tiêu đề", "write bare numbers, and correct its heading"
    ),
)
_NO_MEASURE: Final = Words(
    "có số nhưng tiêu đề không nói đó là tử số hay mẫu số",
    "it has numbers, and its heading does not say whether they are numerators or denominators",
)
_INDICATOR_ALONE: Final = _Doubt(
    Words(
        "có số nhưng tiêu đề chỉ ghi tên chỉ số, không rõ là tử số, mẫu số hay tỷ lệ",
        "it has numbers, and its heading only names an indicator: b, a or the ratio",
    ),
    Words(
        "Hãy ghi số lượng ở hai cột «Tử số (b)» và «Mẫu số (a)» dưới tiêu đề này.",
        "Give the counts in two columns «Tử số (b)» and «Mẫu số (a)» below this heading.",
    ),
)
_PARTS: Final = frozenset({"early", "on-time", "in-time", "late"})
_RENAME: Final = Words(
    "sửa tiêu đề thành «Tử số (b)» hoặc «Mẫu số (a)»",
    "change its heading to «Tử số (b)» or «Mẫu số (a)»",
)
_DIMENSIONS: Final = (
    Words("đơn vị", "unit"),
    Words("chỉ số", "indicator"),
    Words("kỳ", "period"),
)


class SayColumns(Saying):
    """Says what there is to say of the columns of one table."""

    def all(self) -> Iterator[Finding]:
        """Say all of it."""
        table = self.table
        unused = list[Column]()
        for column in table.columns:
            doubt = self._doubt(column)
            if doubt is not None:
                heading = column.heading or self.place.name(column.at)
                rule = ColumnNotUnderstood(heading=heading, reason=doubt.reason, way=doubt.way)
                yield rule.at(self.place.at(self.heading, column.at))
            elif self._is_unused(column):
                unused.append(column)
            elif column.role == "item" and column.heard.role == "ordinal":
                here = self.place.at(self.heading, column.at)
                yield ItemsFromNumbers(heading=column.heading).at(here)
        if unused:
            named = ", ".join(map(self._spelled, unused))
            yield ColumnsNotUsed(columns=named).at(self.at_heading)
        rows = table.rows
        if not (rows.rows or rows.troubles or rows.ragged or rows.others):
            yield NoRows().at(self.at_heading)

    # --- numbers that are not used -----------------------------------------------------------------

    def _doubt(self, column: Column) -> _Doubt | None:
        """Say why numbers of a column are left, unless it is known that they are no counts."""
        if column.why == "sender":
            return self._or_taught(_NAMES.reason, _NAMES.way)
        if not self._holds_numbers(column):
            has_digits = column.use is Use.REFUSED and self._holds_digits(column)
            return self._needing(*_TEXTS) if has_digits else None
        if not column.path and column.use is not Use.COUNT:
            return self._needing(*_NO_HEADING)
        if column.at in self._silent and "total" not in column.heard.kinds:
            return self._of_silent(column)
        is_other = bool(column.heard.qualifiers & {"previous", "planned"})
        if column.use is Use.REFUSED or (column.why == "rest" and not is_other):
            return self._of_refused(column)
        if column.use is Use.UNUSED and column.why == "leaf":
            return self._needing(*_SHARED)
        if column in self.table.facts.unused and self._says_nothing(column):
            if column.heard.indicators:
                return _INDICATOR_ALONE
            return self._or_taught(_NO_MEASURE, _joined(_IF_NEEDED, _RENAME))
        return None

    def _of_refused(self, column: Column) -> _Doubt:
        match column.why:
            case "leaf":
                return self._needing(*_SHARED)
            case "late":
                return self._needing(*_LATE)
        if not (rest := " ".join(column.heard.rest)):
            return self._or_taught(_CLASHING, _joined(_IF_NEEDED, _RENAME))
        reason = Words(
            f"có số nhưng không hiểu «{safe(rest)}»",
            f"it has numbers, and «{safe(rest)}» is not understood",
        )
        return self._or_taught(reason, _joined(_IF_NEEDED, self._renaming(column)))

    def _renaming(self, column: Column) -> Words:
        """Say which of the headings above a column to write otherwise: those that are not understood."""
        *outer, own = column.path
        leaf = self.reader.ear.hear(own)
        ways = []
        for text in outer:
            if self.reader.ear.hear(text).is_understood:
                continue
            over = safe(text)
            if leaf.kinds & _PARTS and not leaf.measure:
                ways.append(
                    Words(
                        f"ghi «{over}» bằng chữ đầy đủ, như «Số hồ sơ đã giải quyết»",
                        f"write «{over}» in full words, such as «Số hồ sơ đã giải quyết»",
                    )
                )
            else:
                ways.append(
                    Words(
                        f"thay «{over}» bằng tên hoặc mục của chỉ số",
                        f"put the name or item of the indicator in the place of «{over}»",
                    )
                )
        if not ways or not leaf.is_understood or not (leaf.measure or leaf.kinds & _PARTS):
            ways.append(_RENAME)
        return listed(ways)

    def _of_silent(self, column: Column) -> _Doubt:
        """Say what the headings of the other columns say, and this one does not."""
        groups, heard = self.table.facts.groups, column.heard
        others = (
            any(g.unit for g in groups),
            any(g.indicators for g in groups),
            any(g.period for g in groups),
        )
        own = (heard.unit, heard.indicators, heard.period)
        lacking = [
            name
            for name, by_any, said in zip(_DIMENSIONS, others, own, strict=True)
            if by_any and not said
        ]
        what = listed(lacking or [*_DIMENSIONS])
        return self._needing(
            Words(
                f"có số nhưng tiêu đề không ghi {what.vi} như các cột khác",
                f"it has numbers, and its heading does not name the {what.en} as others do",
            ),
            Words(f"ghi {what.vi} vào tiêu đề", f"name the {what.en} in its heading"),
        )

    def _needing(self, reason: Words, way: Words) -> _Doubt:
        return self._or_taught(reason, _joined(_IF_NEEDED, way))

    def _or_taught(self, reason: Words, way: Words) -> _Doubt:
        """Give a way out beside that of declaring the form."""
        return _Doubt(reason, self.or_teach(way))

    # --- what is used ------------------------------------------------------------------------------

    @property
    def _silent(self) -> set[int | None]:
        return {t.column for _, t in self.table.facts.troubles if t.kind == "column_silent"}

    def _says_nothing(self, column: Column) -> bool:
        """Say whether a heading tells neither what its numbers are nor another period, to compare with."""
        compares = column.heard.period and any(g.period for g in self.table.facts.groups)
        # What came in or is pending is understood, and is part of no count that is asked for.
        other = column.heard.group in ("received", "pending") and column.heard.is_understood
        return column.measure is None and not compares and not other

    def _holds_numbers(self, column: Column) -> bool:
        """Say whether numbers stand in a column: of one that looks like counts any, else in half its rows."""
        kinds = self.read.profile.kinds[column.at]
        ragged = set(self.table.rows.ragged)
        rows = self.table.rows.rows or [r for r in self.table.place.body if r not in ragged]
        is_run = len(rows) > 0 and rows[-1] - rows[0] + 1 == len(rows)
        of_rows = kinds[rows[0] : rows[-1] + 1] if is_run else bytes(map(kinds.__getitem__, rows))
        found = of_rows.count(NUMBER)
        return found > 0 and (column.use is Use.REFUSED or 2 * found >= len(rows))

    def _holds_digits(self, column: Column) -> bool:
        """Say whether half of the cells are texts with digits, as «1.234 hồ sơ»."""
        texts = [self.read.profile.text(row, column.at) for row in self.table.rows.rows]
        return 2 * sum(any(map(str.isdecimal, text)) for text in texts) >= max(len(texts), 1)

    def _is_unused(self, column: Column) -> bool:
        if column.at in self._silent or column in self.table.facts.unused:
            return True
        if not column.path:
            ragged = set(self.table.rows.ragged)
            kinds = self.read.profile.kinds[column.at]
            return any(kinds[row] and row not in ragged for row in self.table.place.body)
        if column.use in (Use.UNUSED, Use.REFUSED):
            return True
        if column.use is not Use.PRINTED or self.table.facts.groups:
            return False
        return all(c.at != column.at for c in self.table.columns if c.use is Use.KEY)

    def _spelled(self, column: Column) -> str:
        return f"«{column.heading or self.place.name(column.at)}»"


def _joined(begin: Words, end: Words) -> Words:
    return Words(begin.vi + end.vi, begin.en + end.en)
