"""What is said of the rows of a table that are no data: text, and rows whose numbers are lost."""

from collections.abc import Iterator, Sequence
from typing import Final

from cchc.counts import UndecidedOfRow
from cchc.diagnostics import Finding
from cchc.rules.forms import RowsNotUsed
from cchc.rules.tables import RowsNotUnderstood
from cchc.tables.cells import NUMBER
from cchc.tables.column_types import Use
from cchc.tables.row_measures import records_of
from cchc.tables.row_types import Other, RowIs
from cchc.tables.saying import AS_ROWS, Saying
from cchc.words import Words
from cchc.words.text import safe, tidy

_WAY: Final = Words(
    f"Nếu cần số của dòng này, hãy {AS_ROWS.vi}; nếu không thì bỏ số ở dòng này.",
    f"If its numbers are needed, {AS_ROWS.en}; if not, take its numbers out.",
)
_LETTERS: Final = ("a", "b", *UndecidedOfRow._fields, "ratio")
_MOST_NAMED: Final = 20  # rows in one finding
_LONGEST: Final = 40  # characters of a row that are quoted


class SayLostRows(Saying):
    """Says which rows of one table are not used, apart from totals, which are checked."""

    def all(self) -> Iterator[Finding]:
        """Say all of it."""
        others = self.table.rows.others
        lost = dict.fromkeys(filter(self._loses_numbers, others))
        yield from self._not_understood([*lost, *self._beside_letters()])
        kinds = (RowIs.TEXT, RowIs.OF_WHICH)
        texts = [other for other in others if other.what in kinds and other not in lost]
        below = self._rows_below()
        known = len(texts) + len(below)
        texts += map(self._as_text, below[:_MOST_NAMED])
        told = self._told()
        known -= len(texts)
        texts = [other for other in texts if tidy(other.label) not in told]
        known += len(texts)
        if texts:
            named = self._used_rows(texts, known)
            yield RowsNotUsed(rows=named).at(self.place.at(texts[0].row))

    def _told(self) -> set[str]:
        """Give the lines for which numbers are not taken: what they say has been told with these."""
        doubt = self.table.doubt
        told = {tidy(doubt.text)} if doubt is not None else set()
        return told | {tidy(t.text) for _, t in self.table.facts.troubles if t.kind == "remark"}

    def _loses_numbers(self, other: Other) -> bool:
        """Say whether a row that is no data holds counts that nothing is done with."""
        if other.what not in (RowIs.TEXT, RowIs.OF_WHICH):
            return False
        kinds = self.read.profile.kinds
        counts = (c.at for c in self.table.columns if c.use in (Use.COUNT, Use.PAIR, Use.REFUSED))
        return any(kinds[at][other.row] == NUMBER for at in counts)

    def _beside_letters(self) -> list[Other]:
        """List rows of quantities that stand with b and a: only these are taken."""
        rows = self.table.rows
        column = next((c.at for c in self.table.columns if c.role == "measure"), None)
        if rows.measures is None or column is None:
            return []
        records, _ = records_of(rows)
        return [
            Other(rows.rows[at], RowIs.OF_WHICH, self.read.profile.text(rows.rows[at], column))
            for record in records
            if {"a", "b"} <= record.keys()
            for measure, at in record.items()
            if measure not in _LETTERS
        ]

    def _not_understood(self, others: Sequence[Other]) -> Iterator[Finding]:
        """Name rows whose numbers are lost, those of one label together."""
        lines = self.read.grid.lines
        by_label: dict[str, list[Other]] = {}
        for other in others:
            by_label.setdefault(tidy(other.label), []).append(other)
        for label, alike in by_label.items():
            named = ", ".join(str(lines[each.row]) for each in alike[:_MOST_NAMED])
            more = ", …" if len(alike) > _MOST_NAMED else ""
            rule = RowsNotUnderstood(
                label=_cut(label), rows=named + more, reason=self._why_lost(alike[0]), way=_WAY
            )
            yield rule.at(self.place.at(alike[0].row))

    def _why_lost(self, other: Other) -> Words:
        heard = self.reader.ear.hear(other.label)
        if heard.rest and (rest := safe(" ".join(heard.rest))):
            return Words(f"không hiểu «{rest}»", f"«{rest}» is not understood")
        if heard.group:
            return Words(
                "đứng cùng phần với tử số b và mẫu số a", "it stands in one part with b and a"
            )
        return Words(
            "không rõ là tử số, mẫu số hay số hồ sơ nào",
            "it is not clear which numerator, denominator or number of dossiers it is",
        )

    def _rows_below(self) -> list[int]:
        """List the lines of text below the last table of a sheet; there may be a million."""
        profile = self.read.profile
        if self.table is not self.read.tables[-1]:
            return []
        end = max(table.place.body.stop for table in self.read.tables)
        texts, numbers = profile.has_text, profile.has_number
        return [row for row in range(end, len(texts)) if texts[row] and not numbers[row]]

    def _as_text(self, row: int) -> Other:
        profile = self.read.profile
        texts = (tidy(profile.text(row, at)) for at in range(profile.grid.width))
        return Other(row, RowIs.TEXT, next(filter(None, texts), ""))

    def _used_rows(self, rows: Sequence[Other], known: int) -> Words:
        """Name the first of as many rows as are *known*."""
        lines = self.read.grid.lines
        named = ", ".join(f"{lines[each.row]} «{_cut(each.label)}»" for each in rows[:_MOST_NAMED])
        more = known - _MOST_NAMED
        if more <= 0:
            return Words(named, named)
        return Words(f"{named} và {more} dòng nữa", f"{named} and {more} more")


def _cut(text: str) -> str:
    text = tidy(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
