"""The queue in Redis: for workers on any number of machines."""

from urllib.parse import urlsplit

from huey import RedisHuey

from heritage.backends.extras import imported
from heritage.backends.huey_jobs import QUEUE, HueyJobs, PlainMessages

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
    queue = RedisHuey(QUEUE, connection_pool=pool, results=False, serializer=PlainMessages())
    return HueyJobs(queue, (redis.RedisError, OSError), queue.pending_count)
