"""What was understood of a tidy table, for ``cchc inspect``."""

from cchc.diagnostics import Finding, Location
from cchc.readers.cells import text_of
from cchc.readers.headings import ROLES
from cchc.readers.names import UNKNOWN
from cchc.readers.recognised import ColumnRead, Recognised
from cchc.readers.sheets import Sheet
from cchc.readers.tidy import TidyReader
from cchc.words import Words
from cchc.words.text import tidy


def describe_tidy(
    file: str, sheet: Sheet, title: Words, counts: int, reader: TidyReader
) -> Recognised:
    """Describe the sheet that *reader* took *counts* rows from last."""
    seen = Recognised(file, sheet.name, layout="tidy", title=title, counts=counts)
    layout = reader.find_layout(sheet, Location(file, sheet.name))
    if isinstance(layout, Finding):
        return seen
    roles = {position: role for role, position in layout.roles.items()}
    if above := reader.above:
        seen.lines_above = above.lines
        if above.unit != UNKNOWN and not {"unit", "unit_code"} & layout.roles.keys():
            seen.body = reader.counts.roster[above.unit].name
            seen.body_assumed = above.assumes_unit
        if "period" not in layout.roles and above.period >= 0:
            seen.period = reader.periods.periods[above.period]
            seen.period_from = above.named.line.text if above.named else None
    seen.headings = (layout.top, layout.heading.line)
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
