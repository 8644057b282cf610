"""``cchc report``: documents for officers, several in one go."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Final, Literal

from cchc.cli.folder import File, refuse_inputs, tell_of_others, write_into
from cchc.cli.help import Example
from cchc.cli.judging import judged as judged_by
from cchc.cli.language import LANG, say
from cchc.cli.outputs import Reported, chosen, write
from cchc.cli.terminal import emit, mention
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.options import Option, Place
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.numbers import Noun, so_many
from cchc.words.slugs import distinct_slugs

if TYPE_CHECKING:
    from cchc.results import Report

HELP = Words(
    "Lập báo cáo: phụ lục Excel, phụ lục Word, trang HTML hoặc dạng khác, nhiều tệp trong một lần.",
    "Make reports: an Excel annex, a Word annex, an HTML page or other forms, several in one go.",
)
EXAMPLES = (
    Example(
        "cchc report so-lieu.xlsx --year 2024 --period Q3 -o bao-cao.xlsx -o bao-cao.docx",
        Words(
            "Lập phụ lục Excel và Word của quý III.",
            "Make the annex in Excel and in Word, for the third quarter.",
        ),
    ),
    Example(
        "cchc report nop/ --year 2023 --expect all -o bao-cao.html",
        Words("Lập trang HTML từ mọi tệp đã nộp.", "Make a page of all submissions in a folder."),
    ),
    Example(
        "cchc report nop/ --year 2023 --expect all --all-units phieu --format docx",
        Words("Mỗi đơn vị một phiếu kết quả.", "A slip of results for every unit."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Reported):
    """A report in files, and slips in a folder."""

    all_units: Annotated[
        str | None,
        Option(
            "--all-units",
            Words(
                "Ghi vào thư mục này mỗi đơn vị một phiếu kết quả, và danh sách các phiếu.",
                "Write a slip of results for every unit into this folder, and the list of them.",
            ),
            Place.FILES,
            Words("THƯ_MỤC", "DIR"),
        ),
    ] = None
    slip_format: Annotated[
        Literal["docx", "xlsx", "html"] | None,
        Option(
            "--format",
            Words("Dạng của phiếu ở --all-units.", "The form of the slips of --all-units."),
            Place.FILES,
        ),
    ] = None


def report(asked: Asked) -> int:
    """Judge the counts and write the files; on the screen stands the sentence to quote."""
    from cchc.document.sentences import answer

    _refuse_contradictions(asked)
    outputs = chosen(asked)
    judged = judged_by(asked)
    mention(judged.definition_findings, asked.definitions)
    code = judged.exit_code(allow_missed=asked.allow_missed, fail_on=asked.fail_on)
    written = write(outputs, judged, code)
    if asked.all_units is not None:
        written &= _write_slips(judged, asked.all_units, asked.slip_format or "")
    emit(answer(judged, LANG))
    return code if written else ExitCode.UNWRITTEN


def _refuse_contradictions(asked: Asked) -> None:
    if not asked.outputs and asked.all_units is None:
        raise WrongRequest(_WHERE_TO)
    if (asked.all_units is None) != (asked.slip_format is None):
        raise WrongRequest(_WHICH_FORM)
    if asked.all_units is not None and asked.units:
        raise WrongRequest(_OF_ALL)


def _write_slips(judged: "Report", folder: str, form: str) -> bool:
    """Write a slip for every unit, and the index, whose name stands before all others."""
    from cchc.document.slips import Slips
    from cchc.render.plain import render

    slips = Slips(judged, LANG)
    pairs = [(unit.text, unit.code) for unit in slips.units]
    begin = f"{say('phieu', 'slip')}-"
    names = [f"{begin}{slug}.{form}" for slug in distinct_slugs(pairs)]
    index = f"{say('00-danh-sach', '00-list')}.{form}"
    refuse_inputs(folder, [index, *names], [read.path for read in judged.inputs])

    def files() -> Iterator[File]:
        figures = []
        for name, slip in zip(names, slips, strict=True):
            figures.append(slip.figures)
            yield name, render(slip.document, form)
        yield index, render(slips.index(names, figures), form)

    slips_and_list = so_many(len(names), Noun("phiếu", "slip"))
    what = Noun(
        f"tệp: {slips_and_list.vi} và danh sách «{index}»",
        f"file, the list «{index}»,",
        f"files, {slips_and_list.en} and their list «{index}»,",
    )
    written = write_into(folder, files(), len(names) + 1, what)
    if written:
        tell_of_others(folder, begin, names)
    return written


_WHERE_TO: Final = Words(
    "Chưa ghi tệp báo cáo; hãy thêm «-o bao-cao.xlsx», có thể ghi nhiều lần, hoặc «--all-units THƯ_MỤC"
    " --format docx» để lập phiếu cho từng đơn vị.",
    "No file to write is named; add «-o report.xlsx», several times if you like, or «--all-units DIR"
    " --format docx» for a slip for each unit.",
)
_WHICH_FORM: Final = Words(
    "--all-units và --format đi cùng nhau, ví dụ «--all-units phieu --format docx»; tệp ở -o có dạng theo"
    " tên tệp.",
    "--all-units and --format go together, such as «--all-units slips --format docx»; the name of a file"
    " in -o tells its form.",
)
_OF_ALL: Final = Words(
    "--all-units lập phiếu cho mọi đơn vị và xếp hạng giữa các đơn vị; hãy bỏ --unit.",
    "--all-units makes slips for all units and ranks them; leave --unit out.",
)
