"""Which files of counts are read, and how they are understood."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from typing import Annotated

from cchc.inputs import Counts, files_of
from cchc.options import Argument, Option, Place
from cchc.request.law import OfSet
from cchc.request.subject import ENCODING
from cchc.sources.encodings import Encoding
from cchc.values import dataclass
from cchc.words import Words


@dataclass(frozen=True, kw_only=True)
class Reading(OfSet):
    """Which files are read, and how."""

    counts: Annotated[
        Counts | Sequence[Counts],
        Argument(
            Words("TỆP…", "FILE…"),
            Words(
                "Tệp số liệu (.xlsx, .csv, .xls, .xlsb, .ods), thư mục chứa các tệp đó, hoặc mẫu tên như"
                " «*.xlsx»; dấu - là đầu vào chuẩn.",
                "Files of counts (.xlsx, .csv, .xls, .xlsb, .ods), folders of them, or patterns such as"
                " «*.xlsx»; - is standard input.",
            ),
            is_many=True,
        ),
    ] = field(kw_only=False)
    layout: Annotated[
        str | None,
        Option(
            "--layout",
            Words(
                "Mã biểu mẫu, ví dụ bieu-06a, hoặc tệp .yaml khai báo một biểu (xem inspect"
                " --save-layout); nếu không ghi thì tự nhận dạng theo tiêu đề.",
                "Id of the layout, such as bieu-06a, or a .yaml file that declares one (see inspect"
                " --save-layout); by default the headings decide.",
            ),
            Place.READING,
            Words("BIỂU", "LAYOUT"),
        ),
    ] = None
    sheets: Annotated[
        Sequence[str],
        Option(
            "--sheet",
            Words(
                "Chỉ đọc trang tính này, kể cả khi bị ẩn; có thể ghi nhiều lần.",
                "Read only this sheet, even a hidden one; may be given several times.",
            ),
            Place.READING,
            Words("TRANG", "SHEET"),
        ),
    ] = ()
    encoding: Annotated[Encoding | None, ENCODING] = None

    @property
    def files(self) -> Mapping[str, bytes | None]:
        """What is to be read, by name; None where the bytes are still to be fetched.

        Raises WrongRequest where two contents have one name.
        """
        return files_of(self.counts)
