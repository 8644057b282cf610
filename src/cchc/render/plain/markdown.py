"""A document as Markdown."""

from cchc.document.model import Document
from cchc.render.report_markdown import page


def render(document: Document) -> str:
    """Write the page."""
    return "\n".join(page(document, by_title=True)) + "\n"
