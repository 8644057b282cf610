"""Lines of a letterhead: those that name a unit by its code or kind, and those that nobody understands.

Below «UBND HUYỆN SA THẦY» a line such as «HẠT KIỂM LÂM» says who has written, and not the district.
What a line may be besides – a title, a date, a motto – is known; any other is a body that nobody knows.
"""

from collections.abc import Iterator
from typing import Final

from cchc.definitions.level import Level
from cchc.definitions.units import Registry
from cchc.patterns import pattern_of
from cchc.tables.hearing import Ear
from cchc.tables.letter_words import without_documents
from cchc.tables.lines import Line, labelled
from cchc.tables.scope_types import Scope, SenderSaid
from cchc.tables.vocabulary import words_of
from cchc.words.text import fold

_CODED: Final = pattern_of(
    r"(?:mã(?: đơn vị| xã| huyện)?\s*:?\s*)?(\d{3,6}|[a-z]+(?:-[a-z0-9]+)+)(?:\s*[-–:.]\s*(\D.*))?"
)
_NO_BODY: Final = pattern_of(
    r"^(?:cộng hòa xã hội|độc lập|socialist republic|số\s*:|số \d|v/v|về việc|căn cứ|kính gửi|nơi nhận|\()"
    r"|\bngày\b.*\bnăm\b|\d{1,2}/\d{1,2}/\d{4}"
)
# Words of titles, of which the name of a body that has sent a table has none.
_OF_TITLES: Final = pattern_of(
    r"\b(?:kết quả|báo cáo|biểu|bảng|thống kê|tổng hợp|phụ lục|tình hình|số liệu|danh sách|theo dõi|chỉ tiêu"
    r"|chỉ số|hồ sơ|tthc|thủ tục|dịch vụ công|dvc|dvctt|kèm theo|nội dung|mẫu|phần|kỳ|đánh giá|thực hiện"
    r"|giải quyết|công tác|cải cách|cchc|tỷ lệ|tỉ lệ|số hóa|thanh toán|đúng hạn|trực tuyến|đơn vị tính|đvt"
    r"|ghi chú|lưu ý|trang|quý|tháng|năm|report|table|annex|unit)\b"
)
_FEWEST_LETTERS: Final = 3
_LEVELS: Final = {"tỉnh": Level.PROVINCE, "huyện": Level.DISTRICT, "xã": Level.COMMUNE}
_AT_LEVEL: Final = pattern_of(r"\bcấp (tỉnh|huyện|xã)\b")
_KINDS: Final = r"(?:ubnd )?(?:xã|phường|thị trấn|huyện|sở|đơn vị)"
_OF_ALL: Final = pattern_of(
    r"\b(?:toàn|địa bàn) (?:tỉnh|huyện|thành phố|thị xã|ngành|địa bàn)\b"
    rf"|\b(?:các|những|\d+) {_KINDS}\b|\b(?:xã|phường|huyện|sở)(?:, | và ){_KINDS}\b"
)
_ADDRESSED: Final = pattern_of(r"^(?:kính gửi|nơi nhận|đơn vị nhận|gửi)\b")


def coded(text: str, registry: Registry) -> str | None:
    """Give the code of a unit that a line is, or begins with: «23536 - UBND xã Mô Rai»."""
    found = _CODED.fullmatch(fold(text).strip(" .:;,-–()"))
    return found[1] if found is not None and found[1] in registry.codes else None


def by_kind(text: str, ear: Ear) -> str | None:
    """Give the unit of «Xã: Mô Rai», where the label is a kind of units and the value a name."""
    label, value = labelled(text)
    if not label or not value or ear.vocabulary.unit_heading(words_of(label)) is None:
        return None
    written = (f"{label} {value}", value)
    return next((each for each in written if ear.units.names_a_unit(each)), None)


def unexplained(scope: Scope, said: SenderSaid, ear: Ear) -> Line | None:
    """Give the first line below the sender that may be another body; None where all is known."""
    if said.explicit or said.line.row < 0:
        return None
    return next(_not_understood(scope, said, ear), None)


def levels_in(text: str) -> set[str]:
    """Give the levels that a text names as «cấp tỉnh», «cấp huyện», «cấp xã»."""
    return {_LEVELS[found].value for found in _AT_LEVEL.findall(fold(text))}


def of_others(scope: Scope, sheet: str | None, level: Level) -> Line | None:
    """Give the line by which counts that name no unit are not the sender's own: of another level, or of all.

    «… CẤP XÃ» below «UBND HUYỆN»; «TOÀN HUYỆN».
    """
    lines: list[Line] = [*scope.lines]
    if sheet:
        lines.append(Line(-1, -1, sheet))
    for line in lines:
        text = without_documents(fold(line.text))
        if _ADDRESSED.search(text):
            continue
        levels = {_LEVELS[found] for found in _AT_LEVEL.findall(text)}
        if levels - {level} or _OF_ALL.search(text):
            return line
    return None


def _not_understood(scope: Scope, said: SenderSaid, ear: Ear) -> Iterator[Line]:
    named = {(each.line.row, each.line.column) for each in scope.senders}
    for line in scope.lines:
        if line.row <= said.line.row or line.column != said.line.column:
            continue
        text = fold(line.text).strip(" .…:;,*-–_")
        if _OF_TITLES.search(text):
            return  # the title; what follows is no letterhead
        if (line.row, line.column) in named or len(text) < _FEWEST_LETTERS or _NO_BODY.search(text):
            continue
        heard = ear.hear(line.text)
        if heard.names_value or heard.section or heard.group or ear.clock.hear(text)[0] is not None:
            continue
        if any(letter.isalpha() for letter in text):
            yield line
