"""``cchc dossiers``: the list to work on."""

from typing import Annotated

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.outputs import refuse_place, write_one
from cchc.cli.progress import stages
from cchc.cli.terminal import complain_of, emit, mention
from cchc.diagnostics import Severity
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.options import Option, Place
from cchc.request.dossiers import ListRequest
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import safe

HELP = Words(
    "Liệt kê hồ sơ trễ hạn, chưa đủ căn cứ hoặc mọi hồ sơ của một chỉ tiêu: đúng bằng số đã đếm.",
    "List the late, the undecided or all dossiers of a target: exactly as many as are counted.",
)
EXAMPLES = (
    Example(
        "cchc dossiers ho-so.xlsx --year 2024 --item IV.1 --late -o tre-han.xlsx",
        Words("Danh sách hồ sơ trễ hạn.", "The late ones."),
    ),
    Example(
        "cchc dossiers ho-so.parquet --year 2023 --item IV.3 --unit 23281 --undecided",
        Words("Hồ sơ chưa đủ căn cứ của một xã.", "The undecided ones of a commune."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(ListRequest):
    """Dossiers, printed or written to a file."""

    output: Annotated[
        str | None,
        Option(
            "--output",
            Words(
                "Ghi danh sách ra tệp .xlsx hoặc .csv này, thay vì in ra.",
                "Write the list to this .xlsx or .csv file instead of printing it.",
            ),
            Place.FILES,
            Words("TỆP", "FILE"),
            letter="-o",
        ),
    ] = None


def dossiers(asked: Asked) -> int:
    """List; 3 where the list could not be read at all."""
    from cchc.render import dossier_list

    if asked.output:
        refuse_place(asked.output, asked.paths)
        if not dossier_list.can_write(asked.output):
            raise WrongRequest(_ending(asked.output))
    with stages() as tell:
        listed = api.list_request(asked, LANG, tell)
    mention(listed.definition_findings, asked.definitions)
    complain_of(listed.findings)
    untrusted = any(found.rule.severity is Severity.ERROR for found in listed.findings)
    if not listed.headings:
        return ExitCode.UNUSABLE
    if not asked.output:
        emit(dossier_list.as_csv(listed.headings, listed.rows).rstrip("\n"))
    elif not write_one(
        asked.output, dossier_list.render(asked.output, listed.headings, listed.rows)
    ):
        return ExitCode.UNWRITTEN
    return ExitCode.UNUSABLE if untrusted else ExitCode.OK


def _ending(path: str) -> Words:
    return Words(
        f"«{safe(path)}» phải kết thúc bằng .xlsx hoặc .csv.",
        f"«{safe(path)}» must end in .xlsx or .csv.",
    )
