"""Whether what is said around a table tells that its «đúng hạn» holds the dossiers settled early."""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from cchc.patterns import pattern_of
from cchc.tables.cells import Profile
from cchc.tables.column_types import Column, Use
from cchc.tables.hearing import Ear
from cchc.tables.places import Place
from cchc.tables.scope_types import Scope
from cchc.words.text import fold

_IN_TIME: Final = r"\bđúng (?:thời )?hạn\b"
_EARLY: Final = r"\b(?:trước|sớm) (?:thời )?hạn\b"
_HOLDS: Final = r"\b(?:gồm|kể|tính|cộng|gộp)\b"
_TURNED: Final = pattern_of(r"\b(?:không|chưa|trừ|ngoài|loại)\b")
# «Số hồ sơ đúng hạn bao gồm cả hồ sơ trước hạn», «Hồ sơ trước hạn được tính là đúng hạn».
_SAID: Final = pattern_of(
    rf"{_IN_TIME}[^.;]*{_HOLDS}[^.;]*{_EARLY}|{_EARLY}[^.;]*{_HOLDS}[^.;]*{_IN_TIME}"
)
_MOST_NOTES: Final = 50  # lines below a table


def speak_of_on_time(
    profile: Profile, place: Place, columns: Sequence[Column], scope: Scope, ear: Ear
) -> bool:
    """Say whether a line above, a row label or a note below speaks of on time as the decision does."""
    labels = (
        profile.text(row, column.at)
        for column in columns
        if column.use is Use.KEY and column.role == "measure"
        for row in place.body
    )
    in_full = any(_says_on_time(line.text, ear) for line in scope.lines)
    return in_full or any(_says_on_time(text, ear) for text in labels) or _noted(profile, place)


def _says_on_time(text: str, ear: Ear) -> bool:
    return {("group", "settled"), ("kind", "on-time")} <= set(ear.said(text))


def _noted(profile: Profile, place: Place) -> bool:
    """Say whether a line below explains that on time holds the early ones, and none that it does not."""
    width = range(profile.grid.width)
    texts = (
        fold(profile.text(row, column))
        for row in (*islice(reversed(place.body), _MOST_NOTES), *place.below[:_MOST_NOTES])
        if not profile.has_number[row]
        for column in profile.filled_in(row, width)
    )
    said = [bool(_TURNED.search(text)) for text in texts if _SAID.search(text)]
    return bool(said) and not any(said)
