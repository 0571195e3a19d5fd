"""How the web frontend is served and where it finds the API, declared like every other setting."""

from ipaddress import ip_address
from typing import Annotated

from alchemorsel.config import kinds
from alchemorsel.config.kinds import Kind
from alchemorsel.config.problems import hidden_password
from alchemorsel.config.remembering import RememberingSettings
from alchemorsel.config.setting import Setting

LEAST_SECRET = 32
"""Characters; 16 random bytes in hex."""
LISTENING_HOST = kinds.text("a host name or an IP address", empty=False)
LISTENING_PORT = kinds.whole(0, 65535, note=" (0: any free one)")


def _api_address() -> Kind[str]:
    return Kind(form="an http or https address", parse=kinds.web_address, write=str, shown=hidden_password)


class WebSettings(RememberingSettings, frozen=True, kw_only=True):
    """A process of its own; only it reads these, beside the settings of hosts, proxies, stopping and logs."""

    web_host: Annotated[
        str,
        Setting(
            LISTENING_HOST,
            "The address the web frontend listens on; 0.0.0.0 lets the whole network in.",
            room="Web frontend",
        ),
    ] = "127.0.0.1"
    web_port: Annotated[int, Setting(LISTENING_PORT, "The port the web frontend listens on.")] = 3011
    api_url: Annotated[str, Setting(_api_address(), "Where the web frontend finds the API.")] = "http://127.0.0.1:3010"
    web_api_key: Annotated[
        str,
        Setting(
            kinds.secret(),
            "The key that the web frontend shows the API; no browser ever sees it. Empty: none, which the API "
            "accepts from its own machine as long as it has no keys.",
        ),
    ] = ""
    web_secret: Annotated[
        str,
        Setting(
            kinds.secret(),
            f"Signs sessions and forms; at least {LEAST_SECRET} characters. Empty: a new one each start, which only "
            "a loopback address may do with.",
        ),
    ] = ""


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a server that listens there."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.casefold() == "localhost"
