"""Columns of a form that somebody has taught, or that is known: the form says what they are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from cchc.definitions.layout import KEY_ROLES
from cchc.tables.column_types import Column, Use
from cchc.tables.forms import Form, best_fit
from cchc.tables.heard import Heard
from cchc.tables.hearing import Ear
from cchc.tables.time import SPANS

_OF_TIME: Final = frozenset({"cumulative", *SPANS})
"""Qualifiers of a heading that say of which months a number is."""


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
    if fit is None or all(_is_plain(column, fit) for column in columns):
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


def _is_plain(column: Column, form: Form) -> bool:
    """Say whether a column needs no form: the form does not know it, or its heading tells a quantity itself.

    «Tiếp nhận | Đã giải quyết» stand in many forms, which call them each by a name of its own.
    """
    if column.use is Use.KEY or form.quantity(column.path) is None:
        return True
    return column.use is Use.COUNT and column.measure is not None


def _as_taught(column: Column, form: Form, ear: Ear) -> Column:
    """Make of a column what somebody has said of it.

    Its heading still says whose its numbers are and of when; of what they are, the layout alone says:
    under «Giải quyết đúng hạn» it may call a column the denominator.
    """
    said = form.meaning(column.path)
    if said is None:
        return column
    means = said.means
    heard = _coordinates(column.heard)
    if said.indicator is not None:
        known = ear.indicators
        named = known.find(said.indicator) or known.find_over(said.indicator)
        heard = replace(heard, indicators=frozenset(named))
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


def _coordinates(heard: Heard) -> Heard:
    """Keep of a heading the unit, the indicators and the time that it says."""
    return Heard(
        text=heard.text,
        qualifiers=heard.qualifiers & _OF_TIME,
        unit=heard.unit,
        indicators=heard.indicators,
        period=heard.period,
        in_form=heard.in_form,
    )


def taught_as(column: Column, *, rows_say_measures: bool) -> str:
    """Say what a column is in the words of a layout; a question mark where nobody knows.

    A number whose heading says nothing of it is a «value» where its row says what it is, else unknown.
    """
    match column.use:
        case Use.KEY:
            return column.role or "?"
        case Use.COUNT if column.measure is None:
            return "value" if rows_say_measures else "?"
        case Use.COUNT:
            return column.measure or "?"
        case Use.REFUSED:
            return "?"
        case Use.UNUSED if column.why == "rest":
            return "?"
    return {
        Use.ORDINAL: "ordinal",
        Use.PRINTED: "ratio",
        Use.PAIR: "pair",
    }.get(column.use, "unused")
