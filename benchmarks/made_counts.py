"""Made-up counts of many units: as offices send them, or one clean row per unit; seeded."""

import random
import unicodedata
from collections.abc import Callable
from pathlib import Path

INDICATOR = """\
id: {id}
label: Tỷ lệ hồ sơ nhóm {number} giải quyết đúng hạn
numerator:
  label: Số hồ sơ nhóm {number} giải quyết đúng hạn
denominator:
  label: Tổng số hồ sơ nhóm {number} đã giải quyết
english:
  label: Share of dossiers of group {number} settled on time
  numerator: Dossiers of group {number} settled on time
  denominator: Dossiers of group {number} settled
formula: inferred
note: b là số đúng hạn, a là số đã giải quyết.
part_of_whole: true
over_time: sum
when_empty: not_applicable
better: higher
"""
SET = """\
id: national-2024
year: 2024
title: Chỉ tiêu thử
issuer: Cơ quan thử
number: 1/QĐ
issued: "2024-01-02"
effective: {from: "2024-01-01", to: "2024-12-31"}
registry: national
body: "0"
sections:
  I: Giải quyết đúng hạn
targets:
"""
TARGET = """\
  - item: I.{number}
    indicator: {id}
    wording: Tỷ lệ hồ sơ nhóm {number} giải quyết đúng hạn
    levels: [province, district, commune]
    threshold: Tối thiểu 95
    unit_of_measure: "%"
    responsible: [Các đơn vị]
    coordinating: []
    basis: null
"""
MONTHS = 12
INDICATORS = 25
DIRTY_NAMES, QUOTED, GROUPED, BROKEN = 0.03, 0.05, 0.01, 0.001  # shares of the rows


def ids(indicators: int) -> list[str]:
    """Name the indicators."""
    return [f"on-time-{n}" for n in range(1, indicators + 1)]


def name_of(unit: int) -> str:
    """Name a commune."""
    return f"Xã Đắk Long {unit}"


def write_definitions(folder: Path, units: int, indicators: int = 1) -> None:
    """Declare targets that bind *units* communes of a made-up country."""
    (folder / "indicators").mkdir()
    (folder / "targets" / "units").mkdir(parents=True)
    targets = SET
    for number, each in enumerate(ids(indicators), start=1):
        declared = INDICATOR.format(id=each, number=number)
        (folder / "indicators" / f"{each}.yaml").write_text(declared, encoding="utf-8")
        targets += TARGET.format(id=each, number=number)
    (folder / "targets" / "national-2024.yaml").write_text(targets, encoding="utf-8")
    with (folder / "targets" / "units" / "national.csv").open("w", encoding="utf-8") as file:
        file.write("code,name,level,parent\n0,Cả nước,province,\n")
        file.writelines(f"{n},{name_of(n)},commune,0\n" for n in range(1, units + 1))


def write_clean(path: Path, rows: int) -> None:
    """Write one row per unit in the order of the registry: as many different names as rows."""
    made = random.Random(rows)
    with path.open("w", encoding="utf-8") as file:
        file.write("Đơn vị,Chỉ số,Kỳ,b,a\n")
        for n in range(1, rows + 1):
            a = made.randint(1, 5000)
            b = made.randint(a * 9 // 10, a)
            file.write(f"{name_of(n)},{ids(1)[0]},2024,{b},{a}\n")


def _without_marks(name: str) -> str:
    apart = unicodedata.normalize("NFD", name.replace("Đ", "D").replace("đ", "d"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


_DIRTY: tuple[Callable[[str], str], ...] = (
    str.upper,
    str.lower,
    _without_marks,
    lambda name: f"{name} ",
    lambda name: name.replace(" ", "  "),
    lambda name: name.replace("Xã ", "X. "),
    lambda name: unicodedata.normalize("NFD", name),
)


def write_dirty(path: Path, rows: int) -> None:
    """Write 25 indicators × 12 months of *rows* / 300 units, shuffled, with what offices do to them."""
    made = random.Random(rows)
    units = rows // (MONTHS * INDICATORS)
    places = [
        (unit, indicator, month)
        for unit in range(1, units + 1)
        for indicator in ids(INDICATORS)
        for month in range(1, MONTHS + 1)
    ]
    made.shuffle(places)
    with path.open("w", encoding="utf-8") as file:
        file.write("Đơn vị,Chỉ số,Kỳ,b,a\n")
        for unit, indicator, month in places:
            a = made.randint(1, 5000)
            b = made.randint(a * 9 // 10, a)
            b = a + 1 if made.random() < BROKEN else b
            name = name_of(unit)
            if made.random() < DIRTY_NAMES:
                name = made.choice(_DIRTY)(name)
            whole = f"{a:,}".replace(",", ".") if made.random() < GROUPED else str(a)
            cells = [name, indicator, f"2024-{month:02}", str(b), whole]
            if made.random() < QUOTED:
                cells[0] = f'"{cells[0]}"'
            file.write(",".join(cells) + "\n")
