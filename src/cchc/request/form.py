"""Whose form to fill in is asked for, and of when."""

from typing import Annotated, Literal

from cchc.options import Option, Place
from cchc.request.law import OfSet
from cchc.values import dataclass
from cchc.words import Words


@dataclass(frozen=True, kw_only=True)
class FormRequest(OfSet):
    """Whose form, and of when; without a unit or level it is the form of the body of the set."""

    unit: Annotated[
        str | None,
        Option(
            "--unit",
            Words("Biểu của đơn vị này (tên hoặc mã).", "The form of this unit (name or code)."),
            Place.SUBJECT,
            Words("TÊN", "NAME"),
        ),
    ] = None
    level: Annotated[
        Literal["province", "district", "commune", "office", "officer"] | None,
        Option(
            "--level",
            Words(
                "Biểu chung cho mọi đơn vị của một cấp; mỗi đơn vị tự chọn tên.",
                "One form for all units of a level; each picks its name.",
            ),
            Place.SUBJECT,
        ),
    ] = None
    period: Annotated[
        str | None,
        Option(
            "--period",
            Words(
                "Kỳ báo cáo, ví dụ Q3, 2024-09, 9T; nếu không ghi thì là cả năm, người điền có thể đổi.",
                "The period, such as Q3, 2024-09 or 9T; without it the year, which may be changed.",
            ),
            Place.SUBJECT,
            Words("KỲ", "PERIOD"),
        ),
    ] = None
