"""What an operation touches, and whether the live code survives it, by its kind and its literal arguments.

The guard's judge knows the database and what is live; where only that could tell, this says `unclassified`.
"""
import ast
import itertools

from flipgate_names import literal, text_of

DJANGO = ("django.db.migrations", "django.contrib.postgres.operations")
FIELDS = ("django.db.models", "django.contrib.gis.db.models", "django.contrib.postgres.fields")
# Each kind with the arguments that say what it touches, in their order.
MODEL, FIELD = ("name",), ("model_name", "name")
HARMLESS = {
    "AlterModelOptions": MODEL, "AlterModelManagers": MODEL, "AlterModelTableComment": MODEL,
    "AlterUniqueTogether": MODEL, "AlterIndexTogether": MODEL,
    "AddIndex": FIELD[:1], "AddIndexConcurrently": FIELD[:1], "RemoveIndex": FIELD, "RemoveIndexConcurrently": FIELD,
    "RenameIndex": ("model_name", "new_name"),
    "AddConstraint": FIELD[:1], "AddConstraintNotValid": FIELD[:1], "RemoveConstraint": FIELD,
    "AlterConstraint": FIELD, "ValidateConstraint": FIELD,
    "CreateExtension": MODEL, "CreateCollation": MODEL, "BloomExtension": (), "BtreeGinExtension": (),
    "BtreeGistExtension": (), "CITextExtension": (), "CryptoExtension": (), "HStoreExtension": (),
    "TrigramExtension": (), "UnaccentExtension": (),
}
TOUCHED = {
    **HARMLESS, "CreateModel": ("name", "fields", "options"), "DeleteModel": MODEL, "RenameModel": ("old_name", "new_name"),
    "AlterModelTable": ("name", "table"), "AlterOrderWithRespectTo": ("name", "order_with_respect_to"),
    "AddField": (*FIELD, "field"), "RemoveField": FIELD, "AlterField": (*FIELD, "field"),
    "RenameField": ("model_name", "old_name", "new_name"),
    "RunSQL": ("sql", "reverse_sql"), "RunPython": ("code", "reverse_code"),
    "SeparateDatabaseAndState": ("database_operations", "state_operations"),
}
MOST_LINES, LONGEST_LINE = 100, 300
TOLD = {"model_name", "name", "old_name", "new_name"}
# What makes a new model's table another one than its own.
OTHER_TABLE = {"managed", "proxy", "db_table"}


class Operation:
    def __init__(self, text, phase="unclassified", reversible="unknown", ignores=False, sql=()):
        self.text, self.phase, self.reversible = text[:150], phase, reversible
        # Lines that the file itself writes out: any other SQL is Django's to make, with the database before it.
        self.sql = sql
        # django-migration-linter's word for "I have looked at this migration".
        self.ignores = ignores


class Reader:
    """Goes through one migration's operations in their order."""

    def __init__(self, app, names):
        self.app, self.names = app, names
        # Models that it makes itself: nobody's yet.
        self.fresh = set()

    def operation(self, node):
        if not isinstance(node, ast.Call):
            return Operation(type(node).__name__)
        kind = self.names.within(node.func, *DJANGO)
        if self.names.within(node.func, "django_migration_linter") == "IgnoreMigration":
            return Operation("IgnoreMigration", "expand", True, ignores=True)
        given = arguments(node, TOUCHED.get(kind, ()))
        if kind not in TOUCHED or given is None:
            staged = self.names.within(node.func, "syzygy") and self.stage(keyword(node, "stage"))
            return Operation(last_of(node.func), "expand" if staged == "expand" else "unclassified")
        told = (text_of(literal(given[one])) for one in TOUCHED[kind] if one in TOLD and one in given)
        text = " ".join((kind, ".".join((self.app, *told))))
        if kind == "SeparateDatabaseAndState":
            return self.separated(text, given)
        judge = getattr(self, "on_" + kind, None)
        phase = judge(given) if judge else "expand"
        return Operation(text, phase, reversible(kind, given), sql=written_sql(given) if kind == "RunSQL" else ())

    def whole(self, read, given):
        """The phase of a migration, and whether it can be taken back. Its author's marks count first, as for the judge."""
        marks = {deploy_phase(given.get("deploy_phase")), self.stage(given.get("stage"))}
        phase, back = together(read)
        if "contract" in marks:
            phase = "contract"
        elif "expand" in marks or any(one.ignores for one in read):
            phase = "expand"
        return ("unclassified" if "unknown" in marks and phase == "expand" else phase), back

    def stage(self, node):
        """django-syzygy's, where it is written out: as the judge hears it, what does not come before comes after."""
        if node is None or isinstance(node, ast.Constant) and not node.value:
            return None
        said = node.value if isinstance(node, ast.Constant) else self.names.within(node, "syzygy")
        if not said:
            return "unknown"
        return "expand" if "pre" in str(said).lower() else "contract"

    def separated(self, text, given):
        inner = given.get("database_operations", ast.List(elts=[]))
        is_list = isinstance(inner, (ast.List, ast.Tuple))
        read = [self.operation(one) for one in inner.elts] if is_list else [Operation("?")]
        state = given.get("state_operations")
        if state is not None and literal(state) != []:
            # From here on a model's name may stand for another table.
            self.fresh.clear()
        sql = [line for one in read for line in one.sql]
        return Operation(" ".join([text, *(one.text for one in read)]), *together(read), sql=sql)

    def is_fresh(self, given, name="model_name"):
        return str(literal(given.get(name))).lower() in self.fresh

    # One method for each kind that is not harmless by itself.

    def on_CreateModel(self, given):
        options = given.get("options", ast.Dict(keys=[], values=[]))
        keys = {literal(one) for one in options.keys} if isinstance(options, ast.Dict) else {None}
        if not keys & (OTHER_TABLE | {None}):
            self.fresh.add(str(literal(given.get("name"))).lower())
        return "expand"

    def on_DeleteModel(self, given):
        was = self.is_fresh(given, "name")
        self.fresh.discard(str(literal(given.get("name"))).lower())
        return "expand" if was else "contract"

    def on_RenameModel(self, given):
        if not self.is_fresh(given, "old_name"):
            return "contract"
        self.fresh.discard(str(literal(given["old_name"])).lower())
        self.fresh.add(str(literal(given.get("new_name"))).lower())
        return "expand"

    def on_AlterModelTable(self, given):
        return self.on_DeleteModel(given)

    def on_AlterOrderWithRespectTo(self, given):
        to = given.get("order_with_respect_to")
        is_none = isinstance(to, ast.Constant) and to.value is None
        return "expand" if is_none or self.is_fresh(given, "name") else "contract"

    def on_RemoveField(self, given):
        return "expand" if self.is_fresh(given) else "contract"

    def on_RenameField(self, given):
        return self.on_RemoveField(given)

    def on_AlterField(self, given):
        # What the column was before is not written here.
        return "expand" if self.is_fresh(given) else "unclassified"

    def on_AddField(self, given):
        field = given.get("field")
        kind = self.names.within(field.func, *FIELDS) if isinstance(field, ast.Call) else ""
        if self.is_fresh(given):
            return "expand"
        if not kind or any(one.arg is None for one in field.keywords):
            return "unclassified"
        null, default = keyword(field, "null"), keyword(field, "db_default")
        if kind in ("ManyToManyField", "GeneratedField") or is_true(null):
            return "expand"
        if default is not None and (isinstance(default, ast.Call) or literal(default) is not None):
            return "expand"
        readable = null is None or isinstance(null, ast.Constant)
        return "contract" if readable and default is None else "unclassified"

    def on_RunSQL(self, given):
        sql = given.get("sql")
        return "expand" if self.is_noop(sql, "RunSQL") or literal(sql) in ("", []) else "unclassified"

    def on_RunPython(self, given):
        return "expand" if self.is_noop(given.get("code"), "RunPython") else "unclassified"

    def is_noop(self, node, kind):
        whole = self.names.of(node)
        return whole.startswith("django.db.migrations.") and whole.endswith(".%s.noop" % kind)


def written_sql(given):
    """A text, or a list of texts and of pairs of a text with its parameters."""
    value = literal(given.get("sql"))
    statements = value if isinstance(value, (list, tuple)) else [value]
    texts = [one[0] if isinstance(one, (list, tuple)) and one else one for one in statements]
    written = (line for text in texts if isinstance(text, str) for line in text.strip().splitlines())
    return [line[:LONGEST_LINE] for line in itertools.islice(written, MOST_LINES)]


def deploy_phase(node):
    if node is None:
        return None
    if not isinstance(node, ast.Constant):
        return "unknown"
    return node.value if node.value in ("expand", "contract") else None


def together(read):
    phases, back = [one.phase for one in read], [one.reversible for one in read]
    phase = next((one for one in ("contract", "unclassified") if one in phases), "expand")
    return phase, next((one for one in (False, "unknown") if one in back), True)


def arguments(node, names):
    """By name; None where some of them are not written out."""
    if any(isinstance(one, ast.Starred) for one in node.args) or any(one.arg is None for one in node.keywords):
        return None
    return {**dict(zip(names, node.args)), **{one.arg: one.value for one in node.keywords}}


def keyword(node, name):
    return next((one.value for one in node.keywords if one.arg == name), None)


def is_true(node):
    return isinstance(node, ast.Constant) and node.value is True


def last_of(node):
    return text_of(getattr(node, "attr", getattr(node, "id", "call")))


def reversible(kind, given):
    if kind not in ("RunSQL", "RunPython"):
        return True
    way = given.get(TOUCHED[kind][1])
    return way is not None and not (isinstance(way, ast.Constant) and way.value is None)
