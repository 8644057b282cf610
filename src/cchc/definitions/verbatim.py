"""Whether the words of a set are those of its document: definitions and a document in, findings out.  Pure.

Where the lines of each cell are declared, the words of the set and the words of those lines are the same,
one for one: a word too many is told like a word that is not there.  Where a document has a table, each
cell is compared with that of the same row and column; else a text must stand somewhere in one piece.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from cchc.definitions.declared import Declared, Path
from cchc.definitions.folder import rows
from cchc.definitions.model import CellLines, DocumentLines, Target, TargetSet
from cchc.diagnostics import Finding
from cchc.rules.documents import (
    RowLeftOut,
    RowsInOtherOrder,
    VerbatimLinesLeft,
    VerbatimNotThere,
    VerbatimOther,
)
from cchc.words.text import tidy

COLUMNS: Final = ("wording", "responsible", "coordinating", "unit_of_measure", "threshold", "basis")
_JOINT: Final = "¦"  # between two bodies of a list: a semicolon or a comma in the document
_TAB: Final = "\t"
_AROUND: Final = '¦().,;:«»"“”'
_WAYS: Final = 200  # in which the words of a cell may be divided between its spans
_QUOTED: Final = 120


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says: its lines, and the cells of its annex where it has a table of them.

    A copy that is kept has the lines that the set declares; of any other document they mean nothing.
    """

    name: str
    lines: Sequence[str]
    is_kept: bool = False
    sections: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # item → column → cell


class _Text(NamedTuple):
    """A text of the set: where it stands there, its words, and its lines."""

    path: Path
    text: str
    lines: str | None = None


def compare(file: Declared[TargetSet], said: Said) -> Iterator[Finding]:
    """Name every text of the set that is not in the document, and what its lines say beyond it."""
    document = file.value.document if file.is_sound("document") else None
    yield from _scopes(file)
    yield from _order(file, said)
    if said.is_kept and document is not None and document.lines is not None:
        yield from _by_lines(file, said, document.lines)
    elif said.rows:
        yield from _by_cells(file, said)
    else:
        yield from _anywhere(file, said, _texts(file, None))


def _texts(file: Declared[TargetSet], lines: DocumentLines | None) -> Iterator[_Text]:
    """List the texts of the document, each with its lines where they are declared."""
    value = file.value
    if file.is_sound("title"):
        yield _Text(("title",), value.title, lines.title if lines else None)
    if file.is_sound("annex_heading") and value.annex_heading and value.annex_heading.title:
        yield _Text(
            ("annex_heading", "title"), value.annex_heading.title, lines.annex if lines else None
        )
    if file.is_sound("preamble"):
        spans = lines.preamble if lines else ()
        for at, text in enumerate(value.preamble):
            yield _Text(("preamble", at), text, spans[at] if at < len(spans) else None)
    if file.is_sound("sections"):
        for number, heading in value.sections.items():
            yield _Text(
                ("sections", number), heading, lines.sections.get(number) if lines else None
            )
    for index, target in rows(file, "item", *COLUMNS):
        cells = lines.rows.get(target.item) if lines else None
        for column in COLUMNS:
            if text := _written(target, column):
                own = getattr(cells, column) if isinstance(cells, CellLines) else None
                yield _Text(("targets", index, column), text, own)


def _written(target: Target, column: str) -> str:
    """Give a cell as the document may write it; nothing where it is blank."""
    if column == "threshold":
        return target.threshold.text
    value = getattr(target, column)
    return f"{_JOINT} ".join(value) if isinstance(value, tuple) else value or ""


def _is_same(ours: str, theirs: str) -> bool:
    """Compare two words, of which ours may end a body."""
    return ours == theirs or (
        ours.endswith(_JOINT) and theirs[-1:] in {";", ","} and ours[:-1] == theirs[:-1]
    )


def _are_same(ours: str, theirs: str) -> bool:
    one, other = ours.split(" "), theirs.split(" ")
    return len(one) == len(other) and all(map(_is_same, one, other))


def _shown(text: str) -> str:
    return text.replace(_JOINT, ";")


# --- by lines ------------------------------------------------------------------------------------


def _by_lines(file: Declared[TargetSet], said: Said, lines: DocumentLines) -> Iterator[Finding]:
    page = [_words(line) for line in said.lines]
    claims: _Claims = {}
    told: set[int] = set()
    loose: list[_Text] = []
    for text in _texts(file, lines):
        if text.lines is None:
            loose.append(text)
        elif (found := _found(text, page, claims)) is None:
            yield _not_there(file, said, text)
            for first, last in spans_of(text.lines):  # said once is enough
                told.update(_lines_of(first, last, page))
        else:
            for line in dict.fromkeys(line for line, _ in found):
                claims.setdefault(line, []).append({at for own, at in found if own == line})
    _claim_numbers(lines, page, claims)
    yield from _anywhere(file, said, loose)
    yield from _left(file, lines, page, claims | {line: [] for line in told})


_Claims = dict[int, list[set[int]]]
"""Line → for each text of the set that stands on it, which words of the line it has.

An empty list: the line has been told already."""


@lru_cache(maxsize=4096)
def _words(line: str) -> Sequence[str]:
    """Cut a line into words; what divides two cells is one, too."""
    words: list[str] = []
    for at, cell in enumerate(line.split(_TAB)):
        words += [_TAB] * bool(at) + tidy(cell).split()
    return words


def spans_of(written_lines: str) -> list[tuple[int, int]]:
    """Read «184-188, 190» as first and last lines."""
    spans = []
    for part in written_lines.split(","):
        first, _, last = part.strip().partition("-")
        spans.append((int(first), int(last or first)))
    return spans


def _lines_of(first: int, last: int, page: Sequence[object]) -> range:
    """Give the lines of a span that the text has."""
    return range(first, min(last, len(page)) + 1)


_Spot = tuple[int, int]  # a line, and a word of it


def _found(text: _Text, page: Sequence[Sequence[str]], claims: _Claims) -> list[_Spot] | None:
    """Find a text in its spans, one part in each; where there is a choice, what nothing else has."""
    spots = [
        [(line, at) for line in _lines_of(first, last, page) for at in range(len(page[line - 1]))]
        for first, last in spans_of(text.lines or "")
    ]

    def new(found: Sequence[_Spot]) -> int:
        return sum(all(at not in claim for claim in claims.get(line, ())) for line, at in found)

    ways = islice(_divided(text.text.split(" "), spots, page), _WAYS)
    return max(ways, key=new, default=None)


def _divided(
    words: Sequence[str], spots: Sequence[Sequence[_Spot]], page: Sequence[Sequence[str]]
) -> Iterator[list[_Spot]]:
    """Yield the ways to take the words from the spans, as many as possible from each."""
    if not spots:
        if not words:
            yield []
        return
    here, later = spots[0], spots[1:]
    for start in range(len(here)):
        length = 0
        for word, (line, at) in zip(words, here[start:], strict=False):
            if not _is_same(word, page[line - 1][at]):
                break
            length += 1
        for taken in range(length, 0, -1):
            if later or taken == len(words):
                for rest in _divided(words[taken:], later, page):
                    yield [*here[start : start + taken], *rest]


def _claim_numbers(lines: DocumentLines, page: Sequence[Sequence[str]], claims: _Claims) -> None:
    """Count the numbers of sections and rows as told: they are keys of the set."""
    numbered = [*lines.sections.items()]
    numbered += [(item.rpartition(".")[2], cells.wording) for item, cells in lines.rows.items()]
    for number, spans in numbered:
        first = spans_of(spans)[0][0]
        if first <= len(page) and [*page[first - 1][:1]] == [number]:
            claims.setdefault(first, []).append({0})


def _left(
    file: Declared[TargetSet],
    lines: DocumentLines,
    page: Sequence[Sequence[str]],
    claims: _Claims,
) -> Iterator[Finding]:
    """Name what stands on the lines of the set, or between those of its rows, and that no text of it has."""
    cited: dict[int, Path] = {}
    for path, spans in _places(lines):
        for first, last in spans_of(spans):
            for line in _lines_of(first, last, page):
                cited.setdefault(line, path)
    table = [line for line, path in cited.items() if path[0] in {"sections", "rows"}]
    between = range(min(table, default=1), max(table, default=0) + 1)
    numbers = {item.rpartition(".")[2] for item in lines.rows}
    for line in sorted({*cited, *between}):
        words = page[line - 1]
        left = [words[at] for at in _unclaimed(words, claims.get(line, [set()]))]
        is_number = line not in cited and len(left) == 1 and left[0] in numbers
        if left and not is_number:
            place = file.at(["document", "lines", *cited.get(line, ("rows",))])
            yield VerbatimLinesLeft(found=_cut(" ".join(left)), line=line).at(place)


def _unclaimed(words: Sequence[str], claims: Sequence[set[int]]) -> list[int]:
    """Give the words of a line that one text leaves out and that no text beside it has.

    Two texts that share words, as a heading that begins a row, each have the line for themselves.
    """
    left: set[int] = set()
    for own in claims:
        beside = set().union(*(each for each in claims if own.isdisjoint(each)))
        left |= set(range(len(words))) - own - beside
    return [at for at in sorted(left) if words[at] != _TAB]


def _places(lines: DocumentLines) -> Iterator[tuple[Path, str]]:
    for name in ("title", "annex"):
        if spans := getattr(lines, name):
            yield (name,), spans
    for at, spans in enumerate(lines.preamble):
        yield ("preamble", at), spans
    for number, spans in lines.sections.items():
        yield ("sections", number), spans
    for item, cells in lines.rows.items():
        for column in COLUMNS:
            if spans := getattr(cells, column):
                yield ("rows", item, column), spans


# --- by cells ------------------------------------------------------------------------------------


def _by_cells(file: Declared[TargetSet], said: Said) -> Iterator[Finding]:
    """Compare with the annex cell by cell, and the rest with all that the document says."""
    loose = []
    for text in _texts(file, None):
        if text.path[0] == "sections":
            cell = said.sections.get(str(text.path[1]))
        elif text.path[0] == "targets":
            item = file.value.targets[int(text.path[1])].item
            cell = said.rows.get(item, {}).get(str(text.path[2]))
        else:
            loose.append(text)
            continue
        if not cell:
            yield _not_there(file, said, text)
        elif not _are_same(text.text, cell):
            found, there = _difference(_shown(text.text), cell)
            rule = VerbatimOther(key=_key(text.path), found=found, there=there, document=said.name)
            yield rule.at(file.at(text.path))
    yield from _blank_here(file, said)
    yield from _anywhere(file, said, loose)


def _blank_here(file: Declared[TargetSet], said: Said) -> Iterator[Finding]:
    """Tell a cell that the document fills in and the set leaves blank."""
    for index, target in rows(file, "item", *COLUMNS):
        for column, cell in said.rows.get(target.item, {}).items():
            if cell and not _written(target, column):
                rule = VerbatimOther(key=column, found="", there=_cut(cell), document=said.name)
                yield rule.at(file.at(["targets", index, column]))


def _difference(ours: str, theirs: str) -> Sequence[str]:
    """Cut two texts down to where they differ."""
    one, other = ours.split(" "), theirs.split(" ")
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    shown = max(0, start - 2)
    lead = "… " if shown else ""
    return [_cut(lead + " ".join(each[shown:])) for each in (one, other)]


# --- anywhere ------------------------------------------------------------------------------------


def _anywhere(file: Declared[TargetSet], said: Said, texts: Iterable[_Text]) -> Iterator[Finding]:
    """Look for texts in the whole document, whatever signs stand around a word."""
    whole = _plain(" ".join(said.lines))
    for text in (*texts, *_references(file)):
        if _plain(text.text) not in whole:
            yield _not_there(file, said, text)


def _references(file: Declared[TargetSet]) -> Iterator[_Text]:
    if file.is_sound("references"):
        for at, each in enumerate(file.value.references):
            yield _Text(("references", at, "document"), each.document)


def _plain(text: str) -> str:
    words = (word.strip(_AROUND) for word in tidy(text).split(" "))
    return f" {' '.join(word for word in words if word)} "


# --- rows ----------------------------------------------------------------------------------------


def _order(file: Declared[TargetSet], said: Said) -> Iterator[Finding]:
    """The rows stand as in the annex, and none is left out, unless a set names some of another's."""
    if file.value.extends if file.is_sound("extends") else True:
        return
    document = file.value.document if file.is_sound("document") else None
    lines = document.lines if document and said.is_kept else None
    there = [*said.rows]
    if lines is not None:
        begins = {item: spans_of(cells.wording)[0] for item, cells in lines.rows.items()}
        there = sorted(begins, key=lambda item: begins[item])
    here = [target.item for _, target in rows(file, "item")]
    place = file.at(["targets"])
    for item in there if file.has("targets") else ():
        if item not in here:
            yield RowLeftOut(item=item, document=said.name).at(place)
    order = {item: at for at, item in enumerate(there)}
    last, before = -1, ""
    for index, target in rows(file, "item"):
        at = order.get(target.item, last)
        if at < last:
            rule = RowsInOtherOrder(item=target.item, before=before, document=said.name)
            yield rule.at(file.at(["targets", index, "item"]))
        last, before = max(at, last), before if at < last else target.item


# --- the set by itself ---------------------------------------------------------------------------


def _scopes(file: Declared[TargetSet]) -> Iterator[Finding]:
    """A scope is a remark in parentheses of the row or of its section."""
    sections = file.value.sections if file.is_sound("sections") else {}
    for index, target in rows(file, "item", "wording", "scope"):
        if target.scope:
            remarks = f"{target.wording} {sections.get(target.section, '')}"
            begins = (f"({target.scope})", f": {target.scope})")
            if not any(each in remarks for each in begins):
                name = f"{file.name} {target.item}"
                rule = VerbatimNotThere(key="scope", found=_cut(target.scope), document=name)
                yield rule.at(file.at(["targets", index, "scope"]))


def _not_there(file: Declared[TargetSet], said: Said, text: _Text) -> Finding:
    rule = VerbatimNotThere(key=_key(text.path), found=_cut(_shown(text.text)), document=said.name)
    return rule.at(file.at(text.path))


def _key(path: Path) -> str:
    return ".".join(str(step) for step in path[-2:] if isinstance(step, str))


def _cut(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
