"""Web archives (.mht), which some systems name .xls: the pages inside, without fetching anything."""

from email import message_from_bytes
from email.message import Message

from cchc.sources.foreign.html import read_pages
from cchc.sources.refusals import Budget, Malformed
from cchc.sources.sheet_cells import SheetCells

_MOST_PARTS = 2000


def read(data: bytes, budget: Budget) -> list[SheetCells]:
    """Read the tables of all pages of an archive; archives inside it are left alone."""
    message = message_from_bytes(data)
    parts = message.get_payload()
    if not isinstance(parts, list) or len(parts) > _MOST_PARTS:
        raise Malformed("its parts cannot be told apart")
    pages = (_page(part) for part in parts if isinstance(part, Message))
    return read_pages(filter(None, pages), budget)


def _page(part: Message) -> bytes | None:
    content = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
    return content if isinstance(content, bytes) else None
