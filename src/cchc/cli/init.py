"""``cchc init``."""

import os
from typing import Annotated

from cchc import api
from cchc.cli.folder import write_into
from cchc.cli.help import Example
from cchc.cli.language import say
from cchc.cli.terminal import complain
from cchc.errors import WrongRequest
from cchc.exit_codes import ExitCode
from cchc.options import Argument, Option, Place
from cchc.values import dataclass
from cchc.words import Words
from cchc.words.numbers import so_many
from cchc.words.terms import FILE, UNIT
from cchc.words.text import safe

HELP = Words(
    "Tạo một thư mục định nghĩa cho một tỉnh: danh mục đơn vị (CSV), bộ chỉ tiêu có sẵn của năm đó hoặc bộ"
    " chờ văn bản, lược đồ cho trình soạn thảo. Không tự đặt ra chỉ tiêu.",
    "Begin a folder of definitions for a province: the registry of units (CSV), the set of that year that"
    " comes with the program or one that waits for its document, schemas for editors. No target is made up.",
)
EXAMPLES = (
    Example(
        'cchc init dinh-nghia --place "Quang Ngai" --year 2026',
        Words("Tạo thư mục dinh-nghia.", "Make the folder dinh-nghia."),
    ),
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Where, for which province, for which year."""

    folder: Annotated[
        str,
        Argument(
            Words("THƯ_MỤC", "DIR"),
            Words("Thư mục được tạo.", "The folder to make."),
        ),
    ]
    place: Annotated[
        str,
        Option(
            "--place",
            Words("Tên tỉnh, thành phố.", "Name of the province or city."),
            Place.LAW,
            Words("TÊN", "NAME"),
        ),
    ]
    year: Annotated[
        int,
        Option(
            "--year",
            Words("Năm giao chỉ tiêu, ví dụ 2026.", "Year of the targets, such as 2026."),
            Place.LAW,
            Words("NĂM", "YEAR"),
        ),
    ]


def init(asked: Asked) -> ExitCode:
    """Write the files into a folder that is not there yet, or is empty."""
    folder = asked.folder
    if os.path.exists(folder) and not (os.path.isdir(folder) and not os.listdir(folder)):
        raise WrongRequest(
            Words(
                f"Đã có «{safe(folder)}»; hãy chọn thư mục chưa có hoặc còn trống.",
                f"«{safe(folder)}» exists; choose a folder that does not, or that is empty.",
            )
        )
    made = api.begin(asked.place, asked.year, folder)
    files = made.files.items()
    if not write_into(folder, files, len(files), FILE):
        return ExitCode.UNWRITTEN
    readme = safe(os.path.join(folder, "README.md"))
    units = so_many(made.units, UNIT)
    complain(
        say(
            f"Danh mục có {units.vi}. Việc tiếp theo: xem {readme}.",
            f"The registry has {units.en}. What comes next: see {readme}.",
        )
    )
    return ExitCode.OK
