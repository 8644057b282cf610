"""What was understood of a tidy table, for ``cchc inspect``."""

from cchc.diagnostics import Finding, Location
from cchc.readers.cells import text_of
from cchc.readers.headings import ROLES, find_layout
from cchc.readers.recognised import ColumnRead, Recognised
from cchc.readers.sheets import Sheet
from cchc.words import Words
from cchc.words.text import tidy


def describe_tidy(file: str, sheet: Sheet, title: Words, counts: int) -> Recognised:
    """Describe a sheet that the tidy reader took *counts* rows from."""
    seen = Recognised(file, sheet.name, layout="tidy", title=title, counts=counts)
    layout = find_layout(sheet, Location(file, sheet.name))
    if isinstance(layout, Finding):
        return seen
    roles = {position: role for role, position in layout.roles.items()}
    seen.headings = (layout.heading.line, layout.heading.line)
    seen.columns = [
        ColumnRead(
            position + sheet.first_column,
            (heading,),
            ROLES[roles[position]] if position in roles else None,
            roles.get(position),
        )
        for position, cell in enumerate(layout.heading.cells)
        if (heading := tidy(text_of(cell)))
    ]
    return seen
