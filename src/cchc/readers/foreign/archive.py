"""The zip archives that .xlsb and .ods are, opened within the limits of every workbook."""

import io
from zipfile import ZipFile

from cchc.readers.foreign.grid import Refused
from cchc.readers.look import OverLimit, check_limits, check_parts


def open_archive(data: bytes) -> ZipFile:
    """Open an archive; raises Refused where it declares too much."""
    archive = ZipFile(io.BytesIO(data))
    try:
        check_limits(archive, len(data))
        check_parts(archive)
    except OverLimit as error:
        raise Refused(error.rule) from error
    return archive
