"""Every rule there is, by its code, and the families that they come in.

Only who lists or explains rules needs it: a reader or a check imports the rules that it can find.
"""

from collections.abc import Mapping
from types import ModuleType
from typing import Final, NamedTuple

from cchc.diagnostics import RETIRED, Rule
from cchc.rules import (
    cascade,
    cells,
    definition_folder,
    definition_tests,
    definition_text,
    definition_values,
    documents,
    dossiers,
    files,
    forms,
    layouts,
    names,
    periods,
    records,
    registries,
    rows,
    tables,
)
from cchc.words import Words


class Family(NamedTuple):
    """The rules of one hundred."""

    module: ModuleType
    title: Words


FAMILIES: Final[Mapping[str, Family]] = {
    "C1": Family(files, Words("Tệp", "The file")),
    "C2": Family(cells, Words("Một ô", "A cell")),
    "C3": Family(rows, Words("Một dòng", "A row")),
    "C4": Family(names, Words("Tên gọi", "Names")),
    "C5": Family(periods, Words("Kỳ báo cáo", "Periods")),
    "C6": Family(forms, Words("Biểu mẫu", "Forms")),
    "C7": Family(tables, Words("Bảng", "Tables")),
    "D1": Family(
        definition_text, Words("Văn bản của tệp định nghĩa", "The text of a definition file")
    ),
    "D2": Family(definition_values, Words("Khóa và giá trị", "Keys and values")),
    "D3": Family(definition_folder, Words("Cả thư mục", "The folder as a whole")),
    "D4": Family(registries, Words("Danh mục đơn vị", "Registries of units")),
    "D5": Family(layouts, Words("Bố cục và công thức", "Layouts and recipes")),
    "D6": Family(cascade, Words("Lộ trình và giao lại chỉ tiêu", "Roadmaps and targets passed on")),
    "D7": Family(records, Words("Đếm từ hồ sơ", "Counting from dossiers")),
    "D8": Family(documents, Words("Đối chiếu với văn bản", "Beside the document")),
    "D9": Family(definition_tests, Words("Phép thử trong định nghĩa", "Tests inside definitions")),
    "R1": Family(dossiers, Words("Danh sách hồ sơ", "Lists of dossiers")),
}
CATALOGUE: Final[Mapping[str, type[Rule]]] = {
    rule.code: rule
    for family in FAMILIES.values()
    for rule in vars(family.module).values()
    if isinstance(rule, type) and issubclass(rule, Rule) and hasattr(rule, "code")
}


def next_free(start: str) -> str:
    """Give the code behind all that begin with *start*: a family, or its ten.

    >>> next_free("C41")
    'C417'
    """
    if start[:2] not in FAMILIES:
        raise LookupError(f"no family of rules begins with {start}")
    ever = [code for code in (*CATALOGUE, *RETIRED) if code.startswith(start)]
    last = max(ever, default=start.ljust(4, "0"))
    following = f"{last[0]}{int(last[1:]) + 1}"
    if not following.startswith(start):
        raise LookupError(f"no code that begins with {start} is left")
    return following
