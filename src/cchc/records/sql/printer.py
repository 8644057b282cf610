"""What all parts of a statement share: the dialect, and where the texts of users go."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date

from cchc.records.sql.dialects import Dialect
from cchc.values import dataclass


@dataclass(slots=True)
class Printer:
    """Prints for one dialect; with ``binds``, texts become parameters and are kept aside."""

    dialect: Dialect
    binds: bool
    texts: list[str] = field(default_factory=list)  # the parameters

    def name(self, name: str) -> str:
        """Print the name of a column or of a part of the statement."""
        return self.dialect.identifier(name)

    def cell(self, field: str) -> str:
        """Print the name of the column with what a field is read from; no field is called so."""
        return self.name(f"{field}#")

    def table(self, parts: Sequence[str]) -> str:
        """Print the name of a table."""
        return ".".join(map(self.dialect.identifier, parts))

    def text(self, text: str) -> str:
        """Print a text."""
        if not self.binds:
            return self.dialect.literal(text)
        if text not in self.texts:
            self.texts.append(text)
        return self.dialect.bound(self.texts.index(text))

    @property
    def named(self) -> dict[str, str]:
        """The parameters by the names that they have in DuckDB and Spark."""
        return {f"p{at}": text for at, text in enumerate(self.texts)}

    def day(self, day: date) -> str:
        """Print a day."""
        return f"DATE '{day.isoformat()}'"

    def midnight(self, day: date) -> str:
        """Print the moment in which a day begins."""
        return f"{self.dialect.moment_type} '{day.isoformat()} 00:00:00'"
