"""Cells that only point at the one above: «nt», «-nt-», «"», «như trên»."""

from collections.abc import Mapping
from typing import Final

from cchc.drafts.values import Value
from cchc.patterns import pattern_of
from cchc.words import Words
from cchc.words.text import fold, shortened

_DITTO: Final = pattern_of(
    r"[-–—(\s]*(?:n\.? ?t\.?|(?:như|theo) (?:mục |dòng |ô )?trên|ditto|[\"“”„″〃'’´`]{1,2})[-–—)\s.]*"
)
_TAKEN: Final = Words(
    "ô ghi «{text}», lấy theo ô phía trên: «{above}»",
    "the cell says «{text}»; taken from the one above: «{above}»",
)
_NOTHING: Final = Words(
    "ô ghi «{text}» mà ô phía trên để trống; hãy ghi điều mà ô muốn nói",
    "the cell says «{text}» and the one above is blank; write what it stands for",
)


def is_ditto(text: str) -> bool:
    """Say whether a text points at the cell above and says nothing else."""
    return bool(_DITTO.fullmatch(fold(text)))


def resolved(
    values: Mapping[str, Value], above: Mapping[str, Value], section: Mapping[str, Value]
) -> dict[str, Value]:
    """Give such cells what stands in the row *above* or in that of its *section*, and doubt them."""
    found = dict(values)
    for column, value in values.items():
        if not value.text or not is_ditto(value.text):
            continue
        rows = (each[column] for each in (above, section) if column in each)
        over = next((each for each in rows if each.text), Value(""))
        doubt = _TAKEN if over.text else _NOTHING
        said = {"text": value.text, "above": shortened(over.text)}
        told = Words(*(each.format(**said) for each in doubt))
        found[column] = Value(over.text, (*value.places, *over.places), (*value.doubts, told))
    return found
