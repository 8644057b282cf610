"""The report as the tables that a terminal shows, for a file: nothing folded, nothing left out."""

from cchc.exit_codes import ExitCode
from cchc.render import table
from cchc.render.grid import plain
from cchc.results import Report
from cchc.words import Lang


def render(report: Report, _exit_code: ExitCode, lang: Lang) -> str:
    """Write every result and every finding."""
    parts = table.render(report, lang, everything=True)
    lines = (part if isinstance(part, str) else plain(part) for part in parts)
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
