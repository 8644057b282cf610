"""What came of verifying a report: what differs, and what could not be checked."""

from collections.abc import Mapping, Sequence
from typing import Any

from cchc.exit_codes import ExitCode
from cchc.values import dataclass
from cchc.words import Words

Document = Mapping[str, Any]
"""A report as JSON has it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A place of the report where it says something else than what is judged now."""

    part: str  # the key of the document, such as ``results``
    entry: str  # which entry of a list; empty where the part is none
    key: str  # of the entry; empty where the whole entry is there on one side only
    was: object  # None where the report does not have it
    now: object  # None where it is not there any more

    @property
    def is_cause(self) -> bool:
        """Whether it is about what results are made from: a file of counts or of definitions."""
        return self.part in ("inputs", "definitions", "registry", "against.inputs", "judging")


@dataclass(frozen=True, slots=True)
class Verification:
    """A report beside the same question asked again."""

    report: str  # the file
    sha256: str  # of the report
    schema: str
    differences: Sequence[Difference]
    remarks: Sequence[Words]  # what could not be checked, and what is another without mattering

    @property
    def is_identical(self) -> bool:
        """Whether the report says what is judged now, as far as it could be checked."""
        return not self.differences

    @property
    def causes(self) -> Sequence[Difference]:
        """The differences that others may follow from."""
        return [each for each in self.differences if each.is_cause]

    @property
    def exit_code(self) -> ExitCode:
        """1 says that the report does not hold."""
        return ExitCode.OK if self.is_identical else ExitCode.MISSED
