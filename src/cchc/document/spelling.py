"""Cells as text: the same words in every medium."""

from typing import Final

from cchc.document.model import Cell, Lack, Percent, Place, Toned
from cchc.words import Lang, Words
from cchc.words.numbers import count

NOTHING: Final = "–"  # where there is no number
_NEVER: Final = Words("không thể", "never")


def text_of(cell: Cell, lang: Lang) -> str:
    """Spell a cell; what comes of a file is not made safe here, for each medium has dangers of its own."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, int):
        return count(cell, lang)
    if cell is None:
        return NOTHING
    if isinstance(cell, Lack):
        return _lack(cell, lang)
    if isinstance(cell, Toned):
        return text_of(cell.value, lang)
    return cell.location.text if isinstance(cell, Place) else cell.text


def _lack(lack: Lack, lang: Lang) -> str:
    if lack.number is None:
        return _NEVER.in_(lang)
    said = count(lack.number, lang)
    return Words(f"bớt {said}", f"{said} fewer").in_(lang) if lack.fewer else said


def digits_of(percent: Percent) -> int:
    """Count the decimals that are printed."""
    return len(percent.text.removesuffix("%").replace(",", ".").partition(".")[2])
