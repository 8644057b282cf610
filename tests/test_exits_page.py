"""The page of exit codes is made from the declarations, and these name what the commands can do.

``CCHC_REWRITE=1`` writes its tables anew; read the difference like code.
"""

import ast
import os
import re
from pathlib import Path

import pytest

from cchc.cli import exits
from cchc.cli.app import COMMANDS
from cchc.cli.exits import EVERYWHERE, EXITS, page_tables
from cchc.exit_codes import ExitCode

ROOT = Path(__file__).parents[1]
TABLES = re.compile("(<!-- exit codes -->\n\n).*?\n?(<!-- end of exit codes -->)", re.DOTALL)


def test_the_page_is_made_from_the_declarations() -> None:
    page = ROOT / "docs" / "exit-codes.md"
    text = page.read_text(encoding="utf-8")
    expected = TABLES.sub(lambda found: f"{found[1]}{page_tables()}\n{found[2]}", text)
    if os.environ.get("CCHC_REWRITE"):
        page.write_text(expected, encoding="utf-8")
    assert text == expected


def test_every_command_tells_its_codes() -> None:
    assert list(EXITS) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_has_no_code_that_it_does_not_tell(command: str) -> None:
    module = Path(exits.__file__).with_name(f"{command.replace('-', '_')}.py")
    named = {
        node.attr
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "ExitCode"
    }
    assert named <= {code.name for code in (*EXITS[command], *EVERYWHERE)}


def test_every_code_is_told_somewhere() -> None:
    told = {code for codes in (EVERYWHERE, *EXITS.values()) for code in codes}
    assert told == set(ExitCode)


def test_the_page_of_gates_names_every_gate() -> None:
    from typing import get_args

    from cchc.gates import Gate

    text = (ROOT / "docs" / "exit-codes.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `(\w+)` \| \d \|", text.partition("## ")[2], re.MULTILINE) == [
        *get_args(Gate)
    ]
