"""What the command line calls itself, and temperatures said in the other scale."""

import sys

import pytest
from click.testing import CliRunner, Result

from alchemorsel.bootstrap.cli import main, make_wiring
from alchemorsel.interfaces.cli import make_cli


@pytest.mark.parametrize("args", [["--help"], ["scale", "--help"], ["book", "list", "--help"]])
def test_the_usage_names_the_program_whatever_file_it_is_run_from(
    args: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["cmd/alchemorsel/main.py", *args])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("Usage: alchemorsel ")


def test_a_wrong_option_is_told_under_the_programs_own_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["cmd/alchemorsel/main.py", "convert"])
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr().err
    assert "Usage: alchemorsel convert" in said
    assert "main.py" not in said


def convert(line: str, to: str) -> Result:
    return CliRunner().invoke(make_cli(make_wiring({})), ["convert", "--to", to, "--", line])


@pytest.mark.parametrize(
    ("line", "to", "said"),
    [
        ("180 C", "F", "355 °F"), ("180°C", "fahrenheit", "355 °F"), ("350 F", "C", "175 °C"),
        ("350 degrees F", "°C", "175 °C"), ("74 °C", "f", "165 °F"), ("165 °F", "celsius", "74 °C"),
        ("-18 C", "F", "0 °F"), ("62,5 C", "F", "144 °F"), ("180 C", "C", "180 °C"), ("200 Celsius", "F", "390 °F"),
    ],
)  # fmt: skip
def test_a_temperature_is_converted_as_a_kitchen_rounds_it(line: str, to: str, said: str) -> None:
    assert convert(line, to).output.strip() == said


@pytest.mark.parametrize(("line", "to"), [("180 C", "g"), ("2 cups flour", "F"), ("2000 C", "F"), ("180 C oven", "F")])
def test_what_is_no_temperature_is_not_taken_for_one(line: str, to: str) -> None:
    assert convert(line, to).exit_code == 2


@pytest.mark.parametrize(
    ("line", "to", "said"), [("2 c milk", "ml", "473.2 ml milk"), ("1 l milk", "c", "4.227 cup milk")]
)
def test_a_cup_is_still_a_cup(line: str, to: str, said: str) -> None:
    assert convert(line, to).output.strip() == said
