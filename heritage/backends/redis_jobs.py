"""The queue in Redis: for workers on any number of machines."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from heritage.backends.extras import imported
from heritage.backends.huey_jobs import QUEUE, HueyJobs

if TYPE_CHECKING:
    from huey import Huey

CONNECT_SECONDS = 5
ANSWER_SECONDS = 15


def open_redis_jobs(url: str) -> HueyJobs:
    """The queue at `url` (redis://host:port/number, rediss:// with TLS); nothing is asked before it is used.

    Raises ValueError for a URL of no use, ExtraMissingError where the package redis is not installed.
    """
    parsed = urlsplit(url)
    if not parsed.hostname or (parsed.path.strip("/") and not parsed.path.strip("/").isdecimal()):
        raise ValueError("not the URL of a Redis database")
    redis = imported("redis", "Redis")
    pool = redis.ConnectionPool.from_url(
        url, socket_connect_timeout=CONNECT_SECONDS, socket_timeout=ANSWER_SECONDS, health_check_interval=30
    )
    return HueyJobs(lambda: _made(pool), (redis.RedisError, OSError))


def _made(pool: Any) -> "Huey":
    from huey import RedisHuey  # noqa: PLC0415 - only what sends or takes jobs has the time and memory for it

    from heritage.backends.plain_messages import PlainMessages  # noqa: PLC0415 - as above

    queue = RedisHuey(QUEUE, connection_pool=pool, results=False, serializer=PlainMessages())
    queue.pending_count()
    return queue
