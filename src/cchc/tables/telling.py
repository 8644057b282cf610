"""What is to be said of a sheet that was read: every trouble, every repair, everything that was not used."""

from typing import Final

from cchc.diagnostics import Finding
from cchc.rules.forms import LegacyText, MarksLeftOut
from cchc.rules.tables import NumbersOutsideTables
from cchc.tables.read import Reader
from cchc.tables.say_cells import SayCells
from cchc.tables.say_columns import SayColumns
from cchc.tables.say_lost_rows import SayLostRows
from cchc.tables.say_rows import SayRows
from cchc.tables.say_table import SayTable
from cchc.tables.saying import Place
from cchc.tables.table_types import GridRead

_MOST_NAMED: Final = 20  # rows in one finding


def tell(file: str, read: GridRead, reader: Reader) -> list[Finding]:
    """Say all there is to say of one sheet."""
    place = Place(file, read.grid)
    findings: list[Finding] = []
    if (one := read.converted) is not None:
        at = place.at(one.row, one.column)
        if one.encoding is None:
            findings.append(MarksLeftOut(found=one.before, text=one.after).at(at))
        else:
            rule = LegacyText(found=one.before, encoding=one.encoding, text=one.after)
            findings.append(rule.at(at))
    for table in read.tables:
        for say in (SayTable, SayColumns, SayRows, SayLostRows, SayCells):
            findings += say(place, read, table, reader).all()
    if read.strays and read.tables:
        lines = [str(read.grid.lines[row]) for row in read.strays]
        named = ", ".join(lines[:_MOST_NAMED]) + (", …" if len(lines) > _MOST_NAMED else "")
        findings.append(NumbersOutsideTables(rows=named).at(place.at(read.strays[0])))
    return findings
