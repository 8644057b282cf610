"""Options that several requests share, each declared once: whose counts, of what, and of when."""

from typing import Literal

from cchc.options import CLOSE_COMMA, COMMA, Option, Place
from cchc.words import Words

Engine = Literal["auto", "duckdb", "python"]

UNITS = Option(
    "--unit",
    Words(
        "Chỉ xét các đơn vị này (tên hoặc mã), cách nhau bằng dấu phẩy viết liền hoặc ghi nhiều lần.",
        "Only these units (names or codes), with commas and no space between, or several times.",
    ),
    Place.SUBJECT,
    Words("TÊN", "NAME"),
    between=CLOSE_COMMA,
)
ITEMS = Option(
    "--item",
    Words(
        "Chỉ xét các chỉ tiêu này (ví dụ IV.1 hoặc mã chỉ số), cách nhau bằng dấu phẩy hoặc ghi nhiều"
        " lần.",
        "Only these targets (such as IV.1 or an indicator's id), with commas between, or several times.",
    ),
    Place.SUBJECT,
    Words("MỤC", "ITEM"),
    between=COMMA,
)
ENCODING = Option(
    "--encoding",
    Words(
        "Bảng mã của tệp CSV; nếu không ghi thì tự nhận ra, và nói rõ khi phải đoán.",
        "Encoding of CSV files; by default it is recognised, and a guess is reported.",
    ),
    Place.READING,
)
ENGINE = Option(
    "--engine",
    Words(
        "Đếm hồ sơ bằng: duckdb (Parquet, và CSV bảng mã UTF-8 bắt đầu bằng hàng tiêu đề), python (mọi tệp"
        " trừ Parquet); auto chọn duckdb khi được và đã cài. Bảng trong PostgreSQL, Spark, Trino: cchc sql.",
        "Count dossiers by: duckdb (Parquet, and CSV in UTF-8 that begins with its headings), python (every"
        " file but Parquet); auto takes duckdb where it can and is installed. Tables in PostgreSQL, Spark or"
        " Trino: cchc sql.",
    ),
    Place.READING,
)
SOURCE = Option(
    "--source",
    Words(
        "Nguồn hồ sơ, ví dụ national-sync; nếu không ghi thì nhận theo tiêu đề.",
        "The source of the dossiers, such as national-sync; by default the headings decide.",
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
EXACT_SHARE = Option(
    "--exact-share",
    Words(
        "Báo R112 khi tỷ lệ hồ sơ đúng hạn của một đơn vị kết thúc đúng vào giây hẹn trả vượt quá"
        " mức này, ví dụ 2,5; dưới 10 hồ sơ thì không báo. [mặc định: 5]",
        "Tell R112 where more than this many percent of a unit's dossiers on time end in the very"
        " second they are due, such as 2.5; of fewer than 10 dossiers never. [default: 5]",
    ),
    Place.EXTENT,
    Words("PHẦN_TRĂM", "PERCENT"),
)
