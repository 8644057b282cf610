"""Text on its way into an office file: nothing in it may steer, calculate or break the file."""

from cchc.words.text import safe

CELL_LONGEST = 32_767  # UTF-16 units in a cell, of Excel and of LibreOffice
SHEET_NAME_LONGEST = 31
_NOT_IN_SHEET_NAMES = dict.fromkeys(map(ord, "[]:*?/\\"), "-")


def inert(text: str, longest: int = CELL_LONGEST) -> str:
    r"""Show what XML or a screen cannot hold as ``\x1b``; cut what is longer than a cell with …."""
    if len(text) * 2 <= longest and text.isprintable():
        return text
    return cut(safe(text), longest)


def cut(text: str, longest: int) -> str:
    """Shorten *text* to *longest* UTF-16 units, which is how office programs count."""
    encoded = text.encode("utf-16-le")
    if len(encoded) <= longest * 2:
        return text
    return encoded[: (longest - 1) * 2].decode("utf-16-le", "ignore") + "…"


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Make a name that a sheet may have and none of *taken* has; adds it to them."""
    plain = safe(wanted).translate(_NOT_IN_SHEET_NAMES).strip(" '") or "-"
    if plain.casefold() == "history":  # Excel keeps this name to itself
        plain = f"{plain}-"
    name, number = cut(plain, SHEET_NAME_LONGEST).rstrip(" '"), 1
    while name.casefold() in taken:
        number += 1
        tail = f" ({number})"
        name = cut(plain, SHEET_NAME_LONGEST - len(tail)).rstrip(" '") + tail
    taken.add(name.casefold())
    return name
