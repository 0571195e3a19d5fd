"""Model management over real sockets: what is where, and what an operator does about it."""

import asyncio

import pytest

from alchemorsel.domain.errors import InvalidRequest, Misconfigured, NotFound, Unavailable
from alchemorsel.domain.model_names import NamePolicy
from alchemorsel.domain.models import PullProgress
from alchemorsel.domain.vocabulary import Feature
from alchemorsel.infrastructure.ai.models.choice import MemoryModelChoice
from tests.support.model_hosts import Managed, managed, model, ollama_hosts, stock
from tests.support.server import BLACK_HOLE, DROPPED, Hang, Reply, ScriptedServer, Wait

THREE, ONE = model("llama3.2:3b"), model("llama3.2:1b", size=1_300_000_000)
STARTED = {"status": "pulling manifest"}


async def all_of(managed: Managed, name: str, host: str | None = None) -> list[PullProgress]:
    return [step async for step in managed.models.pull(name, host)]


async def test_a_list_tells_all_that_is_known_of_a_model() -> None:
    async with ScriptedServer() as server, managed(stock(server, ONE, THREE, running=["llama3.2:3b"])) as house:
        house.book.answered("llama3.2:3b", seconds=3.0, tokens=50, writing_seconds=2.0)
        house.book.failed("llama3.2:3b")
        listed = await house.models.list()
    first, second = listed.models
    assert (first.name, first.present, first.resident, first.default) == ("llama3.2:3b", True, True, True)
    assert first.features == tuple(Feature)
    assert (first.size_bytes, first.context_length, first.running_context_length) == (2_000_000_000, 131072, 8192)
    assert (first.capabilities, first.parameter_size) == (("completion", "tools"), "3.2B")
    assert (first.hosts, first.resident_on) == ((server.url,), (server.url,))
    assert (first.stats.requests, first.stats.failures, first.stats.success_rate) == (2, 1, 0.5)
    assert (first.stats.mean_seconds, first.stats.tokens_per_second) == (3.0, 25.0)
    assert (second.name, second.resident, second.default, second.features) == ("llama3.2:1b", False, False, ())
    assert (listed.default, listed.selected) == ("llama3.2:3b", False)


async def test_down_and_none_installed_are_two_answers() -> None:
    async with ScriptedServer() as server, managed(stock(server)) as house:
        listed = await house.models.list()
        assert [(entry.name, entry.present) for entry in listed.models] == [("llama3.2:3b", False)]
        assert listed.hosts[0].reachable
        await server.stop()
        with pytest.raises(Unavailable, match="does not answer"):
            await house.models.list()


async def test_a_list_that_is_remembered_hides_no_outage() -> None:
    async with ScriptedServer() as server, managed(stock(server, THREE)) as house:
        await house.models.list()
        server.on("/api/ps", DROPPED).on("/api/tags", DROPPED)
        with pytest.raises(Unavailable):
            await house.models.list()


async def test_a_host_that_is_busy_with_a_load_is_up_and_its_memory_is_unknown() -> None:
    async with ScriptedServer() as server, managed(stock(server, THREE)) as house:
        server.on("/api/ps", BLACK_HOLE)
        listed = await house.models.list()
    assert listed.hosts[0].reachable
    assert listed.models[0].resident is None


async def test_the_disk_is_looked_at_once_a_minute() -> None:
    async with ScriptedServer() as server, managed(stock(server, THREE)) as house:
        for _ in range(3):
            await house.models.list()
        assert len(server.calls("/api/tags")) == 1
        house.clock.advance(59.9)
        await house.models.list()
        assert len(server.calls("/api/tags")) == 1
        house.clock.advance(0.2)
        await house.models.list()
        assert len(server.calls("/api/tags")) == 2


async def test_many_looks_at_once_are_one() -> None:
    async with ScriptedServer() as server, managed(stock(server, THREE)) as house:
        await asyncio.gather(*(house.models.list() for _ in range(10)))
        assert len(server.calls("/api/tags")) == 1


@pytest.mark.parametrize("change", ["pull", "remove"])
async def test_a_pull_and_a_delete_end_what_is_remembered(change: str) -> None:
    async with ScriptedServer() as server, managed(stock(server, THREE)) as house:
        await house.models.list()
        if change == "pull":
            await all_of(house, "llama3.2:1b")
        else:
            await house.models.remove("llama3.2:3b")
        looks = len(server.calls("/api/tags"))
        await house.models.list()
        assert len(server.calls("/api/tags")) == looks + 1


async def test_a_model_that_came_in_by_another_way_is_not_overlooked_for_a_minute() -> None:
    async with ScriptedServer() as server, managed(stock(server, THREE)) as house:
        await house.models.list()
        server.on("/api/tags", Reply.of({"models": [THREE, ONE]}))
        assert (await house.models.capabilities("llama3.2:1b")).capabilities == ("completion", "tools")


async def test_a_name_without_its_tag_is_the_latest() -> None:
    async with ScriptedServer() as server, managed(stock(server, model("llama3.2:latest"))) as house:
        assert (await house.models.show("llama3.2")).model.name == "llama3.2:latest"
        assert (await house.models.select("LLaMA3.2")).name == "llama3.2:latest"
        assert [(entry.name, entry.default) for entry in (await house.models.list()).models] == [
            ("llama3.2:latest", True)
        ]
        with pytest.raises(NotFound):
            await house.models.show("llama3.2:3b")


async def test_an_old_server_is_asked_for_what_its_list_does_not_say() -> None:
    old = {"name": "llama3.2:3b", "model": "llama3.2:3b", "size": 1, "digest": "d1"}
    async with ScriptedServer() as server, managed(stock(server, old)) as house:
        info = {"general.architecture": "llama", "llama.context_length": 4096}
        server.on("/api/show", Reply.of({"capabilities": ["completion"], "model_info": info}))
        for _ in range(2):
            await house.models.list()
        entry = (await house.models.list()).models[0]
        assert (entry.capabilities, entry.context_length) == (("completion",), 4096)
        assert len(server.calls("/api/show")) == 1


async def test_several_hosts_are_one_list_that_says_where() -> None:
    async with ollama_hosts(3) as (first, second, dead):
        stock(first, THREE)
        stock(second, THREE, ONE, running=["llama3.2:3b"])
        await dead.stop()
        async with managed(first, second, dead) as house:
            listed = await house.models.list()
    three, one = listed.models
    assert (three.hosts, three.resident_on) == ((first.url, second.url), (second.url,))
    assert one.hosts == (second.url,)
    assert [host.reachable for host in listed.hosts] == [True, True, False]
    assert "does not answer" in listed.hosts[2].problem


async def test_a_model_that_is_on_no_host_is_not_found_and_one_that_may_be_on_a_dead_one_is_unavailable() -> None:
    async with ollama_hosts(2) as (first, second), managed(stock(first, THREE), stock(second, ONE)) as house:
        with pytest.raises(NotFound, match="on none of") as caught:
            await house.models.show("qwen3:4b")
        assert "models pull qwen3:4b" in caught.value.suggestion
        await second.stop()
        with pytest.raises(Unavailable):
            await house.models.show("qwen3:4b")
        assert (await house.models.show("llama3.2:3b")).model.present


async def test_a_pull_goes_to_all_hosts_or_to_one() -> None:
    async with ollama_hosts(2) as (first, second), managed(stock(first), stock(second)) as house:
        steps = await all_of(house, "llama3.2:3b")
        assert {step.host for step in steps if step.status == "success"} == {first.url, second.url}
        assert (
            PullProgress(host=first.url, status="pulling abc", digest="sha256:abc", total_bytes=100, completed_bytes=40)
            in steps
        )
        await all_of(house, "llama3.2:1b", second.url + "/")
        assert [len(server.calls("/api/pull")) for server in (first, second)] == [1, 2]


async def test_one_host_that_fails_fails_the_pull_and_the_other_goes_on_to_its_end() -> None:
    async with ollama_hosts(2) as (first, second), managed(stock(first), stock(second)) as house:
        first.on("/api/pull", Reply.lines(STARTED, {"error": "no space left on device"}))
        release = asyncio.Event()
        second.on("/api/pull", Reply.lines(STARTED, Wait(release), {"status": "success"}))
        told: list[PullProgress] = []

        async def pull() -> None:
            async for step in house.models.pull("llama3.2:3b"):
                told.append(step)
                release.set()

        with pytest.raises(Unavailable, match=r"1 of 2 hosts failed.*no space left"):
            await pull()
        assert PullProgress(host=second.url, status="success") in told


async def test_leaving_a_pull_stops_it_on_every_host() -> None:
    async with ollama_hosts(2) as (first, second), managed(stock(first), stock(second)) as house:
        for server in (first, second):
            server.on("/api/pull", Reply.lines(STARTED, Hang()))
        steps = house.models.pull("llama3.2:3b")
        await anext(steps)
        await anext(steps)
        await steps.aclose()
        async with asyncio.timeout(5):
            while first.hung_up + second.hung_up < 2:  # noqa: ASYNC110 - the server keeps counts, not events
                await asyncio.sleep(0.01)


async def test_what_nobody_publishes_is_not_found() -> None:
    async with ScriptedServer() as server, managed(stock(server)) as house:
        server.on("/api/pull", Reply.lines(STARTED, {"error": "pull model manifest: file does not exist"}))
        with pytest.raises(NotFound):
            await all_of(house, "lama3.2")


async def test_a_delete_goes_to_the_hosts_that_have_it() -> None:
    async with ollama_hosts(2) as (first, second), managed(stock(first, THREE), stock(second, ONE)) as house:
        assert (await house.models.remove("llama3.2:3b")).hosts == (first.url,)
        assert (len(first.calls("/api/delete")), len(second.calls("/api/delete"))) == (1, 0)
        with pytest.raises(NotFound):
            await house.models.remove("llama3.2:1b", first.url)


async def test_warming_loads_with_the_terms_of_the_requests_and_joins_a_load_under_way() -> None:
    async with ScriptedServer() as server, managed(stock(server, THREE)) as house:
        release = asyncio.Event()
        loaded = Reply.of({"model": "m", "done": True, "done_reason": "load"})
        server.on("/api/generate", Reply(200, loaded.headers, loaded.acts, before=(Wait(release),)))
        leaving = asyncio.create_task(house.models.warm())
        staying = asyncio.create_task(house.models.warm("llama3.2:3b"))
        async with asyncio.timeout(5):
            while not server.calls("/api/generate"):  # noqa: ASYNC110 - the server keeps counts, not events
                await asyncio.sleep(0.01)
        leaving.cancel()
        await asyncio.gather(leaving, return_exceptions=True)
        release.set()
        assert (await staying).hosts == (server.url,)
        [sent] = server.calls("/api/generate")
        assert (sent.json["model"], sent.json["options"], sent.json["keep_alive"]) == (
            "llama3.2:3b",
            {"num_ctx": 4096},
            60,
        )
        assert server.hung_up == 0


async def test_a_load_that_fails_says_why() -> None:
    async with ScriptedServer() as server, managed(stock(server, THREE)) as house:
        server.on("/api/generate", Reply.of({"error": "llama-server process has terminated: exit 1"}, 500))
        with pytest.raises(Unavailable, match="crashed while loading"):
            await house.models.warm()


async def test_selecting_changes_the_general_default_only() -> None:
    choice = MemoryModelChoice("llama3.2:3b", {Feature.NUTRITION: "qwen3:4b", Feature.RECIPE: ""})
    async with ScriptedServer() as server, managed(stock(server, THREE, ONE), choice=choice) as house:
        selected = await house.models.select("llama3.2:1b")
        assert (selected.before, selected.kept_in) == ("llama3.2:3b", "memory")
        assert selected.features == (Feature.RECIPE, Feature.INGREDIENTS)
        assert choice.current(Feature.RECIPE) == "llama3.2:1b"
        assert choice.current(Feature.NUTRITION) == "qwen3:4b"
        listed = await house.models.list()
        assert (listed.default, listed.selected) == ("llama3.2:1b", True)
        # The missing model of a feature is told too.
        assert [(entry.name, entry.present) for entry in listed.models][:2] == [
            ("llama3.2:1b", True),
            ("qwen3:4b", False),
        ]


async def test_only_a_model_that_is_there_and_writes_can_be_selected() -> None:
    async with ScriptedServer() as server, managed(stock(server, THREE, model("nomic", "embedding"))) as house:
        with pytest.raises(NotFound):
            await house.models.select("llama3.2:1b")
        with pytest.raises(InvalidRequest, match="writes no text; it can: embedding"):
            await house.models.select("nomic")
        await server.stop()
        with pytest.raises(Unavailable):
            await house.models.select("llama3.2:3b")
        assert house.choice.default == "llama3.2:3b"


async def test_no_name_reaches_ollama_that_is_not_allowed() -> None:
    async with (
        ScriptedServer() as server,
        managed(stock(server, THREE), policy=NamePolicy(allowed=("qwen3",))) as house,
    ):
        for name in ("llama3.2:3b", "gpt-oss:cloud", "evil.example/x", "../x"):
            for work in (house.models.show, house.models.remove, house.models.warm, house.models.select):
                with pytest.raises(InvalidRequest):
                    await work(name)
            with pytest.raises(InvalidRequest):
                house.models.pull(name)
            assert not house.models.validate_name(name).valid
        assert server.received == []
        verdict = house.models.validate_name(" Qwen3 ")
        assert (verdict.valid, verdict.canonical) == (True, "qwen3:latest")


async def test_an_unknown_host_is_refused_with_the_known_ones() -> None:
    async with ScriptedServer() as server, managed(stock(server, THREE)) as house:
        with pytest.raises(InvalidRequest) as caught:
            house.models.pull("llama3.2:3b", "http://evil.example")
        assert (caught.value.field, caught.value.allowed) == ("host", (server.url,))


async def test_without_an_ollama_everything_says_so() -> None:
    async with managed() as house:
        for work in (house.models.list, house.models.warm, house.models.all_capabilities):
            with pytest.raises(Misconfigured, match="No Ollama"):
                await work()
