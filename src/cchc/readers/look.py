"""What a fast workbook reader hides: error cells, formulas without a value, percentages, hidden sheets.

The XML of a sheet is cut into stretches of whole rows.  A stretch is parsed only where a plain
search finds something that could matter; in most files none does.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat
from zipfile import ZipFile

from cchc.readers.cells import Odd
from cchc.rules import counts as rules

_STRETCH = 1 << 20  # bytes searched at a time
_BUILT_IN_PERCENT = {9, 10}  # numFmtId of 0% and 0.00%
_ROW_END = b"</row>"


OddCells = dict[int, list[tuple[int, Odd]]]
"""Row → (column, what is odd) of its odd cells, both from 1."""


class LookError(ValueError):
    """The workbook is not built as a workbook must be."""


class Look(NamedTuple):
    """A sheet of the workbook as its XML tells it."""

    name: str
    hidden: bool
    member: str  # path of its XML inside the archive


def look_at_sheets(archive: ZipFile) -> list[Look]:
    """List the worksheets in the order of their tabs."""
    root = _related(archive, "_rels/.rels", "")
    workbook = next((path for kind, path in root.values() if kind == "officeDocument"), None)
    if workbook is None:
        raise LookError("no workbook part")
    folder, _, name = workbook.rpartition("/")
    parts = _related(archive, f"{folder}/_rels/{name}.rels", folder)
    sheets = []
    for tag, attributes in _elements(archive.read(workbook)):
        if tag == "sheet":
            kind, member = parts.get(attributes.get("id", ""), ("", ""))
            if kind == "worksheet":
                hidden = attributes.get("state", "visible") != "visible"
                sheets.append(Look(attributes.get("name", ""), hidden, member))
    return sheets


def percent_styles(archive: ZipFile) -> frozenset[str]:
    """Find the cell styles that show 0,95 as 95%."""
    if "xl/styles.xml" not in archive.namelist():
        return frozenset()
    percent = set(_BUILT_IN_PERCENT)
    styles: list[int] = []
    inside = False
    for tag, attributes in _elements(archive.read("xl/styles.xml")):
        if tag == "numFmt" and "%" in attributes.get("formatCode", ""):
            percent.add(int(attributes["numFmtId"]))
        elif tag in {"cellXfs", "cellStyles", "dxfs"}:
            inside = tag == "cellXfs"
        elif tag == "xf" and inside:
            styles.append(int(attributes.get("numFmtId", "0")))
    return frozenset(str(index) for index, kind in enumerate(styles) if kind in percent)


def odd_cells(archive: ZipFile, member: str, percent: frozenset[str]) -> OddCells:
    """Find the cells whose value alone would mislead."""
    suspicious = _suspicion(percent)
    cells = _Cells(percent)
    for stretch in _stretches(archive, member):
        if suspicious.search(stretch):
            _walk(stretch, cells)
    return cells.found


def _suspicion(percent: frozenset[str]) -> re.Pattern[bytes]:
    """Build the search for a formula, an error cell or a style that shows percentages."""
    signs = [rb"<(?:\w+:)?f[\s/>]", rb"""\bt\s*=\s*["']e["']"""]
    if percent:
        styles = "|".join(sorted(percent)).encode()
        signs.append(rb"""\bs\s*=\s*["'](?:%s)["']""" % styles)
    return re.compile(b"|".join(signs))


def _stretches(archive: ZipFile, member: str) -> Iterator[bytes]:
    """Cut the sheet behind row ends; what stands before the first row belongs to the first stretch."""
    with archive.open(member) as file:
        rest = b""
        while chunk := file.read(_STRETCH):
            if b"<!DOCTYPE" in chunk:
                raise LookError("a document type declaration")
            text = rest + chunk
            cut = text.rfind(_ROW_END)
            if cut < 0:
                rest = text
                continue
            cut += len(_ROW_END)
            yield text[:cut]
            rest = text[cut:]
        yield rest


class _Cells:
    """Collects the odd cells while expat walks through stretches of one sheet."""

    def __init__(self, percent: frozenset[str]) -> None:
        self.percent = percent
        self.shared: dict[str, str] = {}  # a shared formula stands in its first cell only
        self.found: OddCells = {}
        self.attributes: dict[str, str] = {}
        self.shared_id = ""
        self.formula: str | None = None
        self.value = ""
        self.text: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self.attributes, self.formula, self.value = attributes, None, ""
        elif tag in {"f", "v"}:
            self.text = []
            self.shared_id = attributes.get("si", "")

    def characters(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in {"f", "v"}:
            text, self.text = "".join(self.text or []), None
            if tag == "v":
                self.value = text
            else:
                if self.shared_id:
                    text = self.shared.setdefault(self.shared_id, text)
                self.formula = f"={text}"
        elif tag == "c":
            self._judge()

    def _judge(self) -> None:
        kind = self.attributes.get("t", "n")
        odd: Odd | None = None
        if kind == "e":
            odd = Odd(rules.ERROR_CELL, self.value)
        elif self.formula is not None and not self.value and kind != "str":
            odd = Odd(rules.FORMULA_NOT_CALCULATED, self.formula)
        elif self.formula is not None and self.value == "0" and kind == "n":
            odd = Odd(rules.FORMULA_STORED_ZERO, self.formula, 0.0)
        elif kind == "n" and self.value and self.attributes.get("s") in self.percent:
            odd = Odd(rules.PERCENTAGE, _as_percent(self.value))
        if odd and (place := _place(self.attributes.get("r", ""))):
            self.found.setdefault(place[0], []).append((place[1], odd))


def _walk(stretch: bytes, cells: _Cells) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = cells.start
    parser.EndElementHandler = cells.end
    parser.CharacterDataHandler = cells.characters
    first_row = stretch.find(b"<row")
    if first_row >= 0:  # else the element names carry a prefix, and the stretch is the whole sheet
        parser.Parse(b"<rows>", False)
    parser.Parse(stretch[max(first_row, 0) :], False)


def _elements(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """List the elements of a small part, names without their prefixes."""
    found: list[tuple[str, dict[str, str]]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        plain = {name.rpartition(":")[2]: value for name, value in attributes.items()}
        found.append((tag.rpartition(":")[2], plain))

    def refuse(*_: object) -> None:
        raise LookError("a document type declaration")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(data, True)
    return found


def _related(archive: ZipFile, member: str, folder: str) -> dict[str, tuple[str, str]]:
    """Read a relationships part: id → (kind, path of the part meant)."""
    related = {}
    for tag, attributes in _elements(archive.read(member)):
        if tag == "Relationship":
            target = attributes.get("Target", "")
            path = (
                target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
            )
            related[attributes.get("Id", "")] = (
                attributes.get("Type", "").rpartition("/")[2],
                path,
            )
    return related


def _place(reference: str) -> tuple[int, int] | None:
    """Turn D7 into (7, 4)."""
    letters = reference.rstrip("0123456789")
    if not letters or not reference[len(letters) :]:
        return None
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]), column


def _as_percent(value: str) -> str:
    from decimal import Decimal, InvalidOperation

    try:
        return f"{(Decimal(value) * 100).normalize():f}%"
    except InvalidOperation:
        return value
