"""How the running service is looked at, and how it is stopped."""

from typing import Annotated

from alchemorsel.config import kinds
from alchemorsel.config.care import AllCare
from alchemorsel.config.setting import Setting


class Running(AllCare, frozen=True, kw_only=True):
    """Durations are seconds; a struct above another one, for structs cannot stand side by side."""

    health_interval: Annotated[
        float,
        Setting(
            kinds.duration(1, 3600),
            "The least time between two looks at a provider's health, however many ask for it.",
            room="Health and stopping",
        ),
    ] = 30.0
    health_timeout: Annotated[
        float, Setting(kinds.duration(0.1, 60), "The longest such a look may take; no request is bounded by it.")
    ] = 2.0
    health_inference_timeout: Annotated[
        float, Setting(kinds.duration(1, 600), "The longest the tiny inference of a deep look may take.")
    ] = 20.0
    drain_grace: Annotated[
        float,
        Setting(
            kinds.duration(0, 600),
            "How long, once told to stop (SIGTERM), new connections are still taken while /health/ready says no: "
            "the time a load balancer needs to notice.",
        ),
    ] = 0.0
    drain_timeout: Annotated[
        float, Setting(kinds.duration(0, 3600), "How long, once told to stop, running requests may take to finish.")
    ] = 120.0
