"""`manage.py prepare_login`: gives the login that takes over next its password, while the other one serves.

Copy it to `<app>/management/commands/`. It runs in the migrate container, which alone is given
DATABASE_MASTER_PASSWORD, DATABASE_PASSWORD_A and DATABASE_PASSWORD_B. It may be run again at any time.
"""

import base64
import hashlib
import hmac
import os
import time

from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.db.utils import OperationalError, load_backend

ATTEMPTS = 5


class Command(BaseCommand):
    help = "Prepares the database login that DATABASE_URL is going to name next."
    requires_system_checks = []

    def handle(self, **options):
        serving = connections["default"].settings_dict["USER"]
        master = serving[:-2] if serving.endswith(("_a", "_b")) else serving
        letter = "b" if serving.endswith("_a") else "a"
        login, owner = f"{master}_{letter}", f"{master}_owner"
        password = given(f"DATABASE_PASSWORD_{letter.upper()}")
        connection = connect(master, given("DATABASE_MASTER_PASSWORD"))
        try:
            with connection.cursor() as cursor:
                refuse_while_in_use(cursor, login)
            prepare(connection, login, owner, verifier(password))
        finally:
            connection.close()
        self.stdout.write(f"{serving} serves; {login} is prepared: {proof(login, password)}.")


def given(variable):
    if value := os.environ.get(variable):
        return value
    raise CommandError(
        f"{variable} is missing. Run this in the migrate container of a release that was deployed with "
        "the output migrate_secrets of shared."
    )


def connect(user, password):
    """A connection of its own: other logins, same server and options."""
    settings = {**connections["default"].settings_dict, "USER": user, "PASSWORD": password}
    return load_backend(settings["ENGINE"]).DatabaseWrapper(settings, alias=user)


def refuse_while_in_use(cursor, login):
    cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE usename = %s", [login])
    if cursor.fetchone()[0]:
        raise CommandError(
            f"{login} has open connections: the release before the live one still runs with it. "
            "Settle first, and run this again."
        )


def retried(work):
    """A table changes its owner once; whoever holds it for longer than the lock timeout goes first."""
    for attempt in range(1, ATTEMPTS + 1):
        try:
            return work()
        except OperationalError as error:
            if attempt == ATTEMPTS or "lock timeout" not in str(error):
                raise
            time.sleep(attempt)


def prepare(connection, login, owner, hashed):
    """What the master owns goes to a role that both logins act as, whoever made it; the login is made last."""
    quote = connection.ops.quote_name
    database = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '2s'")
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname IN (%s, %s)", [login, owner])
        there = {row[0] for row in cursor.fetchall()}
        if owner not in there:
            cursor.execute(f"CREATE ROLE {quote(owner)} NOLOGIN")
        # The master reads and writes through this membership once nothing is its own any more.
        cursor.execute(f"GRANT {quote(owner)} TO CURRENT_USER")
        cursor.execute("SELECT pg_get_userbyid(datdba) = current_user FROM pg_database WHERE datname = %s", [database])
        if cursor.fetchone()[0]:
            cursor.execute(f"ALTER DATABASE {quote(database)} OWNER TO {quote(owner)}")
        # One at a time, each committed by itself: who holds one table while waiting for the next can meet a
        # request that holds the next and waits for the first, and PostgreSQL ends one of the two.
        for schema, relation in movable(cursor, owner):
            name = f"{quote(schema)}.{quote(relation)}"
            retried(lambda: cursor.execute(f"ALTER TABLE IF EXISTS {name} OWNER TO {quote(owner)}"))
        # What is no table, and tables of a schema in which the owner may make none.
        retried(lambda: cursor.execute(f"REASSIGN OWNED BY CURRENT_USER TO {quote(owner)}"))
        if login not in there:
            cursor.execute(f"CREATE ROLE {quote(login)} NOLOGIN")
        cursor.execute(f"GRANT {quote(owner)} TO {quote(login)}")
        # Whatever a login creates belongs to both.
        cursor.execute(f"ALTER ROLE {quote(login)} SET role = {quote(owner)}")
        cursor.execute(f"ALTER ROLE {quote(login)} LOGIN PASSWORD '{hashed}'")


def movable(cursor, owner):
    """Tables, views and sequences of the master. A column's own sequence goes with its table."""
    cursor.execute(
        """
        SELECT nspname, relname FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE relowner = current_user::regrole AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
          AND has_schema_privilege(%s, relnamespace, 'CREATE')
          AND NOT EXISTS (
            SELECT FROM pg_depend
            WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND relkind = 'S' AND deptype IN ('a', 'i')
          )
        """,
        [owner],
    )
    return cursor.fetchall()


def verifier(password):
    """What PostgreSQL keeps of a password under SCRAM-SHA-256: sent instead of it, so no log ever holds it."""
    salt, rounds = os.urandom(16), 4096
    salted = hashlib.pbkdf2_hmac("sha256", password.encode("ascii"), salt, rounds)
    client = hmac.digest(salted, b"Client Key", "sha256")
    stored = hashlib.sha256(client).digest()
    server = hmac.digest(salted, b"Server Key", "sha256")
    text = [base64.b64encode(part).decode() for part in (salt, stored, server)]
    return f"SCRAM-SHA-256${rounds}:{text[0]}${text[1]}:{text[2]}"


def proof(login, password):
    connection = connect(login, password)
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT session_user, current_user")
            return "it logged in as {} and acts as {}".format(*cursor.fetchone())
    finally:
        connection.close()
