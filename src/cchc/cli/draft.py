"""``cchc draft``: the annex of a decision as a target set that waits for a person."""

import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG, say
from cchc.cli.outputs import refuse_place
from cchc.cli.terminal import complain, complain_of, why_unwritten
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.patterns import pattern_of
from cchc.request.draft import DraftRequest
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.text import safe

HELP = Words(
    "Đọc phụ lục giao chỉ tiêu của một văn bản thành bản thảo YAML: giữ nguyên văn và vị trí từng ô;"
    " điều gì văn bản không nói thì để «?» cho người quyết định, không đoán.",
    "Read the annex of a document into a YAML draft: each cell word for word with its place; what the"
    " document does not say stays a «?» for a person to decide, and nothing is guessed.",
)
EXAMPLES = (
    Example(
        "cchc draft PHULUC.docx -o targets/quang-ngai-2026.yaml",
        Words("Lập bản thảo từ tệp Word.", "Draft from a Word document."),
    ),
    Example(
        "cchc draft KEHOACH.pdf --annex 2 -o targets/quang-ngai-2026.yaml",
        Words("Lấy phụ lục thứ hai của một tệp PDF.", "Take the second annex of a PDF."),
    ),
)
_ENDING: Final = ".yaml"
_ID: Final = pattern_of("[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, kw_only=True)
class Asked(DraftRequest):
    """A document, and the file for its draft."""


def draft(asked: Asked) -> ExitCode:
    """Write the draft; 3 where the document has no such table."""
    _refuse_name(asked.output)
    refuse_place(asked.output, [asked.document])
    if os.path.lexists(asked.output) and not asked.force:
        raise WrongRequest(_exists(asked.output))
    drafted = api.draft_request(asked)
    complain_of(drafted.findings)
    if drafted.draft is None:
        return ExitCode.UNUSABLE
    from cchc.drafts.as_yaml import as_yaml, open_places
    from cchc.writers.files import write_file

    name = safe(asked.output)
    try:
        write_file(asked.output, as_yaml(drafted.draft, LANG).encode())
    except OSError as error:
        vi, en = why_unwritten(error)
        complain(say(f"Không ghi được «{name}»: {vi}.", f"«{name}» could not be written: {en}."))
        return ExitCode.UNWRITTEN
    rows, (decide, look) = len(drafted.draft.rows), open_places(drafted.draft)
    complain(
        say(
            f"Đã ghi «{name}»: {rows} chỉ tiêu; còn {decide} chỗ phải quyết định («?») và {look} ô phải"
            " đối chiếu với văn bản (unsure).",
            f"Wrote «{name}»: targets: {rows}; to decide («?»): {decide}; cells to compare with the"
            f" document (unsure): {look}.",
        )
    )
    if left := len(drafted.draft.unused) + len(drafted.draft.below):
        complain(
            say(
                f"Văn bản còn {left} cột hoặc dòng dưới bảng không dùng; tệp nêu từng cái sau «#».",
                f"Columns, or lines below the table, that were not used: {left}; the file names each"
                " behind «#».",
            )
        )
    if drafted.lent:
        complain(_to_copy(drafted.lent, asked.output).in_(LANG))
    return ExitCode.OK


def _to_copy(files: Sequence[PurePath], output: str) -> Words:
    """Say where the indicators are that the draft names and its folder lacks."""
    names = ", ".join(file.name for file in files)
    here = safe(os.path.normpath(os.path.join(os.path.dirname(output), "..", "indicators")))
    return Words(
        f"Bản thảo dùng chỉ số có sẵn mà thư mục này chưa có: {names}. Hãy chép các tệp đó từ"
        f" «{safe(str(files[0].parent))}» vào «{here}».",
        f"The draft names indicators of the program that this folder lacks: {names}. Copy these files from"
        f" «{safe(str(files[0].parent))}» to «{here}».",
    )


def _refuse_name(path: str) -> None:
    """A set is found by the name of its file."""
    stem = os.path.basename(path)[: -len(_ENDING)]
    if path.endswith(_ENDING) and len(stem) <= 64 and _ID.fullmatch(stem):
        return
    name = safe(path)
    raise WrongRequest(
        Words(
            f"Tên tệp là mã của bộ chỉ tiêu: «{name}» phải gồm chữ thường không dấu, chữ số, gạch nối và"
            f" kết thúc bằng {_ENDING}, như «quang-ngai-2026.yaml».",
            f"The name is the id of the set: «{name}» must consist of small letters, digits and hyphens"
            f" and end in {_ENDING}, like «quang-ngai-2026.yaml».",
        )
    )


def _exists(path: str) -> Words:
    name = safe(path)
    return Words(
        f"Đã có «{name}», có thể là bản đã sửa; hãy ghi ra nơi khác, hoặc thêm --force để ghi đè.",
        f"«{name}» exists and may have been edited; write elsewhere, or add --force to replace it.",
    )
