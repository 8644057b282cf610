"""``cchc inspect``."""

import os
from typing import TYPE_CHECKING, Annotated, Final

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG, say
from cchc.cli.showing import Listed
from cchc.cli.terminal import complain, emit, emit_table, mention, uses_colour, why_unwritten
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.options import Option, Place
from cchc.request.reading import Reading
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.slugs import slug
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.render.layout_draft import Draft

_ENDING: Final = ".yaml"
HELP = Words(
    "Xem một tệp số liệu được hiểu thế nào: mỗi trang tính là biểu nào, cột nào mang ý nghĩa gì,"
    " kỳ báo cáo nào, dòng và cột nào không được dùng. Không đánh giá chỉ tiêu.",
    "See how a file of counts is understood: which layout each sheet has, what its columns mean,"
    " which period it reports, what is left out. Judges nothing.",
)
EXAMPLES = (
    Example(
        "cchc inspect bieu-06a.xlsx",
        Words("Xem mọi trang của một tệp Excel.", "Look at every sheet of an Excel file."),
    ),
    Example(
        "cchc inspect bieu-06a.xlsx --sheet T9 --layout bieu-06a",
        Words("Chỉ một trang, theo biểu đã chọn.", "One sheet only, by a chosen layout."),
    ),
    Example(
        "cchc inspect bieu-rieng.xlsx --save-layout bieu-rieng.yaml",
        Words("Khai báo một biểu mẫu chưa có sẵn.", "Declare a form that is not built in."),
    ),
    Example(
        "cchc inspect so-lieu.csv --format json",
        Words("In JSON cho chương trình khác.", "Print JSON for other programs."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Reading, Listed):
    """What is understood of files, and where to note it down for files that are alike."""

    save_layout: Annotated[
        str | None,
        Option(
            "--save-layout",
            Words(
                "Ghi cách hiểu từng cột của trang vào tệp .yaml này; điền các dấu «?» một lần, rồi đọc"
                " mọi tệp cùng biểu mẫu với --layout TỆP.",
                "Write what each column of the sheet was taken for to this .yaml file; fill in every «?»"
                " once, then read all files of that form with --layout FILE.",
            ),
            Place.FILES,
            Words("TỆP", "FILE"),
        ),
    ] = None


def inspect(asked: Asked) -> int:
    """Show what was understood; exit with 3 where no counts can be read."""
    from cchc.render import inspection as shown
    from cchc.render.layout_draft import draft

    if asked.save_layout is not None:
        _refuse_contradictions(asked.save_layout)
    found = api.inspect_request(asked)
    mention(found.definition_findings, asked.definitions)
    if asked.save_layout is not None:
        name = slug(_stem(asked.save_layout))
        return _save(asked.save_layout, name, draft(name, found))
    code = ExitCode.OK if found.counts else ExitCode.UNUSABLE
    if asked.output == "json":
        from cchc.render.lists_json import as_json

        emit(as_json(shown.as_object(found, code, LANG)))
        return code
    from cchc.render import findings
    from cchc.render.inspected_files import overview
    from cchc.render.text_table import paint, unpainted

    if (several := overview(found, LANG)) is not None:
        told, files = several
        emit(told)
        emit_table(files, asked.color)
    for each in found.sheets:
        emit(shown.heading(each, LANG))
        if each.columns:
            emit_table(shown.columns(each, LANG), asked.color)
        emit(shown.closing(each, found.target_set, LANG))
    if found.findings:
        painter = paint if uses_colour(asked.color) else unpainted
        emit(say("Phát hiện", "Findings"))
        emit(findings.render(found.findings, LANG, paint=painter))
    emit(shown.summary(found, LANG))
    return code


def _refuse_contradictions(path: str) -> None:
    name = safe(path)
    if not path.casefold().endswith(_ENDING):
        raise WrongRequest(
            Words(
                f"Khai báo biểu là tệp YAML: tên «{name}» phải kết thúc bằng {_ENDING}.",
                f"A layout is a YAML file: the name «{name}» must end in {_ENDING}.",
            )
        )
    if os.path.lexists(path):
        raise WrongRequest(
            Words(
                f"Đã có «{name}», có thể là khai báo đã điền; hãy ghi ra nơi khác.",
                f"«{name}» exists and may have been filled in; write elsewhere.",
            )
        )


def _stem(path: str) -> str:
    return os.path.basename(path)[: -len(_ENDING)]


def _save(path: str, layout_id: str, made: "Draft") -> ExitCode:
    from cchc.writers.files import write_file

    name = safe(path)
    try:
        write_file(path, made.text.encode())
    except OSError as error:
        vi, en = why_unwritten(error)
        complain(say(f"Không ghi được «{name}»: {vi}.", f"«{name}» could not be written: {en}."))
        return ExitCode.UNWRITTEN
    complain(
        say(
            f"Đã ghi «{name}»; còn {made.unknown} cột phải điền («?»). Sau đó: --layout {name}.",
            f"Wrote «{name}»; columns to fill in («?»): {made.unknown}. Then: --layout {name}.",
        )
    )
    if layout_id != _stem(path):  # a folder of definitions wants both alike
        complain(
            say(
                f"Mã của biểu là «{layout_id}»; trong một thư mục định nghĩa, tệp phải tên là"
                f" «{layout_id}{_ENDING}».",
                f"The id of the layout is «{layout_id}»; in a folder of definitions the file must be"
                f" called «{layout_id}{_ENDING}».",
            )
        )
    return ExitCode.OK
