"""How an indicator says that its b and a are counted from dossiers."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Final

from cchc.definitions.declaration import Id, Several, Text, declaration, key

DOSSIERS: Final = "dossiers"  # what is counted, where it is not the different values of a field


class Stated(StrEnum):
    """Whether the document itself says it, or it is our reading."""

    STATED = "stated"
    INFERRED = "inferred"


class Lands(StrEnum):
    """Where an example of a dossier must end."""

    B = "b"  # in a and in b
    A = "a"  # in a only
    U = "u"  # in a, perhaps in b
    V = "v"  # perhaps in a
    NONE = "none"  # not in a


@declaration
class Expression:
    """A condition about one dossier."""

    where: Text = key(
        "điều kiện về một hồ sơ; xem [ngôn ngữ biểu thức](../docs/records.md)",
        "a condition about one dossier; see [the language](../docs/records.md)",
    )
    formula: Stated = key(
        "`stated`: văn bản tự ghi; `inferred`: cách hiểu của chúng tôi, nói ở `note`",
        "`stated`: the document says so; `inferred`: our reading, which `note` gives",
    )
    note: Text | None = key("vì sao hiểu như vậy", "why it is read so", default=None)


@declaration
class Example:
    """A dossier, and where it must end."""

    dossier: Annotated[Mapping[Id, Text], Several(empty=True)] = key(
        "các trường có giá trị; trường không ghi là trường trống",
        "the fields that have a value; the others are blank",
    )
    lands: Lands = key(
        "`b`: trong cả a và b; `a`: chỉ trong a; `u`: trong a, chưa rõ b; `v`: chưa rõ a; `none`: ngoài a",
        "`b`: in a and in b; `a`: in a only; `u`: in a, b unknown; `v`: a unknown; `none`: not in a",
    )


@declaration
class CountEntry:
    """How the b and a of one indicator are counted from dossiers."""

    of: Id = key(
        "`dossiers`, hoặc một trường mà các giá trị khác nhau được đếm, như `procedure`",
        "`dossiers`, or a field whose different values are counted, such as `procedure`",
    )
    period: Id = key(
        "trường có ngày đưa hồ sơ vào một kỳ", "the field whose day puts a dossier into a period"
    )
    denominator: Expression = key("hồ sơ nào thuộc a", "which dossiers are in a")
    numerator: Expression = key(
        "hồ sơ nào trong a thuộc b; không hỏi hồ sơ ngoài a",
        "which dossiers of a are in b; of others it is not asked",
    )
    examples: Annotated[tuple[Example, ...], Several(distinct=False)] = key(
        "hồ sơ ví dụ và nơi mỗi hồ sơ phải thuộc về; được thử mỗi lần kiểm tra định nghĩa",
        "dossiers and where each must end; tried whenever the definitions are checked",
    )
