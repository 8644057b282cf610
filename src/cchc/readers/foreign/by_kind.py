"""Which reader takes which kind of file; each is imported where a file of its kind is read."""

from collections.abc import Callable, Mapping

from cchc.readers.foreign.grid import Budget, Grid

Reader = Callable[[bytes, Budget], list[Grid]]


def _read_xls(data: bytes, budget: Budget) -> list[Grid]:
    from cchc.readers.foreign.xls import read

    return read(data, budget)


def _read_xlsb(data: bytes, budget: Budget) -> list[Grid]:
    from cchc.readers.foreign.xlsb import read

    return read(data, budget)


def _read_ods(data: bytes, budget: Budget) -> list[Grid]:
    from cchc.readers.foreign.ods import read

    return read(data, budget)


def _read_html(data: bytes, budget: Budget) -> list[Grid]:
    from cchc.readers.foreign.html import read

    return read(data, budget)


def _read_mhtml(data: bytes, budget: Budget) -> list[Grid]:
    from cchc.readers.foreign.mhtml import read

    return read(data, budget)


def _read_xml(data: bytes, budget: Budget) -> list[Grid]:
    from cchc.readers.foreign.xml_2003 import read

    return read(data, budget)


READERS: Mapping[str, Reader] = {
    "xls": _read_xls,
    "xlsb": _read_xlsb,
    "ods": _read_ods,
    "html": _read_html,
    "mhtml": _read_mhtml,
    "xml": _read_xml,
}
