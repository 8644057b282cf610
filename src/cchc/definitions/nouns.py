"""What an indicator counts, in a word: dossiers where it is declared so, else cases."""

from collections.abc import Iterable

from cchc.definitions.counting import DOSSIERS
from cchc.definitions.indicator import Indicator
from cchc.words.numbers import Noun
from cchc.words.terms import CASE, DOSSIER


def noun_of(indicators: Iterable[Indicator]) -> Noun:
    """Name what all of these count: dossiers only where each of them says that it counts these."""
    are_dossiers = all(each.count is not None and each.count.of == DOSSIERS for each in indicators)
    return DOSSIER if are_dossiers else CASE
