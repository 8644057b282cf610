"""The bodies that a cell names, one for each bullet, number or paragraph of it."""

from typing import Final

from cchc.papers.paper import Cell
from cchc.patterns import pattern_of
from cchc.words import Words
from cchc.words.text import fold, tidy

_BULLET: Final = pattern_of(r"(?:^|(?<=\s))[-–+•*]\s+")
_NUMBER: Final = pattern_of(r"(?:^|(?<=\s))\(?(\d{1,2}|[a-e])[.)]\s+")
_COUNTS: Final = ([str(number) for number in range(1, 100)], [*"abcde"])
_BEGINS: Final = pattern_of(
    r"(?:các|sở|ubnd|ủy ban|văn phòng|vp|ban|công an|thanh tra|trung tâm|bộ chỉ huy|bảo hiểm|phòng|chi cục)\b"
)
_PARAGRAPHS: Final = Words(
    "ô có nhiều dòng, mỗi dòng có thể là một cơ quan",
    "the cell has several lines, each of which may be a body",
)


def listed(cell: str) -> str:
    """Put semicolons between the entries of a list: «- Sở A - Sở B», «1. Sở A 2. Sở B»."""
    if _BULLET.match(cell):
        parts = _BULLET.split(cell)
    elif _is_numbered(cell):
        parts = _NUMBER.sub("\n", cell).split("\n")
    else:
        return cell
    return "; ".join(each.strip(" ;,.") for each in parts if each.strip(" ;,."))


def _is_numbered(cell: str) -> bool:
    """Say whether a cell counts its entries from the first one."""
    numbers = _NUMBER.findall(cell)
    begins = bool(_NUMBER.match(cell))
    return begins and any(numbers == counts[: len(numbers)] for counts in _COUNTS)


def doubts_of(cell: Cell) -> tuple[Words, ...]:
    """Doubt a cell of which each paragraph begins like a body, with nothing that divides them."""
    lines = [line for each in cell.text.split("\n") if (line := tidy(each))]
    loose = [line for line in lines[:-1] if line[-1] not in ",;:"]
    is_open = len(lines) > 1 and bool(loose) and all(_BEGINS.match(fold(line)) for line in lines)
    return (*cell.doubts, _PARAGRAPHS) if is_open else cell.doubts
