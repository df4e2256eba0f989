"""Asks for a migration's locks in short moments before it asks in earnest.

Whoever waits for a lock on a table stalls everybody who comes later. 50 ms every 10 s touch one request in two hundred;
a transaction that lasts a minute is waited out by them. Only then PostgreSQL's own `lock_timeout` counts, as it was
given to the task.
"""
import time

from django.db.utils import OperationalError

from flipgate_report import say

MOMENT = "50ms"
MOMENTS = 6
PAUSE_S = 10
# PostgreSQL's code for a lock that was not given in time.
NOT_AVAILABLE = "55P03"


def patiently(connection, attempt):
    """Runs what can be run again from its start: a migration in a transaction of its own."""
    given = lock_timeout(connection)
    for _ in range(MOMENTS):
        set_lock_timeout(connection, MOMENT)
        try:
            return attempt()
        except OperationalError as error:
            if getattr(error.__cause__, "sqlstate", getattr(error.__cause__, "pgcode", None)) != NOT_AVAILABLE:
                raise
        finally:
            set_lock_timeout(connection, given)
        say("a lock is taken; trying again in %d s" % PAUSE_S)
        time.sleep(PAUSE_S)
    return attempt()


def lock_timeout(connection):
    with connection.cursor() as cursor:
        cursor.execute("SHOW lock_timeout")
        return cursor.fetchone()[0]


def set_lock_timeout(connection, value):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, false)", [value])
