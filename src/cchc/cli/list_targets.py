"""``cchc list-targets``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.showing import Listed
from cchc.cli.terminal import complain_of, emit, emit_table, width
from cchc.exit_codes import ExitCode
from cchc.law import Known
from cchc.request.law import OfSet
from cchc.words import Words

if TYPE_CHECKING:
    from cchc.definitions.model import TargetSet

HELP = Words(
    "Liệt kê các chỉ tiêu được giao trong một năm: mục, mức giao, cấp áp dụng và đơn vị chủ trì.",
    "List the targets of a year: item, threshold, levels and who is responsible.",
)
EXAMPLES = (
    Example(
        "cchc list-targets --year 2024",
        Words("Xem các chỉ tiêu của năm 2024.", "See the targets of 2024."),
    ),
    Example(
        "cchc list-targets --on 2024-06-30",
        Words("Xem bộ chỉ tiêu áp dụng vào một ngày.", "See which set applied on a day."),
    ),
    Example(
        "cchc list-targets --year 2023 --format json",
        Words("Lấy dữ liệu cho chương trình khác.", "Get the data for another program."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(OfSet, Listed):
    """The targets of one set, of those that follow each other in a year, or of a day."""


def list_targets(asked: Asked) -> int:
    """List the targets."""
    known = api.load(asked.definitions)
    complain_of(known.findings)
    sets = _sets(asked, known)
    complain_of(known.registry_findings(sets))
    if asked.output == "json":
        from cchc.render.lists_json import as_json, target_object

        emit(as_json([target_object(each, target) for each in sets for target in each.targets]))
        return ExitCode.OK
    from cchc.render.lists import heading, targets

    for position, each in enumerate(sets):
        emit(("\n" if position else "") + heading(each, LANG, width()))
        emit_table(targets(each, LANG), asked.color)
    return ExitCode.OK


def _sets(asked: Asked, known: Known) -> "Sequence[TargetSet]":
    if asked.set_id is not None:
        return [known.set_of(asked.year, asked.set_id, asked.on)]
    if asked.on is not None:
        return known.sets_on(asked.on, asked.year)
    return known.timeline_of(asked.year).sets
