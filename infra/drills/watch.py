"""Uses database or cache twice a second, and says for how long it could not."""
import base64
import os
import time


def given(name):
    return base64.b64decode(os.environ["DRILL_" + name]).decode()


def database():
    try:
        import psycopg
    except ImportError:
        import psycopg2 as psycopg
    from urllib.parse import urlsplit

    address = urlsplit(os.environ["DATABASE_URL"])._replace(scheme="postgresql").geturl()
    # A failover does not close connections: without these the old primary would be waited for.
    limits = {"connect_timeout": 2, "tcp_user_timeout": 2000, "options": "-c statement_timeout=2000"}

    def connect():
        return psycopg.connect(address, **limits)

    def use(connection):
        # A number for a writing transaction, which only a primary gives; it leaves nothing behind.
        connection.cursor().execute("SELECT txid_current()")
        connection.commit()

    return connect, use, psycopg.Error


def cache():
    try:
        import redis
    except ImportError:
        import valkey as redis

    def connect():
        return redis.from_url(os.environ["CACHE_URL"], socket_timeout=2, socket_connect_timeout=2)

    def use(client):
        # Expires by itself, a minute after the drill.
        client.set("flipgate:drill", "1", ex=60)

    return connect, use, (redis.RedisError, OSError)


connect, use, errors = {"database": database, "cache": cache}[given("WHAT")]()
deadline = time.monotonic() + int(given("SECONDS"))
connection, good, failures, gap, calm = None, None, 0, 0.0, None
while time.monotonic() < deadline:
    began = time.monotonic()
    try:
        connection = connection or connect()
        use(connection)
    except errors as error:
        connection, failures, calm = None, failures + 1, None
        if failures == 1:
            print("first failure:", str(error).splitlines()[0] if str(error) else type(error).__name__, flush=True)
    else:
        now = time.monotonic()
        if good is None:
            print("drill watching", given("WHAT"), flush=True)
        elif failures:
            # From the last use that worked to the first that works again.
            gap = max(gap, now - good)
            calm = calm or now
        good = now
    # Over once it has worked for twenty seconds on end.
    if calm and time.monotonic() - calm > 20:
        break
    time.sleep(max(0.0, 0.5 - (time.monotonic() - began)))
print("drill failures", failures)
print("drill gap", round(gap, 1) if calm else "open")
print("drill end -", flush=True)
