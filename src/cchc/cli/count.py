"""``cchc count``: from dossiers to a file of counts."""

from typing import Annotated

from cchc import api
from cchc.cli.help import Example
from cchc.cli.outputs import refuse_place, write_one
from cchc.cli.progress import stages
from cchc.cli.terminal import complain_of, emit, mention
from cchc.exit_codes import ExitCode
from cchc.options import Option, Place
from cchc.request.dossiers import CountRequest
from cchc.values import dataclass
from cchc.words import Words

HELP = Words(
    "Đếm b và a của các chỉ số từ chính danh sách hồ sơ, cùng số chưa đủ căn cứ u và v.",
    "Count b and a of indicators from the dossiers themselves, and the undecided u and v beside them.",
)
EXAMPLES = (
    Example(
        "cchc count ho-so.xlsx --year 2024 -o so-lieu.csv",
        Words("Đếm cả năm, ghi ra tệp số liệu.", "Count the year into a file of counts."),
    ),
    Example(
        "cchc count 'ho-so/*.parquet' --year 2024 --by month -o so-lieu.csv",
        Words("Đếm từng tháng từ nhiều tệp.", "Count by month from many files."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(CountRequest):
    """Counts, printed or written to a file."""

    output: Annotated[
        str | None,
        Option(
            "--output",
            Words(
                "Ghi số liệu ra tệp .csv này, thay vì in ra.",
                "Write the counts to this .csv file instead of printing them.",
            ),
            Place.FILES,
            Words("TỆP", "FILE"),
            letter="-o",
        ),
    ] = None


def count(asked: Asked) -> int:
    """Count; print or write the file; tell what was found."""
    if asked.output:
        refuse_place(asked.output, asked.paths)
    with stages() as tell:
        counted = api.count_request(asked, tell)
    mention(counted.definition_findings, asked.definitions)
    complain_of(counted.findings)
    if not asked.output:
        emit(counted.file().decode("utf-8-sig").replace("\r\n", "\n"))
        return counted.exit_code
    if not counted.groups:
        return counted.exit_code
    written = write_one(asked.output, counted.file())
    return counted.exit_code if written else ExitCode.UNWRITTEN
