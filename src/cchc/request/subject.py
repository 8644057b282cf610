"""Options that several requests share, each declared once: whose counts, of what, and of when."""

from cchc.options import Option, Place
from cchc.words import Words

UNITS = Option(
    "--unit",
    Words(
        "Chỉ xét đơn vị này (tên hoặc mã); có thể ghi nhiều lần.",
        "Only this unit (name or code); may be given several times.",
    ),
    Place.SUBJECT,
    Words("TÊN", "NAME"),
)
ITEMS = Option(
    "--item",
    Words(
        "Chỉ xét chỉ tiêu này (ví dụ IV.1 hoặc mã chỉ số); có thể ghi nhiều lần.",
        "Only this target (such as IV.1 or an indicator's id); may be given several times.",
    ),
    Place.SUBJECT,
    Words("MỤC", "ITEM"),
)
SOURCE = Option(
    "--source",
    Words(
        "Nguồn hồ sơ, ví dụ national-sync; nếu không ghi thì nhận theo tiêu đề.",
        "The source of the dossiers, such as national-sync; without it the headings tell.",
    ),
    Place.READING,
    Words("MÃ", "ID"),
)
COUNTED = Option(
    "--period",
    Words(
        "Kỳ được đếm, ví dụ Q3, 2024-09, 9T; nếu không ghi thì là cả năm.",
        "The period to count, such as Q3, 2024-09 or 9T; without it the year.",
    ),
    Place.SUBJECT,
    Words("KỲ", "PERIOD"),
)
