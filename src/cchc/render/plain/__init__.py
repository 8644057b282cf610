"""Any document as it stands – its title, its sentences, its parts one below the other – as a file.

For what is no report with a form of its own: slips, their index, the list of those to remind.
"""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from cchc.document.model import Document

# Form → the module of this package whose ``render(document)`` writes it; imported when it is asked for.
FORMS: Final[Mapping[str, str]] = {
    "xlsx": "workbook",
    "docx": "paper",
    "html": "page",
    "csv": "rows",
    "md": "markdown",
}


def render(document: "Document", form: str) -> bytes:
    """Write a document in one of the forms."""
    written: str | bytes = import_module(f"{__name__}.{FORMS[form]}").render(document)
    return written if isinstance(written, bytes) else written.encode()
