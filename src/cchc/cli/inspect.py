"""``cchc inspect``."""

from typing import TYPE_CHECKING

from cchc.cli.asking import CountsArgument, refusing_missing_files
from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.loading import Ready, definitions_or_exit, refusing_unknown_names, registry_or_exit
from cchc.cli.options import (
    ColorOption,
    DefinitionsOption,
    EncodingOption,
    LayoutOption,
    ListFormatOption,
    SetOption,
    SheetOption,
    YearOption,
)
from cchc.cli.terminal import emit, emit_table, uses_colour
from cchc.exit_codes import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cchc.readers.encodings import Encoding
    from cchc.readers.recognised import Inspection

HELP = say(
    "Xem một tệp số liệu được hiểu thế nào: mỗi trang tính là biểu nào, cột nào mang ý nghĩa gì,"
    " kỳ báo cáo nào, dòng và cột nào không được dùng. Không đánh giá chỉ tiêu.",
    "See how a file of counts is understood: which layout each sheet has, what its columns mean,"
    " which period it reports, what is left out. Judges nothing.",
)
EXAMPLES = examples(
    (
        "cchc inspect bieu-06a.xlsx",
        say("Xem mọi trang của một tệp Excel.", "Look at every sheet of an Excel file."),
    ),
    (
        "cchc inspect bieu-06a.xlsx --sheet T9 --layout bieu-06a",
        say("Chỉ một trang, theo biểu đã chọn.", "One sheet only, by a chosen layout."),
    ),
    (
        "cchc inspect so-lieu.csv --format json",
        say("In JSON cho chương trình khác.", "Print JSON for other programs."),
    ),
)


def inspect(
    counts: CountsArgument,
    year: YearOption = None,
    set_id: SetOption = None,
    layout: LayoutOption = None,
    sheet: SheetOption = None,
    encoding: EncodingOption = None,
    definitions: DefinitionsOption = None,
    output: ListFormatOption = "table",
    color: ColorOption = "auto",
) -> int:
    """Show what was understood; exit with 3 where no counts can be read."""
    from cchc.render import inspection as shown

    ready = definitions_or_exit(definitions)
    with refusing_unknown_names(), refusing_missing_files():
        found = _inspect(counts, ready, year, set_id, layout, sheet or (), encoding)
    code = ExitCode.OK if found.counts else ExitCode.UNUSABLE
    if output == "json":
        from cchc.render.lists_json import as_json

        emit(as_json(shown.as_object(found, code, LANG)))
    else:
        from cchc.render import findings
        from cchc.render.text_table import paint, unpainted

        for each in found.sheets:
            emit(shown.heading(each, LANG))
            if each.columns:
                emit_table(shown.columns(each, LANG), color)
            emit(shown.closing(each, LANG))
        if found.findings:
            painter = paint if uses_colour(color) else unpainted
            emit(say("Phát hiện", "Findings"))
            emit(findings.render(found.findings, LANG, paint=painter))
        emit(shown.summary(found, LANG))
    return code


def _inspect(
    paths: "Sequence[str]",
    ready: Ready,
    year: int | None,
    set_id: str | None,
    layout: str | None,
    sheets: "Sequence[str]",
    encoding: "Encoding | None",
) -> "Inspection":
    """Inspect by the set that is named; where none is, by the one that understands most."""
    from cchc import run
    from cchc.definitions.choose import choose_set, choose_sets

    sets = ready.definitions.target_sets
    if set_id is None:
        candidates = choose_sets(sets, year=year)
    else:
        candidates = (choose_set(sets, year=year, set_id=set_id),)
    found = [
        run.inspect(
            paths,
            ready.definitions,
            each,
            registry_or_exit(ready, each),
            layout=layout,
            sheets=sheets,
            encoding=encoding,
        )
        for each in candidates
    ]
    return max(found, key=lambda one: one.counts)
