"""Columns of a form that somebody has taught, or that is known: the form says what they are."""

from collections.abc import Sequence
from dataclasses import replace

from cchc.tables.column_types import Column, Use
from cchc.tables.forms import Form, best_fit
from cchc.tables.hearing import Ear
from cchc.tables.places import KEY_ROLES


def fitted(columns: Sequence[Column], forms: Sequence[Form], ear: Ear) -> list[Column]:
    """Let a form that was taught, else the one that explains most columns, say what its own are.

    The others stay as heard.  Of the cells all checks stay: a taught column of percentages is refused
    cell by cell.
    """
    paths = [column.path for column in columns if column.path]
    if (taught := next((form for form in forms if form.is_taught(paths)), None)) is not None:
        return [_as_taught(column, taught, ear) for column in columns]
    fit = best_fit(
        [column.path for column in columns if column.use not in (Use.KEY, Use.ORDINAL)], forms
    )
    if fit is None:
        return list(columns)
    named = []
    for column in columns:
        quantity = fit.quantity(column.path)
        if quantity is not None and column.use is not Use.KEY:
            named.append(replace(column, use=Use.COUNT, measure=quantity, why=None))
        elif fit.is_ratio(column.path):
            named.append(replace(column, use=Use.PRINTED))
        elif fit.is_remark(column.path):
            named.append(replace(column, use=Use.UNUSED, role="remark", why="role"))
        else:
            named.append(column)
    return named


def _as_taught(column: Column, form: Form, ear: Ear) -> Column:
    """Make of a column what somebody has said of it."""
    said = form.meaning(column.path)
    if said is None:
        return column
    means = said.means
    heard = replace(column.heard, rest=(), clash=None)
    if said.indicator is not None:
        heard = replace(heard, indicators=frozenset(ear.indicators.find(said.indicator)))
    column = replace(column, heard=heard, why=None, measure=None, role=None)
    if means in KEY_ROLES | {"measure"} and means != "ordinal":
        return replace(column, use=Use.KEY, role=means)
    uses = {
        "ordinal": Use.ORDINAL,
        "ratio": Use.PRINTED,
        "unused": Use.UNUSED,
        "pair": Use.PAIR,
        "value": Use.COUNT,
    }
    if means in uses:
        return replace(column, use=uses[means], role="ordinal" if means == "ordinal" else None)
    return replace(column, use=Use.COUNT, measure=means)


def taught_as(column: Column) -> str:
    """Say what a column is in the words of a layout; a question mark where nobody knows."""
    match column.use:
        case Use.KEY:
            return column.role or "?"
        case Use.COUNT:
            return column.measure or "value"
        case Use.REFUSED:
            return "?"
        case Use.UNUSED if column.why == "rest":
            return "?"
    return {
        Use.ORDINAL: "ordinal",
        Use.PRINTED: "ratio",
        Use.PAIR: "pair",
    }.get(column.use, "unused")
