"""A set beside the lines that it declares: the same words, one for one.

A word too many on a line is told like a word that is not there.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from cchc.definitions.declared import Declared, Path
from cchc.definitions.documents import DocumentLines
from cchc.definitions.model import TargetSet
from cchc.definitions.verbatim_text import (
    COLUMNS,
    LISTS,
    BesideCell,
    Said,
    Text,
    cut,
    is_same,
    not_there,
    texts_of,
)
from cchc.diagnostics import Finding
from cchc.patterns import pattern_of
from cchc.rules.documents import VerbatimLinesLeft
from cchc.words.text import tidy

_SIGNS: Final = "().,;:%"
_TAB: Final = "\t"
_BULLETS: Final = frozenset("-–+•*")
_COUNTED: Final = pattern_of(r"\(?(?:\d{1,2}|[a-e])[.)]")  # «1. Sở A 2. Sở B»
_WAYS: Final = 200  # in which the words of a cell may be divided between its spans


class RowsKnown(NamedTuple):
    """What a table of the text says of the rows of the set, where it has one."""

    by_cell: Callable[[Text], BesideCell]
    beside: Mapping[str, str]  # item or section → what stands beside it that no key of a set has


def compare_lines(
    file: Declared[TargetSet],
    said: Said,
    lines: DocumentLines,
    known: RowsKnown,
    loose: list[Text],
) -> Iterator[Finding]:
    """Name what is not on its lines, and what is on them beyond it; texts without lines go to *loose*.

    A cell that the table reads otherwise than its lines – with the word of a heading, as the one above – may
    say what is *known* of it.
    """
    page = [_words(line) for line in said.lines]
    claims: _Claims = {}
    told = {*_not_judged(file, lines, page)}
    for text in texts_of(file, lines):
        if text.lines is None:
            if not known.by_cell(text).fits:
                loose.append(text)
        elif (found := _found(text, page, claims)) is None:
            if not _is_known(text, page, known):
                yield not_there(file, said, text)
            for first, last in spans_of(text.lines):  # said once is enough
                told.update(_lines_of(first, last, page))
        else:
            for line in dict.fromkeys(line for line, _, _ in found):
                claims.setdefault(line, []).append({at for own, at, _ in found if own == line})
    _claim_numbers(lines, page, claims)
    yield from _left(file, lines, page, claims | {line: [] for line in told}, known.beside)


def _not_judged(
    file: Declared[TargetSet], lines: DocumentLines, page: Sequence[object]
) -> Iterator[int]:
    """Give the lines of the rows that the set leaves out with a reason."""
    if file.is_sound("not_judged"):
        left_out = [cells for item, cells in lines.rows.items() if item in file.value.not_judged]
        written = [getattr(cells, column) for cells in left_out for column in COLUMNS]
        for spans in filter(None, written):
            for first, last in spans_of(spans):
                yield from _lines_of(first, last, page)


def _is_known(text: Text, page: Sequence[Sequence[str]], known: RowsKnown) -> bool:
    """Say whether a table explains a text that does not stand on its lines as it is: its words do."""
    beside = known.by_cell(text)
    there = {
        word.strip(_SIGNS)
        for first, last in spans_of(text.lines or "")
        for line in _lines_of(first, last, page)
        for word in page[line - 1]
    }
    return beside.is_decided or (
        beside.fits and {word.strip(_SIGNS) for word in text.text.split(" ")} <= there
    )


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


_Spot = tuple[int, int, str]  # a line, which word of it, and what of the word is compared


def _found(text: Text, page: Sequence[Sequence[str]], claims: _Claims) -> list[_Spot] | None:
    """Find a text in its spans, one part in each; where there is a choice, what nothing else has."""
    spots = [
        [
            (line, at, word)
            for line in _lines_of(first, last, page)
            for at, word in enumerate(page[line - 1])
        ]
        for first, last in spans_of(text.lines or "")
    ]
    bullets: list[_Spot] = []
    if text.path[-1] in LISTS:
        spots = [_with_semicolons(each, bullets) for each in spots]

    def new(found: Sequence[_Spot]) -> int:
        return sum(all(at not in claim for claim in claims.get(line, ())) for line, at, _ in found)

    ways = islice(_divided(text.text.split(" "), spots), _WAYS)
    found = max(ways, key=new, default=None)
    if found is None:
        return None
    led = {(line, at - 1) for line, at, _ in found}
    return [*found, *(each for each in bullets if each[:2] in led)]


def _with_semicolons(spots: Sequence[_Spot], bullets: list[_Spot]) -> list[_Spot]:
    """Leave out the bullets of a list and end each entry before one as our lists do."""
    kept: list[_Spot] = []
    is_counted = bool(spots) and bool(_COUNTED.fullmatch(spots[0][2]))
    for each in spots:
        if each[2] not in _BULLETS and not (is_counted and _COUNTED.fullmatch(each[2])):
            kept.append(each)
            continue
        bullets.append(each)
        if kept and kept[-1][2] != _TAB:
            kept[-1] = _ended(kept[-1], ";")
    if bullets and kept and kept[-1][2] != _TAB:
        kept[-1] = _ended(kept[-1], "")
    return kept


def _ended(spot: _Spot, sign: str) -> _Spot:
    line, at, word = spot
    return line, at, word.rstrip(";,.") + sign


def _divided(words: Sequence[str], spots: Sequence[Sequence[_Spot]]) -> Iterator[list[_Spot]]:
    """Yield the ways to take the words from the spans, as many as possible from each."""
    dead: set[tuple[int, int]] = set()  # words taken, span: from here nothing leads to the end

    def ways(taken: int, span: int) -> Iterator[list[_Spot]]:
        if span == len(spots):
            if taken == len(words):
                yield []
            return
        found = False
        for start, longest in _runs(words[taken:], spots[span]):
            for length in range(longest, 0, -1):
                if (taken + length, span + 1) not in dead:
                    for rest in ways(taken + length, span + 1):
                        found = True
                        yield [*spots[span][start : start + length], *rest]
        if not found:
            dead.add((taken, span))

    return ways(0, 0)


def _runs(words: Sequence[str], spots: Sequence[_Spot]) -> Iterator[tuple[int, int]]:
    """Yield where in a span the words begin, and how many of them follow there."""
    for start in range(len(spots)):
        length = 0
        for word, (_, _, there) in zip(words, spots[start:], strict=False):
            if not is_same(word, there):
                break
            length += 1
        if length:
            yield start, length


def _claim_numbers(lines: DocumentLines, page: Sequence[Sequence[str]], claims: _Claims) -> None:
    """Count the numbers of sections and rows as told: they are keys of the set."""
    numbered = [(each.rpartition(".")[2], spans) for each, spans in lines.sections.items()]
    numbered += [(item.rpartition(".")[2], cells.wording) for item, cells in lines.rows.items()]
    for number, spans in numbered:
        first = spans_of(spans)[0][0]
        at = (
            _cell_of(number, page[first - 1], claims.get(first, ())) if first <= len(page) else None
        )
        if at is not None:
            claims.setdefault(first, []).append({at})


def _cell_of(number: str, words: Sequence[str], claims: Sequence[set[int]]) -> int | None:
    """Find a number that begins a line or is a cell of it, and that no text of the set has."""
    taken = set().union(*claims)
    for at, word in enumerate(words):
        is_cell = {*words[max(0, at - 1) : at], *words[at + 1 : at + 2]} <= {_TAB}
        if word == number and (at == 0 or is_cell) and at not in taken:
            return at
    return None


def _left(
    file: Declared[TargetSet],
    lines: DocumentLines,
    page: Sequence[Sequence[str]],
    claims: _Claims,
    beside: Mapping[str, str],
) -> Iterator[Finding]:
    """Name what stands on the lines of the set, or between those of its rows, and that no text of it has.

    What stands *beside* a row in other columns is no text of it.
    """
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
        told = cited.get(line, ())
        others = beside.get(str(told[1]), "") if told[:1] in {("rows",), ("sections",)} else ""
        if left and not is_number and not {*left} <= {*others.split()}:
            place = file.at(["document", "lines", *cited.get(line, ("rows",))])
            yield VerbatimLinesLeft(found=cut(" ".join(left)), line=line).at(place)


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
