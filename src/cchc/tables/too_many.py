"""Where reading stops because more is wrong with a table than anyone would mend.

Each fault that is counted is sure to be a finding of its own, and a file with too many findings is
refused as a whole: to look at two million rows of junk for that would take a minute and gigabytes.
"""

from cchc import limits


class TooManyFaults(Exception):
    """A table of which nothing is used."""


def refuse_beyond(faults: int) -> None:
    """Raise TooManyFaults where a file may not have so many findings."""
    if faults > limits.FINDINGS_OF_A_FILE:
        raise TooManyFaults
