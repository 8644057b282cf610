"""``cchc report``: documents for officers, several in one go."""

from cchc.cli.asking import (
    AgainstOption,
    AgainstYearOption,
    AllowMissedOption,
    BottlenecksOption,
    ByOption,
    CountsArgument,
    ExpectOption,
    ItemOption,
    PeriodOption,
    UnitOption,
)
from cchc.cli.help import examples
from cchc.cli.judging import judged
from cchc.cli.language import LANG, say
from cchc.cli.options import (
    DefinitionsOption,
    EncodingOption,
    LayoutOption,
    OutputOption,
    SetOption,
    SheetOption,
    YearOption,
)
from cchc.cli.outputs import chosen, write
from cchc.cli.terminal import emit
from cchc.cli.wrong_usage import WrongUsage
from cchc.exit_codes import ExitCode
from cchc.words import Words

HELP = say(
    "Lập báo cáo: phụ lục Excel, phụ lục Word, trang HTML hoặc dạng khác, nhiều tệp trong một lần.",
    "Make reports: an Excel annex, a Word annex, an HTML page or other forms, several in one go.",
)
EXAMPLES = examples(
    (
        "cchc report so-lieu.xlsx --year 2024 --period Q3 -o bao-cao.xlsx -o bao-cao.docx",
        say("Lập phụ lục Excel và Word của quý III.", "Make the annex in Excel and in Word."),
    ),
    (
        "cchc report nop/ --year 2023 --expect all -o bao-cao.html",
        say("Lập trang HTML từ mọi tệp đã nộp.", "Make a page of all submissions in a folder."),
    ),
)


def report(
    counts: CountsArgument,
    year: YearOption = None,
    set_id: SetOption = None,
    unit: UnitOption = None,
    item: ItemOption = None,
    period: PeriodOption = None,
    expect: ExpectOption = "reported",
    by: ByOption = "unit",
    bottlenecks: BottlenecksOption = False,
    against: AgainstOption = None,
    against_year: AgainstYearOption = None,
    output: OutputOption = None,
    allow_missed: AllowMissedOption = False,
    layout: LayoutOption = None,
    sheet: SheetOption = None,
    encoding: EncodingOption = None,
    definitions: DefinitionsOption = None,
) -> int:
    """Judge the counts and write the files; on the screen stands the sentence to quote."""
    from cchc import run
    from cchc.document.sentences import closing

    if not output:
        raise WrongUsage(
            Words(
                "Chưa ghi tệp báo cáo; hãy thêm «-o bao-cao.xlsx», có thể ghi nhiều lần.",
                "No file to write is named; add «-o report.xlsx», several times if you like.",
            )
        )
    outputs = chosen(output, [*counts, *filter(None, [against])])
    judgement = judged(
        counts,
        definitions,
        year=year,
        set_id=set_id,
        units=unit or (),
        items=item or (),
        period=period,
        expect=expect,
        by=by,
        bottlenecks=bottlenecks,
        layout=layout,
        sheets=sheet or (),
        encoding=encoding,
        against=against,
        against_year=against_year,
    )
    code = run.exit_code(judgement, allow_missed=allow_missed)
    written = write(outputs, judgement, code)
    emit(closing(judgement, LANG))
    return code if written else ExitCode.UNWRITTEN
