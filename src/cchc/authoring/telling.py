"""How a test says that something is other than it expects."""

from cchc.words import Words


def differs(what: Words, found: Words, expected: Words) -> Words:
    """Say what was expected of something, and what it is."""
    return Words(
        f"{what.vi} phải là {expected.vi}, nhưng là {found.vi}",
        f"{what.en}: expected {expected.en}, found {found.en}",
    )


def same(value: object) -> Words:
    """Give a number, or a text that both languages write alike."""
    text = str(value)
    return Words(text, text)
