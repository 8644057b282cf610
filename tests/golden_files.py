"""Whole outputs kept as files: ``CCHC_REWRITE=1`` writes them anew, and the difference is read like code."""

import os
from pathlib import Path

_FOLDER = Path(__file__).parent / "golden"


def golden(name: str, actual: bytes) -> bytes:
    """Give what *name* holds, after putting *actual* there where a rewrite is wished."""
    file = _FOLDER / name
    if os.environ.get("CCHC_REWRITE"):
        file.write_bytes(actual)
    return file.read_bytes()
