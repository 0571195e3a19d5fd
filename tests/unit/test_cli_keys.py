import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from alchemorsel.bootstrap.keys import key_file
from alchemorsel.config import DECLARED, Settings, load_settings, rows
from alchemorsel.infrastructure.access.key_file import KeyFile
from alchemorsel.infrastructure.access.keyring import FileKeyring
from alchemorsel.infrastructure.clock import SystemClock
from alchemorsel.interfaces.cli import Wiring, make_cli


class House:
    """The command line over real settings and a real file of keys."""

    def __init__(self, folder: Path) -> None:
        self.data_dir = folder / "data"
        self.file = KeyFile(self.data_dir / "keys.json", SystemClock())

    def run(self, *args: str) -> Result:
        def never(*_args: object) -> None:
            raise AssertionError("keys need no kitchen and no server")

        def keys(settings: Settings) -> KeyFile:
            return key_file(settings, SystemClock())

        wiring = Wiring(
            version="1",
            flags=DECLARED,
            load=lambda flags: load_settings({"ALCHEMORSEL_DATA_DIR": str(self.data_dir)}, flags),
            rows=rows,
            # Nobody may open any of these.
            kitchen=never,  # type: ignore[arg-type]
            serve=never,
            models=never,  # type: ignore[arg-type]
            health=never,  # type: ignore[arg-type]
            cache=never,  # type: ignore[arg-type]
            cache_at=never,  # type: ignore[arg-type]
            wishes=never,  # type: ignore[arg-type]
            select_at=never,  # type: ignore[arg-type]
            keys=keys,
        )
        return CliRunner(env={"COLUMNS": "100"}).invoke(make_cli(wiring), ["keys", *args])

    def opens(self, key: str) -> bool:
        return FileKeyring(self.file, SystemClock()).holder_of(key) is not None


@pytest.fixture(name="house")
def make_house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_new_key_is_all_that_stdout_holds_and_it_opens(house: House) -> None:
    result = house.run("new", "--name", "web")
    assert result.exit_code == 0
    key = result.stdout.removesuffix("\n")
    assert "\n" not in key
    assert house.opens(key)
    assert "not shown again" in result.stderr
    assert key not in result.stderr


def test_a_key_has_the_scopes_and_the_end_that_were_asked_for(house: House) -> None:
    house.run("new", "--name", "plain")
    made = json.loads(
        house.run("new", "--name", "full", "--scope", "admin", "--scope", "use", "--expires", "90d", "--json").stdout
    )
    plain, full = house.file.all_keys()
    assert plain.scopes == ("use",)
    assert full.scopes == ("use", "admin")
    assert full.expires is not None
    assert timedelta(days=89.9) < full.expires - full.created < timedelta(days=90.1)
    assert plain.expires is None
    assert house.opens(made["key"])
    assert made["id"] == full.id


def test_the_list_shows_everything_but_secrets(house: House) -> None:
    key = house.run("new", "--name", "web").stdout.strip()
    house.run("new", "--name", "old", "--expires", "1h")
    house.run("revoke", key.split("_")[1])
    said = house.run("list").stdout
    assert "revoked" in said
    assert "valid until" in said
    listed = json.loads(house.run("list", "--json").stdout)
    assert [(each["name"], each["valid"]) for each in listed] == [("web", False), ("old", True)]
    secret, kept = key.rpartition("_")[2], house.file.all_keys()[0].hash
    for text in (said, json.dumps(listed)):
        assert secret not in text
        assert kept not in text


def test_revoking_by_id_or_prefix_ends_a_key(house: House) -> None:
    for first in (1, 0):
        key = house.run("new", "--name", "web").stdout.strip()
        result = house.run("revoke", "_".join(key.split("_")[first:2]), "--json")
        assert (result.exit_code, json.loads(result.stdout)["valid"]) == (0, False)
        assert not house.opens(key)


def test_revoking_what_is_not_there_is_told_by_the_exit_code(house: House) -> None:
    result = house.run("revoke", "x")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "no key with this id" in result.stderr


def test_no_keys_is_said_in_words(house: House) -> None:
    assert "alchemorsel keys new" in house.run("list").stdout
    assert json.loads(house.run("list", "--json").stdout) == []


@pytest.mark.parametrize("args", [("new", "--name", "x"), ("list",), ("revoke", "x")])
def test_a_broken_file_is_told_and_left_alone(house: House, args: tuple[str, ...]) -> None:
    house.data_dir.mkdir()
    house.file.path.write_text("{")
    result = house.run(*args)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "keys.json" in result.stderr
    assert "Traceback" not in result.stderr
    assert house.file.path.read_text() == "{"


@pytest.mark.parametrize(
    "args",
    [
        ("new",),
        ("new", "--name", ""),
        ("new", "--name", "a\nb"),
        ("new", "--name", "x" * 81),
        ("new", "--name", "x", "--scope", "root"),
        *[("new", "--name", "x", "--expires", time) for time in ("", "0d", "-1d", "90", "d", "1y", "999999d")],
        ("revoke",),
        ("rotate",),
    ],
)
def test_bad_usage_makes_no_key(house: House, args: tuple[str, ...]) -> None:
    assert house.run(*args).exit_code == 2
    assert not house.file.path.exists()


def test_a_setting_may_stand_at_any_place(house: House, tmp_path: Path) -> None:
    other = KeyFile(tmp_path / "other.json", SystemClock())
    flag = ("--api-keys-file", str(other.path))
    assert house.run(*flag, "new", "--name", "one").exit_code == 0
    assert house.run("new", *flag, "--name", "two").exit_code == 0
    assert [key.name for key in other.all_keys()] == ["one", "two"]
    assert not house.file.path.exists()
