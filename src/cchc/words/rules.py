"""What the rules say, read from ``rules/CODE-name/words.yaml`` when a finding is first shown.

The file is YAML of the plainest kind, which a line alone explains: a key, then a text in quotes
for each language.  It is read here by a dozen lines, because importing PyYAML would cost more than
all else that showing a finding does; a test has PyYAML read the same.
"""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from cchc.patterns import pattern_of
from cchc.words import Lang, Words

# Nothing is escaped but the quotation mark itself.
_TEXT = pattern_of(r'  (vi|en): "((?:[^"\\]|\\")*)"')


class RuleWords(NamedTuple):
    """What is said of a rule; {placeholders} stand for what a file contains."""

    message: Words  # one sentence: what stands there and what was expected
    why: Words
    fix: Words  # an imperative


@cache
def words_of(folder: str) -> RuleWords:
    """Read the words of the rule whose folder is called so."""
    package = Path(__file__).parents[1]
    inside, beside = package / "rules" / folder, package.parents[1] / "rules" / folder
    # In a wheel they lie inside the package, in a checkout at the top.
    file = (inside if inside.is_dir() else beside) / "words.yaml"
    return read_words(file.read_text(encoding="utf-8"))


def read_words(text: str) -> RuleWords:
    """Read the text of a file of words; raises ValueError or TypeError where it is built otherwise."""
    said: dict[str, Words] = {}
    lines = iter(text.splitlines())
    for part, vi, en in zip(lines, lines, lines, strict=True):
        said[part.removesuffix(":")] = Words(_quoted(vi, "vi"), _quoted(en, "en"))
    return RuleWords(**said)


def _quoted(line: str, lang: Lang) -> str:
    text = _TEXT.fullmatch(line)
    if not text or text[1] != lang:
        raise ValueError(f"a text in quotation marks for {lang} should stand here: {line}")
    return text[2].replace('\\"', '"')
