"""What every part of a document is made from."""

from collections.abc import Sequence
from dataclasses import dataclass

from cchc.document.naming import Names
from cchc.results import Report
from cchc.words import Lang


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is shown; nobody reads two thousand rows on a screen."""

    everything: bool = True  # every result and every finding, however many
    units: bool = True  # results unit by unit
    at_most: int = 200  # results and findings of a kind, where not everything is shown
    all_findings: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """A report, how its units are named, in which language, and how much of it is shown."""

    report: Report
    names: Names
    lang: Lang
    scope: Scope
    earlier: Sequence[Report] = ()  # of other periods
