"""The proof of results as text and as JSON."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Final

from cchc.render.lists_json import as_json
from cchc.render.proof import Proof
from cchc.render.report_json import explained
from cchc.results import Report, Result
from cchc.words import Lang
from cchc.words.text import safe

SCHEMA: Final = "cchc.proof/1"
_WIDEST: Final = 100


def pages(proofs: Sequence[Proof], width: int | None) -> str:
    """Write each chain below its title, a line or a paragraph a link."""
    return "\n\n".join("\n".join(_page(each, width)) for each in proofs)


def _page(proof: Proof, width: int | None) -> Iterator[str]:
    yield safe(proof.title)
    column = max(len(link.name) for link in proof.chain) + 2
    for link in proof.chain:
        for at, text in enumerate(link.texts):
            yield from textwrap.wrap(
                safe(text),
                max(min(width or _WIDEST, _WIDEST), column + 30),
                initial_indent=f"{link.name if not at else '':<{column}}",
                subsequent_indent=" " * column,
                break_long_words=False,
                break_on_hyphens=False,
            )


def as_document(report: Report, proofs: Sequence[Proof], lang: Lang) -> str:
    """Write the results as the report has them, what their targets say, and the chains."""
    return as_json(
        {
            "schema": SCHEMA,
            **explained(report, [each.result for each in proofs], lang),
            "chains": [
                {
                    "item": each.result.target.item,
                    "unit": each.result.unit.code if isinstance(each.result, Result) else None,
                    "title": each.title,
                    "links": [
                        {"key": link.key, "name": link.name, "texts": list(link.texts)}
                        for link in each.chain
                    ],
                }
                for each in proofs
            ],
        }
    )
