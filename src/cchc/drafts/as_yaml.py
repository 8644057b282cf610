"""A draft as the YAML of a target set: values with their places, and «?» where a person decides."""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cchc.definitions.indicator import Better
from cchc.definitions.items import number_of
from cchc.definitions.leads import levels_named
from cchc.definitions.level import Level
from cchc.definitions.verbatim_text import LISTS
from cchc.drafts.draft import Draft, DraftRow
from cchc.drafts.headings import COLUMNS
from cchc.drafts.values import OPEN, Value
from cchc.drafts.yaml_text import WIDTH, comment, quoted, scalar, wrapped
from cchc.words import Lang, Words
from cchc.words.text import safe, shortened

_SHORT: Final = 70  # characters that stand in one line with their key and their place
_PLAIN_KEYS: Final = ("number", "issued")
HEAD_KEYS: Final = ("title", "issuer", *_PLAIN_KEYS)
_HEAD: Final = Words(
    "Bản thảo do «cchc draft» lập từ «{file}».  Chữ là của văn bản, vị trí ghi sau «#».\n"
    "Thay mỗi «?» bằng quyết định của người; đối chiếu từng dòng «unsure» với văn bản rồi xóa dòng đó.\n"
    "Khi còn «?» hoặc «unsure», mọi lệnh đều từ chối bộ này.",
    "A draft that «cchc draft» made from «{file}».  The words are the document's, places stand behind «#».\n"
    "Replace every «?» by what a person decides; look at the document for every line under «unsure»,\n"
    "then delete that line.  While there is a «?» or an «unsure», every command refuses this set.",
)
_NOT_IN_DOCUMENT: Final = Words("văn bản không ghi", "the document does not say")
_NOT_IN_CELL: Final = Words(
    "ô của mục không ghi; ghi điều mà hàng trên, phần hoặc tiêu đề đã ghi, hoặc ghi theo ý mình kèm note",
    "not in its cell; write what the row above, the section or a heading says, or your own with a note",
)
_BEFORE: Final = Words("cùng nguyên văn", "the same words")
_LED_BY: Final = Words("đơn vị chủ trì thuộc", "who leads is")
_LIKELY: Final = Words("tên này đã dùng cho", "these words are in use for")
_NO_INDICATOR: Final = Words(
    "chưa có chỉ số nào cùng nguyên văn; nếu lập mới, có thể bắt đầu từ",
    "no indicator has these words; a new one could begin like this",
)
_BELOW: Final = Words("Dưới bảng còn ghi, không dùng", "Below the table stands, not used")
_MOST_BELOW: Final = 40
_UNUSED: Final = Words("Cột không dùng", "Columns that were not used")


def as_yaml(draft: Draft, lang: Lang) -> str:
    """Write the file."""
    return "\n".join(_lines(draft, lang)) + "\n"


def open_places(draft: Draft) -> tuple[int, int]:
    """Count what a person has to decide, and what is to be looked at again."""
    written = as_yaml(draft, "vi").split("\n")
    decide = sum(OPEN in line.partition(" #")[0] for line in written if _is_open(line))
    return decide, sum(len(row.unsure) for row in draft.rows) + len(_unsure_heads(draft))


def _is_open(line: str) -> bool:
    code = line.partition(" #")[0].strip()
    return not code.startswith("#") and code.endswith((f'"{OPEN}"', f'["{OPEN}"]'))


def _lines(draft: Draft, lang: Lang) -> Iterator[str]:
    yield from _comments(draft, lang)
    yield f"id: {draft.id}"
    yield from _of_document(draft, lang)
    yield from _text("registry", None, lang)
    yield from _text("body", None, lang)
    if unsure := _unsure_heads(draft):
        yield "unsure:"
        yield from (f"  {quoted(key)}: {quoted(_why(v.doubts, lang))}" for key, v in unsure)
    yield "sections:"
    for number, heading in draft.sections.items():
        yield from _text(scalar(number), heading, lang, 2)
    yield "targets:"
    begun: set[str] = set()  # the wordings whose indicator a comment has begun already
    for row in draft.rows:
        yield from _row(row, lang)
        wording = row.cells["wording"].text
        if row.indicator == OPEN and wording not in begun:
            yield from _stub(draft, row, lang)
        begun.add(wording)
    if draft.below:
        yield from comment(f"{_BELOW.in_(lang)}:")
        for line in draft.below[:_MOST_BELOW]:
            yield from comment(safe(shortened(line)))


def _comments(draft: Draft, lang: Lang) -> Iterator[str]:
    for line in _HEAD.in_(lang).format(file=safe(draft.source)).split("\n"):
        yield from comment(line)
    if draft.unused:
        yield from comment(f"{_UNUSED.in_(lang)}: {safe('; '.join(draft.unused))}")


def _of_document(draft: Draft, lang: Lang) -> Iterator[str]:
    """Write what the document says of itself."""
    head = draft.head
    yield from _text("year", head.year, lang)
    yield from _text("title", head.title, lang)
    yield from _text("issuer", head.issuer, lang)
    for key in _PLAIN_KEYS:
        value = getattr(head, key)
        yield from _text(key, value, lang) if value else [f"{key}: null"]
    said = head.in_force
    told = f" # {_place(said, lang)}: «{safe(shortened(said.text))}»" if said else ""
    yield f"effective: {{from: null, to: null}}{told}"
    if draft.annex:
        yield from _text("annex", draft.annex, lang)
    yield from _document(draft)
    if head.annex_label:
        yield "annex_heading:"
        yield from _text("label", head.annex_label, lang, 2)
        if head.annex_title:
            yield from _text("title", head.annex_title, lang, 2)
    if head.preamble:
        yield "preamble:"
        for each in head.preamble:
            yield from _text("-", each, lang, 2)


def _unsure_heads(draft: Draft) -> list[tuple[str, Value]]:
    head = [(key, value) for key in HEAD_KEYS if (value := getattr(draft.head, key))]
    sections = [(f"sections.{number}", value) for number, value in draft.sections.items()]
    return [(key, value) for key, value in (*head, *sections) if value.doubts]


def _row(row: DraftRow, lang: Lang) -> Iterator[str]:
    yield f"  - item: {scalar(row.item.text)}"
    yield f"    indicator: {scalar(row.indicator)}{_known(row, lang)}"
    yield from _text("wording", row.cells["wording"], lang, 4)
    yield _levels(row, lang)
    for column in COLUMNS[1:]:
        value = row.cells.get(column)
        if column in LISTS:
            yield from _list(column, row.bodies[column], value, lang)
        elif column == "basis" and (value is None or not value.text):
            yield "    basis: null"
        else:
            yield from _text(column, value, lang, 4)
            if column == "threshold" and (whole := row.cells.get("threshold_cell")):
                yield from _text("threshold_cell", whole, lang, 4)
            if column == "threshold" and row.threshold_refused:
                yield from (f"    {line}" for line in comment(row.threshold_refused.in_(lang)))
    beside = [line for said in row.beside for line in comment(safe(shortened(said)))]
    yield from (f"    {line}" for line in beside)
    if row.roadmap:
        steps = ", ".join(f"{quoted(name)}: {quoted(text)}" for name, text in row.roadmap.items())
        yield f"    roadmap: {{{steps}}}"
    if row.scope:
        yield from _text("scope", Value(row.scope, row.cells["wording"].places), lang, 4)
    if row.unsure:
        yield "    unsure:"
        for key, doubts in row.unsure.items():
            yield f"      {key}: {quoted(_why(doubts, lang))}"


def _levels(row: DraftRow, lang: Lang) -> str:
    """Say who is bound, where the document has a threshold for each level; else a person decides."""
    if row.levels:
        place = _place(row.cells["threshold"], lang)
        return f"    levels: [{', '.join(row.levels)}]" + (f" # {place}" if place else "")
    before = "; ".join(f"{name}: {', '.join(levels)}" for name, levels in row.before)
    said = [f"{_BEFORE.in_(lang)}: {before}"] if before else []
    named = {each for body in row.bodies["responsible"] for each in levels_named(body, {})}
    if named:
        told = ", ".join(level for level in Level if level in named)
        said.append(f"{_LED_BY.in_(lang)}: {told}")
    return f'    levels: ["{OPEN}"]' + (f" # {'; '.join(said)}" if said else "")


def _known(row: DraftRow, lang: Lang) -> str:
    if row.likely:
        return f" # {_LIKELY.in_(lang)}: {', '.join(row.likely)}"
    return ""


def _stub(draft: Draft, row: DraftRow, lang: Lang) -> Iterator[str]:
    """Begin an indicator with the words that the document has for it; the rest is open."""
    formula = row.formula
    label = formula.label if formula else row.cells["wording"].text
    b, a = (formula.numerator, formula.denominator) if formula else (OPEN, OPEN)
    lines = [
        f"{_NO_INDICATOR.in_(lang)}:",
        f"  # {draft.source}, {row.item.text}",
        '  id: "?"',
        f"  label: {quoted(label)}",
        f"  numerator: {{label: {quoted(b)}}}",
        f"  denominator: {{label: {quoted(a)}}}",
        '  english: {label: "?", numerator: "?", denominator: "?"}',
        *([f"  scope: {quoted(row.scope)}"] if row.scope else ()),
        f"  formula: {'stated' if formula else quoted(OPEN)}",
        '  part_of_whole: "?"',
        '  over_time: "?"',
        *_direction(row),
    ]
    for line in lines:
        yield from textwrap.wrap(
            line,
            WIDTH,
            initial_indent="    # ",
            subsequent_indent="    #     ",
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=False,
        )


def _direction(row: DraftRow) -> Iterator[str]:
    """Say which way the ratio should go, where that is not what a file says that is silent on it."""
    if row.better is None:
        yield f"  better: {quoted(OPEN)}"
    elif row.better is not Better.HIGHER:
        yield f"  better: {row.better.value}"


def _document(draft: Draft) -> Iterator[str]:
    yield "document:"
    yield f"  file: {scalar(draft.source)}"
    yield f"  sha256: {draft.paper.sha256}"
    if draft.paper.kind != "text" or any(row.item.text == OPEN for row in draft.rows):
        return
    head = draft.head
    yield "  lines:"
    if head.title:
        yield f"    title: {spans(head.title)}"
    if head.annex_title:
        yield f"    annex: {spans(head.annex_title)}"
    if head.preamble:
        yield f"    preamble: [{', '.join(spans(each) for each in head.preamble)}]"
    sections = (f"{scalar(number)}: {spans(v)}" for number, v in draft.sections.items())
    yield f"    sections: {{{', '.join(sections)}}}"
    yield "    rows:"
    for number, row in {number_of(row.item.text): row for row in draft.rows}.items():
        cells = [f"{key}: {spans(v)}" for key in COLUMNS if (v := row.cells.get(key)) and v.places]
        yield f"      {scalar(number)}:"
        yield f"        {{{', '.join(cells[:3])},"
        yield f"         {', '.join(cells[3:])}}}"


def spans(value: Value) -> str:
    """Spell the lines of a value: 184-188, or several spans in quotation marks."""
    found: list[list[int]] = []
    for line in sorted({place.line for place in value.places}):
        if found and found[-1][1] == line - 1:
            found[-1][1] = line
        else:
            found.append([line, line])
    told = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in found)
    return quoted(told) if "," in told else told


def _text(key: str, value: Value | None, lang: Lang, indent: int = 0) -> Iterator[str]:
    """Write a key and its text; one that the document does not have is open."""
    blanks = " " * indent
    if value is None or not value.text:
        why = _NOT_IN_CELL if indent > 2 else _NOT_IN_DOCUMENT
        if key == "year" and value is not None:
            (why,) = value.doubts
        yield f'{blanks}{key}: "{OPEN}" # {why.in_(lang)}'
        return
    name = key if key == "-" else f"{key}:"
    behind = f" # {place}" if (place := _place(value, lang)) else ""
    if len(value.text) <= _SHORT or not value.text.isprintable():
        yield f"{blanks}{name} {scalar(value.text)}{behind}"
        return
    yield f"{blanks}{name} >-{behind}"
    yield from wrapped(value.text, indent + 2)


def _list(key: str, bodies: Sequence[str], value: Value | None, lang: Lang) -> Iterator[str]:
    if not bodies:
        blank = f'    {key}: ["{OPEN}"] # {_NOT_IN_CELL.in_(lang)}'
        yield f"    {key}: []" if key == "coordinating" else blank
        return
    yield f"    {key}:" + (f" # {_place(value, lang)}" if value else "")
    yield from (f"      - {quoted(body)}" for body in bodies)


def _place(value: Value, lang: Lang) -> str:
    by_row: dict[str, list[str]] = {}
    for place in dict.fromkeys(filter(any, value.places)):
        column = str(place.column) if place.column and not place.line else ""
        at = by_row.setdefault(place.without_column.words.in_(lang) if column else "", [])
        at.append(column or place.words.in_(lang))
    named = Words("cột", "column").in_(lang)
    return "; ".join(
        f"{row}, {named} {', '.join(at)}" if row else "; ".join(at) for row, at in by_row.items()
    )


def _why(doubts: Iterable[Words], lang: Lang) -> str:
    return "; ".join(dict.fromkeys(each.in_(lang) for each in doubts))
