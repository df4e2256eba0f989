"""A database session of the guard's own: it dies with the task, and outlives an error in the command's."""
import os
import sys
import time

from flipgate_report import say

LOCKED = 94
# "flipgate" in ASCII: one migration at a time in a database, whichever environment it belongs to.
LOCK_KEY = 0x666C697067617465
LOCK_WAIT_S = int(os.environ.get("FLIPGATE_LOCK_WAIT", "900"))
HELD = {}


def session(connection):
    """Opened once per database, with the lock: who is in it is the only one who migrates."""
    if connection.vendor != "postgresql":
        return connection
    if connection.alias not in HELD:
        held = connection.copy()
        with held.cursor() as cursor:
            if held.pg_version >= 140000:
                cursor.execute("SET idle_session_timeout = 0")
            take_lock(cursor)
        HELD[connection.alias] = held
    return HELD[connection.alias]


def take_lock(cursor):
    began = time.monotonic()
    told = None
    while True:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK_KEY])
        if cursor.fetchone()[0]:
            return
        now = time.monotonic()
        if now - began > LOCK_WAIT_S:
            say("another migration has held this database for %d s; giving up" % LOCK_WAIT_S)
            sys.stdout.flush()
            os._exit(LOCKED)
        if told is None or now - told > 15:
            say("another migration is running on this database; waiting for it")
            told = now
        time.sleep(1)


def applied_in(connection):
    with session(connection).cursor() as cursor:
        if "django_migrations" not in connection.introspection.table_names(cursor):
            return set()
        cursor.execute("SELECT app, name FROM django_migrations")
        return {tuple(row) for row in cursor.fetchall()}
