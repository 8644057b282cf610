"""A sheet whose texts are in an old code page, shown to the readers as Unicode."""

from collections.abc import Iterator, Sequence

from cchc.grid import Range
from cchc.readers.cells import Value
from cchc.readers.sheets import Block, Head, Sheet
from cchc.words.legacy import Encoding, convert


class LegacySheet:
    """Converts every text of another sheet."""

    def __init__(self, sheet: Sheet, encoding: Encoding) -> None:
        self.name = sheet.name
        self.first_column = sheet.first_column
        self.hidden = sheet.hidden
        self.encoding = encoding
        self._sheet = sheet
        originals = sheet.head()
        self._heads = [Head(head.line, self._converted(head.cells)) for head in originals]
        self._originals = {head.line: head for head in originals}

    def merged(self) -> Sequence[Range]:
        """Give the merged cells."""
        return self._sheet.merged()

    def head(self) -> Sequence[Head]:
        """Give the first rows that are not empty."""
        return self._heads

    def blocks(self, heading: Head) -> Iterator[Block[Value]]:
        """Yield the rows below *heading*."""
        for block in self._sheet.blocks(self._originals[heading.line]):
            columns = [self._converted(column) for column in block.columns]
            yield Block(block.lines, columns, block.ragged)

    def first_converted(self) -> tuple[Head, int, str] | None:
        """Find the first text that was changed: its row as it was, its position, its new text."""
        for head in self._heads:
            original = self._originals[head.line]
            for position, (old, new) in enumerate(zip(original.cells, head.cells, strict=True)):
                if isinstance(new, str) and new != old:
                    return original, position, new
        return None

    def _converted(self, cells: Sequence[Value]) -> list[Value]:
        encoding = self.encoding
        return [convert(cell, encoding) if isinstance(cell, str) else cell for cell in cells]
