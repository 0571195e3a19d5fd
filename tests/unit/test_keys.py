import asyncio
import json
import os
import stat
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from alchemorsel.application.access import KeysUnreadable
from alchemorsel.domain.keys import NOT_A_KEY, ApiKey, KeyScope, hash_of, opens, presented
from alchemorsel.infrastructure.access.key_file import KeyFile
from alchemorsel.infrastructure.access.keyring import FileKeyring
from tests.support.clock import FakeClock

USE = (KeyScope.USE,)


@pytest.fixture(name="clock")
def fake_clock() -> FakeClock:
    return FakeClock()


@pytest.fixture(name="file")
def keys_file(tmp_path: Path, clock: FakeClock) -> KeyFile:
    return KeyFile(tmp_path / "data" / "keys.json", clock)


def test_only_the_whole_key_opens(file: KeyFile, clock: FakeClock) -> None:
    key, text = file.make("web", USE, None)
    keyring = FileKeyring(file, clock)
    assert keyring.holder_of(text) == key
    last = "0" if text[-1] != "0" else "1"
    wrong = ("", text[:-1], text[:-1] + last, text + "0", text.upper(), f" {text}", key.id, key.prefix, key.hash, "ü")
    assert [keyring.holder_of(each) for each in wrong] == [None] * len(wrong)


def test_two_keys_do_not_open_each_other(file: KeyFile, clock: FakeClock) -> None:
    one, first = file.make("one", USE, None)
    _, second = file.make("two", USE, None)
    mixed = f"{one.prefix}_{second.rpartition('_')[2]}"
    assert first != second
    assert FileKeyring(file, clock).holder_of(mixed) is None


@given(st.text(max_size=120))
def test_no_text_makes_an_error(text: str) -> None:
    shown = presented(text)
    assert shown == NOT_A_KEY or shown.text == text


def test_the_same_secret_under_another_id_has_another_hash() -> None:
    one, other = presented(f"alm_{'a' * 16}_{'c' * 48}"), presented(f"alm_{'b' * 16}_{'c' * 48}")
    assert hash_of(one) != hash_of(other)


def test_the_secret_is_nowhere_in_the_file_and_only_we_can_read_it(file: KeyFile) -> None:
    key, text = file.make("web", USE, None)
    assert text.startswith(key.prefix)
    assert text.rpartition("_")[2] not in file.path.read_text()
    assert stat.S_IMODE(file.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.path.parent.stat().st_mode) == 0o700
    assert [each.name for each in file.path.parent.iterdir() if each.suffix == ".new"] == []


def test_an_expired_key_ends_by_itself(file: KeyFile, clock: FakeClock) -> None:
    _, text = file.make("web", USE, clock.now() + timedelta(seconds=60))
    keyring = FileKeyring(file, clock)
    clock.advance(59.9)
    assert keyring.holder_of(text)
    clock.advance(0.1)
    assert keyring.holder_of(text) is None


def test_a_revoked_key_ends_at_the_next_look_and_the_house_stays_shut(file: KeyFile, clock: FakeClock) -> None:
    key, text = file.make("web", USE, None)
    keyring = FileKeyring(file, clock)
    file.revoke(key.prefix)
    keyring.look()
    assert keyring.holder_of(text) is None
    assert keyring.guarded


def test_revoking_twice_keeps_the_first_moment(file: KeyFile, clock: FakeClock) -> None:
    key, _ = file.make("web", USE, None)
    first = file.revoke(key.id)
    clock.advance(60)
    assert file.revoke(key.id) == first
    assert first is not None
    assert first.revoked == datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert file.revoke("no such id") is None


def test_a_new_key_is_known_at_the_next_look(file: KeyFile, clock: FakeClock) -> None:
    keyring = FileKeyring(file, clock)
    assert not keyring.guarded
    _, text = file.make("web", USE, None)
    assert keyring.holder_of(text) is None
    keyring.look()
    assert keyring.holder_of(text)


async def test_it_follows_the_file_by_itself(file: KeyFile, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring = FileKeyring(file, clock)
    loop, seen, look = asyncio.get_running_loop(), asyncio.Event(), keyring.look

    def looked() -> None:
        look()
        loop.call_soon_threadsafe(seen.set)

    monkeypatch.setattr(keyring, "look", looked)
    following = asyncio.create_task(keyring.follow())
    file.make("web", USE, None)
    async with asyncio.timeout(5):
        await seen.wait()
    assert keyring.guarded
    following.cancel()
    await asyncio.gather(following, return_exceptions=True)


def test_an_unchanged_file_is_not_read_again(file: KeyFile, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> None:
    file.make("web", USE, None)
    keyring = FileKeyring(file, clock)
    before = keyring.edition
    monkeypatch.setattr(file, "all_keys", lambda: pytest.fail("read again"))
    keyring.look()
    assert keyring.edition is before


BROKEN = [b"", b"{", b"\xff", b"[]", b'{"version": 2, "keys": []}', b'{"keys": [{"id": "x"}]}', b"[" * 100_000]


@pytest.mark.parametrize("content", [*BROKEN, b'{"keys": []}', None], ids=lambda each: repr(each)[:20])
def test_a_broken_emptied_or_vanished_file_changes_nothing_and_is_logged_once(
    file: KeyFile, clock: FakeClock, content: bytes | None
) -> None:
    _, text = file.make("web", USE, None)
    keyring = FileKeyring(file, clock)
    good = file.path.read_bytes()
    file.path.unlink() if content is None else file.path.write_bytes(content)
    with capture_logs() as lines:
        keyring.look()
        keyring.look()
    assert keyring.holder_of(text)
    assert [(line["event"], line["log_level"]) for line in lines] == [("keys_unusable", "error")]
    file.path.write_bytes(good)
    other = KeyFile(file.path, clock)
    _, later = other.make("later", USE, None)
    keyring.look()
    assert keyring.holder_of(later)


@pytest.mark.parametrize("content", BROKEN, ids=lambda each: repr(each)[:20])
def test_a_broken_file_stops_the_start_and_is_never_written_over(
    file: KeyFile, clock: FakeClock, content: bytes
) -> None:
    file.path.parent.mkdir()
    file.path.write_bytes(content)
    with pytest.raises(KeysUnreadable):
        FileKeyring(file, clock)
    with pytest.raises(KeysUnreadable):
        file.make("web", USE, None)
    assert file.path.read_bytes() == content


def test_a_folder_in_its_place_and_a_file_that_all_may_write_stop_the_start(file: KeyFile, clock: FakeClock) -> None:
    file.make("web", USE, None)
    file.path.chmod(0o666)
    with pytest.raises(KeysUnreadable, match="chmod 600"):
        FileKeyring(file, clock)
    file.path.unlink()
    file.path.mkdir()
    with pytest.raises(KeysUnreadable):
        FileKeyring(file, clock)


def test_a_key_twice_in_the_file_is_no_file_of_keys(file: KeyFile) -> None:
    file.make("web", USE, None)
    content = json.loads(file.path.read_bytes())
    file.path.write_text(json.dumps({**content, "keys": content["keys"] * 2}))
    with pytest.raises(KeysUnreadable):
        file.all_keys()


def test_makers_at_the_same_time_lose_no_key(file: KeyFile, clock: FakeClock) -> None:
    # Each with a file object of its own, as processes have.
    makers = [
        threading.Thread(target=lambda: [KeyFile(file.path, clock).make("web", USE, None) for _ in range(5)])
        for _ in range(6)
    ]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    assert len(file.all_keys()) == 30


def test_a_maker_waits_for_another_process(file: KeyFile) -> None:
    file.make("web", USE, None)
    hold = "import fcntl,sys; f=open(sys.argv[1]); fcntl.flock(f,fcntl.LOCK_EX); print(1,flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, f"{file.path}.lock"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == b"1\n"
        made = threading.Event()

        def make() -> None:
            file.make("late", USE, None)
            made.set()

        maker = threading.Thread(target=make)
        maker.start()
        assert not made.wait(0.2)
        other.stdin.close()
        maker.join(5)
    assert made.is_set()


def test_a_crash_before_the_rename_leaves_the_old_file(file: KeyFile, monkeypatch: pytest.MonkeyPatch) -> None:
    key, _ = file.make("web", USE, None)

    def crash(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", crash)
    with pytest.raises(KeysUnreadable, match="No space left"):
        file.make("late", USE, None)
    assert file.all_keys() == (key,)


def test_the_comparison_looks_at_every_digit(file: KeyFile) -> None:
    key, text = file.make("web", USE, None)
    for place in range(64):
        flipped = "f" if key.hash[place] != "f" else "0"
        near: ApiKey = msgspec.structs.replace(key, hash=key.hash[:place] + flipped + key.hash[place + 1 :])
        assert not opens(near, presented(text))
