"""Reads the migrations of a checkout as files: parsed, never imported, so that nothing in them runs.

For parseCheckout of src/model/checkout-migrations.ts. It knows no database and no state of the models, so it is
never surer than the guard inside the task: `expand` only where the operation alone says that the live code survives it.
"""
import ast
import functools
import json
import os
import re
import stat
import sys
import time

try:
    import resource
except ImportError:
    resource = None

from flipgate_names import Names, literal, text_of
from flipgate_operations import Reader

# Bounds against a hostile checkout; a real one stays far below them.
MOST_FOLDERS, MOST_FILES = 20_000, 2_000
MOST_BYTES, MOST_BYTES_IN_ALL = 512 * 1024, 32 * 1024 * 1024
SECONDS, MOST_MEMORY = 20, 1024 * 1024 * 1024
MOST_LISTED = 50
SKIPPED = {"node_modules", "site-packages", "__pycache__"}


def main(root):
    if resource:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS + 10, SECONDS + 10))
    if resource and sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    found = {"complete": True, "migrations": []}
    until, size = time.monotonic() + SECONDS, 0
    for path in files(root, found):
        size += os.lstat(path).st_size
        if len(found["migrations"]) >= MOST_FILES or size > MOST_BYTES_IN_ALL or time.monotonic() > until:
            found["complete"] = False
            break
        one = migration(path)
        if one:
            found["migrations"].append(one)
    json.dump(found, sys.stdout, separators=(",", ":"))


def files(root, found):
    """Links are not followed: they may lead out of the checkout, or round in circles."""
    for seen, (folder, folders, names) in enumerate(os.walk(root)):
        if seen >= MOST_FOLDERS:
            found["complete"] = False
            return
        inner = (one for one in folders if not one.startswith(".") and one not in SKIPPED)
        folders[:] = sorted(one for one in inner if not os.path.exists(os.path.join(folder, one, "pyvenv.cfg")))
        if os.path.basename(folder) != "migrations" or os.path.samefile(folder, root):
            continue
        for name in sorted(names):
            path = os.path.join(folder, name)
            # What Django takes for a migration.
            if name.endswith(".py") and name[0] not in "_~" and is_file(path):
                yield path


def is_file(path):
    return stat.S_ISREG(os.lstat(path).st_mode)


def migration(path):
    app = label(os.path.dirname(os.path.dirname(path)))
    told = {"name": "%s.%s" % (app, text_of(os.path.basename(path)[:-3]))}
    try:
        tree = parsed(path)
        bodies = [one for one in tree.body if isinstance(one, ast.ClassDef) and one.name == "Migration"]
        if len(bodies) != 1 or not bodies[0].bases:
            # Whatever else lies in such a folder is not Django's.
            return dict(told, unreadable="it defines no class Migration, or more than one") if numbered(path) else None
        return dict(told, **described(app, tree, bodies[0]))
    except Exception as error:
        return dict(told, unreadable="%s: %s" % (type(error).__name__, str(error)[:200]))


def numbered(path):
    return re.match(r"\d{4}_", os.path.basename(path))


def parsed(path):
    if not is_file(path):
        raise ValueError("it is a link, or no file")
    with open(path, "rb") as file:
        source = file.read(MOST_BYTES + 1)
    if len(source) > MOST_BYTES:
        raise ValueError("it is larger than %d bytes" % MOST_BYTES)
    return ast.parse(source)


@functools.lru_cache(maxsize=None)
def label(folder):
    """As the application's configuration names it; by default its folder's name."""
    try:
        classes = [one for one in parsed(os.path.join(folder, "apps.py")).body if isinstance(one, ast.ClassDef)]
        labels = [literal(values(one)["label"]) for one in classes if "label" in values(one)]
        if len(labels) == 1 and isinstance(labels[0], str) and labels[0].isidentifier():
            return text_of(labels[0])
    except Exception:
        pass
    return text_of(os.path.basename(folder))


def values(body):
    """What a class assigns by name, the last word counting."""
    found = {}
    for one in body.body:
        if isinstance(one, ast.Assign):
            found.update((target.id, one.value) for target in one.targets if isinstance(target, ast.Name))
        elif isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and one.value:
            found[one.target.id] = one.value
    return found


def described(app, tree, body):
    names = Names(tree)
    given = values(body)
    operations = given.get("operations", ast.List(elts=[]))
    reader = Reader(app, names)
    is_plain = is_as_written(tree, body, names) and isinstance(operations, (ast.List, ast.Tuple))
    read = [reader.operation(one) for one in operations.elts] if is_plain else []
    phase, reversible = reader.whole(read, given) if is_plain else ("unclassified", "unknown")
    atomic = literal(given["atomic"]) if "atomic" in given else True
    return {
        "dependencies": pairs(given.get("dependencies")),
        "replaces": pairs(given.get("replaces")),
        "atomic": atomic if isinstance(atomic, bool) else "unknown",
        "operations": [one.text for one in read[:MOST_LISTED]],
        "sql": [line for one in read[:MOST_LISTED] for line in one.sql],
        "phase": phase,
        "reversible": reversible,
    }


def is_as_written(tree, body, names):
    """Nothing but plain assignments makes the class what it is, and nothing changes it afterwards."""
    plain = (ast.Assign, ast.AnnAssign, ast.Pass)
    parents = [names.within(one, "django.db.migrations") for one in body.bases]
    if parents != ["Migration"] or body.decorator_list or body.keywords:
        return False
    for one in body.body:
        is_docstring = isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
        is_method = isinstance(one, ast.FunctionDef) and one.name in ("apply", "unapply")
        if not isinstance(one, plain) and not is_docstring and not is_method:
            return False
        if not all(isinstance(target, ast.Name) for target in getattr(one, "targets", [])):
            return False
    bases = {id(one) for one in body.bases}
    mentions = (one for one in ast.walk(tree) if isinstance(one, ast.Name) and one.id == "Migration")
    return all(id(one) in bases for one in mentions)


def pairs(node):
    """`orders.0001_initial`, as far as it is written out."""
    if not isinstance(node, (ast.List, ast.Tuple)):
        return []
    both = [[literal(part) for part in one.elts] for one in node.elts if isinstance(one, (ast.List, ast.Tuple))]
    return ["%s.%s" % tuple(text_of(part) for part in one) for one in both if len(one) == 2 and all(one)][:MOST_LISTED]


main(sys.argv[1])
