"""The words of a command line: options told from the rest, and values read."""

from dataclasses import dataclass, fields
from importlib import import_module
from typing import Annotated, Any, Literal

import pytest

from cchc.cli.app import COMMANDS
from cchc.cli.arguments import tell_apart, values_of
from cchc.cli.showing import Everywhere
from cchc.errors import WrongRequest
from cchc.options import CLOSE_COMMA, COMMA, Argument, Option, Place, parameters_of
from cchc.words import Words

TEXT = Words("", "")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One of each kind."""

    files: Annotated[tuple[str, ...], Argument(Words("TỆP…", "FILE…"), TEXT, is_many=True)]
    year: Annotated[int | None, Option("--year", TEXT, Place.LAW, Words("NĂM", "YEAR"))] = None
    to: Annotated[
        tuple[str, ...], Option("--to", TEXT, Place.FILES, Words("TỆP", "FILE"), letter="-t")
    ] = ()
    item: Annotated[
        tuple[str, ...], Option("--item", TEXT, Place.FORM, Words("MỤC", "ITEM"), between=COMMA)
    ] = ()
    unit: Annotated[
        tuple[str, ...],
        Option("--unit", TEXT, Place.FORM, Words("TÊN", "NAME"), between=CLOSE_COMMA),
    ] = ()
    form: Annotated[Literal["table", "json"], Option("--form", TEXT, Place.FORM)] = "table"
    loud: Annotated[bool, Option("--loud", TEXT, Place.EXTENT, letter="-l")] = False


PARAMETERS = parameters_of(Asked)


@pytest.mark.parametrize(
    ("words", "values"),
    [
        pytest.param("a b", {"files": ("a", "b")}, id="only files"),
        pytest.param("a --year 2023 b", {"files": ("a", "b"), "year": 2023}, id="among each other"),
        pytest.param("a --year=2023", {"files": ("a",), "year": 2023}, id="behind an equals sign"),
        pytest.param("a --to x --to y", {"files": ("a",), "to": ("x", "y")}, id="several values"),
        pytest.param("a -t x -ty -t=z", {"files": ("a",), "to": ("x", "y", "z")}, id="by letter"),
        pytest.param(
            "a -ltx", {"files": ("a",), "loud": True, "to": ("x",)}, id="letters together"
        ),
        pytest.param(
            "a --to --loud", {"files": ("a",), "to": ("--loud",)}, id="a dash is a value, too"
        ),
        pytest.param("a --form JSON", {"files": ("a",), "form": "json"}, id="a choice in capitals"),
        pytest.param(
            "a --loud --loud", {"files": ("a",), "loud": True}, id="a flag twice is a flag"
        ),
        pytest.param("-", {"files": ("-",)}, id="a lone dash is standard input"),
        pytest.param(
            "-- --year -l", {"files": ("--year", "-l")}, id="behind two dashes all are files"
        ),
        pytest.param("a -- --", {"files": ("a", "--")}, id="only the first two dashes are a mark"),
    ],
)
def test_words_are_read(words: str, values: dict[str, Any]) -> None:
    read = values_of(tell_apart(words.split(), PARAMETERS), PARAMETERS)
    assert read == values


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("", "Argument «FILE…» is missing.", id="nothing"),
        pytest.param("a --yaer 2023", "no option «--yaer». Did you mean «--year»?", id="misspelt"),
        pytest.param("a -lx", "no option «-x».", id="an unknown letter behind a known one"),
        pytest.param("a --year", "needs a value; write «--year YEAR».", id="nothing behind it"),
        pytest.param("a --loud=yes", "«--loud» takes no value", id="a value for a flag"),
        pytest.param("a --year 1 --year 2", "given more than once", id="one of two would be lost"),
        pytest.param("a --year x --year 2", "must be a whole number", id="the first fault is told"),
        pytest.param("a --to=", "«--to» is empty", id="an empty value"),
        pytest.param("a --form xml", "takes «table», «json», but reads «xml»", id="no such choice"),
    ],
)
def test_what_cannot_be_read_is_refused(words: str, said: str) -> None:
    with pytest.raises(WrongRequest) as refused:
        values_of(tell_apart(words.split(), PARAMETERS), PARAMETERS)
    assert said in refused.value.words.en


@pytest.mark.parametrize(
    ("words", "values"),
    [
        pytest.param(["--item", "IV.1,IV.3"], {"item": ("IV.1", "IV.3")}, id="ids"),
        pytest.param(["--item", "IV.1, IV.3"], {"item": ("IV.1", "IV.3")}, id="ids with a space"),
        pytest.param(
            ["--item", "I.1,I.2", "--item=I.3"], {"item": ("I.1", "I.2", "I.3")}, id="and again"
        ),
        pytest.param(["--unit", "1,2"], {"unit": ("1", "2")}, id="codes of units"),
        pytest.param(
            ["--unit", "Sở Văn hóa, Thể thao"],
            {"unit": ("Sở Văn hóa, Thể thao",)},
            id="a comma in the name of a unit",
        ),
        pytest.param(
            ["--unit", "Sở Văn hóa, Thể thao,Sở Y tế"],
            {"unit": ("Sở Văn hóa, Thể thao", "Sở Y tế")},
            id="such a name and another",
        ),
        pytest.param(["--to", "a,b.xlsx"], {"to": ("a,b.xlsx",)}, id="a comma in a path"),
    ],
)
def test_several_values_may_be_written_with_commas(
    words: list[str], values: dict[str, Any]
) -> None:
    assert values_of(tell_apart(["f", *words], PARAMETERS), PARAMETERS) == {
        "files": ("f",),
        **values,
    }


def test_nothing_between_two_commas_is_an_empty_value() -> None:
    with pytest.raises(WrongRequest) as refused:
        values_of(tell_apart(["f", "--item", "IV.1,,IV.3"], PARAMETERS), PARAMETERS)
    assert "«--item» is empty" in refused.value.words.en


def test_before_the_command_nothing_behind_it_is_read() -> None:
    written = tell_apart(
        ["--loud", "check", "--nonsense", "--", "a"], PARAMETERS, up_to_command=True
    )
    assert [option.name for option, _ in written.options] == ["loud"]
    assert written.rest == ["check", "--nonsense", "--", "a"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_field_of_a_command_is_declared_and_no_spelling_twice(command: str) -> None:
    asked = import_module(f"cchc.cli.{command.replace('-', '_')}").Asked
    parameters = [*parameters_of(asked), *parameters_of(Everywhere)]
    options = [each.declared for each in parameters if isinstance(each.declared, Option)]
    spellings = [name for each in options for name in (each.spelling, each.letter) if name]
    assert {each.name for each in parameters_of(asked)} == {each.name for each in fields(asked)}
    assert len(spellings) == len(set(spellings))
