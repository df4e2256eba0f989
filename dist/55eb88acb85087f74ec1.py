"""Runs a Django command in a migration's task, and stands at the door of the migrations that it runs.

It comes with the task and needs nothing but the image's own Python and Django. What it knows of the plan it takes
from Django's executor at the moment when that is about to run it, so that the arguments of the command (an
application, a stage of django-syzygy, another database) are Django's to understand.

    guard   refuses what the live code would not survive, before anything ran
    accept  tells it, and goes on
    record  only tells: contract migrations are meant to break older code
"""
import atexit
import os
import runpy
import sys

from django.core.management.base import BaseCommand
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from flipgate_judge import Judge
from flipgate_patience import patiently
from flipgate_report import REPORT, say, send_report
from flipgate_session import applied_in, session

REFUSED = 93
MODE = sys.argv[1]


def guarded(migrate):
    def at_the_door(executor, targets, plan=None, state=None, fake=False, fake_initial=False):
        connection = executor.connection
        if plan is None:
            plan = executor.migration_plan(targets)
        before = applied_in(connection)
        REPORT["guarded"] = True
        if plan and not fake:
            start = state or executor._create_project_state(with_applied_migrations=True)
            Judge(connection, start.clone(), before).plan(plan)
        if MODE == "guard" and REPORT["refused"]:
            refuse()
        try:
            return migrate(executor, targets, plan=plan, state=state, fake=fake, fake_initial=fake_initial)
        finally:
            ran = applied_in(connection) - before
            REPORT["applied"] = (REPORT["applied"] or []) + ["%s.%s" % key for key in sorted(ran)]

    return at_the_door


def announced(verb, change):
    def tell_first(executor, state, migration, *args, **options):
        # Django names it without ending the line, and a log shows whole lines only.
        say("%s %s.%s" % (verb, migration.app_label, migration.name))
        connection = executor.connection
        # Each try from a state that no other one has touched.
        attempt = lambda: change(executor, state.clone(), migration, *args, **options)
        if connection.vendor != "postgresql" or not migration.atomic:
            return attempt()
        return patiently(connection, attempt)

    return tell_first


def refuse():
    for one in REPORT["refused"]:
        say("refused: {migration}: {operation}: {why}".format(**one))
    REPORT["applied"] = []
    send_report()
    # Whatever surrounds the command cannot turn this into a success.
    os._exit(REFUSED)


def one_at_a_time(execute):
    def with_lock(command, *args, **options):
        alias = options.get("database") or DEFAULT_DB_ALIAS
        if alias in connections.settings:
            session(connections[alias])
        return execute(command, *args, **options)

    return with_lock


BaseCommand.execute = one_at_a_time(BaseCommand.execute)
MigrationExecutor.migrate = guarded(MigrationExecutor.migrate)
MigrationExecutor.apply_migration = announced("applying", MigrationExecutor.apply_migration)
MigrationExecutor.unapply_migration = announced("unapplying", MigrationExecutor.unapply_migration)
atexit.register(send_report)
sys.argv = sys.argv[2:]
if sys.argv[0] == "-m":
    del sys.argv[0]
    sys.path[0] = os.getcwd()
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
else:
    sys.path[0] = os.path.dirname(os.path.abspath(sys.argv[0]))
    runpy.run_path(sys.argv[0], run_name="__main__")
