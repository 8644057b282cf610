"""``cchc template``: workbooks for units to fill in."""

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Final, Literal

import typer

from cchc.cli.asking import period_of
from cchc.cli.help import examples
from cchc.cli.language import LANG, say
from cchc.cli.loading import definitions_or_exit, refusing_unknown_names, registry_or_exit
from cchc.cli.options import DefinitionsOption, SetOption, YearOption
from cchc.cli.outputs import refuse_place
from cchc.cli.terminal import complain, why_unwritten
from cchc.cli.wrong_usage import WrongUsage
from cchc.exit_codes import ExitCode
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.definitions.forms import Form
    from cchc.definitions.model import TargetSet
    from cchc.definitions.period import Period
    from cchc.definitions.units import Registry, Unit

HELP = say(
    "Lập biểu Excel để đơn vị điền số liệu: đúng các chỉ tiêu được giao, kiểm tra khi nhập, tự tính"
    " tỷ lệ và đánh giá. Biểu đã điền được đối chiếu bằng cchc check.",
    "Make Excel forms for units to fill in: exactly the targets that bind them, entries checked as"
    " they are typed, ratios and verdicts live. cchc check reads the forms that come back.",
)
EXAMPLES = examples(
    (
        "cchc template --year 2024 --period Q3 --output mau.xlsx",
        say("Biểu quý III của cơ quan được giao cả bộ.", "The third quarter's form of the body."),
    ),
    (
        "cchc template --year 2023 --unit so-noi-vu --output so-noi-vu.xlsx",
        say("Biểu của một đơn vị.", "The form of one unit."),
    ),
    (
        "cchc template --year 2023 --level commune --output cap-xa.xlsx",
        say("Một biểu chung cho mọi xã; mỗi xã tự chọn tên.", "One form for every commune."),
    ),
    (
        "cchc template --year 2023 --period Q3 --all-units bieu-quy-3",
        say("Mỗi đơn vị một tệp, trong một thư mục.", "A file for each unit, in one folder."),
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


def template(
    year: YearOption = None,
    set_id: SetOption = None,
    unit: Annotated[
        str | None,
        typer.Option(
            "--unit",
            metavar=say("TÊN", "NAME"),
            help=say("Biểu của đơn vị này (tên hoặc mã).", "The form of this unit (name or code)."),
        ),
    ] = None,
    level: Annotated[
        Literal["province", "district", "commune", "office", "officer"] | None,
        typer.Option(
            "--level",
            help=say(
                "Biểu chung cho mọi đơn vị của một cấp; mỗi đơn vị tự chọn tên.",
                "One form for all units of a level; each picks its name.",
            ),
        ),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(
            "--period",
            metavar=say("KỲ", "PERIOD"),
            help=say(
                "Kỳ báo cáo, ví dụ Q3, 2024-09, 9T; nếu không ghi thì là cả năm, người điền có thể đổi.",
                "The period, such as Q3, 2024-09 or 9T; without it the year, which may be changed.",
            ),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar=say("TỆP", "FILE"),
            help=say("Tệp .xlsx sẽ ghi.", "The .xlsx file to write."),
        ),
    ] = None,
    all_units: Annotated[
        str | None,
        typer.Option(
            "--all-units",
            metavar=say("THƯ_MỤC", "DIR"),
            help=say(
                "Ghi vào thư mục này mỗi đơn vị được giao chỉ tiêu một tệp.",
                "Write a file for every unit that is bound into this folder.",
            ),
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help=say(
                "Ghi đè tệp đã có, dù đó có thể là biểu đã điền.",
                "Replace files that are there, though they may be filled-in forms.",
            ),
        ),
    ] = False,
    definitions: DefinitionsOption = None,
) -> int:
    """Write one form, or one for every unit."""
    from cchc.definitions.choose import choose_set

    _refuse_contradictions(output, all_units, unit=unit, level=level)
    ready = definitions_or_exit(definitions)
    with refusing_unknown_names():
        target_set = choose_set(ready.definitions.target_sets, year=year, set_id=set_id)
        registry = registry_or_exit(ready, target_set)
        asked = period_of(period, target_set.year)
        if all_units is None:
            form = _form(target_set, registry, asked, unit=unit, level=level)
            made: Mapping[str, Form] = {output or "": form}
        else:
            made = _form_of_each(all_units, target_set, registry, asked, level)
    return _write(made, ready.definitions.digest, all_units, force=force)


def _refuse_contradictions(
    output: str | None, all_units: str | None, *, unit: str | None, level: str | None
) -> None:
    if (output is None) == (all_units is None):
        raise WrongUsage(_WHERE_TO)
    if unit is not None and (level is not None or all_units is not None):
        raise WrongUsage(_ONE_OR_ALL)
    if output is not None and not output.casefold().endswith(_ENDING):
        name = safe(output)
        raise WrongUsage(
            Words(
                f"Biểu là tệp Excel: tên «{name}» phải kết thúc bằng {_ENDING}.",
                f"A form is an Excel file: the name «{name}» must end in {_ENDING}.",
            )
        )
    if output is not None:
        refuse_place(output)


def _registered(name: str, registry: "Registry") -> "Unit":
    from cchc.counts import Roster
    from cchc.readers.unit_names import UnitNames

    index = UnitNames(Roster(registry)).choose(name)
    if index < len(registry):
        return registry[index]
    question = did_you_mean(nearest(name, registry.names))
    raise WrongUsage(
        Words(
            f"Không có đơn vị «{safe(name)}» trong danh mục {registry.id}.{question.vi}",
            f"There is no unit «{safe(name)}» in the registry {registry.id}.{question.en}",
        )
    )


def _form(
    target_set: "TargetSet",
    registry: "Registry",
    period: "Period | None",
    *,
    unit: str | None,
    level: str | None,
) -> "Form":
    from cchc.definitions.forms import form_of_body, form_of_level, form_of_unit
    from cchc.definitions.level import Level

    if unit is not None:
        return form_of_unit(target_set, registry, _registered(unit, registry), period)
    if level is not None:
        return form_of_level(target_set, registry, Level(level), period)
    return form_of_body(target_set, registry, period)


def _form_of_each(
    folder: str,
    target_set: "TargetSet",
    registry: "Registry",
    period: "Period | None",
    level: str | None,
) -> "Mapping[str, Form]":
    """Make the form of every unit, or of those of a level, by the paths they will have."""
    from cchc.definitions.forms import form_of_level, form_of_unit, units_bound
    from cchc.definitions.level import Level
    from cchc.words.slugs import distinct_slugs

    units = [u for u in units_bound(target_set, registry) if level in (None, u.level)]
    if not units and level is not None:
        form_of_level(target_set, registry, Level(level), period)  # says why there is none
    names = distinct_slugs([(each.name, each.code) for each in units])
    return {
        os.path.join(folder, f"{name}{_ENDING}"): form_of_unit(target_set, registry, each, period)
        for name, each in zip(names, units, strict=True)
    }


def _write(made: "Mapping[str, Form]", digest: str, folder: str | None, *, force: bool) -> ExitCode:
    """Write every form; where one would replace what may have been filled in, none."""
    from cchc.render.form import render
    from cchc.writers.files import write_file
    from cchc.writers.folders import holds_other, make_folder

    contents = {path: render(form, digest, LANG) for path, form in made.items()}
    path = folder or ""
    try:
        if folder is not None:
            make_folder(folder)
        kept = [path for path, content in contents.items() if holds_other(path, content)]
        if kept and not force:
            raise WrongUsage(_would_replace(kept))
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
        complain(say(f"Đã ghi {number} biểu vào «{where}».", f"Wrote {number} forms to «{where}»."))
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
