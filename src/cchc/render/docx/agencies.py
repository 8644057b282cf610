"""Whose annex it is: the names at the top left, as far as the registry knows them."""

import re
from typing import Final, NamedTuple

from cchc.definitions.units import Unit
from cchc.document.sentences import only_unit
from cchc.results import Report

BLANK: Final = "…………………………"  # to be filled in by hand
# The council of an administrative unit signs for it; other bodies sign under their own name.
_TERRITORY: Final = re.compile(
    r"(?:Tỉnh|Thành phố|Huyện|Quận|Thị xã|Xã|Phường|Thị trấn|Đặc khu) ", re.IGNORECASE
)


class Agencies(NamedTuple):
    """The body that makes the annex, and the one above it; empty where there is none above."""

    above: str
    own: str


def agencies(report: Report) -> Agencies:
    """Name the one unit that reports, or else the body that the targets belong to."""
    roster = report.counts.roster
    known = {roster[index].code: roster[index] for index in range(len(roster))}
    own = only_unit(report) or known[report.target_set.body]
    if own.parent in known:
        return Agencies(_spelled(known[own.parent]), _spelled(own))
    return Agencies("" if _TERRITORY.match(own.name) else BLANK, _spelled(own))


def _spelled(unit: Unit) -> str:
    council = "Ủy ban nhân dân " if _TERRITORY.match(unit.name) else ""
    return f"{council}{unit.name}".upper()
