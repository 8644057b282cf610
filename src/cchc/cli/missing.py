"""``cchc missing``."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, Literal

from cchc import api
from cchc.cli.folder import refuse_inputs, tell_of_others, write_into
from cchc.cli.help import Example
from cchc.cli.language import LANG, say
from cchc.cli.outputs import refuse_place, write_one
from cchc.cli.progress import watch
from cchc.cli.showing import FORM, Coloured
from cchc.cli.terminal import complain, complain_of, emit, emit_table, mention
from cchc.diagnostics import Severity
from cchc.document.model import Table
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.options import Option, Place
from cchc.patterns import pattern_of
from cchc.render.plain import FORMS
from cchc.request.check import Request, Selection
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.numbers import Noun, so_many
from cchc.words.slugs import distinct_slugs
from cchc.words.terms import UNIT
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.document.model import Document
    from cchc.results import Report

HELP = Words(
    "Liệt kê các đơn vị cần đôn đốc: đơn vị nào chưa gửi gì, đơn vị nào gửi thiếu, thiếu mục nào từ kỳ"
    " nào, đơn vị nào đã gửi mà số liệu không dùng được; lập công văn đôn đốc cho từng đơn vị.",
    "List the units to remind: who has sent nothing, who sent in part, which items are missing since"
    " when, whose numbers cannot be used; write a reminder to each.",
)
EXAMPLES = (
    Example(
        "cchc missing so-lieu.xlsx --year 2023 --period Q3",
        Words("Ai chưa báo cáo quý III?", "Who has not reported the third quarter?"),
    ),
    Example(
        "cchc missing so-lieu.xlsx --year 2023 --reported-only",
        Words("Chỉ xét các đơn vị có trong tệp.", "Only units that occur in the file."),
    ),
    Example(
        "cchc missing nop/ --year 2023 --period Q3 -o don-doc.xlsx --letters cong-van"
        " --deadline 15/10/2023",
        Words("Danh sách Excel, và mỗi đơn vị một công văn.", "A list in Excel, a letter to each."),
    ),
)
_ENDINGS: Final = ", ".join(f".{form}" for form in FORMS)
_DAY: Final = pattern_of(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


@dataclass(frozen=True, kw_only=True)
class Asked(Selection, Coloured):
    """The units to remind, on the screen, in files, and a letter to each."""

    reported_only: Annotated[
        bool,
        Option(
            "--reported-only",
            Words(
                "Chỉ xét các đơn vị có trong tệp, thay vì mọi đơn vị được giao chỉ tiêu.",
                "Only the units that occur in the files, instead of every unit that is bound.",
            ),
            Place.SUBJECT,
        ),
    ] = False
    shown_as: Annotated[
        Literal["table", "json", "csv", "markdown"],
        FORM,
    ] = "table"
    outputs: Annotated[
        tuple[str, ...],
        Option(
            "--output",
            Words(
                f"Ghi danh sách ra tệp, ở dạng theo phần mở rộng ({_ENDINGS}); có thể ghi nhiều lần.",
                f"Write the list to a file, in the form that its ending names ({_ENDINGS}); may be given"
                " several times.",
            ),
            Place.FILES,
            Words("TỆP", "FILE"),
            letter="-o",
        ),
    ] = ()
    letters: Annotated[
        str | None,
        Option(
            "--letters",
            Words(
                "Ghi vào thư mục này mỗi đơn vị một công văn đôn đốc (Word, một trang).",
                "Write a reminder to each unit into this folder (Word, one page).",
            ),
            Place.FILES,
            Words("THƯ_MỤC", "DIR"),
        ),
    ] = None
    fail_on: Annotated[
        Sequence[Literal["missing"]],
        Option(
            "--fail-on",
            Words(
                "Thoát với mã 5 khi còn đơn vị cần đôn đốc.",
                "Exit with 5 where there is a unit to remind.",
            ),
            Place.EXIT,
        ),
    ] = ()
    deadline: Annotated[
        str | None,
        Option(
            "--deadline",
            Words(
                "Hạn gửi số liệu ghi trong công văn, ví dụ 15/10/2023.",
                "The last day for sending counts, as the letters give it, such as 15/10/2023.",
            ),
            Place.FILES,
            Words("NGÀY", "DAY"),
        ),
    ] = None


def missing(asked: Asked) -> int:
    """Write the list of units to remind; 3 where nothing, or not everything, could be read."""
    from cchc.document.missing import missing as listed

    deadline = _deadline(asked)
    forms = _forms(asked)
    selection = {each.name: getattr(asked, each.name) for each in fields(Selection)}
    request = Request(**selection, expect="reported" if asked.reported_only else "all")
    report = api.check_request(request, watch)
    mention(report.definition_findings, asked.definitions)
    complain_of(report.findings)
    written = True
    if forms or asked.shown_as in ("csv", "markdown"):
        document = listed(report, LANG)
        done = [write_one(path, _rendered(document, form)) for path, form in forms.items()]
        written = all(done)
        if asked.shown_as in ("csv", "markdown"):
            emit(_rendered(document, "md" if asked.shown_as == "markdown" else "csv"))
    if asked.letters is not None and deadline:
        written &= _write_letters(report, asked.letters, deadline)
    if asked.shown_as == "json":
        from cchc.document.missing import unusable
        from cchc.render.reminders_json import as_document

        emit(as_document(report, api.reminders(report), unusable(report), LANG))
    elif asked.shown_as == "table":
        _emit_tables(listed(report, LANG, whole_paths=True), asked)
    if not written:
        return ExitCode.UNWRITTEN
    nothing_read = not len(report.counts) and not report.counts.passed_by
    if nothing_read or any(each.rule.severity is Severity.ERROR for each in report.findings):
        return ExitCode.UNUSABLE
    return ExitCode.GATE if asked.fail_on and api.reminders(report) else ExitCode.OK


def _rendered(document: "Document", form: str) -> bytes:
    from cchc.render.plain import render

    return render(document, form)


def _emit_tables(document: "Document", asked: Asked) -> None:
    for part in document.parts:
        emit(part.title)
        for block in part.blocks:
            if isinstance(block, Table):
                shown = block.telling()
                shown = shown.without("number") if part.key == "silent" else shown
                emit_table(shown, asked.color, many=len(shown.rows) > _MANY)
        emit("")
    emit(document.answer)


_MANY: Final = 200


def _forms(asked: Asked) -> dict[str, str]:
    """Match files with forms; refuse what would fail or destroy an input."""
    forms: dict[str, str] = {}
    for path in asked.outputs:
        ending = path.casefold().rpartition(".")[2]
        if ending not in FORMS:
            name = safe(path)
            raise WrongRequest(
                Words(
                    f"Tên tệp «{name}» phải kết thúc bằng một trong {_ENDINGS}.",
                    f"The name of the file «{name}» must end in one of {_ENDINGS}.",
                )
            )
        refuse_place(path, [*asked.files], [*forms])
        forms[path] = ending
    return forms


def _deadline(asked: Asked) -> date | None:
    """Read the day; letters have one, and nothing else does."""
    if (asked.letters is None) != (asked.deadline is None):
        raise WrongRequest(_BOTH)
    if asked.deadline is None:
        return None
    found = _DAY.fullmatch(asked.deadline.strip())
    try:
        if found:
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        return date.fromisoformat(asked.deadline.strip())
    except ValueError:
        written = safe(asked.deadline)
        raise WrongRequest(
            Words(
                f"--deadline phải là một ngày, ví dụ 15/10/2023, nhưng đang ghi «{written}».",
                f"--deadline must be a day, such as 15/10/2023, but reads «{written}».",
            )
        ) from None


def _write_letters(report: "Report", folder: str, deadline: date) -> bool:
    from cchc.document.letters import letters
    from cchc.render.letter import render

    written = list(letters(report, deadline, LANG))
    if unclear := [each.unit for each in api.reminders(report) if each.unclear]:
        which = so_many(len(unclear), UNIT)
        complain(
            say(
                f"Không lập công văn cho {which.vi}: tên ghi trong tệp có thể là đơn vị đó hoặc đơn vị khác;"
                " hãy sửa tên rồi chạy lại.",
                f"No letter to {which.en}: a name in the files may mean it or another; correct it and run"
                " again.",
            )
        )
    slugs = distinct_slugs([(each.to.text, each.to.code) for each in written])
    begin = f"{say('don-doc', 'reminder')}-"
    names = [f"{begin}{slug}.docx" for slug in slugs]
    refuse_inputs(folder, names, [read.path for read in report.inputs])
    files = ((name, render(each, LANG)) for name, each in zip(names, written, strict=True))
    done = write_into(folder, files, len(names), Noun("công văn", "letter"))
    if done:
        tell_of_others(folder, begin, names)
    return done


_BOTH: Final = Words(
    "--letters và --deadline đi cùng nhau: «--letters cong-van --deadline 15/10/2023».",
    "--letters and --deadline go together: «--letters letters --deadline 15/10/2023».",
)
