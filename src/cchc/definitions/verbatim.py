"""Whether the words of a set are those of its document: definitions and a document in, findings out.  Pure.

Where the lines of each cell are declared, the words of the set and the words of those lines are the same,
one for one.  Where a document has a table, each cell is compared with that of the same row and column;
else a text must stand somewhere in one piece.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from typing import Final

from cchc.definitions.declared import Declared
from cchc.definitions.folder import rows
from cchc.definitions.items import sections_over
from cchc.definitions.model import TargetSet
from cchc.definitions.verbatim_lines import RowsKnown, compare_lines, spans_of
from cchc.definitions.verbatim_rows import OPEN, matched_rows
from cchc.definitions.verbatim_text import (
    COLUMNS,
    JOINT,
    NOT_IN_TABLE,
    AnnexSaid,
    BesideCell,
    RowSaid,
    Said,
    Text,
    cut,
    is_same,
    is_taken_from,
    key_of,
    not_there,
    shown,
    texts_of,
    written,
)
from cchc.diagnostics import Finding
from cchc.patterns import pattern_of
from cchc.rules.documents import (
    HeadNotThere,
    RowLeftOut,
    RowsInOtherOrder,
    VerbatimOther,
)
from cchc.words.abbreviations import written_out
from cchc.words.text import fold, tidy

_HEADS: Final = ("title", "preamble")  # what stands above an annex, not in it
_BARE: Final = pattern_of(r"[\d.,]+ ?%?")
_AROUND: Final = '¦().,;:«»"“”'


def compare(file: Declared[TargetSet], said: Said) -> Iterator[Finding]:
    """Name every text of the set that is not in the document, and what its lines or cells say beyond it."""
    document = file.value.document if file.is_sound("document") else None
    lines = document.lines if document and said.is_kept else None
    annex = max(said.annexes, key=lambda each: _agreement(file, each), default=AnnexSaid())
    at = matched_rows(file, annex)
    yield from _scopes(file, said, annex, at)
    yield from _head(file, said, annex)
    yield from _preamble(file, said, annex)
    if lines is not None:
        begins = {item: spans_of(cells.wording)[0] for item, cells in lines.rows.items()}
        there = sorted(begins, key=lambda item: begins[item])
        here = {target.number for _, target in rows(file, "item")}
        as_lines = AnnexSaid(rows=[RowSaid(item, {}) for item in there])
        taken = {at for at, item in enumerate(there) if item in here}
        yield from _left_out(file, said, as_lines, taken)
    else:
        numbers = {position: number for number, position in at.items()}
        there = [numbers.get(position, "") for position in range(len(annex.rows))]
        yield from _left_out(file, said, annex, set(at.values()))
    yield from _order(file, said, there)
    loose: list[Text] = []
    if lines is not None:
        known = RowsKnown(
            lambda text: _by_cell(file, text, annex, at),
            {**annex.over, **{item: annex.rows[position].beside for item, position in at.items()}},
        )
        yield from compare_lines(file, said, lines, known, loose)
    elif annex.rows:
        yield from _by_cells(file, said, annex, loose)
    else:
        loose += texts_of(file, None)
    yield from _anywhere(file, said, loose, heads=_HEADS if annex.stands_alone else ())


def _agreement(file: Declared[TargetSet], annex: AnnexSaid) -> tuple[int, int]:
    """Say how well an annex fits: of several a set has the one that it names, else that of its words."""
    named = file.value.annex_heading if file.is_sound("annex_heading") else None
    is_named = named is not None and fold(named.label) == fold(annex.label)
    here = {target.wording for _, target in rows(file, "item", "wording")}
    return int(is_named), sum(row.cells["wording"] in here for row in annex.rows)


def _head(file: Declared[TargetSet], said: Said, annex: AnnexSaid) -> Iterator[Finding]:
    """Compare the number, the day and the issuer with those that the document gives of itself."""
    for key, there in annex.head.items():
        found = getattr(file.value, key) if file.is_sound(key) else None
        if found is not None and _plain_name(found) != _plain_name(there):
            rule = VerbatimOther(key=key, found=found, there=there, document=said.name)
            yield rule.at(file.at([key]))


def _preamble(file: Declared[TargetSet], said: Said, annex: AnnexSaid) -> Iterator[Finding]:
    """Tell paragraphs of the legal preamble that the set leaves out, where it has any."""
    if not file.is_sound("preamble") or not file.value.preamble:
        return
    here, there = [*map(_plain, file.value.preamble)], [*map(_plain, annex.preamble)]
    whole = " ".join(here)
    changed = sum(each not in " ".join(there) for each in here)  # which are told as not there
    left_out = [said for said in annex.preamble if _plain(said) not in whole]
    for paragraph in left_out[changed:]:
        rule = VerbatimOther(key="preamble", found="", there=cut(paragraph), document=said.name)
        yield rule.at(file.at(["preamble"]))


def _plain_name(text: str) -> str:
    """Fold a name; a head of a body signs for it, and abbreviations do not matter."""
    return written_out(fold(text)).removeprefix("chủ tịch ").strip(" .,:")


def _by_cells(
    file: Declared[TargetSet], said: Said, annex: AnnexSaid, loose: list[Text]
) -> Iterator[Finding]:
    """Compare with the annex cell by cell, and the rest with all that the document says."""
    at = matched_rows(file, annex)
    for text in texts_of(file, None):
        if text.path[0] not in {"sections", "targets"}:
            loose.append(text)
            continue
        beside = _by_cell(file, text, annex, at)
        if beside.fits:
            continue
        if not beside.cell:
            yield not_there(file, said, text)
        else:
            found, there = _difference(shown(text.text), beside.cell)
            rule = VerbatimOther(
                key=key_of(text.path), found=found, there=there, document=said.name
            )
            yield rule.at(file.at(text.path))
    yield from _blank_here(file, said, annex, at)


def _by_cell(
    file: Declared[TargetSet], text: Text, annex: AnnexSaid, at: Mapping[str, int]
) -> BesideCell:
    """Set a text of a row or a section beside the cell of the annex that is meant."""
    key = str(text.path[-1])
    if text.path[0] == "sections":
        cell, is_doubtful = annex.sections.get(key), key in annex.doubtful
        if cell is None and key in at:  # a row without a section that a person numbered
            cell = annex.rows[at[key]].cells["wording"]
    elif text.path[0] == "targets" and (number := _number(file, text)) in at:
        row = annex.rows[at[number]]
        cell, is_doubtful = row.cells.get(key), key in row.doubtful
        if key in row.lacking and _is_completed(text.text, cell or ""):
            return BesideCell(cell, fits=True, is_decided=True)
        if (not cell or key in row.referring) and _is_decided(file, text, row):
            return BesideCell(cell, fits=True, is_decided=True)
    else:
        return BesideCell(None, fits=False)
    is_one = bool(cell) and _are_same(text.text, cell or "")
    return BesideCell(
        cell, fits=is_one or (is_doubtful and bool(cell) and is_taken_from(text.text, cell or ""))
    )


def _is_decided(file: Declared[TargetSet], text: Text, row: RowSaid) -> bool:
    """Say whether what a cell leaves open stands elsewhere in the annex, or a note of the row explains it."""
    index, column = int(text.path[1]), str(text.path[2])
    if file.is_sound("targets", index, "note") and file.value.targets[index].note:
        return True
    if column == "threshold" and _BARE.fullmatch(text.text):
        return False  # a number alone may be any of those around it
    there = fold(row.around)
    return all(_stands(fold(each), there) for each in text.text.split(JOINT))


def _stands(text: str, there: str) -> bool:
    """Say whether a text stands in another, as words or as a sign: «%» in «98%»."""
    return (
        text.strip() in there if not any(map(str.isalnum, text)) else _plain(text) in _plain(there)
    )


def _is_completed(ours: str, theirs: str) -> bool:
    """Say whether ours only adds to what was read what the document shows and nobody can read."""
    return not theirs or is_taken_from(theirs, shown(ours))


def _number(file: Declared[TargetSet], text: Text) -> str:
    return file.value.targets[int(text.path[1])].number


def _blank_here(
    file: Declared[TargetSet], said: Said, annex: AnnexSaid, at: Mapping[str, int]
) -> Iterator[Finding]:
    """Tell a cell that the document fills in and the set leaves blank."""
    for index, target in rows(file, "item", *COLUMNS, "threshold_cell"):
        cells = annex.rows[at[target.number]].cells if target.number in at else {}
        for column, cell in cells.items():
            if column in COLUMNS and cell and not written(target, column):
                rule = VerbatimOther(key=column, found="", there=cut(cell), document=said.name)
                yield rule.at(file.at(["targets", index, column]))


def _left_out(
    file: Declared[TargetSet], said: Said, annex: AnnexSaid, taken: Set[int]
) -> Iterator[Finding]:
    """Tell rows of the annex that the set neither judges nor leaves out with a reason.

    A row without a number that is left out may be given any number that the annex does not have.
    """
    if file.value.extends if file.is_sound("extends") else True:
        return
    if not file.is_sound("not_judged"):
        return  # what is refused there may be what is left out
    left_out = file.value.not_judged
    numbers = {row.item for row in annex.rows} | annex.sections.keys()
    own = [item for item in left_out if item not in numbers]
    for position, row in enumerate(annex.rows):
        if position in taken or row.item in left_out:
            continue
        if row.item == OPEN and own:
            own.pop()
        elif file.has("targets"):
            item = f"«{cut(row.cells['wording'])}»" if row.item == OPEN else row.item
            yield RowLeftOut(item=item, document=said.name).at(file.at(["targets"]))
    for item in own if annex.rows else ():
        if not _is_named_as_left_out(item, said):
            yield not_there(file, said, Text(("not_judged", item), item))


def _is_named_as_left_out(item: str, said: Said) -> bool:
    starts = tuple(words.format(item=item) for words in NOT_IN_TABLE)
    return any(line.startswith(starts) for line in said.lines)


def _difference(ours: str, theirs: str) -> Sequence[str]:
    """Cut two texts down to where they differ."""
    one, other = ours.split(" "), theirs.split(" ")
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    shown = max(0, start - 2)
    lead = "… " if shown else ""
    return [cut(lead + " ".join(each[shown:])) for each in (one, other)]


def _are_same(ours: str, theirs: str) -> bool:
    one, other = ours.split(" "), theirs.split(" ")
    return len(one) == len(other) and all(map(is_same, one, other))


def _anywhere(
    file: Declared[TargetSet], said: Said, texts: Iterable[Text], heads: Collection[str]
) -> Iterator[Finding]:
    """Look for texts in the whole document, whatever signs stand around a word.

    Of *heads*, which an annex by itself need not have, it is said once that nobody compared them.
    """
    whole = _plain(" ".join(said.lines))
    open_heads: dict[str, Text] = {}
    for text in (*texts, *_references(file)):
        if _plain(text.text) in whole:
            continue
        if text.path[0] in heads:
            open_heads.setdefault(key_of(text.path), text)
        else:
            yield not_there(file, said, text)
    for key, text in open_heads.items():
        yield HeadNotThere(key=key, document=said.name).at(file.at(text.path))


def _references(file: Declared[TargetSet]) -> Iterator[Text]:
    if file.is_sound("references"):
        for at, each in enumerate(file.value.references):
            yield Text(("references", at, "document"), each.document)


def _plain(text: str) -> str:
    words = (word.strip(_AROUND) for word in tidy(text).split(" "))
    return f" {' '.join(word for word in words if word)} "


def _order(file: Declared[TargetSet], said: Said, there: Sequence[str]) -> Iterator[Finding]:
    """The rows stand as in the annex, unless a set names some of another's."""
    if file.value.extends if file.is_sound("extends") else True:
        return
    order = {item: at for at, item in enumerate(there)}
    last, before = -1, ""
    for index, target in rows(file, "item"):
        at = order.get(target.number, last)
        if at < last:
            rule = RowsInOtherOrder(item=target.item, before=before, document=said.name)
            yield rule.at(file.at(["targets", index, "item"]))
        last, before = max(at, last), before if at < last else target.item


def _scopes(
    file: Declared[TargetSet], said: Said, annex: AnnexSaid, at: Mapping[str, int]
) -> Iterator[Finding]:
    """A scope is a remark: in parentheses of the row or its section, beside the row, or below the table."""
    sections = file.value.sections if file.is_sound("sections") else {}
    for index, target in rows(file, "item", "wording", "scope"):
        if not target.scope:
            continue
        headings = [sections.get(number, "") for number in sections_over(target.number, sections)]
        remarks = " ".join([target.wording, *headings])
        begins = (f"({target.scope})", f": {target.scope})")
        others = [*annex.remarks]
        if target.number in at:
            others.append(annex.rows[at[target.number]].beside)
        is_told = any(each in remarks for each in begins)
        if not is_told and not any(_plain(target.scope) in _plain(each) for each in others):
            text = Text(("targets", index, "scope"), target.scope)
            yield not_there(file, said, text)
