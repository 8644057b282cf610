"""``cchc template``: workbooks for units to fill in."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Final

from cchc import api
from cchc.cli.folder import tell_of_others
from cchc.cli.help import Example
from cchc.cli.language import LANG, say
from cchc.cli.outputs import refuse_place
from cchc.cli.progress import WRITING, followed
from cchc.cli.terminal import complain, mention, why_unwritten
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.options import Option, Place
from cchc.request.form import FormRequest
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.numbers import Noun, so_many
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.definitions.forms import Form

HELP = Words(
    "Lập biểu Excel để đơn vị điền số liệu: đúng các chỉ tiêu được giao, kiểm tra khi nhập, tự tính"
    " tỷ lệ và đánh giá. Biểu đã điền được đối chiếu bằng cchc check.",
    "Make Excel forms for units to fill in: exactly the targets that bind them, entries checked as"
    " they are typed, ratios and verdicts live. cchc check reads the forms that come back.",
)
EXAMPLES = (
    Example(
        "cchc template --year 2024 --period Q3 --output mau.xlsx",
        Words(
            "Biểu quý III của cơ quan được giao cả bộ.",
            "The third quarter's form of the set's own body.",
        ),
    ),
    Example(
        "cchc template --year 2023 --unit so-noi-vu --output so-noi-vu.xlsx",
        Words("Biểu của một đơn vị.", "The form of one unit."),
    ),
    Example(
        "cchc template --year 2023 --level commune --output cap-xa.xlsx",
        Words(
            "Một biểu chung cho mọi xã; mỗi xã tự chọn tên.",
            "One form for all communes; each picks its name.",
        ),
    ),
    Example(
        "cchc template --year 2023 --period Q3 --all-units bieu-quy-3",
        Words("Mỗi đơn vị một tệp, trong một thư mục.", "A file for each unit, in one folder."),
    ),
)
_ENDING: Final = ".xlsx"
_WHERE_TO: Final = Words(
    "Hãy ghi nơi nhận: «--output TỆP.xlsx» cho một biểu, hoặc «--all-units THƯ_MỤC» cho mọi đơn vị.",
    "Say where to write: «--output FILE.xlsx» for one form, or «--all-units DIR» for every unit.",
)
_ONE_OR_ALL: Final = Words(
    "Chỉ dùng một trong ba tùy chọn --unit, --level và --all-units; riêng --level đi được với"
    " --all-units.",
    "Use one of --unit, --level and --all-units only; --level may go with --all-units.",
)


@dataclass(frozen=True, kw_only=True)
class Asked(FormRequest):
    """One form in a file, or one for every unit in a folder."""

    output: Annotated[
        str | None,
        Option(
            "--output",
            Words("Tệp .xlsx sẽ ghi.", "The .xlsx file to write."),
            Place.FILES,
            Words("TỆP", "FILE"),
            letter="-o",
        ),
    ] = None
    all_units: Annotated[
        str | None,
        Option(
            "--all-units",
            Words(
                "Ghi vào thư mục này mỗi đơn vị được giao chỉ tiêu một tệp.",
                "Write a file for every unit that is bound into this folder.",
            ),
            Place.FILES,
            Words("THƯ_MỤC", "DIR"),
        ),
    ] = None
    force: Annotated[
        bool,
        Option(
            "--force",
            Words(
                "Ghi đè tệp đã có, dù đó có thể là biểu đã điền.",
                "Replace files that are there, though they may be filled-in forms.",
            ),
            Place.EXTENT,
        ),
    ] = False
    no_signatures: Annotated[
        bool,
        Option(
            "--no-signatures",
            Words(
                "Không để chỗ ký dưới bảng, khi biểu chỉ gửi bằng tệp.",
                "Leave no room for signatures below the table, where only the file is sent.",
            ),
            Place.EXTENT,
        ),
    ] = False


def template(asked: Asked) -> ExitCode:
    """Write one form, or one for every unit."""
    _refuse_contradictions(asked)
    known = api.load(asked.definitions)
    law = known.law_of(known.timeline_of(asked.year, asked.set_id, asked.on, asked.body))
    mention([*known.findings, *law.findings], asked.definitions)
    if asked.all_units is None:
        made: Mapping[str, Form] = {asked.output or "": api.blank_form(asked, law)}
    else:
        forms, folder = api.blank_forms(asked, law), asked.all_units
        made = {os.path.join(folder, f"{name}{_ENDING}"): form for name, form in forms.items()}
    return _write(made, law.definitions.digest, asked)


def _refuse_contradictions(asked: Asked) -> None:
    output, all_units = asked.output, asked.all_units
    if (output is None) == (all_units is None):
        raise WrongRequest(_WHERE_TO)
    if asked.unit is not None and (asked.level is not None or all_units is not None):
        raise WrongRequest(_ONE_OR_ALL)
    if output is not None and not output.casefold().endswith(_ENDING):
        name = safe(output)
        raise WrongRequest(
            Words(
                f"Biểu là tệp Excel: tên «{name}» phải kết thúc bằng {_ENDING}.",
                f"A form is an Excel file: the name «{name}» must end in {_ENDING}.",
            )
        )
    if output is not None:
        refuse_place(output)


def _write(made: "Mapping[str, Form]", digest: str, asked: Asked) -> ExitCode:
    """Write every form; where one would replace what may have been filled in, none."""
    from cchc.render.form import render
    from cchc.writers.files import write_file
    from cchc.writers.folders import holds_other, make_folder

    folder, signed = asked.all_units, not asked.no_signatures
    pairs = followed(made.items(), len(made), WRITING)
    contents = {path: render(form, digest, LANG, signed=signed) for path, form in pairs}
    path = folder or ""
    try:
        if folder is not None:
            make_folder(folder)
        kept = [path for path, content in contents.items() if holds_other(path, content)]
        if kept and not asked.force:
            raise WrongRequest(_would_replace(kept))
        for path, content in contents.items():
            write_file(path, content)
    except OSError as error:
        vi, en = why_unwritten(error)
        name = safe(path)
        complain(say(f"Không ghi được «{name}»: {vi}.", f"«{name}» could not be written: {en}."))
        return ExitCode.UNWRITTEN
    where, number = safe(folder or path), len(contents)
    if folder is None:
        complain(say(f"Đã ghi «{where}».", f"Wrote «{where}»."))
    else:
        vi, en = so_many(number, Noun("biểu", "form"))
        complain(say(f"Đã ghi {vi} vào «{where}».", f"Wrote {en} to «{where}»."))
        tell_of_others(folder, "", [os.path.basename(path) for path in contents])
    return ExitCode.OK


def _would_replace(paths: list[str]) -> Words:
    name, more = safe(paths[0]), len(paths) - 1
    others = Words(f" và {more} tệp khác", f" and {more} more") if more else Words("", "")
    return Words(
        f"Đã có «{name}»{others.vi}, có thể là biểu đã điền; hãy ghi ra nơi khác, hoặc thêm --force"
        " để ghi đè.",
        f"«{name}»{others.en} exists and may be a filled-in form; write elsewhere, or add --force to"
        " replace it.",
    )
