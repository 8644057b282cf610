"""Templates with their style and script: documents that need nothing else and may load nothing.

Every value that a template prints is escaped, and no control or direction character is left in
the finished page, wherever it came from.  What the templates mark as safe is ours and holds no
data: the style and the script.
"""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from cchc.patterns import pattern_of
from cchc.words.text import safe

_PACKAGE: Final = "cchc.render.html"
# This and "##[" a machine that shows the page in its log would obey; see ``cchc.words.text``.
_COMMAND: Final = pattern_of(r"\n\s*::")


def render(values: dict[str, Any], name: str = "page") -> str:
    """Fill a page; the only control characters in it are the ends of its lines."""
    page = _page(name).render(values)
    if _is_inert(page):
        return page
    # Line by line: style and script are harmless, and must keep their hashes.
    return "\n".join(line if _is_inert(line) else safe(line) for line in page.split("\n"))


def _is_inert(text: str) -> bool:
    printable = text.replace("\n", " ").isprintable()
    return printable and "##[" not in text and not _COMMAND.search(f"\n{text}")


@cache
def _page(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    style, script = _asset(f"{name}.css"), _asset(f"{name}.js")
    scripts = f"script-src '{_hash(script)}'; " if script else ""
    # data: is for the empty icon alone, which keeps a browser from asking a server for one.
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; {scripts}"
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    environment.globals.update(style=style, script=script, policy=policy, zip=zip)
    return environment.get_template(f"{name}.html")


def _asset(name: str) -> str:
    """Read a style or a script; a page without a script has none."""
    file = files(_PACKAGE).joinpath("assets", name)
    return file.read_text("utf-8") if file.is_file() else ""


def _hash(content: str) -> str:
    """Name the one style or script that a browser may use."""
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"
