"""A document as one HTML page without a script: to read, to print, to send on."""

from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from markupsafe import Markup

from cchc import __version__
from cchc.document.model import Across, Cell, Column, Document, Grade, Leads, Mark, Part, Table
from cchc.render.html import shell
from cchc.render.html.rows import CSS, NUMBERS, writer
from cchc.words import Lang


class Shown(NamedTuple):
    """A part as the template takes it."""

    key: str
    title: str
    counted: str
    markup: Markup


def render(document: Document) -> str:
    """Write the page."""
    parts = [_shown(part, document.lang) for part in document.told]
    values = {"document": document, "parts": parts, "version": f"cchc {__version__}"}
    return shell.render(values, "plain")


def _shown(part: Part, lang: Lang) -> Shown:
    blocks = []
    for block in part.blocks:
        if not isinstance(block, Table):
            look = " class=note" if block.is_note else ""
            blocks.append(f"<p{look}>{escape(block.text)}</p>")
        else:
            blocks.append(_table(block.telling(), lang, part.title))
    return Shown(part.key, part.title, part.counted, Markup("\n".join(blocks)))


def _table(table: Table, lang: Lang, title: str) -> str:
    heads = "".join(
        f'<th scope="col"{_look(column)}>{escape(column.heading)}</th>' for column in table.columns
    )
    writers = [_writer(column, lang) for column in table.columns]
    rows = (_row(row, writers) for row in table.rows if not isinstance(row, Across))
    name = escape(title)
    return (
        f'<div class=scroll role=group tabindex=0 aria-label="{name}"><table><thead><tr>{heads}'
        f"</thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(row: Sequence[Cell], writers: Sequence[Callable[[Cell], str]]) -> str:
    """Write a row; its first cell names it."""
    first, *others = [write(cell) for write, cell in zip(writers, row, strict=True)]
    return f"<tr{_state(row)}><th scope=row{first[3:]}{''.join(others)}"


def _look(column: Column) -> str:
    return " class=num" if column.kind in NUMBERS else ""


def _state(row: Sequence[Cell]) -> str:
    for cell in row:
        if isinstance(cell, Mark):
            return f" class={CSS[cell.verdict]}"
        if isinstance(cell, Grade):
            return f" class={cell.severity.value}"
    return ""


def _writer(column: Column, lang: Lang) -> Callable[[Cell], str]:
    write, is_number = writer(column, lang), column.kind in NUMBERS

    def written(cell: Cell) -> str:
        if isinstance(cell, Leads):
            return f'<td><a href="./{escape(cell.file)}">{escape(cell.text)}</a>'
        return f"<td class=num{write(cell)[3:]}" if is_number else write(cell)

    return written
