"""``cchc sql``: the statement for a database of somebody else."""

from dataclasses import replace

from cchc import api
from cchc.cli.help import Example
from cchc.cli.terminal import emit, mention
from cchc.exit_codes import ExitCode
from cchc.request.sql import SqlRequest
from cchc.values import dataclass
from cchc.words import Words

HELP = Words(
    "In câu lệnh SQL đếm b, a, u và v cho một bảng hồ sơ; mỗi dòng kết quả là một chỉ số, đơn vị, kỳ.",
    "Print the SQL that counts b, a, u and v in a table of dossiers; a row per indicator, unit, period.",
)
EXAMPLES = (
    Example(
        "cchc sql --dialect postgres --table hoso.ho_so --source national-sync --year 2024",
        Words("Câu lệnh cho PostgreSQL.", "The statement for PostgreSQL."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(SqlRequest):
    """A statement, printed."""


def sql(asked: Asked) -> int:
    """Print the statement, and what its numbers stand for."""
    known = api.load(asked.definitions)
    mention(known.findings, asked.definitions)
    emit(api.sql_request(replace(asked, definitions=known)))
    return ExitCode.OK
