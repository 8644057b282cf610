"""The report as Markdown for forges: a page to keep, and a shorter one for a pipeline's summary.

Every text that comes from a file is inert: it ends no cell, opens no tag, names no one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from cchc.diagnostics import Finding
from cchc.exit_codes import ExitCode
from cchc.render import table
from cchc.render.grid import Cell, Column, Grid
from cchc.render.phrases import lacking, unit_label
from cchc.results import Report, Result, Verdict
from cchc.words import Lang, Words
from cchc.words.numbers import count
from cchc.words.terms import SEVERITY, VERDICT, reading
from cchc.words.text import safe

_ACTIVE = re.compile(r"[\\`*_\[\]|~$&<>]|(?<!\w)@(?=\w)|:(?=//)|(?<=www)\.", re.IGNORECASE)
_SPELLED = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    ":": "&#58;",  # of a web address, which a forge would link
    ".": "&#46;",
    "@": "@<!-- -->",  # a forge tells whoever is named; a backslash does not keep it from that
}


def render(report: Report, _exit_code: ExitCode, lang: Lang) -> str:
    """Write everything: the targets, what is missed, the findings, then every result."""
    everything = list(report.results())
    parts = [*_overview(report, lang), *_missed(report, lang, None)]
    parts += _findings(report.findings, lang, None)
    if everything:
        parts += _section(Words("Mọi kết quả", "All results"), lang)
        parts += _table(table.results(report, everything, lang))
        parts += _section(Words("Tổng theo chỉ tiêu", "Totals per target"), lang)
        parts += _table(table.totals(report, lang))
    return "\n".join(parts) + "\n"


def summary(report: Report, lang: Lang, room: int) -> str:
    """Write what a person looks at first, in at most *room* bytes; what is left out is said."""
    lines = [*_overview(report, lang), *_missed(report, lang, table.MANY)]
    lines += _findings(report.findings, lang, table.MANY)
    cut = Words("… phần còn lại đã được cắt bớt.", "… the rest was cut off.").in_(lang)
    left = room - len(f"\n{cut}\n".encode())
    fitting = []
    for line in lines:
        left -= len(f"{line}\n".encode())
        if left < 0:
            fitting += ["", cut]
            break
        fitting.append(line)
    text = "\n".join(fitting) + "\n"
    return text if len(text.encode()) <= room else ""


def inert(text: str) -> str:
    """Keep a forge from taking a text for markup, a link or somebody's name."""
    return _ACTIVE.sub(lambda match: _SPELLED.get(match[0], f"\\{match[0]}"), safe(text))


def _overview(report: Report, lang: Lang) -> Iterator[str]:
    yield f"# {inert(table.heading(report, lang).rstrip())}"
    yield ""
    yield inert(report.target_set.title)
    yield ""
    yield f"**{inert(table.closing(report, lang))}**"
    if report.judged:
        yield from _section(Words("Theo chỉ tiêu", "By target"), lang)
        yield from _table(table.summary(report, lang))


def _missed(report: Report, lang: Lang, at_most: int | None) -> Iterator[str]:
    number = report.tally(Verdict.MISSED)
    if number:
        yield from _section(VERDICT["missed"], lang)
        yield from _table(_missed_grid(islice(report.results(Verdict.MISSED), at_most), lang))
        yield from _more(number, at_most, lang)


def _missed_grid(results: Iterable[Result], lang: Lang) -> Grid:
    headings = (
        (Words("Mục", "Item"), False),
        (Words("Đơn vị", "Unit"), False),
        (Words("Kỳ", "Period"), False),
        (Words("b", "b"), True),
        (Words("a", "a"), True),
        (Words("Tỷ lệ", "Ratio"), True),
        (Words("Mức giao", "Target"), True),
        (Words("Còn thiếu/vượt", "Short/over by"), True),
    )
    return Grid(
        [Column(words.in_(lang), right=right) for words, right in headings],
        [[Cell(text) for text in _missed_cells(result, lang)] for result in results],
    )


def _missed_cells(result: Result, lang: Lang) -> tuple[str, ...]:
    numbers = [
        "–" if number is None else count(number, lang)
        for number in (result.numerator, result.denominator, lacking(result))
    ]
    return (
        result.target.item,
        unit_label(result),
        result.period.label(lang),
        numbers[0],
        numbers[1],
        table.ratio_text(result, lang) or "–",
        reading(result.target.threshold, lang),
        numbers[2],
    )


def _findings(findings: Sequence[Finding], lang: Lang, at_most: int | None) -> Iterator[str]:
    if not findings:
        return
    headings = (
        Words("Vị trí", "Location"),
        Words("Mã", "Code"),
        Words("Mức độ", "Severity"),
        Words("Nội dung", "Message"),
        Words("Cách xử lý", "What to do"),
    )
    rows = [
        (
            each.location.text,
            each.rule.code,
            SEVERITY[each.rule.severity].in_(lang),
            each.message(lang),
            each.fix(lang),
        )
        for each in findings[:at_most]
    ]
    yield from _section(Words("Phát hiện", "Findings"), lang)
    columns = [Column(words.in_(lang)) for words in headings]
    yield from _table(Grid(columns, [[Cell(text) for text in row] for row in rows]))
    yield from _more(len(findings), at_most, lang)


def _more(number: int, at_most: int | None, lang: Lang) -> Iterator[str]:
    if at_most is not None and number > at_most:
        more = count(number - at_most, lang)
        yield ""
        yield Words(f"… và {more} dòng nữa.", f"… and {more} more rows.").in_(lang)


def _section(title: Words, lang: Lang) -> tuple[str, ...]:
    return "", f"## {title.in_(lang)}", ""


def _table(grid: Grid) -> Iterator[str]:
    yield _row(inert(column.heading) for column in grid.columns)
    yield _row("---:" if column.right else "---" for column in grid.columns)
    for row in grid.rows:
        yield _row(inert(cell.text) for cell in row)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
