"""``cchc list-targets``."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.showing import Listed
from cchc.cli.terminal import complain_of, emit, emit_table, width
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.law import Known
from cchc.options import Option, Place
from cchc.request.law import OfSet
from cchc.words import Words
from cchc.words.text import safe

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
    """The targets of one set, or of the sets that apply on a day."""

    on: Annotated[
        str | None,
        Option(
            "--on",
            Words(
                "Các bộ chỉ tiêu áp dụng vào ngày này, ví dụ 2024-06-30 hoặc 30/6/2024.",
                "The target sets that apply on this day, such as 2024-06-30.",
            ),
            Place.LAW,
            Words("NGÀY", "DATE"),
        ),
    ] = None


def list_targets(asked: Asked) -> int:
    """List the targets."""
    known = api.load(asked.definitions)
    complain_of(known.findings)
    sets = _sets(asked, known)
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
    if asked.on is None:
        return [known.set_of(asked.year, asked.set_id)]
    return known.sets_on(_day(asked.on))


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
        raise WrongRequest(
            Words(
                f"«{text}» không phải là ngày; hãy ghi như 2024-06-30 hoặc 30/6/2024.",
                f"«{text}» is no date; write it like 2024-06-30.",
            )
        ) from error
