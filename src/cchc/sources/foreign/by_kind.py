"""Which reader takes which kind of file; each is imported where a file of its kind is read."""

from collections.abc import Callable, Mapping

from cchc.sources.refusals import Budget
from cchc.sources.sheet_cells import SheetCells

Reader = Callable[[bytes, Budget], list[SheetCells]]


def _read_xls(data: bytes, budget: Budget) -> list[SheetCells]:
    from cchc.sources.foreign.xls import read

    return read(data, budget)


def _read_xlsb(data: bytes, budget: Budget) -> list[SheetCells]:
    from cchc.sources.foreign.xlsb import read

    return read(data, budget)


def _read_ods(data: bytes, budget: Budget) -> list[SheetCells]:
    from cchc.sources.foreign.ods import read

    return read(data, budget)


def _read_html(data: bytes, budget: Budget) -> list[SheetCells]:
    from cchc.sources.foreign.html import read

    return read(data, budget)


def _read_mhtml(data: bytes, budget: Budget) -> list[SheetCells]:
    from cchc.sources.foreign.mhtml import read

    return read(data, budget)


def _read_xml(data: bytes, budget: Budget) -> list[SheetCells]:
    from cchc.sources.foreign.xml_2003 import read

    return read(data, budget)


READERS: Mapping[str, Reader] = {
    "xls": _read_xls,
    "xlsb": _read_xlsb,
    "ods": _read_ods,
    "html": _read_html,
    "mhtml": _read_mhtml,
    "xml": _read_xml,
}
