"""``cchc list-indicators``."""

from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.loading import definitions_or_exit, refusing_unknown_names
from cchc.cli.options import (
    ColorOption,
    DefinitionsOption,
    ListFormatOption,
    YearOption,
)
from cchc.cli.terminal import emit, emit_table

HELP = say(
    "Liệt kê các chỉ số: mã, tên và những mục được giao theo chỉ số đó.",
    "List the indicators: id, name and the items that assign them.",
)
EXAMPLES = examples(
    ("cchc list-indicators", say("Xem tất cả chỉ số.", "See all indicators.")),
    (
        "cchc list-indicators --year 2024",
        say("Chỉ xem các chỉ số được giao trong năm 2024.", "See those assigned for 2024 only."),
    ),
    (
        "cchc list-indicators --format json",
        say("Lấy dữ liệu cho chương trình khác.", "Get the data for another program."),
    ),
)


def list_indicators(
    year: YearOption = None,
    definitions: DefinitionsOption = None,
    output: ListFormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """List indicators, of all years or of one."""
    from cchc.definitions.choose import choose_sets

    known = definitions_or_exit(definitions).definitions
    with refusing_unknown_names():
        sets = choose_sets(known.target_sets, year=year)
    assigned = {target.indicator.id for each in sets for target in each.targets}
    shown = [each for each in known.indicators.values() if year is None or each.id in assigned]
    if output == "json":
        from cchc.render.lists_json import as_json, indicator_object

        emit(as_json([indicator_object(each, sets) for each in shown]))
    else:
        from cchc.render.lists import indicators

        emit_table(indicators(shown, sets, LANG), color)
