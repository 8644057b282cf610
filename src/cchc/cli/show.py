"""``cchc show``."""

from typing import Annotated

import typer

from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.loading import definitions_or_exit, refusing_unknown_names, registry_or_exit
from cchc.cli.options import DefinitionsOption, ListFormatOption, SetOption, YearOption
from cchc.cli.terminal import emit, width

HELP = say(
    "Xem mọi điều về một chỉ tiêu: nguyên văn, công thức với b và a, mức giao, đơn vị chủ trì,"
    " căn cứ, ý nghĩa khi a = 0.",
    "Show everything about one target: its wording, the formula with b and a, the threshold, who"
    " is responsible, its basis, what a = 0 means.",
)
EXAMPLES = examples(
    (
        "cchc show IV.1 --year 2023",
        say("Xem chỉ tiêu ở mục IV.1 năm 2023.", "See the target of item IV.1 in 2023."),
    ),
    (
        "cchc show province-dossiers-on-time --year 2024",
        say("Tìm chỉ tiêu theo mã chỉ số.", "Find a target by its indicator."),
    ),
)


def show(
    target: Annotated[
        str,
        typer.Argument(
            metavar=say("MỤC", "ITEM"),
            help=say(
                "Mục trong phụ lục, ví dụ IV.1, hoặc mã chỉ số.",
                "Item of the annex, such as IV.1, or the id of an indicator.",
            ),
        ),
    ],
    year: YearOption = None,
    set_id: SetOption = None,
    definitions: DefinitionsOption = None,
    output: ListFormatOption = "table",
) -> None:
    """Show one target, or every target of one indicator."""
    from cchc.definitions.choose import choose_set, choose_targets

    ready = definitions_or_exit(definitions)
    known = ready.definitions
    with refusing_unknown_names():
        target_set = choose_set(known.target_sets, year=year, set_id=set_id)
        found = choose_targets(target_set, target)
    if output == "json":
        from cchc.render.lists_json import as_json, shown_object

        emit(as_json([shown_object(target_set, each, known.target_sets) for each in found]))
    else:
        from cchc.render.lists import target_page

        names: dict[str, str] = {}
        if any(each.assigned for each in found):
            registry = registry_or_exit(ready, target_set)
            names = dict(zip(registry.codes, registry.names, strict=True))
        emit("\n".join(target_page(target_set, each, LANG, width(), names) for each in found))
