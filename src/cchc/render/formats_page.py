"""The page of the forms of the report, ``docs/formats.md``: its tables are what the code says of them."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final, NamedTuple

from cchc.document.build import PARTS
from cchc.render.formats import FORMATS, Format
from cchc.words import Words

_CALLED: Final[Mapping[str, Words]] = {
    "facts": Words("tóm tắt", "summary"),
    "annex": Words("phụ lục có kết quả", "the annex with results"),
    "cells": Words("các ô của kết quả", "the cells of the results"),
    "totals": Words("tổng theo chỉ tiêu", "totals by target"),
    "tally": Words("mỗi chỉ tiêu bao nhiêu đơn vị đạt", "how many units met each target"),
    "terms": Words("cách đọc", "how to read it"),
    "trend": Words("qua các kỳ", "over time"),
    "followed": Words("các báo cáo trước", "earlier reports"),
    "missed": Words("không đạt", "missed"),
    "inconclusive": Words("chưa đủ căn cứ", "inconclusive"),
    "dossiers": Words("lệnh liệt kê hồ sơ", "commands that list dossiers"),
    "wrong": Words("số liệu sai", "wrong numbers"),
    "silent": Words("chưa báo cáo", "not reported"),
    "absent": Words("không gửi gì", "units that sent nothing"),
    "met": Words("đạt, gộp một dòng", "met, in a line"),
    "groups": Words("theo nhóm (`--by`)", "by group (`--by`)"),
    "bottlenecks": Words("làm giảm tỷ lệ chung (`--bottlenecks`)", "bottlenecks"),
    "changes": Words("so với kỳ trước (`--against`)", "against an earlier period"),
    "pace": Words("nhịp độ", "pace"),
    "findings": Words("phát hiện", "findings"),
    "results": Words("mọi kết quả", "every result"),
    "origin": Words("nguồn: tệp, mã băm, định nghĩa", "origin: files, hashes, definitions"),
}


class _Note(NamedTuple):
    """What is to be known of one form; lines as they stand on the page."""

    title: str
    vi: str
    en: str


_NOTES: Final[Mapping[str, _Note]] = {
    "csv": _Note(
        "CSV",
        """\
Một dòng cho mỗi chỉ tiêu, đơn vị. UTF-8 có BOM. Tiếng Việt: phân cách bằng `;`, số thập phân viết `95,5`,
đúng như Excel tiếng Việt chờ đợi; `--lang en`: `,` và `95.5`. Chữ bắt đầu bằng `=` `+` `-` `@` được thêm
dấu `'` phía trước để không thành công thức; số giữ nguyên. Phát hiện không gắn với dòng nào thì in ra đầu
ra lỗi. Excel tự bỏ số 0 đứng đầu của mã như `00001`: hãy nhập cột đó ở dạng văn bản.""",
        """\
A row per target and unit, UTF-8 with a byte-order mark; `;` and `95,5` in Vietnamese, `,` and `95.5` with
`--lang en`. Findings without such a row go to standard error. Excel drops the leading zeros of codes unless
the column is imported as text.""",
    ),
    "junit": _Note(
        "JUnit",
        """\
Một bộ (suite) cho mỗi chỉ tiêu, một ca (case) cho mỗi đơn vị: không đạt là `failure`, số liệu sai là
`error` kèm các phát hiện, chưa báo cáo và không phát sinh là `skipped`; điều mà `--allow-missed` hoặc
`--fail-on` cho qua cũng là `skipped`, kèm lý do. Lỗi không thuộc dòng nào được đánh
giá nằm trong một bộ riêng; cảnh báo và lưu ý nằm trong `system-out`.""",
        """\
A suite per target, a case per unit: missed is a failure, data that cannot be trusted an error, not reported
and not arisen are skipped, and so is, with its reason, what `--allow-missed` or `--fail-on` lets pass.
Errors that touch no judged row have a suite of their own; warnings and notes are its `system-out`.""",
    ),
    "github": _Note(
        "GitHub",
        """\
Mỗi phát hiện và mỗi chỉ tiêu không đạt là một chú thích; mỗi loại nhiều nhất chín chú thích, vì GitHub bỏ
các chú thích sau thứ mười mà không báo; chỉ tiêu không đạt đứng trước và có ít nhất năm chỗ, phần còn lại
được đếm. Chỉ tiêu không đạt là lỗi, hoặc là cảnh báo khi có `--allow-missed` hoặc `--fail-on` không ghi
`missed`; phát hiện mức lỗi cũng vậy khi `--fail-on` không ghi `invalid`. Bản tóm
tắt (dưới 1 MB) được thêm vào tệp mà `GITHUB_STEP_SUMMARY` chỉ tới.""",
        """\
Nine annotations of a kind at most, since GitHub drops those beyond ten; missed targets come first and have
five places of their own, what is left out is counted. They are errors, or warnings under `--allow-missed` or
a `--fail-on` without `missed`; so are findings that are errors under one without `invalid`. A summary
under 1 MB is added to `GITHUB_STEP_SUMMARY`.""",
    ),
    "sarif": _Note(
        "SARIF",
        """\
Mỗi phát hiện và mỗi chỉ tiêu không đạt là một kết quả; chỉ tiêu không đạt mang mã `missed`, đứng sau các phát
hiện, nặng trước nhẹ sau, là cảnh báo khi có `--allow-missed` hoặc `--fail-on` không ghi `missed`.
`properties` đếm mọi mức đánh giá và, riêng, các tổng phải đạt. Ô là `logicalLocation`, ví dụ `Quý 3!D7`; số
dòng là số dòng của trang tính.""",
        """\
A result for each finding and for each missed target; the latter has the id `missed`, stands behind the
findings, the worst first, and is a warning under `--allow-missed` or a `--fail-on` without `missed`.
`properties` counts all verdicts and, apart, those of totals that are obligations. The cell is a logical
location; the line is the row.""",
    ),
}
_INTRODUCTION: Final = """\
# Các dạng kết quả · Output formats

`cchc check` in kết quả ra đầu ra chuẩn theo `--format`, và ghi thêm bao nhiêu tệp tùy ý bằng `--output`
(`-o`), mỗi tệp ở dạng theo phần mở rộng. Thông báo, phát hiện về định nghĩa và lời nhắn lỗi ra đầu ra lỗi.

`cchc check` prints the report in the form of `--format` and writes any number of files with `--output`
(`-o`), each in the form its ending names. Everything that is not the report goes to standard error.

```sh
cchc check so-lieu.xlsx --year 2024 -o ket-qua.csv -o ket-qua.md    # xem bảng, ghi thêm hai tệp
cchc check so-lieu.xlsx --year 2024 --format github -o junit.xml    # trong GitHub Actions
```

"""
_BETWEEN: Final = """\
Dạng HTML, Excel và Word cũng là của `cchc report`. *HTML, Excel and Word are those of `cchc report` as
well.*

"""
_PLACE: Final = """\
**Vị trí · Place.** Mọi ô mà một số được cộng từ đó: ô của b, dấu `/`, ô của a; các chỗ khác nhau nối bằng dấu
`+`, lũy kế được trừ đi bằng `-`. Ở trang tính:
`so-lieu.xlsx:Quý III!D7:D9/E7:E9`; ở tệp văn bản dòng rồi cột: `so-lieu.csv:2-4:4/5`.
Nhiều dòng cách đều nhau: dòng đầu, dòng thứ hai … dòng cuối, ví dụ `so-lieu.csv:2, 16 … 1430:4/5`.
Trên màn hình cần `--all`. Tổng cộng từ hơn 20 chỗ chỉ sang từng đơn vị, ở cùng báo cáo hoặc ở tệp .xlsx;
JSON ghi đủ.
*All cells that a number was added from: those of b, a `/`, those of a; different places are joined by `+`,
a running total that was taken off by `-`.
Many lines at one distance: the first, the second … the last, such as `so-lieu.csv:2, 16 … 1430:4/5`.
On the screen with `--all`. A total from more than 20 places points at each unit, in the same report or in
the .xlsx; JSON has all.*

"""
_TAIL: Final = """\
## Ghi tệp · Writing files

- Tệp được ghi trọn vẹn hoặc giữ nguyên như cũ: đĩa đầy, không có quyền, bị ngắt giữa chừng đều không làm
  hỏng tệp cũ và không để lại tệp tạm. Không ghi được thì thoát với mã 4; các tệp khác vẫn được ghi.
- Quyền và chủ của tệp cũ được giữ; liên kết tượng trưng được đi theo.
- Không ghi đè lên tệp số liệu, không ghi hai lần vào một tệp, phần mở rộng lạ: thoát với mã 2, trước khi
  đọc gì.
- Ký tự điều khiển, ký tự đổi chiều chữ và lệnh của máy chạy quy trình (`::…` và `##[…`) hiện thành mã như
  `\\x1b`, ở mọi dạng.

*A file is written whole or left as it was, and no temporary file stays behind; what cannot be written exits
with 4. Mode and owner are kept, symbolic links followed. Overwriting the counts, writing a file twice and
unknown endings exit with 2 before anything is read. Control and direction characters, and commands to the
machine that runs a pipeline, are shown as escapes in every form.*

## Thêm một dạng · Adding a form

Dạng để đọc viết ra văn bản (`src/cchc/document/`: tiêu đề, đoạn văn, bảng với ô có kiểu) đã dựng sẵn; dạng
cho chương trình đọc thẳng kết quả. Cả hai là một mô-đun trong `src/cchc/render/` có hàm `render(report,
exit_code, lang) -> str | bytes`, và một mục trong `src/cchc/render/formats.py`, từ đó trang này được lập
(`formats_page.py`). *A form for people writes the document (headings, paragraphs, tables with typed cells)
that `src/cchc/document/` has built; a form for programs reads the report. Both are one module with that
function and one entry in `formats.py`, from which `formats_page.py` makes this page; a form that is text is
named in `TextFormat` too.*
"""


def page() -> str:
    """Write the page."""
    notes = (
        f"**{each.title}.** {each.vi}\n*{each.en}*\n\n" for each in map(_NOTES.get, FORMATS) if each
    )
    return "".join((_INTRODUCTION, _forms(), "\n", _BETWEEN, _parts(), "\n", _PLACE, *notes, _TAIL))


def _forms() -> str:
    """Tabulate the forms and what each is for."""
    lines = ["| `--format` | Tệp | Dùng để | For |", "|---|---|---|---|"]
    for name, form in FORMATS.items():
        shown = "–" if form.binary else f"`{name}`"
        files = ", ".join(f"`{ending}`" for ending in form.endings) or "–"
        lines.append(f"| {shown} | {files} | {form.purpose.vi} | {form.purpose.en} |")
    return "\n".join(lines) + "\n"


def _parts() -> str:
    """Tabulate which parts of the document each form that people read has."""
    held = {name: parts for name, form in FORMATS.items() if (parts := _held(form))}
    lines = [f"| | {' | '.join(f'`{name}`' for name in held)} |", "|---" * (len(held) + 1) + "|"]
    for key in PARTS:
        marks = " | ".join("✓" if key in parts else "–" for parts in held.values())
        called = _CALLED[key]
        lines.append(f"| {called.vi} · {called.en} | {marks} |")
    return "\n".join(lines) + "\n"


def _held(form: Format) -> tuple[str, ...]:
    """Give the parts that a form has; forms for programs have none."""
    parts: tuple[str, ...] = getattr(import_module(f"cchc.render.{form.module}"), "PARTS", ())
    return parts
