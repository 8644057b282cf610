"""Cells as text: the same words in every medium."""

from typing import Final

from cchc.diagnostics import Location, column_letters
from cchc.document.model import (
    Cell,
    Lack,
    Limit,
    Mark,
    Name,
    Outcome,
    Percent,
    Place,
    Tally,
    Toned,
)
from cchc.words import Lang, Words
from cchc.words.numbers import count

NOTHING: Final = "–"  # where there is no number
_NEVER: Final = Words("không thể", "never")

# Most of thousands, and so looked at first; a union would be made anew each time (benchmarks/page.md).
_WORDED: Final = (Percent, Mark, Name, Limit)


def text_of(cell: Cell, lang: Lang) -> str:
    """Spell a cell; what comes of a file is not made safe here, for each medium has dangers of its own."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, _WORDED):
        return cell.text
    if isinstance(cell, int):
        return count(cell, lang)
    if isinstance(cell, Place):
        return cell.cells or cell.location.text
    if cell is None:
        return NOTHING
    if isinstance(cell, Lack):
        return _lack(cell, lang)
    if isinstance(cell, Toned):
        return text_of(cell.value, lang)
    if isinstance(cell, Tally):
        return count(cell.number, lang)
    if isinstance(cell, Outcome):
        word = cell.mark.alone if cell.note else cell.mark.text
        said = " ".join(filter(None, (word, cell.ratio and cell.ratio.text)))
        return ", ".join(filter(None, (said, cell.note)))
    return cell.text


def place_parts(location: Location, lang: Lang) -> tuple[str, str, str]:
    """Give file, sheet and cell, as the file's own program names it: D7, or row 6 and column 4."""
    row, column = location.row, location.column
    if location.sheet is not None:
        cell = (column_letters(column) if column else "") + str(row or "")
        return location.file, location.sheet, cell
    words = [Words(f"dòng {row}", f"row {row}")] if row else []
    words += [Words(f"cột {column}", f"column {column}")] if column else []
    return location.file, "", ", ".join(each.in_(lang) for each in words)


def _lack(lack: Lack, lang: Lang) -> str:
    if lack.number is None:
        return _NEVER.in_(lang)
    said = count(lack.number, lang)
    return Words(f"bớt {said}", f"{said} fewer").in_(lang) if lack.fewer else said


def digits_of(percent: Percent) -> int:
    """Count the decimals that are printed."""
    return len(percent.text.removesuffix("%").replace(",", ".").partition(".")[2])
