"""Which reader takes which sheet: the tidy one first, and forms where it finds no headings."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cchc.definitions.choose import ChoiceError
from cchc.definitions.layout import Kind, Layout
from cchc.diagnostics import Finding, Location
from cchc.readers.cells import text_of
from cchc.readers.sheets import Sheet
from cchc.readers.tidy import TidyReader
from cchc.rules.files import SheetNotUsed
from cchc.rules.forms import LayoutDoesNotFit, LegacyText
from cchc.sources.encodings import Encoding
from cchc.sources.sheet_filter import EVERY_SHEET, SheetFilter
from cchc.words import Words
from cchc.words.nearest import did_you_mean, nearest
from cchc.words.text import safe

if TYPE_CHECKING:
    from cchc.readers.recognised import Recognised


@dataclass(slots=True)
class FormChoice:
    """The layouts that sheets may have: all, or the one that the user chose."""

    known: Mapping[str, Layout]
    chosen: str | None = None
    sheets: SheetFilter = EVERY_SHEET
    encoding: Encoding | None = None  # of text files, where the user says it
    seen: "list[Recognised] | None" = None  # what was recognised, where `inspect` wants to know
    there: set[str] = field(default_factory=set)  # names of the sheets that were met

    def __post_init__(self) -> None:
        if self.chosen is not None and self.chosen not in self.known:
            near = did_you_mean(nearest(self.chosen, self.known))
            name = safe(self.chosen)
            names = ", ".join(self.known)
            raise ChoiceError(
                Words(
                    f"Không có biểu «{name}».{near.vi} Các biểu: {names}.",
                    f"There is no layout «{name}».{near.en} The layouts: {names}.",
                )
            )

    @property
    def layouts(self) -> list[Layout]:
        """The layouts that may be recognised."""
        chosen = self.known.values() if self.chosen is None else [self.known[self.chosen]]
        return [layout for layout in chosen if layout.kind is not Kind.TIDY]

    @property
    def allows_tidy(self) -> bool:
        """Whether a sheet may be a tidy table."""
        return self.chosen is None or self.known[self.chosen].kind is Kind.TIDY

    def refuse_missing(self) -> None:
        """Raise ChoiceError where a named sheet stood in no file."""
        for name in self.sheets.missing(self.there):
            near = did_you_mean(nearest(name, sorted(self.there)))
            raise ChoiceError(
                Words(
                    f"Không có trang tính «{safe(name)}».{near.vi}",
                    f"There is no sheet «{safe(name)}».{near.en}",
                )
            )


def read_sheets(path: str, sheets: Sequence[Sheet], reader: TidyReader, forms: FormChoice) -> None:
    """Read every sheet of one file; sheets without headings are named, unless none has any."""
    without_headings = {}
    for sheet in sheets:
        finding = _read_sheet(path, sheet, reader, forms)
        if finding and not _read_converted(path, sheet, reader, forms):
            without_headings[sheet.name] = finding
    if len(without_headings) == len(sheets):
        reader.findings += without_headings.values()
        return
    for name in without_headings:
        reason = Words("không có dòng tiêu đề của bảng số liệu", "it has no headings of counts")
        reader.findings.append(SheetNotUsed(reason=reason).at(Location(path, name)))


def has_headings(sheet: Sheet, reader: TidyReader, forms: FormChoice) -> bool:
    """Say whether the headings of a sheet mean anything."""
    tidy = reader.headings.find_layout(sheet, Location(""))
    if forms.allows_tidy and not isinstance(tidy, Finding):
        return True
    from cchc.readers.layouts import find_fit

    merged, left = sheet.merged(), sheet.first_column
    find = reader.indicators.find
    return find_fit(sheet.head(), forms.layouts, merged, left, find) is not None


def _read_sheet(path: str, sheet: Sheet, reader: TidyReader, forms: FormChoice) -> Finding | None:
    """Read one sheet as a tidy table or else as a form; gives the finding that it is neither."""
    before = len(reader.counts)
    finding = reader.read(path, sheet) if forms.allows_tidy else None
    if forms.allows_tidy and finding is None:
        _note_tidy(path, sheet, reader, forms, len(reader.counts) - before)
        return None
    if _read_form(path, sheet, reader, forms):
        return None
    if finding is None or forms.chosen:
        return LayoutDoesNotFit(layout=forms.chosen or "").at(Location(path, sheet.name))
    return finding


def _read_converted(path: str, sheet: Sheet, reader: TidyReader, forms: FormChoice) -> bool:
    """Try a sheet whose headings mean nothing once more, as text of the old code pages."""
    texts = (cell for head in sheet.head() for cell in head.cells if isinstance(cell, str))
    if all(map(str.isascii, texts)):
        return False
    from cchc.readers.legacy_sheet import LegacySheet
    from cchc.words.legacy import ENCODINGS

    for encoding in ENCODINGS:
        converted = LegacySheet(sheet, encoding)
        first = converted.first_converted()
        if first and _read_sheet(path, converted, reader, forms) is None:
            head, position, text = first
            place = Location(path, sheet.name, head.line, position + sheet.first_column)
            found = text_of(head.cells[position])
            reader.findings.append(LegacyText(found=found, encoding=encoding, text=text).at(place))
            return True
    return False


def _read_form(path: str, sheet: Sheet, reader: TidyReader, forms: FormChoice) -> bool:
    layouts = forms.layouts
    if not layouts:
        return False
    from cchc.readers.form_sheets import FormReader

    seen = FormReader(reader, layouts).read(path, sheet)
    if seen is None:
        return False
    if forms.seen is not None:
        forms.seen.append(seen)
    return True


def _note_tidy(path: str, sheet: Sheet, reader: TidyReader, forms: FormChoice, counts: int) -> None:
    if forms.seen is None:
        return
    from cchc.readers.tidy_record import describe_tidy

    tidy = forms.known.get("tidy")
    title = Words(tidy.title, tidy.english) if tidy else Words("", "")
    forms.seen.append(describe_tidy(path, sheet, title, counts, reader))
