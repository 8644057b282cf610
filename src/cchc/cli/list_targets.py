"""``cchc list-targets``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.loading import definitions_or_exit, refusing_unknown_names
from cchc.cli.options import (
    ColorOption,
    DefinitionsOption,
    ListFormatOption,
    SetOption,
    YearOption,
)
from cchc.cli.terminal import emit, emit_table, width
from cchc.cli.wrong_usage import WrongUsage
from cchc.words import Words
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.definitions.model import TargetSet

HELP = say(
    "Liệt kê các chỉ tiêu được giao trong một năm: mục, mức giao, cấp áp dụng và đơn vị chủ trì.",
    "List the targets of a year: item, threshold, levels and who is responsible.",
)
EXAMPLES = examples(
    (
        "cchc list-targets --year 2024",
        say("Xem các chỉ tiêu của năm 2024.", "See the targets of 2024."),
    ),
    (
        "cchc list-targets --on 2024-06-30",
        say("Xem bộ chỉ tiêu áp dụng vào một ngày.", "See which set applied on a day."),
    ),
    (
        "cchc list-targets --year 2023 --format json",
        say("Lấy dữ liệu cho chương trình khác.", "Get the data for another program."),
    ),
)


def list_targets(
    year: YearOption = None,
    set_id: SetOption = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar=say("NGÀY", "DATE"),
            help=say(
                "Các bộ chỉ tiêu áp dụng vào ngày này, ví dụ 2024-06-30 hoặc 30/6/2024.",
                "The target sets that apply on this day, such as 2024-06-30.",
            ),
        ),
    ] = None,
    definitions: DefinitionsOption = None,
    output: ListFormatOption = "table",
    color: ColorOption = "auto",
) -> None:
    """List the targets of one set, or of the sets that apply on a day."""
    from cchc.definitions.choose import choose_on, choose_set

    known = definitions_or_exit(definitions).definitions
    with refusing_unknown_names():
        if on is None:
            sets: Sequence[TargetSet] = (choose_set(known.target_sets, year=year, set_id=set_id),)
        else:
            sets = choose_on(known.target_sets, _day(on))
    if output == "json":
        from cchc.render.lists_json import as_json, target_object

        emit(as_json([target_object(each, target) for each in sets for target in each.targets]))
        return
    from cchc.render.lists import heading, targets

    for position, each in enumerate(sets):
        emit(("\n" if position else "") + heading(each, LANG, width()))
        emit_table(targets(each, LANG), color)


def _day(written: str) -> str:
    """Read 2024-06-30 or 30/6/2024 as an ISO date."""
    from datetime import date

    day, _, rest = written.partition("/")
    month, _, year = rest.partition("/")
    iso = f"{year:0>4}-{month:0>2}-{day:0>2}" if year else written
    try:
        return date.fromisoformat(iso).isoformat()
    except ValueError as error:
        text = safe(written)
        raise WrongUsage(
            Words(
                f"«{text}» không phải là ngày; hãy ghi như 2024-06-30 hoặc 30/6/2024.",
                f"«{text}» is no date; write it like 2024-06-30.",
            )
        ) from error
