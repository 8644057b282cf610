"""What of a text is of the letter around a table: documents, days, mottos; no word about its numbers."""

from typing import Final

from cchc.patterns import pattern_of
from cchc.words.text import fold

# What only looks like a period: dates and numbers of documents.
_SIGNED: Final = pattern_of(
    r"(?<!từ )(?<!đến )(?<!tới )(?<!hết )ngày[\s.…_]*\d{0,2}[\s.…_]*tháng[\s.…_]*\d{0,2}[\s.…_]*năm"
    r"(?: \d{4}|[\s.…_]+(?:20\d{0,2}[.…_]*)?)"
    r"|\bsố ?:? ?[\w./-]*/[\w-]*[a-zđ][\w-]*(?:,? ngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4})?"
)
_CITED: Final = pattern_of(
    r"(?:kèm theo|theo|căn cứ|tại|của) (?:quyết định|kế hoạch|công văn|thông tư|nghị định"
    r"|văn bản|báo cáo|nghị quyết|chỉ thị|thông báo|tờ trình|hướng dẫn|giấy mời|biên bản|chương trình)\b.*"
    r"|thực hiện (?:quyết định|kế hoạch|công văn|thông tư|nghị định|văn bản|nghị quyết|chỉ thị) (?:số\b|\d).*"
)
# Mottos, numbers and days of letters, whom they go to, and who wrote them.
_OF_THE_LETTER: Final = pattern_of(
    r"^(?:cộng ho(?:à|òa) xã hội|cong hoa xa hoi|độc lập|doc lap|socialist republic"
    r"|số\s*:|số \d|so\s*:|căn cứ|kính gửi|kinh gui|nơi nhận|noi nhan)"
    r"|^\W*[^\d,:;()]{2,40}, ?ngày\b.*\b(?:tháng|năm)\b|^\W*[^\d,:;()]{2,40}, ?ngày \d{1,2}/\d{1,2}/\d{4}"
    r"|^\W*(?:người|cán bộ) (?:lập|báo cáo|tổng hợp|phụ trách|theo dõi|liên hệ)\b"
    r"|^\W*(?:điện thoại|đt|sđt|email|fax|địa chỉ|website)\b[^\w]*[:.]"
)
_COMPARED: Final = pattern_of(r"\bso (?:với|cùng)\b.*")


def without_documents(folded: str) -> str:
    """Take away dates and numbers that belong to documents, and what is only compared with."""
    bare = _CITED.sub(" ", folded)
    bare = _SIGNED.sub(" ", bare)
    return _COMPARED.sub(" ", bare)


def is_of_the_letter(text: str) -> bool:
    """Say whether a line is of the letter around a table, and says nothing of its numbers."""
    return _OF_THE_LETTER.search(fold(text)) is not None
