"""Folders to write into, and what stands in them already."""

import os
from pathlib import Path


def make_folder(path: str) -> None:
    """Make a folder and those above it, or leave it as it is."""
    os.makedirs(path, exist_ok=True)


def names_in(path: str) -> list[str]:
    """List what stands in a folder, in order."""
    return sorted(os.listdir(path))


def holds_other(path: str, content: bytes) -> bool:
    """Say whether a file stands at *path* and holds anything but *content*."""
    try:
        return Path(path).read_bytes() != content
    except FileNotFoundError:
        return False
