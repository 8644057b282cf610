"""What a report rests on beside its counts: what was asked, and the files that declare the law."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Plain = str | int | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Provenance:
    """The values that decided the results, wherever they came from."""

    options: Mapping[str, Plain] = field(default_factory=dict)  # by the spelling of the option
    registry: str = ""  # the file of the registry, as the hashes of the definitions name it
