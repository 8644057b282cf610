"""What a wording says of b and a, where it says it: «Theo công thức (b/a). Trong đó: a là … b là …»."""

import re
from typing import Final, NamedTuple

from cchc.patterns import pattern_of

_STATED: Final = pattern_of(r"(?:tỷ lệ |tỉ lệ )?theo công thức\s*\(?b/a\)?", re.IGNORECASE)
_REMARK: Final = pattern_of(r"\s*\((?:Lưu ý|Ghi chú)\s*:.*$", re.DOTALL)
_SCOPE: Final = pattern_of(r"\(Ghi chú:\s*(.+?)\)$")
_PART: Final = pattern_of(r"(?:^|(?<=[\s.:;,]))([ab]) là ")


_NEXT: Final = pattern_of(r"[.;]\s+(?=[A-ZĐÁÀẢÃẠÂĂÊÔƠƯÝ(])|\s+\(?(?:Lưu ý|Ghi chú)\s*:")
_OTHER_LETTERS: Final = pattern_of(r"\b[ab]\d|\bb/a\b")  # a sum of its own, or another ratio


class Formula(NamedTuple):
    """The name of a ratio and its two counts in the words of the document."""

    label: str
    numerator: str
    denominator: str


def formula_of(wording: str) -> Formula | None:
    """Take b and a out of a wording; None where it does not state both, once each."""
    stated = _STATED.search(wording)
    if stated is None:
        return None
    parts = _PART.split(_REMARK.sub("", wording[stated.end() :]))
    named = dict(zip(parts[1::2], (text.strip(" .;:,") for text in parts[2::2]), strict=True))
    named = {letter: _alone(text) for letter, text in named.items()}
    if len(parts) != 5 or named.keys() != {"a", "b"} or not all(named.values()):
        return None
    if any(_OTHER_LETTERS.search(text) for text in named.values()):
        return None
    label = wording[: stated.start()].strip(" .;:,")
    return Formula(label, _begun(named["b"]), _begun(named["a"]))


def scope_of(wording: str) -> str | None:
    """Give the remark of the document on what is counted."""
    found = _SCOPE.search(wording)
    return found[1] if found else None


def _alone(text: str) -> str:
    """Take what one letter is, without the sentences and the joining word behind it."""
    return re.sub(r"\s+và$", "", _NEXT.split(text)[0].strip(" .;:,"))


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]
