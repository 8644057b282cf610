"""Roman numbers: sections, annexes, quarters and lists of Word have them."""

from typing import Final

_SIGNS: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def roman(number: int) -> str:
    """Spell a number from 1 on.

    >>> roman(14)
    'XIV'
    """
    parts = []
    for value, sign in _SIGNS:
        times, number = divmod(number, value)
        parts.append(sign * times)
    return "".join(parts)
