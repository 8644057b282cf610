"""What a table as a whole lacks to be read, and how to give it."""

from cchc.rules.forms import QuantityMissing
from cchc.rules.tables import TableLacks
from cchc.tables.column_types import Column, Use
from cchc.tables.forms import nearest_form
from cchc.tables.meant import Trouble
from cchc.tables.reasons import EVERY_UNIT, MEASURES
from cchc.tables.saying import AS_ROWS, Saying, in_words
from cchc.words import Words, listed
from cchc.words.text import safe

_DONE = Words(
    "Hãy ghi số đã thực hiện, mỗi số một cột.",
    "Give the numbers of what was done, in columns of their own.",
)
_UNDERSTOOD = Words(
    "tiêu đề hiểu được của các cột (b) và (a)", "headings of (b) and (a) that are understood"
)
_CORRECT_HEADINGS = Words(
    "Hãy sửa tiêu đề của các cột được nêu tên", "Correct the headings of the columns that are named"
)
_INDICATOR = Words("chỉ số", "the indicator")
_SINGLE_ROWS = Words(
    "các dòng của từng đơn vị (chỉ có dòng tổng và dòng của từng cấp)",
    "the rows of single units (there are only totals and rows of levels)",
)
_UNITS = Words("cột tên đơn vị", "the column of units")
_RENAME_UNITS = Words(
    "Hãy sửa tiêu đề của cột tên đơn vị thành «Đơn vị»",
    "Change the heading of the column of units to «Đơn vị»",
)


_UNREADABLE = (
    Words("không đọc được tổng số ở dòng nào", "the total cannot be read in any row"),
    Words("Hãy sửa các ô được nêu tên", "Correct the cells that are named"),
)
_HEADING = {"b": "Tử số (b)", "a": "Mẫu số (a)"}


class SayLacks(Saying):
    """Says what stands in the way of all numbers of one table."""

    def lacks(self, kind: str) -> TableLacks | None:
        """Say what a whole table lacks, and how to give it."""
        match kind:
            case "only_sums":
                return self._lacking(_SINGLE_ROWS, EVERY_UNIT)
            case "units_refused":
                return self._lacking(_UNITS, self.or_teach(_RENAME_UNITS))
            case "measure_not_said":
                return self._without_measures()
            case "indicator_not_said":
                return self._lacking(_INDICATOR, self._way_to_indicator())
        return None

    def _lacking(self, lacking: Words, way: Words) -> TableLacks:
        return TableLacks(lacking=lacking, nearest=self._nearest_layout(), way=way)

    def _nearest_layout(self) -> Words:
        """Name the layout that has most headings of the table, and in what both differ; else nothing."""
        paths = [column.path for column in self.table.columns if column.path]
        if self.is_taught or (found := nearest_form(paths, self.reader.forms)) is None:
            return Words("", "")
        form, lacking, new = found
        said = in_words(lacking, new)
        return Words(
            f" Gần nhất là biểu «{form.layout.id}»: {said.vi}.",
            f" The nearest layout is «{form.layout.id}»: {said.en}.",
        )

    def _without_measures(self) -> TableLacks:
        """Say what headings do not say; letters may be there, under one that nobody understands."""
        if planned := self._planned_alone():
            named = ", ".join(f"«{safe(column.heading)}»" for column in planned)
            lacking = Words(
                f"số đã thực hiện ({named} là số kế hoạch, mức giao hoặc ước tính)",
                f"numbers of what was done ({named}: planned, assigned or estimated)",
            )
            return self._lacking(lacking, _DONE)
        hear = self.reader.ear.hear
        said = {hear(c.path[-1]).measure for c in self.table.columns if c.path}
        sides = [MEASURES[side] for side in ("b", "a") if side not in said]
        way = self._way_to_measures() if sides else self._way_to_indicator()
        if not self._names_indicators():
            sides.append(_INDICATOR)
        if not sides:
            sides, way = [_UNDERSTOOD], self.or_teach(_CORRECT_HEADINGS)
        return self._lacking(listed(sides), way)

    def _planned_alone(self) -> list[Column]:
        """Give the columns of numbers where all are headed as planned, assigned or estimated."""
        others = (Use.KEY, Use.ORDINAL, Use.PRINTED)
        numbers = [c for c in self.table.columns if c.has_numbers and c.use not in others]
        planned = [c for c in numbers if c.use is Use.UNUSED and _is_planned(c)]
        return planned if planned == numbers else []

    def _names_indicators(self) -> bool:
        """Say whether rows, headings or lines above name any indicator, or are there to name it."""
        table = self.table
        by_rows = any(c.use is Use.KEY and c.role in ("indicator", "item") for c in table.columns)
        by_columns = any(column.heard.indicators for column in table.columns)
        return by_rows or by_columns or bool(table.above.indicators)

    def _way_to_measures(self) -> Words:
        over = Words("", "")
        if not self._names_indicators():
            item = self.reader.target_set.targets[0].item
            over = Words(
                f" dưới tên hoặc mục của chỉ số, như «{item}»",
                f" below the name or item of the indicator, such as «{item}»",
            )
        return self.or_teach(
            Words(
                f"Hãy ghi tiêu đề «Tử số (b)» và «Mẫu số (a)»{over.vi}",
                f"Write the headings «Tử số (b)» and «Mẫu số (a)»{over.en}",
            )
        )

    def _unknown_items(self) -> list[str]:
        """List what the layout that was taught calls indicators, and the set does not."""
        if not self.is_taught:
            return []
        said = (c.indicator for form in self.reader.forms for c in form.taught.values())
        known = self.reader.indicators
        named = filter(None, dict.fromkeys(said))
        return [each for each in named if not (known.find(each) or known.find_over(each))]

    def _way_to_indicator(self) -> Words:
        item = self.reader.target_set.targets[0].item
        if unknown := self._unknown_items():
            named = ", ".join(f"«{safe(each)}»" for each in unknown)
            return Words(
                f"Hãy sửa {named} sau «indicator:» trong tệp khai báo biểu mẫu; bộ chỉ tiêu"
                f" «{self.reader.target_set.id}» không có chỉ số nào như vậy.",
                f"Correct {named} after «indicator:» in the file that declares the form; the target set"
                f" «{self.reader.target_set.id}» has no such indicator.",
            )
        if self.is_taught:
            return Words(
                f"Hãy thêm dòng «indicator: {item}» (mục của chỉ số) dưới «means» của cột b và cột a"
                " trong tệp khai báo biểu mẫu.",
                f"Add a line «indicator: {item}» (the item of the indicator) below «means» of the"
                " columns b and a in the file that declares the form.",
            )
        return self.or_teach(
            Words(
                f"Hãy thêm cột «Chỉ số», hoặc ghi tên hay mục của chỉ số, như «{item}», ở tiêu đề"
                " phía trên (b) và (a)",
                f"Add a column «Chỉ số», or write the name or item of the indicator, such as «{item}»,"
                " over the headings (b) and (a)",
            )
        )

    def one_of_two(self, trouble: Trouble) -> QuantityMissing | TableLacks:
        """Say that only b or only a is there, or that a letter stands beside words of another count."""
        side = MEASURES[trouble.other]
        column = next(c for c in self.table.columns if c.at == trouble.column)
        letter, heading = trouble.other, safe(column.heading)
        lacking = side
        way = Words(
            f"Hãy ghi chữ ({letter}) vào tiêu đề của cột {side.vi}",
            f"Write the letter ({letter}) into the heading of the {side.en}",
        )
        if self.is_taught:
            way = Words(
                f"Hãy khai báo cột {side.vi} là «means: {letter}» với cùng «indicator»",
                f"Declare the {side.en} as «means: {letter}» with the same «indicator»",
            )
        elif column.measure == trouble.other:
            lacking = Words(
                f"{side.vi}, vì «{heading}» có chữ ({letter}) nhưng nói về số khác",
                f"{side.en}, because «{heading}» has the letter ({letter}) and speaks of another count",
            )
            way = Words(
                f"Hãy kiểm tra chữ (b), (a), hoặc sửa tiêu đề thành «{_HEADING[letter]}»",
                f"Check the letters (b) and (a), or change the heading to «{_HEADING[letter]}»",
            )
        by_rows = self.table.rows.measures is not None
        if by_rows:
            out = Words(f"Hãy {AS_ROWS.vi}.", f"Please {AS_ROWS.en}.")
        else:
            out = Words(f"{way.vi}.", f"{way.en}.") if self.is_taught else self.or_teach(way)
        if not self.table.facts.facts.rows:
            return self._lacking(lacking, out)
        ids = self.items(sorted(column.heard.indicators)) or "b/a"
        missing = Words(f"còn thiếu {lacking.vi}", f"it lacks {lacking.en}")
        return QuantityMissing(indicators=ids, lacking=missing, way=out)

    def without_quantity(self, trouble: Trouble) -> QuantityMissing:
        """Say which quantities no column is known to hold; or why «đúng hạn» alone is not enough."""
        ids, names = self.items(trouble.indicators), trouble.text.split(", ")
        if names == ["settled-early"] and (found := self._on_time()) is not None:
            lacking, way = found
            return QuantityMissing(indicators=ids, lacking=lacking, way=self.or_teach(way))
        missing = listed([self.quantity(name) for name in names])
        lacking = Words(
            f"chưa cột nào được hiểu là {missing.vi}", f"no column is known to hold {missing.en}"
        )
        way = Words(
            "Hãy bổ sung cột còn thiếu, hoặc sửa tiêu đề của cột đó nếu đã có",
            "Add the column, or correct its heading where it is there",
        )
        return QuantityMissing(indicators=ids, lacking=lacking, way=self.or_teach(way))

    def _on_time(self) -> tuple[Words, Words] | None:
        """Say why «Đúng hạn» alone does not give b: it may be without the early ones."""
        group = next(
            (
                g
                for g in self.table.facts.groups
                if {"settled-on-time", "settled-total"} <= g.columns.keys()
            ),
            None,
        )
        if group is None:
            return None
        heading = safe(group.columns["settled-on-time"].heading)
        numbers = self.table.facts.numbers[group.columns["settled-total"].at]
        if numbers and max(numbers) < 0:
            return _UNREADABLE
        if "settled-late" in group.columns:
            late = safe(group.columns["settled-late"].heading)
            lacking = Words(
                f"«{heading}» cộng «{late}» không bằng tổng số, nên có thể còn thiếu hồ sơ trước hạn",
                f"«{heading}» and «{late}» do not make the total, so dossiers settled early may be left out",
            )
            way = Words(
                "Hãy kiểm tra các số này, hoặc thêm cột «Trước hạn»",
                "Check these numbers, or add a column «Trước hạn»",
            )
            return lacking, way
        lacking = Words(
            f"không rõ «{heading}» đã gồm hồ sơ trước hạn chưa",
            f"it is not clear whether «{heading}» includes the dossiers that were settled early",
        )
        way = Words(
            "Nếu đã gồm, hãy ghi «Giải quyết đúng hạn» ở tiêu đề; nếu chưa, hãy thêm cột «Trước hạn»",
            "If it does, write the heading as «Giải quyết đúng hạn»; if not, add a column «Trước hạn»",
        )
        return lacking, way


def _is_planned(column: Column) -> bool:
    return "planned" in column.heard.qualifiers or column.role == "threshold"
