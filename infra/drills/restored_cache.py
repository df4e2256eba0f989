"""Counts the keys of the restored cache and of the one that serves, database by database."""
import base64
import os
from urllib.parse import urlsplit

try:
    import redis
except ImportError:
    import valkey as redis

url = urlsplit(os.environ["CACHE_URL"])
login, at, _ = url.netloc.rpartition("@")
host = base64.b64decode(os.environ["DRILL_HOST"]).decode()


def counted(netloc):
    client = redis.from_url(url._replace(netloc=netloc).geturl(), socket_timeout=20)
    space = client.info("keyspace")
    return {name.removeprefix("db"): of["keys"] for name, of in sorted(space.items())}


def words(counts):
    return " and ".join(f"{keys} in database {name}" for name, keys in counts.items()) or "none"


restored = counted(login + at + host)
print("drill restored", words(restored))
print("drill live", words(counted(url.netloc)))
print("drill total", sum(restored.values()))
print("drill end -", flush=True)
