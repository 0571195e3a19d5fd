"""Who is let in: keys, scopes, this machine, strange pages; every request made by hand, so the peer is known."""

import json
from collections.abc import Sequence
from datetime import timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from litestar.types import ASGIApp
from structlog.contextvars import get_contextvars, merge_contextvars
from structlog.testing import capture_logs

from alchemorsel.application.access import HOUSE, Caller
from alchemorsel.application.kitchen import Kitchen
from alchemorsel.domain.errors import OverLimit
from alchemorsel.domain.keys import KeyScope
from alchemorsel.domain.quotas import Limit, Quota
from alchemorsel.infrastructure.access.key_file import KeyFile
from alchemorsel.infrastructure.access.keyring import FileKeyring
from alchemorsel.infrastructure.access.local_limits import LocalLimiter
from alchemorsel.interfaces.http.access import caller_of
from alchemorsel.interfaces.http.access_door import Door
from alchemorsel.interfaces.http.access_routes import RULES, rule_of
from alchemorsel.interfaces.http.app import make_app
from alchemorsel.interfaces.http.operations import OPERATIONS
from alchemorsel.interfaces.http.proxies import Network, parsed
from tests.support.asgi import Answered, send
from tests.support.clock import FakeClock
from tests.support.example_ai import ExampleAI

RECIPE = "/api/v1/ai/generate-recipe"
MODELS = "/api/v1/ai/models"
SOUP = json.dumps({"prompt": "soup"}).encode()
JSON = ("Content-Type", "application/json")
AFAR = "203.0.113.7"
SHOP = "https://shop.example"


class House:
    """The whole application behind a door, with keys in a real file."""

    def __init__(self, folder: Path, **door: Any) -> None:
        self.clock = FakeClock()
        self.file = KeyFile(folder / "keys.json", self.clock)
        self.ai = ExampleAI()
        self.door = door

    def key(self, *scopes: KeyScope, life: timedelta | None = None) -> str:
        _, text = self.file.make("test", scopes or (KeyScope.USE,), self.clock.now() + life if life else None)
        return text

    @property
    def app(self) -> ASGIApp:
        door = Door(keys=FileKeyring(self.file, self.clock), **self.door)
        return make_app(Kitchen(self.ai, self.clock, deadline_s=60), door=door)

    async def get(self, path: str, *headers: tuple[str, str], peer: str | None = "127.0.0.1") -> Answered:
        return await send(self.app, path, headers=headers, peer=peer)

    async def ask(self, *headers: tuple[str, str], peer: str | None = "127.0.0.1") -> Answered:
        return await send(self.app, RECIPE, method="POST", headers=(JSON, *headers), peer=peer, body=SOUP)


@pytest.fixture(name="house")
def make_house(tmp_path: Path) -> House:
    return House(tmp_path)


def bearer(key: str) -> tuple[str, str]:
    return "Authorization", f"Bearer {key}"


def is_problem(answer: Answered, status: int) -> None:
    assert (answer.status, answer.headers["content-type"]) == (status, "application/problem+json")
    assert (answer.json["code"], answer.json["status"]) == ("not_allowed", status)
    assert answer.json["request_id"] == answer.headers["x-request-id"]
    assert answer.json["suggestion"]


# -- keys ------------------------------------------------------------------------------------------------------


async def test_a_key_lets_in_by_either_header(house: House) -> None:
    key = house.key()
    for header in (bearer(key), ("authorization", f"bearer {key}"), ("X-API-Key", key), ("x-api-key", f" {key} ")):
        assert (await house.ask(header, peer=AFAR)).status == 200
    assert (await house.ask(bearer(key), ("X-API-Key", key))).status == 200


async def test_without_a_valid_key_it_is_401_and_nobody_learns_which_keys_there_are(house: House) -> None:
    known, revoked, expired = house.key(), house.key(), house.key(life=timedelta(seconds=5))
    house.file.revoke(revoked.split("_")[1])
    house.clock.advance(5)
    bodies = set()
    for key in (known[:-1] + "x", revoked, expired, f"alm_{'0' * 16}_{'0' * 48}", "x", "ü", known.upper()):
        answer = await house.ask(bearer(key), peer=AFAR)
        is_problem(answer, 401)
        assert answer.headers["www-authenticate"] == "Bearer"
        bodies.add((answer.json["detail"], answer.json["suggestion"]))
    assert len(bodies) == 1
    for none in (await house.ask(), await house.ask(("Authorization", "Basic eDp5"))):
        is_problem(none, 401)
        assert none.headers["www-authenticate"] == "Bearer"


async def test_two_different_keys_are_as_good_as_none(house: House) -> None:
    one, other = house.key(), house.key()
    is_problem(await house.ask(bearer(one), ("X-API-Key", other)), 401)
    is_problem(await house.ask(bearer(one), bearer(other)), 401)


async def test_once_there_is_a_key_this_machine_needs_one_too(house: House) -> None:
    assert (await house.ask()).status == 200
    house.key()
    is_problem(await house.ask(), 401)


async def test_once_there_is_a_key_the_switch_for_anonymous_callers_opens_nothing(tmp_path: Path) -> None:
    house = House(tmp_path, allow_anonymous=True)
    house.key()
    is_problem(await house.ask(peer=AFAR), 401)


async def test_a_key_without_the_scope_is_403(house: House) -> None:
    use, admin = house.key(KeyScope.USE), house.key(KeyScope.ADMIN)
    is_problem(await house.get(MODELS, bearer(use)), 403)
    assert (await house.get(MODELS, bearer(admin))).status == 404
    is_problem(await house.ask(bearer(admin)), 403)


@pytest.mark.parametrize("path", ["/", "/health/live", "/health", "/metrics", "/schema", "/schema/openapi.json"])
async def test_health_metrics_and_documentation_need_no_key(house: House, path: str) -> None:
    house.key()
    for headers in ((), (bearer("wrong"),), (("Host", "evil.example"),)):
        assert (await house.get(path, *headers, peer=AFAR)).status in {200, 307, 404}


@pytest.mark.parametrize(
    ("path", "needs"),
    [
        *[(each.path, KeyScope.USE) for each in OPERATIONS],
        ("/api", KeyScope.ADMIN),
        ("/api/v2/anything", KeyScope.ADMIN),
        ("/api/v1/aix/health", KeyScope.ADMIN),
        ("/api/v1/ai/health", None),
        ("/api/v1/ai/healthy", KeyScope.USE),
        ("/api/v1/ai/models", KeyScope.ADMIN),
        ("/api/v1/ai/models/llama3.2:3b/warm", KeyScope.ADMIN),
        ("//api//v1/ai///models/", KeyScope.ADMIN),
        ("/api/v1/ai/modelsx", KeyScope.USE),
        ("/api/v1/recipes/1", KeyScope.USE),
        ("/health/deep", None),
        ("/apix", None),
        ("", None),
    ],
)
def test_the_table_says_which_scope(path: str, needs: KeyScope | None) -> None:
    assert rule_of(path).needs is needs


def test_every_path_of_ours_that_answers_questions_needs_use() -> None:
    assert {rule.needs for rule in RULES if rule.prefix.startswith("/api")} == {*KeyScope, None}
    assert all(rule_of(each.path).needs is KeyScope.USE for each in OPERATIONS)


async def test_a_slash_more_is_no_way_around_the_table(house: House) -> None:
    use = house.key(KeyScope.USE)
    for path in ("//api/v1/ai/models", "/api/v1//ai/models/", "/api/v1/ai/models///"):
        is_problem(await house.get(path, bearer(use)), 403)


async def test_the_caller_reaches_the_ai_and_the_log_and_the_key_does_not(house: House) -> None:
    key = house.key()
    with capture_logs(processors=[merge_contextvars]) as lines:
        answer = await house.ask(bearer(key), peer=AFAR)
        await house.ask(bearer("wrong"), peer=AFAR)
    key_id = key.split("_")[1]
    caller = house.ai.calls[0].caller
    assert caller == Caller(id=key_id, key_id=key_id, scopes=frozenset({KeyScope.USE}), limited=True)
    assert caller_of(answer.scope) == caller
    requests = [line for line in lines if line["event"] == "request"]
    assert requests[0]["caller"] == key_id
    assert (requests[1]["status"], requests[1]["route"]) == (401, "/api/v1/ai/*")
    assert key.rpartition("_")[2] not in repr(lines)


async def test_the_keys_id_is_on_every_line_of_the_request_and_on_no_other(house: House) -> None:
    seen: list[dict[str, Any]] = []
    house.ai.raises = None
    key = house.key()
    asked = house.ai.ask

    async def ask(question: Any, call: Any) -> Any:
        seen.append(dict(get_contextvars()))
        return await asked(question, call)

    house.ai.ask = ask  # type: ignore[method-assign] # one spy for one test
    await house.ask(bearer(key))
    assert seen[0]["key"] == key.split("_")[1]
    assert "key" not in get_contextvars()


def test_without_a_door_the_house_asks() -> None:
    scope: Any = {"state": {}}
    assert caller_of(scope) is HOUSE


# -- this machine ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])
async def test_without_keys_this_machine_may_do_everything(house: House, peer: str) -> None:
    assert (await house.ask(peer=peer)).status == 200
    assert not house.ai.calls[0].caller.limited
    assert (await house.get(MODELS, peer=peer)).status == 404


@pytest.mark.parametrize("peer", [AFAR, "192.168.1.5", "::2", "testclient", "", None])
async def test_without_keys_nobody_else_is_answered(house: House, peer: str | None) -> None:
    is_problem(await house.ask(peer=peer), 401)
    is_problem(await house.get(MODELS, peer=peer), 401)


MARKS = [
    ("X-Forwarded-For", "127.0.0.1"),
    ("X-Forwarded-Proto", "http"),
    ("X-Forwarded-Host", "localhost"),
    ("X-Real-IP", "127.0.0.1"),
    ("Forwarded", "for=127.0.0.1"),
    ("Via", "1.1 proxy"),
]


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark[0])
@pytest.mark.parametrize("trusted", [(), ("127.0.0.1/32",)])
async def test_what_came_through_a_proxy_is_not_this_machine(
    tmp_path: Path, mark: tuple[str, str], trusted: Sequence[str]
) -> None:
    house = House(tmp_path, trusted_proxies=networks(*trusted))
    is_problem(await house.ask(mark), 401)


async def test_anonymous_callers_from_afar_may_ask_and_no_more_where_that_is_allowed(tmp_path: Path) -> None:
    house = House(tmp_path, allow_anonymous=True)
    assert (await house.ask(("Host", "kitchen.example"), peer=AFAR)).status == 200
    assert house.ai.calls[0].caller == Caller(id=AFAR, scopes=frozenset({KeyScope.USE}))
    is_problem(await house.get(MODELS, peer=AFAR), 403)
    assert (await house.get(MODELS)).status == 404


OURS = ["localhost", "LOCALHOST:3010", "localhost.", "127.0.0.1:3010", "127.1.2.3", "[::1]:3010", "a.localhost:1"]
NOT_OURS = [
    "evil.example",
    "localhost.evil.example",
    "evil.example:3010",
    "10.0.0.1",
    "0.0.0.0:3010",
    "[::2]",
    "",
    "x y",
]


@pytest.mark.parametrize("host", OURS)
async def test_this_machine_may_call_it_by_any_of_its_names(house: House, host: str) -> None:
    assert (await house.ask(("Host", host))).status == 200


@pytest.mark.parametrize("host", [*NOT_OURS, "localhost@evil.example", "127.0.0.1.evil.example", "127.1"])
async def test_a_name_that_was_rebound_to_this_machine_is_refused(house: House, host: str) -> None:
    is_problem(await house.ask(("Host", host)), 403)
    assert not house.ai.calls


async def test_two_hosts_are_no_host(house: House) -> None:
    is_problem(await house.ask(("Host", "localhost"), ("Host", "evil.example")), 403)


async def test_a_rebound_name_is_not_this_machine_even_where_anybody_may_ask(tmp_path: Path) -> None:
    house = House(tmp_path, allow_anonymous=True)
    is_problem(await house.get(MODELS, ("Host", "evil.example")), 403)


async def test_an_allowed_name_may_be_used(tmp_path: Path) -> None:
    house = House(tmp_path, allowed_hosts=frozenset({"host.docker.internal"}))
    assert (await house.ask(("Host", "Host.Docker.Internal:3010"))).status == 200


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:9999", "https://localhost:3010"])
async def test_a_strange_page_may_change_nothing_without_a_key(house: House, origin: str) -> None:
    is_problem(await house.ask(("Origin", origin)), 403)
    assert not house.ai.calls
    deleting = await send(house.app, f"{MODELS}/x", method="DELETE", headers=[("Origin", origin)])
    is_problem(deleting, 403)


async def test_the_own_page_and_a_configured_one_may(tmp_path: Path) -> None:
    house = House(tmp_path, cors_origins=frozenset({SHOP}))
    for origin in ("http://localhost:3010", "HTTPS://Shop.Example"):
        assert (await house.ask(("Origin", origin))).status == 200
    is_problem(await house.ask(("Origin", SHOP), ("Origin", "https://evil.example")), 403)


async def test_a_page_with_a_key_needs_no_permission_to_ask(house: House) -> None:
    assert (await house.ask(bearer(house.key()), ("Origin", "https://evil.example"))).status == 200


async def test_a_web_socket_is_closed(house: House) -> None:
    sent: list[Any] = []

    async def collect(message: Any) -> None:
        sent.append(message)

    scope: Any = {"type": "websocket", "path": "/", "headers": [], "state": {}, "client": ("127.0.0.1", 1)}
    await house.app(scope, None, collect)  # type: ignore[arg-type] # it must not even listen
    assert [message["type"] for message in sent] == ["websocket.close"]


# -- proxies ---------------------------------------------------------------------------------------------------


def networks(*texts: str) -> tuple[Network, ...]:
    return tuple(ip_network(text) for text in texts)


PROXY = "10.0.0.1"
HOPS = [
    ([("X-Forwarded-For", AFAR)], AFAR),
    ([("X-Forwarded-For", f"8.8.8.8, {AFAR}")], AFAR),
    ([("X-Forwarded-For", "8.8.8.8"), ("X-Forwarded-For", f"{AFAR}, 10.0.0.2")], AFAR),
    ([("X-Forwarded-For", f"{AFAR}:4711")], AFAR),
    ([("X-Forwarded-For", "[2001:db8:1:2:3::9]:4711")], "2001:db8:1:2::/64"),
    ([("Forwarded", f"for={AFAR};proto=https")], AFAR),
    ([("Forwarded", f'for=8.8.8.8, For="{AFAR}:80";by=10.0.0.1')], AFAR),
    ([("Forwarded", 'for="[2001:db8:1:2:3::9]:4711"')], "2001:db8:1:2::/64"),
    ([("Forwarded", f"for={AFAR}"), ("X-Forwarded-For", AFAR)], AFAR),
    # Whatever cannot be believed leaves the proxy itself.
    ([("X-Forwarded-For", "unknown")], PROXY),
    ([("X-Forwarded-For", f"{AFAR}, junk")], PROXY),
    ([("X-Forwarded-For", "")], PROXY),
    ([("Forwarded", "for=8.8.8.8"), ("X-Forwarded-For", AFAR)], PROXY),
    ([("Forwarded", 'for="8.8.8.8, for="203.0.113.7"')], PROXY),
    ([("Forwarded", "for=_hidden")], PROXY),
    ([("X-Real-IP", AFAR)], PROXY),
]


@pytest.mark.parametrize(("headers", "counted"), HOPS, ids=lambda value: str(value)[:60])
async def test_a_trusted_proxys_word_says_who_calls(
    tmp_path: Path, headers: list[tuple[str, str]], counted: str
) -> None:
    house = House(tmp_path, allow_anonymous=True, trusted_proxies=networks("10.0.0.0/8"))
    assert (await house.ask(*headers, peer=PROXY)).status == 200
    assert house.ai.calls[0].caller.id == counted


async def test_nobody_elses_word_counts(tmp_path: Path) -> None:
    house = House(tmp_path, allow_anonymous=True, trusted_proxies=networks("10.0.0.0/8"))
    await house.ask(("X-Forwarded-For", "8.8.8.8"), ("Forwarded", "for=8.8.8.8"), peer=AFAR)
    assert house.ai.calls[0].caller.id == AFAR


async def test_the_proxy_says_whether_it_was_https_and_only_it(tmp_path: Path) -> None:
    house = House(tmp_path, allow_anonymous=True, trusted_proxies=networks("10.0.0.0/8"))
    for header in (("X-Forwarded-Proto", "http, https"), ("Forwarded", f"for={AFAR};proto=https")):
        page = (("Host", "kitchen.example"), ("Origin", "https://kitchen.example"), header)
        assert (await house.ask(*page, peer=PROXY)).status == 200
        is_problem(await house.ask(*page, peer=AFAR), 403)


# -- limits, pages of other origins, and what every answer carries ---------------------------------------------


def counting(house: House, most: int) -> None:
    house.door["requests"] = LocalLimiter(Limit(name="requests", most=most), house.clock)


async def test_requests_over_the_limit_are_429_with_a_time_to_come_back(house: House) -> None:
    counting(house, 2)
    key = house.key()
    first = await house.ask(bearer(key))
    assert (first.status, first.headers["ratelimit-limit"], first.headers["ratelimit-remaining"]) == (200, "2", "1")
    assert first.headers["ratelimit-policy"] == '"requests";q=2;w=60'
    assert first.headers["ratelimit"] == '"requests";r=1;t=30'
    await house.get("/api/v1/ai/nothing", bearer(key))
    refused = await house.ask(bearer(key))
    is_problem(refused, 429)
    assert (refused.headers["retry-after"], refused.headers["ratelimit-remaining"]) == ("30", "0")
    assert len(house.ai.calls) == 1
    assert (await house.ask(bearer(house.key()))).status == 200
    house.clock.advance(30)
    assert (await house.ask(bearer(key))).status == 200


async def test_this_machine_without_a_key_and_open_paths_are_not_counted(house: House) -> None:
    counting(house, 1)
    for _ in range(3):
        answer = await house.ask()
        assert answer.status == 200
        assert "ratelimit-limit" not in answer.headers
    key = house.key()
    for _ in range(3):
        assert (await house.get("/health/live", bearer(key), peer=AFAR)).status == 200


async def test_too_many_model_calls_are_429_with_the_headers_of_that_limit(house: House) -> None:
    counting(house, 100)
    quota = Quota(limit=Limit(name="model-calls", most=60), remaining=0, whole_in_s=60, wait_s=0.2)
    house.ai.raises = OverLimit("Too many.", suggestion="Wait.", quota=quota)
    refused = await house.ask(bearer(house.key()))
    is_problem(refused, 429)
    names = [name for name, _ in refused.raw_headers]
    assert names.count("ratelimit-limit") == names.count("retry-after") == 1
    assert (refused.headers["ratelimit-limit"], refused.headers["retry-after"]) == ("60", "1")


PREFLIGHT = ("Access-Control-Request-Method", "POST")


async def test_a_preflight_of_a_configured_origin_needs_no_key(tmp_path: Path) -> None:
    house = House(tmp_path, cors_origins=frozenset({SHOP}))
    house.key()
    answer = await send(house.app, RECIPE, method="OPTIONS", headers=[("Origin", SHOP), PREFLIGHT], peer=AFAR)
    assert (answer.status, answer.body) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == SHOP
    assert "X-API-Key" in answer.headers["access-control-allow-headers"]
    assert "POST" in answer.headers["access-control-allow-methods"]


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "*", f"{SHOP}.evil.example", f"{SHOP}:444"])
async def test_other_origins_get_no_word(tmp_path: Path, origin: str) -> None:
    house = House(tmp_path, cors_origins=frozenset({SHOP}))
    key = bearer(house.key())
    preflight = await send(house.app, RECIPE, method="OPTIONS", headers=[("Origin", origin), PREFLIGHT])
    for answer in (preflight, await house.ask(("Origin", origin), key)):
        assert not [name for name in answer.headers if name.startswith("access-control-")]
        assert answer.headers["vary"] == "Origin"


async def test_a_configured_origin_may_read_failures_too_and_never_with_cookies(tmp_path: Path) -> None:
    house = House(tmp_path, cors_origins=frozenset({SHOP}))
    counting(house, 1)
    key = bearer(house.key())
    answers = [await house.ask(("Origin", SHOP), *more) for more in ((), (key,), (key,))]
    assert [answer.status for answer in answers] == [401, 200, 429]
    for answer in answers:
        assert answer.headers["access-control-allow-origin"] == SHOP
        assert "Retry-After" in answer.headers["access-control-expose-headers"]
        assert "access-control-allow-credentials" not in answer.headers


@pytest.mark.parametrize("path", ["/health/live", "/", "/schema", "/schema/openapi.json", "/nothing", RECIPE, MODELS])
async def test_every_answer_carries_the_security_headers_once(house: House, path: str) -> None:
    house.key()
    answer = await house.get(path)
    names = [name for name, _ in answer.raw_headers]
    expected = ("x-content-type-options", "referrer-policy", "content-security-policy", "x-frame-options")
    assert [names.count(each) for each in expected] == [1, 1, 1, 1]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert ("script-src" in answer.headers["content-security-policy"]) is path.startswith("/schema")


# -- nothing makes a 500 ---------------------------------------------------------------------------------------

NAMES = st.sampled_from(
    "host origin authorization x-api-key x-forwarded-for x-forwarded-proto forwarded via content-type "
    "access-control-request-method x-request-id content-length content-encoding accept".split()
)
WORDS = st.binary(max_size=60) | st.sampled_from(
    [
        b"Bearer ",
        b"bearer",
        b"[::1",
        b"::1]",
        b"localhost:99999",
        b'for="',
        b"for=,;=",
        b"1.2.3.4:",
        b",,,",
        b"\xff" * 9,
    ]
)
HEADERS = st.lists(st.tuples(NAMES, WORDS | st.lists(WORDS).map(b",".join)), max_size=8)
METHODS = st.sampled_from(["GET", "POST", "OPTIONS", "DELETE", "HEAD", "BREW"])
PATHS = st.sampled_from([RECIPE, MODELS, "/health/live", "/", "//", "/api"]) | st.text(max_size=20)
PEERS = st.sampled_from(["127.0.0.1", AFAR, PROXY, "::1", "fe80::1%eth0", "", None])


@settings(max_examples=100, deadline=None)
@given(headers=HEADERS, method=METHODS, path=PATHS, peer=PEERS, keyed=st.booleans(), anonymous=st.booleans())
async def test_no_header_makes_a_500(
    tmp_path_factory: pytest.TempPathFactory,
    *,
    headers: list[tuple[str, bytes]],
    method: str,
    path: str,
    peer: str | None,
    keyed: bool,
    anonymous: bool,
) -> None:
    house = House(
        tmp_path_factory.getbasetemp() / f"keyed-{keyed}",
        allow_anonymous=anonymous,
        trusted_proxies=networks("10.0.0.0/8", "127.0.0.0/8"),
        cors_origins=frozenset({SHOP}),
    )
    if keyed and not house.file.path.exists():
        house.key()
    answer = await send(house.app, path, method=method, headers=headers, peer=peer, body=SOUP)
    assert answer.status < 500
    assert answer.headers["x-request-id"]


@given(st.text(max_size=50))
def test_no_text_makes_an_address_raise(text: str) -> None:
    address = parsed(text)
    assert address is None or str(address)
