"""``cchc list-targets``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.outputs import refuse_place, write_one
from cchc.cli.showing import Listed
from cchc.cli.terminal import emit, emit_table, mention, width
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.law import Known
from cchc.options import Option, Place
from cchc.request.law import OfSet
from cchc.values import dataclass
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
        "cchc list-targets --year 2023 --countable",
        Words("Chỉ tiêu nào đếm được từ hồ sơ.", "Which targets dossiers can answer."),
    ),
    Example(
        "cchc list-targets --year 2023 --output phu-luc.docx",
        Words("Lập lại phụ lục của văn bản.", "Write the annex of the document again."),
    ),
    Example(
        "cchc list-targets --year 2023 --format json",
        Words("Lấy dữ liệu cho chương trình khác.", "Get the data for another program."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(OfSet, Listed):
    """The targets of one set, of those that follow each other in a year, or of a day."""

    annex: Annotated[
        str | None,
        Option(
            "--output",
            Words(
                "Ghi thành phụ lục Word (.docx) như văn bản, thay vì in ra.",
                "Write them as an annex (.docx) like that of the document instead of printing them.",
            ),
            Place.FILES,
            Words("TỆP", "FILE"),
            letter="-o",
        ),
    ] = None
    countable: Annotated[
        bool,
        Option(
            "--countable",
            Words(
                "Cho biết chỉ tiêu nào đếm được từ hồ sơ bằng cchc count, và chỉ tiêu khác còn thiếu gì.",
                "Say which targets cchc count can count from dossiers, and of each other one what lacks.",
            ),
            Place.SHOWN,
        ),
    ] = False


def list_targets(asked: Asked) -> int:
    """List the targets."""
    known = api.load(asked.definitions)
    sets = _sets(asked, known)
    mention([*known.findings, *known.registry_findings(sets)], asked.definitions)
    if asked.annex is not None:
        return _write(asked.annex, sets)
    if asked.output == "json":
        from cchc.render.lists_json import as_json, listed_object

        emit(as_json([listed_object(each, target) for each in sets for target in each.targets]))
        return ExitCode.OK
    from cchc.render import counted
    from cchc.render.lists import heading, targets
    from cchc.render.set_document import not_at_hand, not_judged

    for position, each in enumerate(sets):
        emit(
            ("\n" if position else "") + heading(each, known.definitions.target_sets, LANG, width())
        )
        if asked.countable:
            emit_table(counted.table(each, known.definitions, LANG), asked.color)
            continue
        emit_table(targets(each, LANG), asked.color)
        for said in (not_at_hand, not_judged):
            if named := said(each, LANG, width()):
                emit(named)
    return ExitCode.OK


def _write(path: str, sets: "Sequence[TargetSet]") -> ExitCode:
    """Write the annex."""
    if not path.casefold().endswith(".docx"):
        name = safe(path)
        raise WrongRequest(
            Words(
                f"Phụ lục là tệp Word: tên «{name}» phải kết thúc bằng .docx.",
                f"The annex is a Word document: the name «{name}» must end in .docx.",
            )
        )
    refuse_place(path)
    from cchc.render.docx.assigned import render

    return ExitCode.OK if write_one(path, render(sets, LANG)) else ExitCode.UNWRITTEN


def _sets(asked: Asked, known: Known) -> "Sequence[TargetSet]":
    if asked.set_id is not None:
        return [known.set_of(asked.year, asked.set_id, asked.on, asked.body)]
    if asked.on is not None and asked.body is not None:
        return [known.set_of(asked.year, on=asked.on, body=asked.body)]
    if asked.on is not None:
        return known.sets_on(asked.on, asked.year)
    return known.timeline_of(asked.year, body=asked.body).sets
