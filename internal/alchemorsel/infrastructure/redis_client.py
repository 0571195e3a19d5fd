"""Opens a client for any Redis address we take: one server, TLS, a socket file, or a cluster."""

from typing import Any

from redis.asyncio import Redis
from redis.asyncio.cluster import RedisCluster
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisClusterException, RedisError

AnyRedis = Redis | RedisCluster
REDIS_FAULTS = (RedisError, RedisClusterException, OSError, TimeoutError)
"""All that a Redis that is away or in trouble may raise; the second one is no child of the first."""
_CLUSTER = "+cluster"


def is_cluster(url: str) -> bool:
    return url.partition("://")[0].endswith(_CLUSTER)


def one_node(url: str) -> str:
    """The address of the node that a cluster's address names; others as they are."""
    scheme, separator, rest = url.partition("://")
    return f"{scheme.removesuffix(_CLUSTER)}{separator}{rest}"


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
        return RedisCluster.from_url(one_node(url), require_full_coverage=False, **terms)
    return Redis.from_url(url, **terms)


async def ping_all(redis: AnyRedis) -> None:
    """Every node answers, or it raises."""
    if isinstance(redis, RedisCluster):
        await redis.ping(target_nodes=RedisCluster.ALL_NODES)
    else:
        await redis.ping()
