"""``cchc list-quantities``."""

from cchc import api
from cchc.cli.help import Example
from cchc.cli.language import LANG
from cchc.cli.showing import Listed
from cchc.cli.terminal import emit, emit_table, mention
from cchc.exit_codes import ExitCode
from cchc.request.law import Defined
from cchc.values import dataclass
from cchc.words import Words

HELP = Words(
    "Liệt kê các đại lượng mà công thức (quantities) của chỉ số dùng được: mã, tên, biểu mẫu có đại lượng"
    " đó và chỉ số đang dùng.",
    "List the quantities that the recipe of an indicator may use: id, name, the forms that have it and the"
    " indicators that use it.",
)
EXAMPLES = (
    Example("cchc list-quantities", Words("Xem mọi đại lượng có sẵn.", "See all built-in ones.")),
    Example(
        "cchc list-quantities --definitions dinh-nghia",
        Words("Xem đại lượng của thư mục định nghĩa riêng.", "See those of your own definitions."),
    ),
    Example(
        "cchc list-quantities --format json",
        Words("Lấy dữ liệu cho chương trình khác.", "Get the data for another program."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked(Defined, Listed):
    """The quantities of all forms of a folder."""


def list_quantities(asked: Asked) -> int:
    """List quantities."""
    from cchc.definitions.quantities import quantities_of

    known = api.load(asked.definitions)
    mention(
        [*known.findings, *known.registry_findings(known.definitions.target_sets)],
        asked.definitions,
    )
    shown = quantities_of(known.definitions)
    if asked.output == "json":
        from cchc.render.lists_json import as_json, quantity_object

        emit(as_json([quantity_object(each) for each in shown]))
    else:
        from cchc.render.lists import quantities

        emit_table(quantities(shown, LANG), asked.color)
    return ExitCode.OK
