"""What the names in a module stand for, by its imports alone; a name that is bound in any other way stands for nothing."""
import ast


class Names:
    def __init__(self, tree):
        self.known, self.spoiled = {}, set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for one in node.names:
                    self.bind(one.asname or one.name.split(".")[0], one.name if one.asname else one.name.split(".")[0])
            elif isinstance(node, ast.ImportFrom):
                for one in node.names:
                    self.bind(one.asname or one.name, "%s%s.%s" % ("." * node.level, node.module or "", one.name))
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
                self.spoiled.add(node.name)
            elif isinstance(node, (ast.Name, ast.Attribute)) and not isinstance(node.ctx, ast.Load):
                self.spoiled.add(root_of(node))

    def bind(self, name, whole):
        if self.known.setdefault(name, whole) != whole or name == "*":
            self.spoiled.add(name)

    def of(self, node):
        """`django.db.migrations.AddField`; empty where that cannot be told."""
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id in self.spoiled or "*" in self.spoiled:
            return ""
        known = self.known.get(node.id)
        return ".".join([known, *reversed(parts)]) if known else ""

    def within(self, node, *packages):
        """The last part of a name of one of these packages."""
        whole = self.of(node)
        return whole.rsplit(".", 1)[1] if any(whole.startswith(one + ".") for one in packages) else ""


def root_of(node):
    while isinstance(node, ast.Attribute):
        node = node.value
    return getattr(node, "id", None)


def literal(node):
    """Its value where it is written out; None otherwise."""
    try:
        return ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError):
        return None


def text_of(value):
    """One short line, whatever it was."""
    return "?" if value is None else "".join(one for one in str(value)[:100] if one.isprintable())
