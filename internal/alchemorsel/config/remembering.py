"""How long answers are remembered and what that may cost, declared like every other setting."""

from typing import Annotated

from alchemorsel.config import kinds
from alchemorsel.config.book import BookSettings
from alchemorsel.config.setting import Setting

_FRESH = kinds.duration(1)
_HOUR_S = 3600.0


class RememberingSettings(BookSettings, frozen=True, kw_only=True):
    """Beside `redis_url`, which says where."""

    cache_ttl_recipe: Annotated[
        float,
        Setting(
            _FRESH,
            "How long a recipe is fresh; for as long again a stale one is served while a new one is made.",
            room="How long answers are remembered",
        ),
    ] = 2 * _HOUR_S
    cache_ttl_ingredients: Annotated[float, Setting(_FRESH, "The same for ingredient ideas.")] = 6 * _HOUR_S
    cache_ttl_nutrition: Annotated[float, Setting(_FRESH, "The same for nutrition.")] = 12 * _HOUR_S
    cache_ttl_fallback: Annotated[
        float, Setting(_FRESH, "The whole life of an answer that another than the first provider gave.")
    ] = _HOUR_S
    cache_stale_if_error: Annotated[
        float,
        Setting(
            kinds.duration(0, 7 * kinds.A_DAY_S),
            "How long after its time an answer is still served when no provider can give a new one.",
        ),
    ] = 24 * _HOUR_S
    cache_memory: Annotated[
        int,
        Setting(
            kinds.whole(0, 1_048_576, note=" (0: nothing, so every answer comes from Redis)"),
            "What each process may remember by itself.",
            "MiB",
        ),
    ] = 64
    cache_redis_wait: Annotated[
        float, Setting(kinds.duration(0.005, 5), "What one request may wait for Redis in all.")
    ] = 0.1
    cache_refreshes: Annotated[
        int, Setting(kinds.whole(0, 1024), "How many stale answers are renewed at once behind their readers.")
    ] = 4
    cache_warmup: Annotated[
        bool,
        Setting(
            kinds.switch(),
            "Whether a start asks the common wishes in the background, one at a time and after every caller.",
        ),
    ] = False
    cache_warmup_file: Annotated[
        str,
        Setting(
            kinds.text("the path of a file", empty=False),
            "The list of those wishes, in TOML. The default is the shipped one, wherever one starts.",
        ),
    ] = "configs/warmup.toml"
