"""What a set says in the words of its document, and what a document says: the two sides of the comparison."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Final, NamedTuple

from cchc.definitions.declared import Declared, Path
from cchc.definitions.documents import CellLines, DocumentLines
from cchc.definitions.folder import rows
from cchc.definitions.model import Target, TargetSet
from cchc.diagnostics import Finding
from cchc.rules.documents import VerbatimNotThere
from cchc.values import dataclass
from cchc.words import Words

COLUMNS: Final = ("wording", "responsible", "coordinating", "unit_of_measure", "threshold", "basis")
LISTS: Final = ("responsible", "coordinating")
JOINT: Final = "¦"  # between two bodies of a list: a semicolon or a comma in the document
_QUOTED: Final = 120
# An annex that is written from a set names the rows that the set leaves out, of which it has only the number.
NOT_IN_TABLE: Final = Words("Mục {item} không có trong bảng:", "Item {item} is not in the table:")


class RowSaid(NamedTuple):
    """A row of an annex: its item, «?» where it has none, its cells, and which of these are doubtful.

    *lacking* are the cells that show more than was read, such as a picture; *referring* only point at the
    one above; *around* is all that the annex says of the row, in its cells, above it and in the headings;
    *beside* what stands in columns that no key of a set has.
    """

    item: str
    cells: Mapping[str, str]
    doubtful: Collection[str] = ()
    lacking: Collection[str] = ()
    referring: Collection[str] = ()
    around: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class AnnexSaid:
    """An annex: what it is called, its sections, its rows, and what stands around it of the document."""

    label: str = ""
    sections: Mapping[str, str] = field(default_factory=dict)
    rows: Sequence[RowSaid] = ()
    head: Mapping[str, str] = field(default_factory=dict)
    preamble: Sequence[str] = ()
    doubtful: Collection[str] = ()  # the sections of which one should look again
    remarks: Sequence[str] = ()  # in it and below its table
    over: Mapping[str, str] = field(
        default_factory=dict
    )  # what rows of sections say beside headings
    stands_alone: bool = False  # an annex without the document that it belongs to


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says: its lines, and the annexes of which it has a table.

    A copy that is kept has the lines that the set declares; of any other document they mean nothing.
    """

    name: str
    lines: Sequence[str]
    is_kept: bool = False
    annexes: Sequence[AnnexSaid] = ()


class Text(NamedTuple):
    """A text of the set: where it stands there, its words, and its lines."""

    path: Path
    text: str
    lines: str | None = None


class BesideCell(NamedTuple):
    """A text beside the cell of its row, whether it fits, and whether a person decided what is open there."""

    cell: str | None
    fits: bool
    is_decided: bool = False


def texts_of(file: Declared[TargetSet], lines: DocumentLines | None) -> Iterator[Text]:
    """List the texts of the document, each with its lines where they are declared."""
    value = file.value
    if file.is_sound("title"):
        yield Text(("title",), value.title, lines.title if lines else None)
    if file.is_sound("annex_heading") and value.annex_heading and value.annex_heading.title:
        yield Text(
            ("annex_heading", "title"), value.annex_heading.title, lines.annex if lines else None
        )
    if file.is_sound("preamble"):
        spans = lines.preamble if lines else ()
        for at, text in enumerate(value.preamble):
            yield Text(("preamble", at), text, spans[at] if at < len(spans) else None)
    if file.is_sound("sections"):
        for number, heading in value.sections.items():
            yield Text(("sections", number), heading, lines.sections.get(number) if lines else None)
    for index, target in rows(file, "item", *COLUMNS, "threshold_cell"):
        cells = lines.rows.get(target.number) if lines else None
        for column in COLUMNS:
            if text := written(target, column):
                own = getattr(cells, column) if isinstance(cells, CellLines) else None
                yield Text(("targets", index, column), text, own)


def written(target: Target, column: str) -> str:
    """Give a cell as the document may write it; nothing where it is blank."""
    if column == "threshold":
        return target.threshold_cell or target.threshold.text
    value = getattr(target, column)
    return f"{JOINT} ".join(value) if isinstance(value, tuple) else value or ""


def is_same(ours: str, theirs: str) -> bool:
    """Compare two words, of which ours may end a body."""
    return ours == theirs or (
        ours.endswith(JOINT) and theirs[-1:] in {";", ","} and ours[:-1] == theirs[:-1]
    )


def is_taken_from(ours: str, theirs: str) -> bool:
    """Say whether somebody corrected a doubtful cell: closed a gap, or left a part of it out."""
    one, other = shown(ours).replace(" ", ""), theirs.replace(" ", "")
    rest = iter(theirs.split(" "))
    is_parted = ours.replace(JOINT, "") == theirs
    return one == other or is_parted or all(word in rest for word in shown(ours).split(" "))


def shown(text: str) -> str:
    """Show a text to people."""
    return text.replace(JOINT, ";")


def not_there(file: Declared[TargetSet], said: Said, text: Text) -> Finding:
    """Say that a text does not stand where it should."""
    rule = VerbatimNotThere(key=key_of(text.path), found=cut(shown(text.text)), document=said.name)
    return rule.at(file.at(text.path))


def key_of(path: Path) -> str:
    """Name the key of a text."""
    return ".".join(str(step) for step in path[-2:] if isinstance(step, str))


def cut(text: str) -> str:
    """Cut what a message quotes."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
