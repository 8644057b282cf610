"""``cchc schema``."""

from typing import Annotated, Literal

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.terminal import emit
from cchc.exit_codes import ExitCode
from cchc.options import Argument
from cchc.values import dataclass
from cchc.words import Words

Kind = Literal[
    "indicator",
    "target-set",
    "units",
    "layout",
    "vocabulary",
    "record-fields",
    "record-source",
    "report",
]
HELP = Words(
    "In JSON Schema (2020-12) của một loại tệp, để trình soạn thảo gợi ý khóa và báo lỗi khi đang gõ."
    " Trong tệp YAML, ghi ở dòng đầu: # yaml-language-server: $schema=TỆP.json",
    "Print the JSON Schema (2020-12) of a kind of file, by which editors offer keys and mark mistakes"
    " while one types. The first line of a YAML file: # yaml-language-server: $schema=FILE.json",
)
EXAMPLES = (
    Example(
        "cchc schema target-set > schemas/target-set.json",
        Words("Ghi lược đồ của bộ chỉ tiêu.", "Write the schema of target sets."),
    ),
    Example(
        "cchc schema report",
        Words("Xem lược đồ của báo cáo JSON.", "See the schema of the report in JSON."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A kind of file."""

    kind: Annotated[
        Kind,
        Argument(
            Words("LOẠI", "KIND"),
            Words(
                "indicator, target-set, units, layout, vocabulary, record-fields, record-source hoặc"
                " report.",
                "indicator, target-set, units, layout, vocabulary, record-fields, record-source or"
                " report.",
            ),
        ),
    ]


def schema(asked: Asked) -> int:
    """Print the schema."""
    emit(api.schema(asked.kind, LANG))
    return ExitCode.OK
