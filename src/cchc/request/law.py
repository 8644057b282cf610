"""Which definitions, which year and which set of targets are meant."""

from collections.abc import Sequence
from os import PathLike
from typing import Annotated

from cchc.law import Known
from cchc.options import Option, Place, parameters_of, refuse_wrong_values
from cchc.values import dataclass
from cchc.words import Words


@dataclass(frozen=True, kw_only=True)
class Defined:
    """By which definitions."""

    definitions: Annotated[
        Known | str | PathLike[str] | None,
        Option(
            "--definitions",
            Words(
                "Thư mục định nghĩa riêng, gồm hai thư mục con indicators và targets;"
                " nếu không ghi thì dùng bộ có sẵn.",
                "A folder of your own definitions with the subfolders indicators and targets;"
                " without it the built-in ones are used.",
            ),
            Place.DEFINITIONS,
            Words("THƯ_MỤC", "DIR"),
        ),
    ] = None

    def __post_init__(self) -> None:
        """Raise WrongRequest for a value that no option could have; one value may stand alone."""
        for each in parameters_of(type(self)):
            value = getattr(self, each.name)
            if each.is_list and (isinstance(value, str | bytes) or not isinstance(value, Sequence)):
                object.__setattr__(self, each.name, () if value is None else (value,))
        refuse_wrong_values(self)


@dataclass(frozen=True, kw_only=True)
class OfYear(Defined):
    """The targets of a year."""

    year: Annotated[
        int | None,
        Option(
            "--year",
            Words("Năm giao chỉ tiêu, ví dụ 2024.", "Year of the targets, such as 2024."),
            Place.LAW,
            Words("NĂM", "YEAR"),
        ),
    ] = None


@dataclass(frozen=True, kw_only=True)
class OfSet(OfYear):
    """The targets of one set."""

    set_id: Annotated[
        str | None,
        Option(
            "--set",
            Words(
                "Mã bộ chỉ tiêu, khi một năm có nhiều bộ.",
                "Id of the target set, where a year has more than one.",
            ),
            Place.LAW,
            Words("MÃ", "ID"),
        ),
    ] = None
    body: Annotated[
        str | None,
        Option(
            "--body",
            Words(
                "Các bộ chỉ tiêu của cơ quan này (tên hoặc mã), khi một năm có bộ của nhiều cơ quan;"
                " bộ nào có hiệu lực thì dùng bộ đó.",
                "The target sets of this body (its name or code), where a year has those of several;"
                " whichever is in force is used.",
            ),
            Place.LAW,
            Words("CƠ_QUAN", "BODY"),
        ),
    ] = None
    on: Annotated[
        str | None,
        Option(
            "--on",
            Words(
                "Bộ chỉ tiêu có hiệu lực vào ngày này, ví dụ 2024-06-30 hoặc 30/6/2024.",
                "The target set in force on this day, such as 2024-06-30 or 30/6/2024.",
            ),
            Place.LAW,
            Words("NGÀY", "DATE"),
        ),
    ] = None
