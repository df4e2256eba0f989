"""Asks the restored database, with the URL of the release that runs and another host in it."""
import base64
import os
from urllib.parse import urlsplit

try:
    import psycopg
except ImportError:
    import psycopg2 as psycopg


def given(name):
    return base64.b64decode(os.environ.get("DRILL_" + name, "")).decode()


url = urlsplit(os.environ["DATABASE_URL"])
login = url.netloc.rpartition("@")[0]
# Some schemes of dj-database-url are Django's own.
address = url._replace(scheme="postgresql", netloc=f"{login}@{given('HOST')}").geturl()
try:
    connection = psycopg.connect(address, connect_timeout=20)
except psycopg.OperationalError as error:
    # The password is the one of the snapshot's time.
    raise SystemExit(f"cannot log in (has the password changed since the snapshot?): {error}")
cursor = connection.cursor()
cursor.execute("SET TRANSACTION READ ONLY")
cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
print("drill size", cursor.fetchone()[0])
cursor.execute("SELECT count(*), max(applied) FROM django_migrations")
print("drill migrations %d migrations, the newest of %s" % cursor.fetchone())
if given("QUERY"):
    cursor.execute(given("QUERY"))
    row = cursor.fetchone()
    print("drill row", "no row" if row is None else ", ".join(str(value) for value in row))
print("drill end -", flush=True)
