"""``cchc list-indicators``."""

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.showing import Listed
from cchc.cli.terminal import emit, emit_table, mention
from cchc.exit_codes import ExitCode
from cchc.request.law import OfYear
from cchc.values import dataclass
from cchc.words import Words

HELP = Words(
    "Liệt kê các chỉ số: mã, tên và những mục được giao theo chỉ số đó.",
    "List the indicators: id, name and the items that assign them.",
)
EXAMPLES = (
    Example("cchc list-indicators", Words("Xem tất cả chỉ số.", "See all indicators.")),
    Example(
        "cchc list-indicators --year 2024",
        Words("Chỉ xem các chỉ số được giao trong năm 2024.", "See those assigned for 2024 only."),
    ),
    Example(
        "cchc list-indicators --format json",
        Words("Lấy dữ liệu cho chương trình khác.", "Get the data for another program."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(OfYear, Listed):
    """The indicators, of all years or of one."""


def list_indicators(asked: Asked) -> int:
    """List indicators."""
    known = api.load(asked.definitions)
    sets = known.sets(asked.year)
    mention([*known.findings, *known.registry_findings(sets)], asked.definitions)
    assigned = {target.indicator.id for each in sets for target in each.targets}
    every = known.definitions.indicators.values()
    shown = [each for each in every if asked.year is None or each.id in assigned]
    if asked.output == "json":
        from cchc.render.lists_json import as_json, indicator_object

        emit(as_json([indicator_object(each, sets) for each in shown]))
    else:
        from cchc.render.lists import indicators

        emit_table(indicators(shown, sets, LANG), asked.color)
    return ExitCode.OK
