"""Documents become lines and tables: what Word, pages and texts hide, merge, number or are still editing."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from docx import Document

from cchc import limits
from cchc.diagnostics import Location
from cchc.papers import docx, html, text
from cchc.papers.marks import PICTURE, SYMBOL
from cchc.papers.opening import open_paper
from cchc.papers.paper import Line, Paper
from cchc.sources.refusals import Refused

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def word(body: str, numbering: str = "") -> bytes:
    """Make a document of the XML of its body, with the parts that python-docx writes."""
    paper = Document()
    packed = BytesIO()
    paper.save(packed)
    made = BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(made, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                data = f"<w:document {W} {M} {MC}><w:body>{body}</w:body></w:document>".encode()
            elif name == "word/numbering.xml" and numbering:
                data = f"<w:numbering {W}>{numbering}</w:numbering>".encode()
            target.writestr(name, data)
    return made.getvalue()


def run(written: str, look: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}<w:t>{written}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def lines(paper: Paper) -> list[str]:
    return [block.text for block in paper.blocks if isinstance(block, Line)]


def table(paper: Paper) -> list[list[str]]:
    (found,) = paper.tables
    return [[each.text for each in found.row(at)] for at in range(1, found.height + 1)]


# --- Word ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            run("HĐND") + "<w:r><w:noBreakHyphen/></w:r>" + run("UBND"), "HĐND-UBND", id="-"
        ),
        pytest.param(run("thủ") + "<w:r><w:softHyphen/></w:r>" + run("tục"), "thủtục", id="soft"),
        pytest.param(run("a") + "<w:r><w:tab/></w:r>" + run("b"), "a b", id="a tab"),
        pytest.param(f"<w:ins>{run('mới')}</w:ins><w:del>{run('cũ')}</w:del>", "mới", id="edited"),
        pytest.param(run("thấy") + run("ẩn", "<w:vanish/>"), "thấy", id="hidden text"),
        pytest.param(
            run("không ẩn", '<w:vanish w:val="0"/>'), "không ẩn", id="text that is not hidden"
        ),
        pytest.param(
            "<m:oMath><m:f><m:num><m:r><m:t>b</m:t></m:r></m:num>"
            "<m:den><m:r><m:t>a</m:t></m:r></m:den></m:f></m:oMath>",
            "b/a",
            id="a fraction",
        ),
        pytest.param(
            f"<mc:AlternateContent><mc:Choice>{run('một')}</mc:Choice>"
            f"<mc:Fallback>{run('một')}</mc:Fallback></mc:AlternateContent>",
            "một",
            id="the same for two programs",
        ),
        pytest.param(
            f"<w:sdt><w:sdtContent>{run('điều khiển')}</w:sdtContent></w:sdt>",
            "điều khiển",
            id="sdt",
        ),
        pytest.param(
            '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r>' + run(" 5"), "≤ 5", id="at most"
        ),
        pytest.param(
            '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 95"), "≥ 95", id="at least"
        ),
        pytest.param(
            '<w:r><w:sym w:font="Symbol" w:char="003C"/></w:r>' + run(" 5"), "< 5", id="less than"
        ),
        pytest.param(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run("a"), "a", id="a tick"
        ),
        pytest.param(
            run("\uf0a3 5", '<w:rFonts w:ascii="Symbol"/>'), "≤ 5", id="typed in the font of signs"
        ),
        pytest.param('<w:r><w:sym w:font="Symbol"/></w:r>' + run("a"), "a", id="no sign at all"),
        pytest.param(
            "<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("2"),
            "2",
            id="a field and its result",
        ),
    ],
)
def test_the_text_of_a_paragraph_is_what_word_prints(content: str, expected: str) -> None:
    assert lines(docx.read(word(paragraph(content)))) == [expected]


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


@pytest.mark.parametrize(
    ("content", "doubt"),
    [
        pytest.param(f"<w:ins>{run('a')}</w:ins>", docx.EDITED, id="inserted"),
        pytest.param(run("a") + f"<w:del>{run('b')}</w:del>", docx.EDITED, id="deleted"),
        pytest.param(run("a") + run("b", "<w:vanish/>"), docx.HIDDEN, id="hidden"),
        pytest.param(
            '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + run("a"),
            SYMBOL,
            id="a sign of another font",
        ),
        pytest.param(
            '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>' + run("a"),
            SYMBOL,
            id="a Greek letter",
        ),
        pytest.param(
            "<w:r><w:drawing><pic:pic xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture'/>"
            "</w:drawing></w:r>" + run("a"),
            PICTURE,
            id="a picture",
        ),
        pytest.param(run("\uf0a3") + run("a"), SYMBOL, id="a sign whose font is not known"),
        pytest.param("<w:r><w:object/></w:r>" + run("a"), PICTURE, id="an equation of old"),
    ],
)
def test_a_cell_that_is_still_edited_or_hides_something_says_so(
    content: str, doubt: object
) -> None:
    (found,) = docx.read(word(f"<w:tbl>{row(cell(paragraph(content)))}</w:tbl>")).tables
    only = found.at(1, 1)
    assert only is not None
    assert (only.text, only.doubts) == ("a", (doubt,))


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def test_merged_cells_are_one_and_a_deleted_row_is_none() -> None:
    a, b, c, d, x = (paragraph(run(letter)) for letter in "abcdx")
    rows = "".join(
        [
            row(cell(a, '<w:vMerge w:val="restart"/>'), cell(b)),
            row(cell(x), cell(x), properties="<w:del/>"),
            row(cell(paragraph(""), "<w:vMerge/>"), cell(c)),
            row(cell(d, '<w:gridSpan w:val="2"/>')),
        ]
    )
    (found,) = docx.read(word(f"<w:tbl>{rows}</w:tbl>")).tables
    assert found.at(1, 1) is found.at(2, 1)
    assert [[each.text for each in found.row(at)] for at in (1, 2, 3)] == [
        ["a", "b"],
        ["a", "c"],
        ["d"],
    ]


def numbered(level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


def test_the_numbers_that_word_puts_before_paragraphs_are_read() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
        for at, (style, shown) in enumerate(
            [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%2.%3)")]
        )
    )
    declared = (
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )
    body = "".join(
        paragraph(run(written), numbered(level))
        for written, level in [("A", 0), ("B", 1), ("C", 1), ("D", 2), ("E", 0), ("F", 1)]
    )
    assert lines(docx.read(word(body, declared))) == [
        "I. A",
        "1. B",
        "2. C",
        "2.a) D",
        "II. E",
        "1. F",
    ]


# --- pages and texts -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param("<td>a<td>b", [["a", "b"]], id="end tags left out"),
        pytest.param("<td rowspan=2>a<td>b<tr><td>c", [["a", "b"], ["a", "c"]], id="over two rows"),
        pytest.param("<td colspan=2>a<tr><td>b<td>c", [["a"], ["b", "c"]], id="over two columns"),
        pytest.param("<td><p>a</p><p>b</p>", [["a\nb"]], id="two paragraphs"),
        pytest.param("<td>x<b>y</b>z<br>w", [["xyz\nw"]], id="markup inside a word, a break"),
        pytest.param("<td>a&shy;b&nbsp;c", [["a\u00adb c"]], id="entities"),
        pytest.param("<td>a<span style='display:none'>b</span>", [["a"]], id="what is not shown"),
        pytest.param("<td>a<script>b</script>", [["a"]], id="a script"),
        pytest.param("<td rowspan=99999999>a<td>b", [["a", "b"]], id="a span that does not end"),
    ],
)
def test_a_table_of_a_page_is_as_browsers_show_it(page: str, expected: list[list[str]]) -> None:
    paper = html.read(f"<table><tr>{page}</table>".encode())
    assert table(paper) == expected


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<p>a</p></body></html><p>b</p>", id="a paragraph"),
        pytest.param(
            "<html><body><p>a</p></BODY ></html><html><body><p>b</p></body></html>", id="a page"
        ),
    ],
)
def test_what_stands_behind_the_end_of_a_page_is_read(page: str) -> None:
    assert lines(html.read(page.encode())) == ["a", "b"]


def test_a_text_is_cut_into_lines_and_runs_of_cells() -> None:
    paper = text.read("**PHỤ LỤC**\n\n<b>I</b>\tMột\n\n\t<p><i>hai</i></p>\ncuối\n")
    assert lines(paper) == ["PHỤ LỤC", "cuối"]
    assert table(paper) == [["I", "Một"], ["", "hai"]]
    found = paper.tables[0].at(2, 2)
    assert found is not None
    assert found.place.line == 5


@pytest.mark.parametrize(
    ("written", "line"),
    [
        pytest.param('1\tA\n2\t"B\nb là"\tSở A\n', 2, id="a cell in the middle of its row"),
        pytest.param('1\tA\t"B\n\nb là"\n2\tC\n', 1, id="the last cell of its row"),
        pytest.param('1\t"A" và "B"\n2\tC\n', None, id="quotations inside a cell"),
        pytest.param('1\t"A\n2\tC\n3\tD"\n', None, id="a mark alone, and another in a row below"),
        pytest.param('1\t"A\nđoạn văn\n', None, id="a mark that nothing closes"),
        pytest.param('"A\nB"\n1\tC\n', None, id="lines that are no rows"),
    ],
)
def test_a_cell_of_a_text_ends_with_its_line(written: str, line: int | None) -> None:
    try:
        text.read(written)
        told = None
    except Refused as refused:
        told = refused.rule.at(Location("x")).message("en").partition("line ")[2].partition(":")[0]
    assert told == (line and str(line))


# --- what must not hurt --------------------------------------------------------------------------


def bomb() -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 400_000_000)
    return made.getvalue()


def pdf(content: bytes) -> bytes:
    """Make a PDF of one page with this content; its table of places is left to be found again."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page,
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    made = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, each)
    start = len(made)
    made += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(
        b"%010d 00000 n \n" % at for at in places
    )
    return made + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def entities() -> bytes:
    body = '<!DOCTYPE w [<!ENTITY a "aaaa">]>' + f"<w:document {W}><w:body/></w:document>"
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", body)
    return made.getvalue()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(bomb, "C112", id="an archive that unpacks to all memory"),
        pytest.param(entities, "D801", id="a document type in a part"),
        pytest.param(lambda: word("<w:p><w:r></w:p>"), "D801", id="broken XML"),
        pytest.param(
            lambda: word("<w:sdt>" * 3000 + "</w:sdt>" * 3000), "D801", id="nested without end"
        ),
        pytest.param(lambda: b"x" * (limits.DOCUMENT_BYTES + 1), "C112", id="too large"),
        pytest.param(lambda: b"<html>" + b"<div>" * 50_000 + b"x", "D801", id="a page without end"),
        pytest.param(
            lambda: b"<html><table>" + b"<tr>" + b"<td rowspan=9999 colspan=99>x" * 9,
            "C112",
            id="cells that cover millions",
        ),
        pytest.param(
            lambda: pdf(b"0 0 m 9 0 l S " * 6000), "C112", id="a PDF of nothing but lines"
        ),
        pytest.param(lambda: pdf(b""), "D801", id="a PDF without a letter"),
        pytest.param(lambda: b"{\\rtf1 x}", "D801", id="rich text"),
    ],
)
def test_a_document_that_would_hurt_is_refused(make: Callable[[], bytes], said: str) -> None:
    with pytest.raises(Refused) as refused:
        open_paper(make())
    assert refused.value.rule.code == said


def test_a_page_nested_deep_ends() -> None:
    page = b"<html><body>" + b"<div>" * 200 + b"x" + b"</div>" * 200
    assert lines(open_paper(page)) == ["x"]
