"""Which operations of a plan would break code that knows nothing of them: the release that is live."""
from django.db import router
from django.db.backends.utils import truncate_name
from django.db.models import NOT_PROVIDED

from flipgate_report import REPORT


def stage_of(thing):
    """django-syzygy's mark, where the author has set one."""
    stage = getattr(thing, "stage", None)
    return getattr(stage, "value", stage)


def declared_safe(migration, operation):
    """Whether the author has said that old code survives it."""
    if getattr(migration, "deploy_phase", None) == "expand":
        return True
    if any("pre" in str(stage_of(thing)).lower() for thing in (operation, migration) if stage_of(thing)):
        return True
    # django-migration-linter's word for "I have looked at this one".
    return any(type(one).__name__ == "IgnoreMigration" for one in migration.operations)


class Judge:
    """Goes through a plan, and keeps the state of the models beside it."""

    def __init__(self, connection, state, applied):
        self.connection, self.state = connection, state
        self.tables = set(connection.introspection.table_names())
        self.known_apps = {app for app, _ in applied}
        self.columns = {}

    def plan(self, plan):
        for migration, backwards in plan:
            name = "%s.%s" % (migration.app_label, migration.name)
            planned = {"name": name, "atomic": migration.atomic,
                       "reversible": all(one.reversible for one in migration.operations)}
            if stage_of(migration):
                planned["stage"] = "pre-deploy" if "pre" in str(stage_of(migration)).lower() else "post-deploy"
            REPORT["planned"].append(planned)
            found = len(REPORT["refused"])
            if backwards:
                self.refuse(name, "Unapply", "it takes back what the live code may rest on",
                            "Write a new migration that brings the schema forward.")
            else:
                for operation in migration.operations:
                    self.operation(migration, name, operation)
            # What its author wants to wait waits, although nothing of it is refused.
            late = getattr(migration, "deploy_phase", None) == "contract" or planned.get("stage") == "post-deploy"
            planned["phase"] = "contract" if late or len(REPORT["refused"]) > found else "expand"

    def operation(self, migration, name, operation):
        kind = type(operation).__name__
        if kind == "SeparateDatabaseAndState":
            before = self.state.clone()
            for one in operation.database_operations:
                self.operation(migration, name, one)
            self.state = before
            for one in operation.state_operations:
                one.state_forwards(migration.app_label, self.state)
            return
        before = self.state
        self.state = before.clone()
        operation.state_forwards(migration.app_label, self.state)
        if declared_safe(migration, operation):
            return
        for base in type(operation).__mro__:
            judge = getattr(self, "on_" + base.__name__, None)
            if judge:
                verdict = judge(operation, migration.app_label, before)
                break
        else:
            verdict = self.unclassified(migration.app_label)
        if verdict:
            self.refuse(name, operation.describe(), *verdict)

    def refuse(self, name, operation, why, instead):
        REPORT["refused"].append({"migration": name, "operation": operation, "why": why, "instead": instead})

    def caution(self, text):
        REPORT["cautions"].append(text)

    # What an operation touches.

    def table(self, state, app, model):
        found = state.models.get((app, model.lower()))
        if found is None or found.options.get("proxy") or not found.options.get("managed", True):
            return None
        if not router.allow_migrate(self.connection.alias, app, model_name=model.lower()):
            return None
        limit = self.connection.ops.max_name_length()
        name = found.options.get("db_table") or truncate_name("%s_%s" % (app, model.lower()), limit)
        return name if name.strip('"') in self.tables else None

    def knows(self, table, column):
        """Whether the column was there before this plan: the live code knows of no other."""
        if table not in self.columns:
            with self.connection.cursor() as cursor:
                rows = self.connection.introspection.get_table_description(cursor, table)
            self.columns[table] = {row.name for row in rows}
        return column in self.columns[table]

    def field(self, state, app, model, name):
        return state.apps.get_model(app, model)._meta.get_field(name)

    def unclassified(self, app):
        if app not in self.known_apps:
            return None
        return ("nothing says whether the live code survives it",
                "If it does, give the migration `deploy_phase = \"expand\"` (or django-syzygy's stage); "
                "if not, run it as a contract migration.")

    # One method for each kind of operation; what is listed as harmless is harmless.

    def harmless(self, operation, app, before):
        return None

    on_CreateModel = on_AlterModelOptions = on_AlterModelManagers = on_AlterModelTableComment = harmless
    on_RemoveIndex = on_RenameIndex = on_RemoveConstraint = on_AlterConstraint = on_ValidateConstraint = harmless
    on_AddIndexConcurrently = on_RemoveIndexConcurrently = on_CreateExtension = on_CreateCollation = harmless
    on_IgnoreMigration = on_RenameContentType = harmless

    def on_DeleteModel(self, operation, app, before):
        table = self.table(before, app, operation.name)
        return table and ("it drops the table %s, which the live code uses" % table,
                          "Release the code that does not use it, and drop it as a contract migration.")

    def on_RenameModel(self, operation, app, before):
        table = self.table(before, app, operation.old_name)
        if table and self.options(before, app, operation.old_name).get("db_table"):
            return None
        return table and self.renamed_table(table)

    def on_AlterModelTable(self, operation, app, before):
        table = self.table(before, app, operation.name)
        new = operation.table or "%s_%s" % (app, operation.name.lower())
        return table and table != new and self.renamed_table(table)

    def renamed_table(self, table):
        return ("it renames the table %s, which the live code uses" % table,
                "Keep the name with `db_table`, or make the new table, write to both, and drop the old one as a "
                "contract migration.")

    def options(self, state, app, model):
        return state.models[app, model.lower()].options

    def on_AlterOrderWithRespectTo(self, operation, app, before):
        table = self.table(before, app, operation.name)
        return table and operation.order_with_respect_to and self.not_null(table, "_order")

    def on_AlterTogetherOptionOperation(self, operation, app, before):
        if self.table(before, app, operation.name) and operation.option_name == "unique_together":
            self.caution("%s: the live code may write what it forbids" % operation.describe())

    def on_AddConstraint(self, operation, app, before):
        if self.table(before, app, operation.model_name):
            self.caution("%s: the live code may write what it forbids" % operation.describe())

    def on_AddIndex(self, operation, app, before):
        table = self.table(before, app, operation.model_name)
        if table and self.connection.vendor == "postgresql":
            self.caution("%s: writes to %s wait while it is built; AddIndexConcurrently does not stop them"
                         % (operation.describe(), table))

    def on_AddField(self, operation, app, before):
        table = self.table(before, app, operation.model_name)
        if not table:
            return None
        field = self.field(self.state, app, operation.model_name, operation.name)
        if field.many_to_many or getattr(field, "column", None) is None or getattr(field, "generated", False):
            return None
        if not field.null and not has_db_default(field):
            return self.not_null(table, field.column)
        if field.remote_field:
            self.caution("%s: rows that use it keep the live code from deleting what they point at"
                         % operation.describe())
        return None

    def not_null(self, table, column):
        return ("the live code's INSERTs into %s do not name %s, which is NOT NULL without a default in the database"
                % (table, column),
                "Add it with `null=True` or `db_default=…`; make it NOT NULL in a contract migration.")

    def on_RemoveField(self, operation, app, before):
        table = self.table(before, app, operation.model_name)
        if not table:
            return None
        field = self.field(before, app, operation.model_name, operation.name)
        if field.many_to_many:
            table = field.remote_field.through._meta.db_table
            own = field.remote_field.through._meta.auto_created and table in self.tables
            return own and ("it drops the table %s, which the live code uses" % table,
                            "Release the code that does not use it, and drop it as a contract migration.")
        if not self.knows(table, getattr(field, "column", None)):
            return None
        first = "" if field.null or has_db_default(field) else (
            "First let new code write without it: `null=True` or `db_default=…` in an earlier release. ")
        return ("it drops the column %s.%s, which the live code reads" % (table, field.column),
                first + "Release the code that does not use it, and drop it as a contract migration.")

    def on_RenameField(self, operation, app, before):
        table = self.table(before, app, operation.model_name)
        if not table:
            return None
        old = self.field(before, app, operation.model_name, operation.old_name)
        new = self.field(self.state, app, operation.model_name, operation.new_name)
        return self.knows(table, old.column) and old.column != new.column and self.renamed_column(table, old)

    def renamed_column(self, table, field):
        return ("it renames the column %s.%s, which the live code uses" % (table, field.column),
                "Keep the name with `db_column=\"%s\"`, or add the new column, write to both, and drop the old one "
                "as a contract migration." % field.column)

    def on_AlterField(self, operation, app, before):
        table = self.table(before, app, operation.model_name)
        if not table:
            return None
        old = self.field(before, app, operation.model_name, operation.name)
        new = self.field(self.state, app, operation.model_name, operation.name)
        if old.many_to_many or new.many_to_many or not self.knows(table, old.column):
            return None
        if old.column != new.column:
            return self.renamed_column(table, old)
        was, is_now = (one.db_parameters(self.connection)["type"] for one in (old, new))
        if was != is_now and not wider(was, is_now):
            return ("it changes the type of %s.%s from %s to %s: the table is rewritten under a lock, and the live "
                    "code may read or write what no longer fits" % (table, old.column, was, is_now),
                    "Add a new column of the new type, write to both, and drop the old one as a contract migration.")
        if old.null and not new.null:
            return ("it makes %s.%s NOT NULL, and the live code may write NULL" % (table, old.column),
                    "Release the code that always gives a value, and make it NOT NULL in a contract migration.")
        if not new.null and has_db_default(old) and not has_db_default(new):
            return ("it takes away the database's default of %s.%s, on which the live code's INSERTs rest"
                    % (table, old.column),
                    "Release the code that always gives a value, and drop the default in a contract migration.")
        if new.null and not old.null:
            self.caution("%s: new code may write NULL, which the live code does not expect" % operation.describe())
        if new.unique and not old.unique:
            self.caution("%s: the live code may write what it forbids" % operation.describe())
        return None

    def on_RunSQL(self, operation, app, before):
        return operation.sql not in ("", []) and self.unclassified(app)

    def on_RunPython(self, operation, app, before):
        return getattr(operation.code, "__name__", "") != "noop" and self.unclassified(app)


def has_db_default(field):
    default = getattr(field, "db_default", NOT_PROVIDED)
    return default is not NOT_PROVIDED and default is not None


def wider(was, is_now):
    """PostgreSQL widens these without reading a row, and whatever fitted still fits."""
    was, is_now = (str(one or "").split("(") for one in (was, is_now))
    if was[0] != "varchar" or len(was) < 2:
        return False
    if is_now == ["text"] or is_now == ["varchar"]:
        return True
    return is_now[0] == "varchar" and int(is_now[1].rstrip(")")) >= int(was[1].rstrip(")"))
