"""Why a file, or a sheet, gives no grid: raised by the reader of its format, turned into a finding once."""

from cchc import limits
from cchc.diagnostics import Rule
from cchc.rules.files import FileTooLarge, WorkbookDamaged
from cchc.words import Words
from cchc.words.numbers import count


class Refused(Exception):
    """A file of which nothing is read; the rule says why."""

    def __init__(self, rule: Rule) -> None:
        super().__init__(rule)
        self.rule = rule


class Malformed(ValueError):
    """A file is not built as its format demands."""


class Budget:
    """How many cells a file may still hold; a table of counts is small, and a bomb is not."""

    def __init__(self, limit: int, what: Words) -> None:
        self.left = self.limit = limit
        self.what = what

    def spend(self, cells: int) -> None:
        """Take cells from what is left; raises Refused where that is not enough."""
        self.left -= cells
        if self.left < 0:
            raise too_large(self.what, more_than(self.limit), self.limit)


def filled_cells() -> Budget:
    """Count the cells that are filled in, for formats that a reader takes cell by cell."""
    return Budget(limits.FOREIGN_CELLS, Words("số ô có dữ liệu", "the number of cells in use"))


def area() -> Budget:
    """Count the cells that must be held: the rows in use times the columns in use."""
    what = Words("số ô của vùng có dữ liệu", "the number of cells of the area in use")
    return Budget(limits.SHEET_CELLS, what)


def too_large(what: Words, found: int | Words, limit: int) -> Refused:
    """Say that something is larger than any that is read."""
    return Refused(FileTooLarge(what=what, found=found, limit=limit))


def damaged(error: BaseException) -> Refused:
    """Say that a reader gave up."""
    said = str(error).splitlines()[:1]
    what = said[0][:200] if said else type(error).__name__
    reason = Words(f"cấu trúc bên trong sai ({what})", f"it is malformed inside ({what})")
    return Refused(WorkbookDamaged(reason=reason))


def cut_off() -> Refused:
    """Say that a file ends too early, or is spoilt."""
    reason = Words("tệp bị cắt ngang hoặc chưa lưu xong", "it is cut off or was still being saved")
    return Refused(WorkbookDamaged(reason=reason))


def more_than(limit: int) -> Words:
    """Say of what was not measured to its end that it is beyond a limit."""
    return Words(f"hơn {count(limit, 'vi')}", f"more than {count(limit, 'en')}")
