"""What each row of a table is – data, total, section, text – and where its data belong."""

from collections.abc import Sequence

from cchc.tables.cells import Profile
from cchc.tables.column_types import Column, Use
from cchc.tables.key_texts import KeyTexts, roles_of
from cchc.tables.labels import Label, Labels, first_text, opened
from cchc.tables.places import Merges, Place
from cchc.tables.placing import Placer
from cchc.tables.resolve import Resolver
from cchc.tables.row_types import Other, RowIs, Rows, Section, Stack, text_of
from cchc.tables.scope_types import Scope
from cchc.tables.too_many import refuse_beyond
from cchc.words.text import tidy


def read_rows(
    profile: Profile,
    merges: Merges,
    place: Place,
    columns: Sequence[Column],
    scope: Scope,
    resolver: Resolver,
) -> Rows:
    """Sort the rows of one table and place those of data."""
    return _RowReader(profile, merges, place, columns, scope, resolver).read()


class _RowReader:
    """Goes down the rows of one table; sections speak for the rows below them."""

    def __init__(
        self,
        profile: Profile,
        merges: Merges,
        place: Place,
        columns: Sequence[Column],
        scope: Scope,
        resolver: Resolver,
    ) -> None:
        self.profile = profile
        self.place = place
        self.columns = columns
        self.result = Rows()
        self.counted = self._counted()
        keys = roles_of(columns)
        self.texts = KeyTexts(profile, place, keys, merges, self.counted)
        self.labels = Labels(resolver, self.texts)
        self.placer = Placer(profile, keys, self.texts, scope, resolver, place.body.start)

    def read(self) -> Rows:
        """Sort the rows and place those of data."""
        body, result = self.place.body, self.result
        result.filled = self.texts.filled
        if not len(body):
            return result
        labels = self.labels.all(len(body))
        skipped = {*self._ragged(), *self.place.repeated}
        if not any(labels) and 0 not in self.counted and not skipped:
            self.placer.place(result, body, 0)
            return result
        run: list[int] = []
        stack: Stack = ()
        for row, label, counted in zip(body, labels, self.counted, strict=True):
            if row in skipped:
                continue
            if counted and not label:
                if stack and (kept := self.labels.closed(stack, row - body.start)) != stack:
                    self.placer.place(result, run, len(result.stacks) - 1)
                    run, stack = [], kept
                    result.stacks.append(stack)
                run.append(row)
                continue
            section = self._special(row, label, stack, counted=bool(counted))
            if section is True:
                run.append(row)
            elif section:
                self.placer.place(result, run, len(result.stacks) - 1)
                run = []
                stack = opened(stack, section)
                result.stacks.append(stack)
        self.placer.place(result, run, len(result.stacks) - 1)
        return result

    def _counted(self) -> bytes:
        """For each row, whether any cell of a count is filled."""
        body = self.place.body
        total = 0
        for column in self.columns:
            if column.use in (Use.COUNT, Use.PAIR):
                kinds = self.profile.kinds[column.at][body.start : body.stop]
                total |= int.from_bytes(kinds, "little")
        return total.to_bytes(len(body), "little")

    def _ragged(self) -> list[int]:
        """Leave out rows of a text in which a cell too many or too few may have shifted the counts."""
        grid, body, band = self.profile.grid, self.place.body, self.place.band
        if band.bottom < band.top:  # a form of labels and values has no headings to be as wide as
            return []
        width = grid.width_of(grid.lines[band.bottom]) if grid.is_text else 0
        if not grid.is_text or (width == grid.usual_width and not grid.ragged):
            return []
        used = max((c.at for c in self.columns if c.use is not Use.UNUSED), default=0)
        for row, counted in zip(body, self.counted, strict=True):
            found = grid.width_of(grid.lines[row])
            if counted and (found > width or found <= used):
                self.result.ragged.append(row)
                refuse_beyond(len(self.result.ragged))
        return self.result.ragged

    def _special(
        self, row: int, label: int, stack: Stack, *, counted: bool
    ) -> Section | bool | None:
        """Say what a row is; a section speaks for the rows below it, True is a row of data."""
        offset = row - self.place.body.start
        filled = self.profile.filled_in(row, self.place.band.columns)
        if not filled:
            return None
        values = self.profile.grid.columns
        text = first_text([tidy(text_of(values[at][row])) for at in filled])
        section: Section | None = None
        if label == Label.TOTAL:
            what = RowIs.TOTAL
        elif label == Label.OF_WHICH:
            what = RowIs.OF_WHICH
        elif label == Label.RATIO:
            section = self.labels.section(row, offset, text)
            what = RowIs.RATIO if counted else RowIs.SECTION
        elif label == Label.SECTION:
            section = self.labels.section(row, offset, text)
            what = RowIs.SUBTOTAL if counted else RowIs.SECTION
        elif self.labels.is_blank_data(offset, stack):
            return True
        else:
            section = self.labels.section(row, offset, text)
            what = RowIs.SECTION if section is not None else RowIs.TEXT
        understood = section is None or not section.wall
        self.result.others.append(Other(row, what, text, understood))
        return section
