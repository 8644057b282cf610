"""Which exit codes each command has, and what they say there; ``docs/exit-codes.md`` is made from it.

1 always means that what was judged does not hold.
"""

from collections.abc import Mapping
from typing import Final

from cchc.exit_codes import ExitCode
from cchc.words import Words

Exits = Mapping[ExitCode, Words]

EVERYWHERE: Final[Exits] = {
    ExitCode.USAGE: Words(
        "dùng sai lệnh, tên không có, hoặc định nghĩa bị lỗi",
        "wrong usage, an unknown name, or broken definitions",
    ),
    ExitCode.UNWRITTEN: Words("không ghi được kết quả", "the output could not be written"),
    ExitCode.BUG: Words("lỗi của chương trình", "a fault of the program"),
    ExitCode.INTERRUPTED: Words("bị ngắt bằng Ctrl-C", "stopped with Ctrl-C"),
    ExitCode.BROKEN_PIPE: Words("nơi nhận kết quả đã đóng", "the reader of the output has gone"),
}
_PRINTED: Final[Exits] = {ExitCode.OK: Words("đã in", "printed")}
_JUDGED: Final[Exits] = {
    ExitCode.OK: Words(
        "mọi chỉ tiêu được đánh giá đều đạt hoặc không phát sinh",
        "every judged target is met, or nothing has arisen",
    ),
    ExitCode.MISSED: Words("có chỉ tiêu không đạt", "a target is missed"),
    ExitCode.UNUSABLE: Words(
        "có số liệu không dùng được (phát hiện mức lỗi), có kết quả chưa đủ căn cứ đánh giá, hoặc không"
        " có gì để đánh giá",
        "data cannot be used (a finding that is an error), a result is inconclusive, or nothing was"
        " judged",
    ),
    ExitCode.GATE: Words(
        "điều ghi ở --fail-on đã xảy ra: chưa báo cáo, chưa đủ, cảnh báo",
        "what --fail-on names has happened: missing, partial, warning",
    ),
}
EXITS: Final[Mapping[str, Exits]] = {
    "check": _JUDGED,
    "report": _JUDGED,
    "template": {ExitCode.OK: Words("đã ghi biểu", "the forms are written")},
    "missing": {
        ExitCode.OK: Words("đã liệt kê", "listed"),
        ExitCode.UNUSABLE: Words(
            "không đọc được số liệu nào, hoặc có phát hiện mức lỗi",
            "no counts could be read, or a finding is an error",
        ),
        ExitCode.GATE: Words(
            "có --fail-on missing và còn đơn vị cần đôn đốc",
            "--fail-on missing, and there is a unit to remind",
        ),
    },
    "count": {
        ExitCode.OK: Words("đã đếm", "counted"),
        ExitCode.UNUSABLE: Words(
            "không đếm được gì, hoặc có phát hiện mức lỗi",
            "nothing could be counted, or a finding is an error",
        ),
    },
    "dossiers": {
        ExitCode.OK: Words("đã liệt kê", "listed"),
        ExitCode.UNUSABLE: Words(
            "không đọc được hồ sơ, hoặc có phát hiện mức lỗi",
            "no dossiers could be read, or a finding is an error",
        ),
    },
    "sql": _PRINTED,
    "inspect": {
        ExitCode.OK: Words("đọc được số liệu", "counts can be read"),
        ExitCode.UNUSABLE: Words("không đọc được số liệu nào", "no counts can be read"),
    },
    "list-indicators": _PRINTED,
    "list-quantities": _PRINTED,
    "list-targets": _PRINTED,
    "show": _PRINTED,
    "diff": _PRINTED,
    "cascade": _PRINTED,
    "draft": {
        ExitCode.OK: Words("đã ghi bản thảo", "the draft is written"),
        ExitCode.UNUSABLE: Words(
            "văn bản không đọc được hoặc không có bảng giao chỉ tiêu",
            "the document cannot be read, or has no table of targets",
        ),
    },
    "init": {ExitCode.OK: Words("đã tạo thư mục", "the folder is made")},
    "lint": {
        ExitCode.OK: Words("định nghĩa dùng được", "the definitions can be used"),
        ExitCode.GATE: Words(
            "có --fail-on warning và có cảnh báo", "--fail-on warning, and there is a warning"
        ),
    },
    "test": {
        ExitCode.OK: Words("mọi phép thử đều đúng", "every test holds"),
        ExitCode.MISSED: Words(
            "có phép thử không đúng; với --mutate: bỏ sót hơn 5% thay đổi",
            "a test does not hold; with --mutate: more than 5% of the changes pass unnoticed",
        ),
        ExitCode.UNUSABLE: Words("không có phép thử nào", "there is no test"),
    },
    "schema": _PRINTED,
    "verify": {
        ExitCode.OK: Words("báo cáo đúng như đánh giá lại", "judging again gives the same report"),
        ExitCode.MISSED: Words(
            "báo cáo có chỗ khác với kết quả đánh giá lại", "judging again gives something else"
        ),
    },
    "explain": {
        ExitCode.OK: Words("đã giải thích", "explained"),
        ExitCode.UNUSABLE: Words("không có kết quả nào để giải thích", "no result to explain"),
    },
}


def page_tables() -> str:
    """Tabulate the codes that every command has, and those of each, for ``docs/exit-codes.md``."""
    lines = ["| Mã | Nghĩa | Meaning |", "|---|---|---|"]
    lines += [f"| {code:d} | {said.vi} | {said.en} |" for code, said in EVERYWHERE.items()]
    lines += ["", "| Lệnh | Mã | Nghĩa | Meaning |", "|---|---|---|---|"]
    for command, exits in EXITS.items():
        lines += [
            f"| `{command}` | {code:d} | {said.vi} | {said.en} |" for code, said in exits.items()
        ]
    return "\n".join(lines) + "\n"
