"""The rules of the house that no linter keeps: short modules, nothing kept between calls."""

import ast
import pkgutil
from functools import cache
from importlib import import_module
from pathlib import Path

import attrs

import complaintkit

SOURCE = Path(complaintkit.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
FILLED_LATER = {
    *("list", "dict", "set", "defaultdict", "Counter", "deque", "bytearray", "OrderedDict"),
}
CHANGING = {
    *("append", "extend", "insert", "remove", "pop", "clear", "update", "setdefault", "popitem"),
    *("add", "discard", "sort", "reverse"),
}


def name(path):
    """A module as its readers know it."""
    return path.relative_to(SOURCE).as_posix()


def which(broken):
    """The modules in which a rule is broken; together, as a test each would cost more than it."""
    return [name(path) for path in MODULES if broken(path)]


@cache
def tree(path):
    """A module, parsed."""
    return ast.parse(path.read_text("utf-8"))


def assigned(module):
    """Names that a module binds at its top, each with its value."""
    for node in module.body:
        targets = []
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            if isinstance(target, ast.Name):
                yield target.id, node.value


def test_there_are_modules_to_look_at():
    """The rules below are about something."""
    assert len(MODULES) > 40


def test_a_module_has_less_than_300_lines():
    """What grows longer is two things."""
    assert which(lambda path: len(path.read_text("utf-8").splitlines()) >= 300) == []


def test_a_module_opens_with_what_it_is_for():
    """A docstring that ends its first line with a full stop, or with the colon of a list."""
    opening = {path: (ast.get_docstring(tree(path)) or "").split("\n")[0] for path in MODULES}

    assert which(lambda path: not opening[path].endswith((".", ":"))) == []


def test_D13_a_module_asks_no_clock():
    """D13: no `today(` and no `now(` in the library, in code or in an example."""
    texts = {path: path.read_text("utf-8") for path in MODULES}

    assert which(lambda path: ".today(" in texts[path] or ".now(" in texts[path]) == []


def prints(path):
    """Whether a module prints."""
    calls = (node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call))
    return any(getattr(it, "id", "") in {"print", "pprint"} for it in calls)


def test_a_module_prints_nothing():
    """Results are returned; the command writes to its streams by itself."""
    assert which(prints) == []


def is_empty(value):
    """Whether an expression makes an empty list, dict or set."""
    if isinstance(value, ast.List | ast.Dict):
        return not ast.unparse(value).strip("[]{}")
    bare = isinstance(value, ast.Call) and not value.args and not value.keywords
    return bare and getattr(value.func, "id", "") in FILLED_LATER


def test_a_module_starts_with_nothing_to_fill():
    """An empty list, dict or set at the top of a module is state that calls would share."""
    assert which(lambda path: any(is_empty(value) for _, value in assigned(tree(path)))) == []


def changed(path):
    """What a module changes of what it binds at its top."""
    module = tree(path)
    names = {name for name, _ in assigned(module)}
    for node in ast.walk(module):
        if isinstance(node, ast.Global):
            yield from node.names
        called = node.func if isinstance(node, ast.Call) else None
        if isinstance(called, ast.Attribute) and called.attr in CHANGING:
            yield from {getattr(called.value, "id", "")} & names
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            yield from {getattr(node.value, "id", "")} & names


def test_nothing_at_the_top_of_a_module_is_changed_later():
    """No `global`, no method that changes a value of the module, no item set or deleted.

    The facade keeps what it has loaded in its own globals, as Python itself would.
    """
    assert which(lambda path: [*changed(path)]) == []


def attrs_classes():
    """Every class of values in the package."""
    for found in pkgutil.walk_packages(complaintkit.__path__, "complaintkit."):
        if found.name.endswith("__main__"):
            continue
        for thing in vars(import_module(found.name)).values():
            if isinstance(thing, type) and thing.__module__ == found.name and attrs.has(thing):
                yield thing


def test_what_a_value_keeps_for_itself_is_neither_shown_nor_compared():
    """Two values that were given the same are the same, whatever each has worked out since."""
    classes = list(attrs_classes())
    told = [
        f"{thing.__name__}.{field.name}"
        for thing in classes
        for field in attrs.fields(thing)
        if field.name.startswith("_") and (field.eq or field.repr)
    ]
    assert len(classes) > 100
    assert told == []
