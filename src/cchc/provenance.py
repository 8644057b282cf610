"""What a report rests on beside its counts: what was asked, and the files that declare the law."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import field
from pathlib import PurePath

from cchc.values import dataclass

Plain = str | int | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class DossierLists:
    """The lists of dossiers that counts were counted from, and by which law."""

    paths: Sequence[str]
    options: Sequence[str] = ()  # such as --year 2024

    def command(self, item: str, unit: str, period: str) -> str:
        """Give the command that lists the dossiers behind one result; --late, --undecided or --all is added.

        >>> DossierLists(["ho so.csv"], ["--year", "2024"]).command("IV.1", "23281", "2024-Q1")
        "cchc dossiers 'ho so.csv' --year 2024 --period 2024-Q1 --item IV.1 --unit 23281"
        """
        about = ["--period", period, "--item", item, "--unit", unit]
        return shlex.join(["cchc", "dossiers", *self.paths, *self.options, *about])

    def called(self, names: Mapping[str, str]) -> "DossierLists":
        """Name lists and the folder of definitions as a document does, without folders of the machine.

        >>> DossierLists(["/home/lan/ho-so"], ["--definitions", "/home/lan/bo"]).called({})
        DossierLists(paths=['ho-so'], options=['--definitions', 'bo'])
        """
        options = [
            PurePath(each).name if PurePath(each).is_absolute() else each for each in self.options
        ]
        return DossierLists(
            [names.get(path, PurePath(path).name or path) for path in self.paths], options
        )


@dataclass(frozen=True, slots=True)
class Provenance:
    """The values that decided the results, wherever they came from."""

    options: Mapping[str, Plain] = field(default_factory=dict)  # by the spelling of the option
    registry: str = ""  # the file of the registry, as the hashes of the definitions name it
    lists: DossierLists | None = None  # where the counts were counted from dossiers
