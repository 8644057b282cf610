"""Every limit on input, in one place.  Beyond them a file is refused, by name and with the figure."""

COUNT = 10**12  # more dossiers than Vietnam will ever count; also exact in a spreadsheet's doubles
COUNT_DIGITS = 15  # longer texts are not even converted
FILE_BYTES = 256 * 2**20  # one CSV file
TEXT_ROWS = 5_000_000  # lines of a CSV file
TEXT_ROW_BYTES = 4 * 2**20  # one of them
TEXTS = 2_000_000  # different texts in the cells of a CSV file; a table of counts repeats its names
REGISTRY_TEXTS = 20_000_000  # in a registry, which repeats none: a code and a name for each unit
WORKBOOK_BYTES = 64 * 2**20  # one workbook as it lies on the disk
WORKBOOK_UNPACKED_BYTES = 512 * 2**20
WORKBOOK_MEMBERS = 2_000
MEMBER_RATIO = 200  # how far a part may unpack; sheets of a million rows unpack 10 to 25 times …
MEMBER_SMALL_BYTES = 2**20  # … and what unpacks to less than this harms nobody
STRINGS_BYTES = 128 * 2**20  # the shared strings of a workbook; a reader keeps them all
PART_BYTES = 32 * 2**20  # any other part that is read beside the sheets, such as styles
XML_DEPTH = 64
DOCUMENT_BYTES = 64 * 2**20  # one document of which a draft is made
DOCUMENT_LETTERS = 100_000  # of one page of a PDF; a dense one has five thousand …
DOCUMENT_RULES = (
    5_000  # … and an annex some hundred lines around its cells, which are compared in pairs
)
DOCUMENT_PAGES = 300  # of a PDF; a decision with its annexes has ten
SHEET_ROWS = 1_048_576  # as Excel's own
SHEET_COLUMNS = 16_384
SHEET_CELLS = (
    10_000_000  # from the first column in use to the last, down to the last row, of all sheets
)
DELIMITER_ROWS = 60  # the first of a text file, by which its delimiter and its encoding are told
HEADING_ROWS = 20_000  # rows of text of a sheet in which headings are looked for
HEADING_LETTERS = 1_000  # a longer text heads nothing and names no period
FINDINGS_OF_A_FILE = 200_000  # a file with more faults is not what it should be
FINDINGS_OF_A_KIND = 50  # of one rule in one file, shown as text; reports for machines carry all
# .xls, .xlsb, .ods, HTML tables and XML spreadsheets are read in a process beside, but short texts here.
FOREIGN_HERE_BYTES = 4 * 2**20
FOREIGN_CELLS = 2_000_000  # filled in, all sheets together
FOREIGN_MEMORY_BYTES = 1024 * 2**20
FOREIGN_SECONDS = 60
