"""What operators can do: each is one form's worth, and says in a word what it has done."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial

from alchemorsel.domain.models import PullProgress
from alchemorsel.interfaces.web.api_client import ApiClient, ApiFailure
from alchemorsel.interfaces.web.api_client.decoding import read
from alchemorsel.interfaces.web.api_client.failures import API_DOWN, problem_of
from alchemorsel.interfaces.web.api_client.kitchen_status import pulled, purge, remove, select, warm
from alchemorsel.interfaces.web.forms import Form
from alchemorsel.interfaces.web.relay import blocks_of, data_of, event_of
from alchemorsel.interfaces.web.status_desk import Desk
from alchemorsel.interfaces.web.status_jobs import Job, JobKind

Acting = Callable[[Desk, ApiClient, Form], Awaitable[str]]
"""Returns a word of `status_words.SAID`, or nothing. Raises ApiFailure where it was not done."""
Tell = Callable[[PullProgress], None]
EVERYTHING = "all"


async def _pull(desk: Desk, api: ApiClient, form: Form) -> str:
    name = _name(form)
    desk.jobs.start(Job(JobKind.PULL, name), partial(_pulled, api, name))
    return ""


async def _warm(desk: Desk, api: ApiClient, form: Form) -> str:
    name = _name(form)
    desk.jobs.start(Job(JobKind.WARM, name), partial(_warmed, api, name))
    return ""


async def _stop(desk: Desk, _api: ApiClient, form: Form) -> str:
    desk.jobs.stop(form.one("job"))
    return ""


async def _select(_desk: Desk, api: ApiClient, form: Form) -> str:
    await select(api, _name(form))
    return "selected"


async def _remove(_desk: Desk, api: ApiClient, form: Form) -> str:
    await remove(api, _name(form))
    return "removed"


async def _purge(_desk: Desk, api: ApiClient, form: Form) -> str:
    # Nothing chosen must never mean everything.
    scope = form.one("feature")
    await purge(api, {"all": "true"} if scope == EVERYTHING else {"feature": scope})
    return "purged"


ACTS: Mapping[str, Acting] = {
    "pull": _pull,
    "warm": _warm,
    "stop": _stop,
    "select": _select,
    "remove": _remove,
    "purge": _purge,
}


def _name(form: Form) -> str:
    name = form.one("name")
    if not name:
        raise ApiFailure("invalid", status=422, reasons=("name: llama3.2:3b",))
    return name


async def _warmed(api: ApiClient, name: str, _tell: Tell) -> None:
    await warm(api, name)


async def _pulled(api: ApiClient, name: str, tell: Tell) -> None:
    async with pulled(api, name) as pieces:
        async for block in blocks_of(pieces):
            match event_of(block):
                case "progress":
                    tell(read(data_of(block), PullProgress))
                case "error":
                    raise problem_of(data_of(block))
                case "done":
                    return
    raise ApiFailure(API_DOWN)
