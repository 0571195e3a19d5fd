"""Opens a client for any Redis address we take: one server, TLS, a socket file, a cluster, or one behind Sentinel."""

from contextlib import suppress
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from redis.asyncio import Redis
from redis.asyncio.cluster import RedisCluster
from redis.asyncio.retry import Retry
from redis.asyncio.sentinel import Sentinel, SentinelConnectionPool
from redis.backoff import NoBackoff
from redis.exceptions import RedisClusterException, RedisError

AnyRedis = Redis | RedisCluster
REDIS_FAULTS = (RedisError, RedisClusterException, OSError, TimeoutError)
"""All that a Redis that is away or in trouble may raise; the second one is no child of the first."""
SENTINEL_PORT = 26379
_CLUSTER, _SENTINEL = "+cluster", "+sentinel"


class Watch(NamedTuple):
    """What a Sentinel address says: who watches, which service, and how to log in to the Redis they name."""

    sentinels: tuple[tuple[str, int], ...]
    service: str
    database: int
    username: str | None
    password: str | None
    tls: bool


def is_cluster(url: str) -> bool:
    return url.partition("://")[0].endswith(_CLUSTER)


def is_watched(url: str) -> bool:
    """Whether Sentinels are to say where the Redis is."""
    return url.partition("://")[0].endswith(_SENTINEL)


def one_node(url: str) -> str:
    """The address of the node that a cluster's address names; others as they are."""
    scheme, separator, rest = url.partition("://")
    return f"{scheme.removesuffix(_CLUSTER)}{separator}{rest}"


def node_url(url: str, host: str, port: int) -> str:
    """The address of another node of the cluster that `url` names, reached in the same way."""
    parts = urlsplit(one_node(url))
    login, at, _ = parts.netloc.rpartition("@")
    return parts._replace(netloc=f"{login}{at}{f'[{host}]' if ':' in host else host}:{port}").geturl()


def open_redis(url: str, *, timeout_s: float | None, **options: Any) -> AnyRedis:
    """A client that has not connected yet, and never tries anything twice by itself.

    Args:
        timeout_s: for connecting and for each answer; None waits for ever for an answer.
    """
    terms = {
        "socket_timeout": timeout_s,
        "socket_connect_timeout": timeout_s or 1.0,
        "retry": Retry(NoBackoff(), 0),
        **options,
    }
    if is_cluster(url):
        # One turn is for following a key that has moved; it is no second try at a node that does not answer.
        return _WholeCluster.from_url(one_node(url), require_full_coverage=False, **terms)
    if is_watched(url):
        return _WatchedRedis(watch_of(url), terms)
    return Redis.from_url(url, **terms)


def watch_of(url: str) -> Watch:
    """Reads `redis+sentinel://[user:password@]host[:port],host[:port]/service[/database]`.

    Raises:
        ValueError: it is not of this form.
    """
    scheme, _, rest = url.partition("://")
    login, _, where = rest.rpartition("@")
    hosts, _, path = where.partition("/")
    service, _, database = path.partition("/")
    username, _, password = login.partition(":")
    sentinels = tuple(_host(each) for each in hosts.split(",") if each)
    if not (sentinels and service):
        raise ValueError(url)
    return Watch(
        sentinels,
        unquote(service),
        int(database or 0),
        unquote(username) or None,
        unquote(password) or None,
        scheme.startswith("rediss"),
    )


def _host(text: str) -> tuple[str, int]:
    """`host:port`, `host` or `[::1]:port`."""
    host, colon, port = text.rpartition(":")
    if not colon or port.endswith("]"):
        return text.strip("[]"), SENTINEL_PORT
    return host.strip("[]"), int(port)


class _WholeCluster(RedisCluster):
    """Closes the connections to every node: redis-py stops at the first node that is gone."""

    async def aclose(self) -> None:
        known = self.nodes_manager
        for node in (*known.nodes_cache.values(), *known.startup_nodes.values()):
            with suppress(*REDIS_FAULTS):
                await node.disconnect()
        await super().aclose()


class _WatchedRedis(Redis):
    """The master that the Sentinels name, asked for with each new connection."""

    def __init__(self, watch: Watch, terms: dict[str, Any]) -> None:
        tls = {"ssl": True} if watch.tls else {}
        # A Sentinel answers at once or is passed over, also for those who wait for ever for news.
        asking = {**terms, **tls, "socket_timeout": terms["socket_connect_timeout"], "health_check_interval": 0}
        self._sentinel = Sentinel(watch.sentinels, sentinel_kwargs=asking)  # type: ignore[no-untyped-call]  # no types
        login = {"username": watch.username, "password": watch.password, "db": watch.database}
        pool = SentinelConnectionPool(  # type: ignore[no-untyped-call]  # the same
            watch.service, self._sentinel, **login, **tls, **terms
        )
        super().__init__(connection_pool=pool)

    async def aclose(self, close_connection_pool: bool | None = None) -> None:  # noqa: ARG002 - it is nobody else's
        """The library leaves the connections to the Sentinels to nobody."""
        await super().aclose(close_connection_pool=True)
        await self._sentinel.aclose()
