"""What the files under ``record-sources/`` declare: the fields of a dossier, and how systems write them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from cchc.definitions.declaration import Id, Several, Text, Texts, declaration, key

_MAYBE = Several(empty=True, distinct=False)


class FieldKind(StrEnum):
    """What a field holds."""

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    MOMENT = "moment"
    DAY = "day"
    FLAG = "flag"


class Zone(StrEnum):
    """In which time a system writes its moments."""

    LOCAL = "local"
    UTC = "utc"


@declaration
class FieldEntry:
    """One thing that is known of a dossier."""

    label: Text = key("tên tiếng Việt", "its name in Vietnamese")
    english: Text = key("tên tiếng Anh", "its name in English")
    type: FieldKind = key(
        "`text`, `code` (một giá trị trong danh mục), `number` (số nguyên), `moment` (ngày giờ), `day`,"
        " `flag` (đúng hoặc sai)",
        "`text`, `code` (one of a list), `number` (whole), `moment` (day and time), `day`, `flag` (true"
        " or false)",
    )
    values: Annotated[Mapping[Id, Text], _MAYBE] = key(
        "với `code`: các giá trị và tên của chúng", "of a `code`: its values and their names",
        factory=dict,
    )  # fmt: skip
    personal: bool = key(
        "`true`: dữ liệu cá nhân, chỉ hiện khi được hỏi đích danh",
        "`true`: personal data, shown only where it is asked for by name",
        default=False,
    )


@declaration
class RecordFieldsFile:
    """The file ``record-sources/fields.yaml``."""

    id: Id = key("trùng với tên tệp", "the file name")
    fields: Mapping[Id, FieldEntry] = key(
        "các trường mà biểu thức hỏi được", "the fields that expressions may ask about"
    )


@declaration
class ColumnEntry:
    """Where a system keeps a field, and how it writes it."""

    headings: Texts = key("các cách viết tên cột", "the spellings of the column's name")
    formats: Annotated[tuple[Text, ...], Several(empty=True)] = key(
        "cách viết ngày giờ dạng văn bản: `dd/MM/yyyy HH:mm:ss`, `yyyyMMddHHmmss`, `d/M/yyyy`,"
        " `yyyy-MM-ddTHH:mm:ss.SXXX` (`S` phần lẻ của giây, `XXX` múi giờ `Z` hoặc `+07:00`)",
        "how moments are written as text: `dd/MM/yyyy HH:mm:ss`, `yyyyMMddHHmmss`, `d/M/yyyy`,"
        " `yyyy-MM-ddTHH:mm:ss.SXXX` (`S` a fraction of the second, `XXX` a zone, `Z` or `+07:00`)",
        default=(),
    )
    codes: Annotated[Mapping[Text, Id], _MAYBE] = key(
        "mã như hệ thống ghi và giá trị mà nó chỉ; với `flag` là `true` hoặc `false`",
        "a code as the system writes it, and the value that it means; of a `flag` `true` or `false`",
        factory=dict,
    )


@declaration
class RecordSourceFile:
    """One file under ``record-sources/``: how one system writes its list of dossiers."""

    id: Id = key("trùng với tên tệp", "the file name")
    title: Text = key("tên tiếng Việt", "its name in Vietnamese")
    english: Text = key("tên tiếng Anh", "its name in English")
    source: Text | None = key(
        "các cột này lấy từ đâu", "where these columns are known from", default=None
    )
    zone: Zone = key(
        "múi giờ của ngày giờ không tự ghi múi giờ: `local` (giờ Việt Nam) hoặc `utc`",
        "of moments that say no zone of their own: `local` (the time of Vietnam) or `utc`",
        default=Zone.LOCAL,
    )
    key_: Id | None = key(
        "trường phân biệt hồ sơ; không có thì mỗi dòng là một hồ sơ",
        "the field that tells dossiers apart; without one each row is a dossier",
        name="key",
        default=None,
    )
    newest_by: Id | None = key(
        "trong nhiều dòng của một hồ sơ, dòng có giá trị lớn nhất của trường này được tính",
        "of several rows of a dossier the one with the latest of this field counts",
        default=None,
    )
    unit: Id = key("trường ghi đơn vị giải quyết", "the field that names the unit")
    blanks: Annotated[tuple[Text, ...], Several(empty=True)] = key(
        "văn bản nghĩa là để trống, như `NULL`", "texts that mean nothing, such as `NULL`",
        default=(),
    )  # fmt: skip
    columns: Mapping[Id, ColumnEntry] = key(
        "trường và cột của nó: `headings`, `formats`, `codes`",
        "a field and its column: `headings`, `formats`, `codes`",
    )
