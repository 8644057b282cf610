"""The zip archives that .xlsb and .ods are, opened within the limits of every workbook."""

import io
from zipfile import ZipFile

from cchc.readers.foreign.grid import Refused
from cchc.readers.look import check_parts
from cchc.readers.workbook import over_limits
from cchc.rules import counts as rules


def open_archive(data: bytes) -> ZipFile:
    """Open an archive; raises Refused where it declares too much."""
    archive = ZipFile(io.BytesIO(data))
    if refused := over_limits(archive, len(data)):
        raise Refused(rules.FILE_TOO_LARGE, **refused)
    check_parts(archive)
    return archive
