"""Counting eight indicators beside a plain script: ``bench_dossiers.py FILE`` (see make_dossiers.py).

A workbook is counted by the command, plain Python and all checks, beside calamine that reads its rows.

Prints CPU seconds and the highest memory of both, each in a process of its own, and whether the
counts of the script, which knows no undecided ones, are those of b and a.
"""

import json
import os
import resource
import subprocess
import sys
import time

from cchc.definitions.expressions.parser import parse
from cchc.definitions.expressions.tree import FieldType, ValueType
from cchc.definitions.period import Period
from cchc.records import in_duckdb
from cchc.records.dates import date_format
from cchc.records.model import Counting, DossierField, RecordColumn, RecordSource
from cchc.records.spans import By, spans_of
from cchc.records.sql.question import Table
from cchc.words import Words

MOMENT, TEXT = FieldType(ValueType.MOMENT), FieldType(ValueType.TEXT)
FIELDS = {
    "dossier": ("MaHoSo", TEXT, None),
    "unit": ("DonViXuLy", TEXT, None),
    "procedure": ("MaTTHC", TEXT, None),
    "received": ("NgayTiepNhan", MOMENT, None),
    "due": ("NgayHenTra", MOMENT, None),
    "finished": ("NgayKetThucXuLy", MOMENT, None),
    "state": (
        "TrangThaiHoSo",
        FieldType(ValueType.CODE, ("processing", "settled", "returned", "refused")),
        {"4": "processing", "9": "settled", "10": "returned", "3": "refused"},
    ),
    "channel": (
        "KenhThucHien",
        FieldType(ValueType.CODE, ("direct", "online", "postal")),
        {"1": "direct", "2": "online", "3": "postal"},
    ),
    "payment": (
        "DuocThanhToanTrucTuyen",
        FieldType(ValueType.CODE, ("none", "national", "own")),
        {"0": "none", "1": "national", "2": "own"},
    ),
}
SOURCE = RecordSource(
    id="bench",
    label=Words("nguồn", "source"),
    columns={
        name: RecordColumn(
            field=DossierField(name=name, type=kind, label=Words(heading, name)),
            headings=(heading,),
            formats=(date_format("yyyy-MM-dd HH:mm:ss"),),
            codes=codes,
        )
        for name, (heading, kind, codes) in FIELDS.items()
    },
    key="dossier",
    newest_by="finished",
    unit="unit",
)
SETTLED, PAID = "state in ('settled', 'returned')", "payment in ('national', 'own')"
ASKED = [
    ("finished", SETTLED, "day(finished) <= day(due)", None),
    ("finished", SETTLED, "finished <= due", None),
    ("finished", SETTLED, PAID, None),
    ("finished", SETTLED, "channel = 'online'", None),
    ("received", "state not in ('refused')", "channel = 'online'", None),
    ("received", "state not in ('refused')", "channel = 'postal'", None),
    ("finished", SETTLED, PAID, "procedure"),
    ("finished", SETTLED, "channel = 'online'", "procedure"),
]
TYPES = {name: kind for name, (_, kind, _) in FIELDS.items()}
COUNTINGS = [
    Counting(
        indicator=f"i{at}",
        period_by=period_by,
        denominator=parse(denominator, TYPES),
        numerator=parse(numerator, TYPES),
        distinct=distinct,
    )
    for at, (period_by, denominator, numerator, distinct) in enumerate(ASKED)
]


def ours(file: str) -> list[tuple[str, str, int, int]]:
    """Count as the command does, its checks of the records left out."""
    connection = in_duckdb.connect()
    names = in_duckdb.open_files(connection, [file], "," if file.endswith(".csv") else None)
    stored = in_duckdb.stored_columns(connection, in_duckdb.VIEW)
    columns = {name: (heading, stored[heading]) for name, (heading, _, _) in FIELDS.items()}
    assert set(names) >= {heading for heading, _ in columns.values()}
    spans = spans_of(Period(2024), By.MONTH)
    groups = in_duckdb.count(connection, Table(in_duckdb.VIEW, columns), SOURCE, COUNTINGS, spans)
    return [(g.indicator, f"{g.unit} {g.period.first}", g.b, g.a) for g in groups]


def theirs(file: str) -> list[tuple[str, str, int, int]]:
    """Count by the script, in the same form."""
    from rival_dossiers import counted

    found = []
    for unit, month, *numbers in counted(file):
        key = f"{unit} {month}"
        if len(numbers) == 8:
            a, day, second, paid, online, things, paid_things, online_things = numbers
            pairs = [(day, a), (second, a), (paid, a), (online, a), None, None]
            pairs += [(paid_things, things), (online_things, things)]
        else:
            a, online, postal = numbers
            pairs = [None, None, None, None, (online, a), (postal, a), None, None]
        found += [(f"i{at}", key, *pair) for at, pair in enumerate(pairs) if pair]
    return found


def measure(which: str, file: str) -> dict[str, float]:
    """Run one of them in a process of its own."""
    run = subprocess.run(
        [sys.executable, __file__, which, file], capture_output=True, check=True, text=True
    )
    return json.loads(run.stdout)


def of_workbook(file: str) -> None:
    """Print CPU seconds and memory of the command and of reading alone, in processes of their own."""
    here = os.path.dirname(os.path.abspath(__file__))
    commands = {
        "theirs": [sys.executable, os.path.join(here, "rival_rows.py"), file],
        "ours": [sys.executable, "-m", "cchc", "count", file, "--year", "2023"],
    }
    found = {}
    for which, command in commands.items():
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, capture_output=True, check=True)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime
        found[which] = {"cpu": round(cpu, 2), "mb": used.ru_maxrss // 1024}
    print(json.dumps(found), f"ratio {found['ours']['cpu'] / found['theirs']['cpu']:.2f}")


if __name__ == "__main__":
    if sys.argv[1].endswith(".xlsx"):
        of_workbook(sys.argv[1])
    elif len(sys.argv) == 3:
        began = time.perf_counter()
        answer = {"ours": ours, "theirs": theirs}[sys.argv[1]](sys.argv[2])
        used = resource.getrusage(resource.RUSAGE_SELF)
        out = {
            "cpu": round(used.ru_utime + used.ru_stime, 2),
            "wall": round(time.perf_counter() - began, 2),
            "mb": used.ru_maxrss // 1024,
            # Which of equally new records the script takes is chance where they differ.
            "sum": sum(b * 3 + a for name, _, b, a in answer if name not in {"i4", "i5"}),
        }
        print(json.dumps(out))
    else:
        found = {which: measure(which, sys.argv[1]) for which in ("theirs", "ours")}
        same = found["ours"]["sum"] == found["theirs"]["sum"]
        ratio = found["ours"]["cpu"] / found["theirs"]["cpu"]
        print(json.dumps(found), f"ratio {ratio:.2f}", "same counts" if same else "OTHER COUNTS")
