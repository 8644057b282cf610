"""``cchc cascade``."""

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
    "Xem chỉ tiêu được phân giao thế nào: đơn vị nào đã phân giao, với mức, lộ trình và tỷ trọng nào,"
    " khó đạt hơn, bằng hay dễ đạt hơn mức cấp trên giao; mục nào chưa phân giao.",
    "See how targets are passed on: by whom, with which thresholds, roadmaps and shares, stricter,"
    " equal or laxer than what was assigned; and what has not been passed on.",
)
EXAMPLES = (
    Example(
        "cchc cascade --definitions bo-chi-tieu/ --year 2023",
        Words(
            "Xem các bộ chỉ tiêu trong một thư mục đã cụ thể hóa bộ của cấp trên thế nào.",
            "See what the sets of a folder made of the set above.",
        ),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(OfYear, Listed):
    """The sets of a folder, or those of a year."""


def cascade(asked: Asked) -> int:
    """Follow the targets down."""
    from cchc.render import cascades

    known = api.load(asked.definitions)
    found, findings = api.cascade(known, asked.year)
    mention([*known.findings, *findings], asked.definitions)
    if asked.output == "json":
        from cchc.render.lists_json import as_json

        emit(as_json([cascades.as_object(each) for each in found]))
        return ExitCode.OK
    for position, (heading, table, without) in enumerate(cascades.tables(found, LANG)):
        emit(("\n" if position else "") + heading)
        if table is not None:
            emit_table(table, asked.color)
        if without:
            emit(without)
    return ExitCode.OK
