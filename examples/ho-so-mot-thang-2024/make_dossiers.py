"""Write ho-so.csv: a month of dossiers of a made-up province, the same at every run, every trap in it."""

import csv
import io
import random
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path

ROWS = 5_000
UNITS = [
    *("Sở Tư pháp", "Sở Y tế", "Sở Xây dựng", "Sở Công Thương"),
    *(
        f"UBND xã {name}"
        for name in ("An Bình", "Bình Minh", "Cẩm Giang", "Đông Hải", "Hòa Phú", "Ia Lâm")
    ),
]
HEADINGS = [
    "MaHoSo", "MaTTHC", "DonViXuLy", "NgayTiepNhan", "NgayHenTra", "NgayKetThucXuLy", "TrangThaiHoSo",
    "KenhThucHien", "ChuHoSo",
]  # fmt: skip
FIRST = datetime.fromisoformat("2024-03-01T00:00:00")


def stamp(moment: datetime | None) -> str:
    """Write a moment as the national message does."""
    return f"{moment:%Y%m%d%H%M%S}" if moment else ""


def dossier(draw: random.Random, at: int) -> list[str]:
    """Draw one dossier; a few have something wrong."""
    received = FIRST + timedelta(minutes=draw.randrange(7 * 60, 26 * 24 * 60))
    due = (received + timedelta(days=draw.randrange(3, 8))).replace(hour=17, minute=0, second=0)
    finished: datetime | None = received + timedelta(seconds=draw.randrange(3_600, 6 * 86_400))
    if draw.random() < 0.9 and finished and finished > due:
        finished = due - timedelta(seconds=draw.randrange(1, 40_000))
    unit, state, channel = (
        draw.choice(UNITS),
        draw.choice(["9", "10", "10"]),
        draw.choice("1222223"),
    )
    chance = draw.random()
    if unit.endswith("Hòa Phú") and chance < 0.2:
        finished = due  # by the second
    elif unit.endswith("Ia Lâm") and chance < 0.4:
        finished = FIRST + timedelta(days=20, hours=16)  # all in one second
    elif chance < 0.04:
        finished, state = None, "4"
    elif chance < 0.045:
        state = "11"  # no list has it
    elif chance < 0.05:
        finished = received - timedelta(hours=2)
    shown_due = "" if 0.05 <= chance < 0.055 else stamp(due)
    if 0.055 <= chance < 0.058:
        shown_due = "20240231170000"
    if 0.06 <= chance < 0.07:
        unit = unicodedata.normalize("NFD", unit)
    if 0.07 <= chance < 0.072:
        unit = ""
    code = draw.choice(["1.000600", "1.0006", "2.001234", "1.004946"])
    person = f"Người nộp số {at}"
    return [
        f"H99.{at:05}",
        code,
        unit,
        stamp(received),
        shown_due,
        stamp(finished),
        state,
        channel,
        person,
    ]


def made() -> bytes:
    """Give the content of the file."""
    draw = random.Random(2024)
    rows = [dossier(draw, at) for at in range(ROWS - 40)]
    again = [[*row[:5], "", "4", *row[7:]] for row in draw.sample(rows, 40)]  # an older state of it
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADINGS)
    writer.writerows(rows + again)
    return stream.getvalue().encode()


if __name__ == "__main__":
    Path(__file__).with_name("ho-so.csv").write_bytes(made())
