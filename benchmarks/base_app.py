"""The base for start-up: a Typer app that takes the parameters of ``cchc check`` and prints a line."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(pretty_exceptions_enable=False, rich_markup_mode=None, add_completion=False)


@app.command()
def check(
    counts: Annotated[list[str], typer.Argument()],
    year: Annotated[int | None, typer.Option()] = None,
    set_id: Annotated[str | None, typer.Option("--set")] = None,
    unit: Annotated[list[str] | None, typer.Option()] = None,
    item: Annotated[list[str] | None, typer.Option()] = None,
    period: Annotated[str | None, typer.Option()] = None,
    output: Annotated[str, typer.Option("--format")] = "table",
    everything: Annotated[bool, typer.Option("--all")] = False,
    allow_missed: Annotated[bool, typer.Option()] = False,
    definitions: Annotated[Path | None, typer.Option()] = None,
    color: Annotated[str, typer.Option()] = "auto",
) -> None:
    """Judge nothing."""
    print(len(counts), year)


@app.command()
def list_indicators(
    year: Annotated[int | None, typer.Option()] = None,
    definitions: Annotated[Path | None, typer.Option()] = None,
    output: Annotated[str, typer.Option("--format")] = "table",
    color: Annotated[str, typer.Option()] = "auto",
) -> None:
    """List nothing."""
    print(year)


if __name__ == "__main__":
    app()
