"""The HTML page in a real browser.  Skipped where Chromium, poppler or axe-core are not installed.

axe-core (npm) is looked for at AXE_CORE, the path of axe.min.js, and among npm's own packages.
It runs in the page as it is, under the page's own policy.
"""

import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cchc import api
from cchc.inputs import File
from cchc.render.html import page as render
from chromium import Tab, browser, executable
from page_reports import (
    HOSTILE,
    LAST_YEAR,
    Q1,
    Q2,
    Row,
    hostile,
    large,
    report,
    target,
    three_units,
)

CHROMIUM = executable()
POPPLER = shutil.which("pdftotext") and shutil.which("pdfinfo")
A4_LANDSCAPE = (841.89, 595.28)
MARGIN = 12 / 25.4 * 72 - 1  # points; a hair less than what the style asks for

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
needs_poppler = pytest.mark.skipif(not POPPLER, reason="pdftotext (poppler) is not installed")


@pytest.fixture(scope="module")
def tab() -> Iterator[Tab]:
    with browser(CHROMIUM) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the pages that the tests open: a province in both languages, one unit, a hostile one."""
    folder = tmp_path_factory.mktemp("pages")
    earlier = [large(period=period) for period in (Q1, Q2, LAST_YEAR)]
    one = [large(1, 14, period) for period in (Q2,)]
    written = {
        "province": render(large(), "vi", earlier=earlier),
        "district": render(large(24, 14), "vi", earlier=[large(24, 14, Q2)]),
        "small": render(large(9, 14), "vi", earlier=[large(9, 14, Q2)]),
        "small-en": render(large(9, 14), "en", earlier=[large(9, 14, Q2)]),
        "unit": render(large(1, 14), "vi", earlier=one),
        "unit-en": render(large(1, 14), "en", earlier=one),
        "all-verdicts": render(three_units(), "vi"),
        "many-targets": render(large(5, 45), "vi"),
        "hostile": render(hostile(HOSTILE[0] + HOSTILE[1]), "vi"),
        "empty": render(report([], [target("IV.1")]), "vi"),
    }
    for name, text in written.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


EVERY = ["province", "small-en", "unit", "unit-en", "all-verdicts", "hostile", "empty"]


@pytest.mark.parametrize("name", EVERY)
def test_it_opens_without_a_message_a_request_or_a_shift(tab: Tab, pages: Path, name: str) -> None:
    page = pages / f"{name}.html"
    tab.open(page)
    shifts = """new Promise(done => {
        const seen = [];
        new PerformanceObserver(list => seen.push(...list.getEntries().map(e => e.value)))
            .observe({type: "layout-shift", buffered: true});
        requestAnimationFrame(() => setTimeout(() => done(seen), 50));
    })"""
    assert tab.run(shifts) == []
    assert tab.logged("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled") == []
    asked = [each["request"]["url"] for each in tab.logged("Network.requestWillBeSent")]
    assert [each for each in asked if each != "data:,"] == [page.as_uri()]


def test_a_server_is_asked_for_the_page_alone(tab: Tab, pages: Path) -> None:
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_request(self, code: object = "-", size: object = "-") -> None:
            asked.append(self.path)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(pages)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        tab.go(f"http://127.0.0.1:{server.server_port}/unit.html")
        tab.run("new Promise(done => setTimeout(done, 300))")
    finally:
        server.shutdown()
        server.server_close()
    assert asked == ["/unit.html"]


def test_hostile_texts_do_nothing(tab: Tab, pages: Path) -> None:
    tab.open(pages / "hostile.html")
    assert tab.run("document.scripts.length") == 1
    assert tab.run("document.images.length") == 0
    assert tab.logged("Page.javascriptDialogOpening") == []


# --- sorting and filtering -----------------------------------------------------------------------

SORT = "document.querySelectorAll('#{table} thead button')[{column}].click()"
COLUMN = (
    "[...document.querySelectorAll('#{table} tbody tr:not(.group)')]"
    ".filter(row => row.checkVisibility()).map(row => row.cells[{column}].textContent)"
)
SORTED = "[...document.querySelectorAll('#{table} thead th')].map(head => head.ariaSort)"


def column(tab: Tab, table: str, number: int) -> list[str]:
    return tab.run(COLUMN.format(table=table, column=number))


def as_number(text: str) -> float:
    return float(text.rstrip("%").replace(".", "").replace(",", "."))


def test_a_heading_sorts_numbers_up_and_then_down(tab: Tab, pages: Path) -> None:
    tab.open(pages / "unit.html")
    tab.run(SORT.format(table="results-table", column=3))
    up = column(tab, "results-table", 3)
    assert tab.run(SORTED.format(table="results-table"))[3] == "ascending"
    numbers = [as_number(each) for each in up if each != "–"]
    assert len(numbers) > 8
    assert numbers == sorted(numbers)
    tab.run(SORT.format(table="results-table", column=3))
    down = column(tab, "results-table", 3)
    assert tab.run(SORTED.format(table="results-table"))[3] == "descending"
    assert [as_number(each) for each in down if each != "–"] == numbers[::-1]
    # What has no number stands last both ways.
    silent = up.count("–")
    assert up[len(numbers) :] == down[len(numbers) :] == ["–"] * silent


def test_names_are_sorted_as_vietnamese_within_their_targets(tab: Tab, pages: Path) -> None:
    names = ["Xã Đăk Hà 10", "Xã Dục Nông", "Xã Đăk Hà 9", "Xã Bờ Y", "Xã Ia Chim"]
    made = report([Row(item, name, 1, 2) for item in ("I.1", "I.2") for name in names],
                  [target("I.1"), target("I.2")])  # fmt: skip
    (pages / "names.html").write_text(render(made, "vi"), encoding="utf-8")
    tab.open(pages / "names.html")
    tab.run(SORT.format(table="results-table", column=0))
    ordered = ["Xã Bờ Y", "Xã Dục Nông", "Xã Đăk Hà 9", "Xã Đăk Hà 10", "Xã Ia Chim"]
    assert column(tab, "results-table", 0) == ordered * 2


def test_the_keyboard_sorts_too(tab: Tab, pages: Path) -> None:
    tab.open(pages / "unit.html")
    tab.run("document.querySelector('#results-table thead button').focus()")
    tab.press("Enter", 13, "\r")
    tab.press("Enter", 13, "\r")
    assert tab.run(SORTED.format(table="results-table"))[0] == "descending"
    items = [each.split()[0] for each in column(tab, "results-table", 0)]
    assert items == [*(f"III.{n}" for n in (4, 3, 2, 1)), *(f"II.{n}" for n in (5, 4, 3, 2, 1)),
                     *(f"I.{n}" for n in (5, 4, 3, 2, 1))]  # fmt: skip


def search(tab: Tab, table: str, words: str = "", **choices: str) -> str:
    """Type into the field above a table and choose from the lists beside it; give what is said."""
    tab.run(
        f"""(() => {{
            const tools = document.querySelector('[data-for={table}]');
            tools.querySelector('input').value = {json.dumps(words)};
            for (const [by, value] of Object.entries({json.dumps(choices)}))
                tools.querySelector(`[data-by=${{by}}]`).value = value;
            for (const each of tools.querySelectorAll('input, select')) {{
                each.dispatchEvent(new Event('input', {{bubbles: true}}));
                each.dispatchEvent(new Event('change', {{bubbles: true}}));
            }}
        }})()"""
    )
    return tab.run(f"document.querySelector('[data-for={table}] output').value")


def test_words_without_their_marks_find_a_unit(tab: Tab, pages: Path) -> None:
    tab.open(pages / "province.html")
    tab.run("document.querySelector('#results details').open = true")
    assert search(tab, "results-table") == "Hiện 1.848/1.848 dòng"
    assert search(tab, "results-table", "dak so 13") == "Hiện 56/1.848 dòng"  # 13, 130, 131 and 132
    assert set(column(tab, "results-table", 0)) == {f"Xã Đăk Số {n}" for n in (13, 130, 131, 132)}
    assert search(tab, "results-table", "không có đâu") == "Hiện 0/1.848 dòng"


def test_lists_narrow_by_verdict_and_by_target(tab: Tab, pages: Path) -> None:
    tab.open(pages / "district.html")
    tab.run("document.querySelector('#results details').open = true")
    search(tab, "results-table", row="x", group="results-I.4")
    assert set(column(tab, "results-table", 4)) == {"Không đạt"}
    groups = "[...document.querySelectorAll('#results-table .group')].filter(g => g.checkVisibility()).length"
    assert tab.run(groups) == 1
    search(tab, "results-table", row="", group="")
    assert tab.run(groups) == 14


CARDS = (
    "[...document.querySelectorAll('article.target')]"
    ".filter(card => card.checkVisibility()).map(card => card.id)"
)
WORST = (
    "[...document.querySelectorAll('.worst .w > span')]"
    ".filter(name => name.checkVisibility()).map(name => name.textContent)"
)
SHOWN = (
    "[...document.querySelectorAll('.map tbody tr[id]')]"
    ".filter(row => row.checkVisibility()).map(row => row.cells[0].textContent)"
)


def go(tab: Tab, address: str) -> None:
    tab.run(f"location.hash = {json.dumps(address)}")
    tab.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")


def test_the_address_of_a_unit_shows_that_unit_alone(tab: Tab, pages: Path) -> None:
    tab.open(pages / "district.html")
    tab.run("document.querySelectorAll('.map tbody th a')[12].click()")
    tab.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    assert tab.run("location.hash") == "#unit-u12"
    assert tab.run(SHOWN) == ["Xã Đăk Số 13"]
    tab.run("document.querySelector('#results details').open = true")
    assert set(column(tab, "results-table", 0)) == {"Xã Đăk Số 13"}
    assert set(tab.run(WORST)) <= {"Xã Đăk Số 13"}
    tab.run("document.querySelector('#filter [data-do=clear]').click()")
    assert len(tab.run(SHOWN)) == 24
    assert len(set(tab.run(WORST))) > 1


def test_the_cards_of_targets_are_those_of_the_units_in_scope(tab: Tab, pages: Path) -> None:
    """A card of others, and the heading of a part that has no other, are not of this unit."""
    rows = [
        f"{item},{unit},Q3/2023,1,{2 + at}\n"
        for at, (unit, items) in enumerate(
            {
                "Sở Y tế": "I.1 II IV.1",
                "Sở Nội vụ": "I.1 II",
                "Xã Tân Cảnh": "I.3 II",
                "Xã Kon Đào": "II",
            }.items()
        )
        for item in items.split()
    ]
    counts = "Chỉ tiêu,Đơn vị,Kỳ,b,a\n" + "".join(rows)
    made = api.check(File("a.csv", counts.encode()), year=2023, period="Q3")
    (pages / "cards.html").write_bytes(made.render("html"))
    tab.open(pages / "cards.html")
    everybody = tab.run(CARDS)
    go(tab, "q=tan+canh")
    assert tab.run(CARDS) == ["I.3", "II", "III.1", "III.2", "IV.3"]
    assert set(tab.run(WORST)) <= {"Xã Tân Cảnh"}
    go(tab, "q=so")
    assert tab.run(CARDS) == ["I.1", "II", "III.1", "III.2", "IV.1"]
    assert tab.run("document.querySelectorAll('#targets > .section[hidden]').length") == 0
    go(tab, "")
    assert tab.run(CARDS) == everybody == ["I.1", "I.3", "II", "III.1", "III.2", "IV.1", "IV.3"]


@pytest.mark.parametrize("width", [1280, 390], ids=["screen", "phone"])
@pytest.mark.parametrize("is_open", [True, False], ids=["from within the page", "as it opens"])
def test_the_address_of_a_unit_leads_to_what_heads_it_and_what_undoes_it(
    tab: Tab, pages: Path, width: int, is_open: bool
) -> None:
    tab.open(pages / "district.html", width=width)
    if is_open:
        go(tab, "unit-u17")
    else:
        tab.go(f"{(pages / 'district.html').as_uri()}#unit-u17")
    tab.run("new Promise(done => requestAnimationFrame(() => setTimeout(done, 50)))")
    inside = """((place) => { const box = document.querySelector(place).getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight })"""
    seen = ["#filter [data-do=clear]", "#map-h", ".map thead", "#unit-u17"]
    assert [tab.run(f"{inside}({json.dumps(place)})") for place in seen] == [True] * 4


def test_what_is_sought_is_kept_in_the_address(tab: Tab, pages: Path) -> None:
    tab.open(pages / "district.html")
    tab.run(
        """(() => { const field = document.querySelector('#filter input');
        field.value = 'so 2'; field.dispatchEvent(new Event('input', {bubbles: true})) })()"""
    )
    found = [f"Xã Đăk Số {n}" for n in (2, 20, 21, 22, 23, 24)]
    assert tab.run(SHOWN) == found
    address = tab.run("location.hash")
    tab.open(pages / "district.html")
    assert len(tab.run(SHOWN)) == 24
    go(tab, address)
    assert tab.run(SHOWN) == found
    assert tab.run("document.querySelector('#filter input').value") == "so 2"


def test_a_code_finds_its_unit_above_and_in_a_table(tab: Tab, pages: Path) -> None:
    tab.open(pages / "district.html")
    tab.run("document.querySelector('#results details').open = true")
    assert search(tab, "results-table", "u21") == "Hiện 14/336 dòng"
    assert set(column(tab, "results-table", 0)) == {"Xã Đăk Số 22"}
    go(tab, "q=u21")
    assert tab.run(SHOWN) == ["Xã Đăk Số 22"]


def test_the_address_of_a_target_leads_to_it(tab: Tab, pages: Path) -> None:
    tab.open(pages / "district.html")
    go(tab, "II.3")
    inside = """(() => { const row = document.getElementById('II.3').getBoundingClientRect();
        return row.top >= 0 && row.top < innerHeight })()"""
    assert tab.run(inside) is True


def test_a_table_can_be_saved_as_it_is_shown(tab: Tab, pages: Path) -> None:
    tab.open(pages / "unit.html")
    search(tab, "results-table", row="x")
    saved = """new Promise(done => {
        URL.createObjectURL = blob => { blob.text().then(done); return 'blob:x' };
        HTMLAnchorElement.prototype.click = () => {};
        document.querySelector('[data-for=results-table] [data-do=csv]').click();
    })"""
    head, *rows = tab.run(saved).strip().split("\r\n")
    assert head == '"Chỉ tiêu";"b";"a";"Tỷ lệ";"Mức giao";"Đánh giá";"Kỳ trước";"Vị trí"'
    assert rows
    assert all('"Không đạt' in row for row in rows)


# --- reading -------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [1920, 1280, 390])
@pytest.mark.parametrize("name", ["province", "many-targets"])
def test_nothing_scrolls_up_and_down_inside_the_page(
    tab: Tab, pages: Path, name: str, width: int
) -> None:
    tab.open(pages / f"{name}.html", width=width)
    assert tab.run("document.documentElement.scrollWidth") == width
    boxes = (
        "[...document.querySelectorAll('.scroll')].filter(b => b.scrollHeight > b.clientHeight + 1)"
    )
    assert tab.run(f"{boxes}.filter(b => getComputedStyle(b).overflowY !== 'visible').length") == 0


def test_without_javascript_everything_is_there_but_the_tools(tab: Tab, pages: Path) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        tab.open(pages / "all-verdicts.html")
        shown = tab.run("document.body.innerText")
        tools = tab.run(
            "[...document.querySelectorAll('.tools')].some(each => each.checkVisibility())"
        )
    finally:
        tab.call("Emulation.setScriptExecutionDisabled", value=False)
    assert tools is False
    for word in ("94,996%", "Số liệu sai", "Không phát sinh", "Hoặc thêm"):
        assert word in shown


# --- printing ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def printed(tab: Tab, pages: Path) -> Callable[[str], Path]:
    """Give what prints a page, once for all tests: a province takes seconds."""

    @cache
    def paper_of(name: str) -> Path:
        page = pages / f"{name}.html"
        tab.open(page, dark=True)
        paper = page.with_suffix(".pdf")
        paper.write_bytes(tab.print())
        return paper

    return paper_of


@cache
def words_on(paper: Path) -> list[tuple[int, float, float, float, float, str]]:
    """Give each word with its page and its box, in points from the upper left."""
    done = subprocess.run(["pdftotext", "-bbox", paper, "-"], capture_output=True, check=True)
    words, number = [], 0
    for line in done.stdout.decode().splitlines():
        number += "<page " in line
        if box := re.search(
            r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>', line
        ):
            left, top, right, bottom = (float(each) for each in box.groups()[:4])
            words.append((number, left, top, right, bottom, box[5]))
    return words


@needs_poppler
@pytest.mark.parametrize("name", ["province", "small-en", "unit", "many-targets", "empty"])
def test_it_prints_on_a4_landscape_with_nothing_cut_off(
    printed: Callable[[str], Path], name: str
) -> None:
    paper = printed(name)
    info = subprocess.run(["pdfinfo", paper], capture_output=True, check=True, text=True).stdout
    width, height = (float(n) for n in re.search(r"Page size: +([\d.]+) x ([\d.]+)", info).groups())
    assert (width, height) == pytest.approx(A4_LANDSCAPE, abs=1)
    words = words_on(paper)
    assert [each for each in words if each[1] < MARGIN or each[3] > width - MARGIN] == []
    assert [each for each in words if each[2] < MARGIN or each[4] > height] == []


@needs_poppler
def test_what_is_on_the_screen_is_on_the_paper(printed: Callable[[str], Path]) -> None:
    text = " ".join(each[5] for each in words_on(printed("province")))
    for unit in range(1, 133):
        assert f"Xã Đăk Số {unit} " in text
    # What is folded on the screen is printed, too.
    assert text.count("Nguyên văn: Tỷ lệ hồ sơ loại") == 14
    assert text.count("Xã Đăk Số 77 ") >= 1 + 14


@needs_poppler
def test_the_view_of_one_unit_prints_that_unit_and_nothing_of_the_tools(
    tab: Tab, pages: Path
) -> None:
    tab.open(pages / "district.html")
    counted = "document.querySelector('#missed > h2 + p')"
    assert tab.run(f"getComputedStyle({counted}).display") != "none"
    unit = tab.run("document.querySelector('.map tr[id]').id")
    go(tab, unit)
    assert tab.run(f"getComputedStyle({counted}).display") == "none"  # it counts all units
    at = "[...document.querySelectorAll('.tools[data-for]')]"
    tab.call("Emulation.setEmulatedMedia", media="print")
    hidden = tab.run(
        f"{at}.filter((each) => !each.parentElement.querySelector('tbody tr:not(.group):not([hidden])'))"
        ".map((each) => getComputedStyle(each.closest('section')).display)"
    )
    tab.call("Emulation.setEmulatedMedia", media="")
    assert set(hidden) == {"none"}  # a heading over nothing
    paper = pages / "one-unit.pdf"
    paper.write_bytes(tab.print())
    text = " ".join(each[5] for each in words_on(paper))
    buttons = tab.run(
        "[...new Set([...document.querySelectorAll('.tools button')].map((b) => b.textContent))]"
    )
    assert [each for each in buttons if each in text] == []


@needs_poppler
def test_table_heads_stand_on_every_page(printed: Callable[[str], Path]) -> None:
    paper = printed("province")
    done = subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, check=True)
    sheets = done.stdout.decode().split("\f")
    tops = [sheet.strip("\n").splitlines()[:4] for sheet in sheets]
    items = "I.1 I.2 I.3 I.4 I.5 II.1 II.2 II.3 II.4 II.5 III.1 III.2 III.3 III.4"
    maps = [top for top in tops if top and top[0].split() == ["Đơn", "vị", *items.split()]]
    assert len(maps) == 4
    lists = [top for top in tops if "Còn thiếu" in " ".join(top)]
    assert len(lists) >= 5


# --- for everybody -------------------------------------------------------------------------------


@cache
def axe() -> str | None:
    """Find the source of axe-core."""
    places = [Path(os.environ.get("AXE_CORE", "-"))]
    npm = shutil.which("npm")
    for scope in ([], ["--global"]) if npm else ():
        done = subprocess.run([npm, "root", *scope], capture_output=True, text=True, check=False)
        places.append(Path(done.stdout.strip() or "-", "axe-core", "axe.min.js"))
    return next((each.read_text("utf-8") for each in places if each.is_file()), None)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["small", "small-en", "unit", "all-verdicts", "empty"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(tab: Tab, pages: Path, name: str, dark: bool, width: int) -> None:
    source = axe()
    if source is None:
        pytest.skip("axe-core is not installed (npm install axe-core, AXE_CORE=…/axe.min.js)")
    tab.open(pages / f"{name}.html", dark=dark, width=width)
    tab.run("for (const each of document.querySelectorAll('details')) each.open = true")
    tab.run(f"{source}\n;0")
    found = tab.run(
        """axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa',
                                        'best-practice']})
           .then(({violations}) => violations.map(each => [each.id, each.nodes[0].html]))"""
    )
    assert found == []
