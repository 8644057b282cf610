"""Which column of a table holds what, by headings that are wholly understood.

The lists are closed: a heading that is not in them gives its column no meaning.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cchc.definitions.threshold_cell import is_label
from cchc.drafts.bounds import Bound, bound_of, is_bound, says_of_thresholds
from cchc.drafts.divided import Divided, is_threshold
from cchc.papers.paper import Cell, Place, Table
from cchc.patterns import pattern_of
from cchc.words.text import fold

NUMBER: Final = "number"
COLUMNS: Final = ("wording", "responsible", "coordinating", "unit_of_measure", "threshold", "basis")
_NAMES: Final = {
    "wording": "Tên nhiệm vụ",
    "responsible": "Đơn vị chủ trì",
    "threshold": "Giao chỉ tiêu",
}
_REQUIRED: Final = frozenset({NUMBER, *_NAMES})
_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    # The English headings are those of our own annex.
    NUMBER: ("số tt", "stt", "tt", "số thứ tự", "thứ tự", "mục", "no"),
    "wording": (
        *("tên nhiệm vụ", "nhiệm vụ", "nội dung nhiệm vụ", "tên chỉ tiêu", "nội dung chỉ tiêu"),
        *("nội dung", "nhiệm vụ, chỉ tiêu", "chỉ tiêu, nhiệm vụ", "tên nhiệm vụ, chỉ tiêu", "task"),
        *("nội dung, nhiệm vụ", "nhiệm vụ, nội dung", "nội dung công việc", "nội dung thực hiện"),
        *("tên chỉ số", "chỉ số", "nội dung chỉ số", "nhiệm vụ cụ thể"),
    ),
    "responsible": (
        *("đơn vị chủ trì", "cơ quan chủ trì", "cơ quan, đơn vị chủ trì", "chủ trì", "responsible"),
        *("đơn vị chủ trì thực hiện", "cơ quan chủ trì thực hiện", "cơ quan, địa phương chủ trì"),
        *("đơn vị thực hiện", "cơ quan thực hiện", "cơ quan, đơn vị thực hiện"),
        *("đơn vị được giao", "cơ quan được giao", "cơ quan, đơn vị được giao"),
    ),
    "coordinating": (
        *("đơn vị phối hợp", "cơ quan phối hợp", "cơ quan, đơn vị phối hợp", "phối hợp"),
        *(
            "đơn vị phối hợp thực hiện",
            "cơ quan phối hợp thực hiện",
            "cơ quan, địa phương phối hợp",
        ),
        "coordinating",
    ),
    "unit_of_measure": ("đơn vị tính", "đvt", "đv tính", "unit of measure"),
    "threshold": (
        *("giao chỉ tiêu", "chỉ tiêu giao", "chỉ tiêu được giao", "mức giao", "mức chỉ tiêu giao"),
        # Alone it means the threshold: a table without another column for the names is no annex.
        *(
            "chỉ tiêu",
            "mức chỉ tiêu",
            "chỉ tiêu thực hiện",
            "chỉ tiêu phấn đấu",
            "chỉ tiêu cần đạt",
        ),
        "target",
    ),
    "basis": ("căn cứ thực hiện", "căn cứ", "căn cứ pháp lý", "căn cứ giao chỉ tiêu", "basis"),
}
# Without blanks: a narrow column breaks «Số TT» anywhere.
_ROLES: Final = {
    fold(text).replace(" ", ""): role for role, texts in _HEADINGS.items() for text in texts
}
_JOINED: Final = pattern_of(r"\s*(?:/|;| và |&)\s*")  # «Cơ quan/đơn vị», «Nhiệm vụ và chỉ tiêu»
_YEAR: Final = pattern_of(r"\s*(?:trong )?(?:nam )?(?:năm )?(20\d\d)$")
_PERCENT: Final = pattern_of(r"\s*(?:\((?:%|phần trăm)\)|%)$")
_COUNTED: Final = pattern_of(r"\(?\d{1,2}\)?|\(?[A-Za-z]\)?")
_MOST_ROWS: Final = 3


class Headings(NamedTuple):
    """The columns of a table by what they hold, and where its rows begin."""

    columns: Mapping[str, int]
    parts: Mapping[int, str]  # the columns of a threshold that is divided, and what each is for
    strange: tuple[str, ...]  # what is not understood of that
    spread: Mapping[int, str]  # further columns of a heading that covers several
    top: int  # the first row of the headings
    first: int  # row below the headings
    texts: frozenset[str]  # of all headings, folded
    others: Mapping[int, str]  # columns without a known meaning, and their headings
    years: tuple[tuple[str, Place], ...]  # that headings of columns with a meaning name, and where
    bound: Bound | None  # what the headings of thresholds say of all of them


def role_of(text: str) -> str | None:
    """Say what a column with this heading holds."""
    own = _YEAR.sub("", _PERCENT.sub("", fold(text)))
    heading = _JOINED.sub(", ", _PERCENT.sub("", own).strip(" .:"))
    return _ROLES.get(heading.replace(" ", ""))


def lacking(table: Table) -> tuple[Sequence[str], Sequence[str]] | None:
    """Say which columns of an annex a table lacks, and which of its headings are not understood.

    None where no row of it looks like the headings of an annex.
    """
    for row in range(1, table.height + 1):
        texts = [cell.tidy for cell in table.row(row) if cell.tidy]
        roles = [role_of(text) for text in texts]
        if NUMBER in roles and sum(role is not None for role in roles) > 1:
            needed = {NUMBER: "Số TT", **_NAMES}
            names_tasks = (
                "wording" in roles or roles.count("threshold") > 1
            )  # «Chỉ tiêu | Mức giao»
            missing = [
                name
                for role, name in needed.items()
                if role not in roles and not (role == "wording" and names_tasks)
            ]
            return missing, [text for text, role in zip(texts, roles, strict=True) if role is None]
    return None


def repeated(table: Table) -> Sequence[str]:
    """Give the headings of several columns that mean the same, where all that an annex needs is there."""
    for row in range(1, table.height + 1):
        if not any(role_of(cell.tidy) == NUMBER for cell in table.row(row)):
            continue
        last = row + 1 if _goes_on(table, row, row + 1) else row
        found: dict[str, list[str]] = {}
        for column in range(1, table.width + 1):
            path = [cell.tidy for cell in _cells(table, column, row, last) if cell.tidy]
            role = next(filter(None, map(role_of, reversed(path))), None)
            if role is not None:
                found.setdefault(role, []).append(" > ".join(path))
        several = [texts for texts in found.values() if len(texts) > 1]
        if found.keys() >= _REQUIRED and several:
            return several[0]
    return ()


def are_cut(upper: Table, lower: Table) -> bool:
    """Say whether a page cuts the headings of an annex: the end of one table and the top of the next."""
    halves = [
        [table.at(row, column) for table, row in ((upper, upper.height), (lower, 1))]
        for column in range(1, upper.width + 1)
    ]
    whole = [" ".join(cell.tidy for cell in each if cell is not None) for each in halves]
    return upper.width == lower.width and {*map(role_of, whole)} >= _REQUIRED


def headings_of(table: Table) -> Headings | None:
    """Find the headings of an annex: the first rows that name all that a target needs, each once."""
    for row in range(1, table.height + 1):
        if any(role_of(cell.tidy) == NUMBER for cell in table.row(row)):
            found = _read(table, row)
            if found is not None:
                return found
    return None


def _read(table: Table, row: int) -> Headings | None:
    last = row
    while last - row < _MOST_ROWS and _goes_on(table, row, last + 1):
        last += 1
    columns: dict[str, int] = {}
    others: dict[int, str] = {}
    spread: dict[int, str] = {}
    years: list[tuple[str, Place]] = []
    bound: Bound | None = None
    divided = Divided(role_of)
    tasks = _column_of_tasks(table, row, last)
    for column in range(1, table.width + 1):
        if column == tasks:
            columns["wording"] = column
            continue
        cells = [*_cells(table, column, row, last)]
        path = [cell.tidy for cell in cells if cell.tidy]
        named = _years_in(cells)
        role = role_of(path[-1]) if path else None
        if divided.takes(column, cells):
            columns.setdefault("threshold", column)
            bound = bound or bound_of(cells, role_of)
        elif role is None:
            others[column] = " > ".join(path)
            continue  # «Thực hiện năm 2025» is no year of the set
        elif role in columns and table.at(last, column) is not table.at(last, columns[role]):
            return None  # two columns of one meaning
        elif role in columns:
            spread[column] = role
        else:
            columns[role] = column
        years += named
    parts = divided.parts()
    if not columns.keys() >= _REQUIRED or parts is None:
        return None
    texts = frozenset(fold(each.tidy) for at in range(row, last + 1) for each in table.row(at))
    first = last + 2 if is_counted(table.row(last + 1)) else last + 1
    of_years = tuple(dict.fromkeys(years))
    strange = divided.strange if len(parts) > 1 else (*filter(_is_strange, divided.strange),)
    return Headings(columns, parts, strange, spread, row, first, texts, others, of_years, bound)


def _years_in(cells: Iterable[Cell]) -> Iterator[tuple[str, Place]]:
    for cell in cells:
        if found := _YEAR.search(_PERCENT.sub("", fold(cell.tidy))):
            yield found[1], cell.place


def _is_strange(heading: str) -> bool:
    """Say whether the only heading of thresholds says more than that, a percent or a comparing word."""
    rest = says_of_thresholds(heading)
    return bool(rest) and role_of(rest) != "threshold"


def _column_of_tasks(table: Table, top: int, bottom: int) -> int | None:
    """Find «Chỉ tiêu» left of «Chỉ tiêu giao»: beside another column of thresholds it names the tasks."""
    said: dict[int, list[str]] = {
        column: [cell.tidy for cell in _cells(table, column, top, bottom) if cell.tidy]
        for column in range(1, table.width + 1)
    }
    roles = {column: {role_of(text) for text in path} for column, path in said.items()}
    if any("wording" in each for each in roles.values()):
        return None
    named = [column for column, path in said.items() if [*map(fold, path)] == ["chỉ tiêu"]]
    behind = [column for column, each in roles.items() if "threshold" in each - {None}]
    is_clear = len(named) == 1 and any(column > named[0] for column in behind)
    return named[0] if is_clear else None


def _goes_on(table: Table, top: int, row: int) -> bool:
    """Say whether a row belongs to the headings: it is merged with them, or names more of them."""
    column = next(c for c in range(1, table.width + 1) if _role_at(table, top, c) == NUMBER)
    number = table.at(row, column)
    if number is None or (number.tidy and number is not table.at(top, column)):
        return False
    own = [cell for cell in table.row(row) if cell.place.row == row and cell.tidy]
    if number.tidy and number is table.at(top, column):
        return bool(own)
    above = [each for at in range(top, row) for each in table.row(at)]
    if len(own) > 1 and all(_is_below_thresholds(table, row, each) for each in own):
        return True
    divides = any(is_threshold(each.tidy, role_of) for each in above)
    return any(
        role_of(cell.tidy) or (divides and (is_label(cell.tidy) or is_bound(cell.tidy)))
        for cell in own
    )


def _is_below_thresholds(table: Table, row: int, cell: Cell) -> bool:
    """Say whether a cell stands below a heading of thresholds that covers its neighbours, too."""
    column = cell.place.column
    over = table.at(row - 1, column)
    beside = [table.at(row - 1, column + step) for step in (-1, 1)]
    is_one = over is not None and is_threshold(over.tidy, role_of)
    return is_one and any(each is over for each in beside)


def _role_at(table: Table, row: int, column: int) -> str | None:
    cell = table.at(row, column)
    return None if cell is None else role_of(cell.tidy)


def _cells(table: Table, column: int, top: int, bottom: int) -> Iterable[Cell]:
    found = [table.at(row, column) for row in range(top, bottom + 1)]
    return dict.fromkeys(cell for cell in found if cell is not None)


def is_counted(row: Iterable[Cell]) -> bool:
    """Say whether a row only numbers the columns: (1) (2) (3), or A B 1 2."""
    texts = [cell.tidy for cell in row if cell.tidy]
    return len(texts) > 3 and all(_COUNTED.fullmatch(text) for text in texts)
