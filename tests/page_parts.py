"""A page taken apart: its elements, its tables and its texts, as the tests of the page ask for them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from cchc.render.html import page as written
from cchc.results import Report
from cchc.words import Lang

_VOID = {"meta", "link", "input", "rect", "line", "path", "circle"}
# What HTML lets a writer leave out the end of, and what begins next where it has ended.
_MAY_BE_LEFT_OPEN = {"td", "th", "tr", "thead", "tbody"}
_CLOSED_BY = {
    "td": {"td", "th"},
    "th": {"td", "th"},
    "tr": {"td", "th", "tr"},
    "tbody": {"td", "th", "tr", "thead", "tbody"},
    "tfoot": {"td", "th", "tr", "thead", "tbody"},
}
_BLOCKS = {"td", "th", "tr", "p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "summary", "div"}


@dataclass
class Element:
    """One element with what it holds: texts and elements in their order."""

    name: str
    attributes: dict[str, str]
    inside: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        parts = (each if isinstance(each, str) else each.text for each in self.inside)
        return " ".join("".join(parts).split()) if self.name in _BLOCKS else "".join(parts)

    def all(self, name: str = "", **attributes: str) -> list["Element"]:
        """Find the elements inside this one; ``class_`` asks for one class among others."""
        wanted = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
        found = []
        for each in self.inside:
            if isinstance(each, str):
                continue
            if (not name or each.name == name) and each.has(wanted):
                found.append(each)
            found += each.all(name, **attributes)
        return found

    def one(self, name: str = "", **attributes: str) -> "Element":
        (found,) = self.all(name, **attributes)
        return found

    def has(self, wanted: dict[str, str]) -> bool:
        return all(
            value in self.attributes.get(key, "").split()
            if key == "class"
            else self.attributes.get(key) == value
            for key, value in wanted.items()
        )

    def rows(self) -> list[list[str]]:
        """Give the cells of a table as texts, its heads and the heads of groups included."""
        return [
            [cell.text for cell in row.inside if isinstance(cell, Element)]
            for row in self.all("tr")
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self.open[-1].name in _CLOSED_BY.get(tag, ()):
            self.open.pop()
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"an attribute stands twice in <{tag}>"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].inside.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].inside.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1].name != tag and self.open[-1].name in _MAY_BE_LEFT_OPEN:
            self.open.pop()
        element = self.open.pop()
        assert element.name == tag, f"</{tag}> closes <{element.name}>"

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def parse(page: str) -> Element:
    """Take *page* apart; every element must be closed where it should be, but for cells and rows."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    (root,) = reader.open
    return root


def page(of: Report, lang: Lang = "vi", **options: object) -> Element:
    return parse(written(of, lang, **options))


def table(of: Element, name: str) -> list[list[str]]:
    return of.one("table", id=f"{name}-table").rows()
