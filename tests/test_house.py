"""The rules of the house that no linter keeps: short modules, nothing kept between calls."""

import ast
from pathlib import Path

import pytest

import complaintkit

SOURCE = Path(complaintkit.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
CHANGING = {
    *("append", "extend", "insert", "remove", "pop", "clear", "update", "setdefault", "popitem"),
    *("add", "discard", "sort", "reverse"),
}


def name(path):
    """A module as its readers know it."""
    return path.relative_to(SOURCE).as_posix()


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


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_has_less_than_300_lines(path):
    """What grows longer is two things."""
    assert len(path.read_text("utf-8").splitlines()) < 300


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_opens_with_what_it_is_for(path):
    """A docstring that ends its first line with a full stop, or with the colon of a list."""
    first = (ast.get_docstring(tree(path)) or "").split("\n")[0]

    assert first.endswith((".", ":"))


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_D13_a_module_asks_no_clock(path):
    """D13: no `today(` and no `now(` in the library, in code or in an example."""
    text = path.read_text("utf-8")

    assert ".today(" not in text
    assert ".now(" not in text


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_prints_nothing(path):
    """Results are returned; the command writes to its streams by itself."""
    calls = [
        node.lineno
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"print", "pprint"}
    ]

    assert calls == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_starts_with_nothing_to_fill(path):
    """An empty list, dict or set at the top of a module is state that calls would share."""
    empty = [
        name
        for name, value in assigned(tree(path))
        if (isinstance(value, ast.List | ast.Dict) and not ast.unparse(value).strip("[]{}"))
        or (
            isinstance(value, ast.Call)
            and not value.args
            and not value.keywords
            and getattr(value.func, "id", "")
            in {
                "list",
                "dict",
                "set",
                "defaultdict",
                "Counter",
                "deque",
                "bytearray",
                "OrderedDict",
            }
        )
    ]

    assert empty == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_nothing_at_the_top_of_a_module_is_changed_later(path):
    """No `global`, no method that changes a value of the module, no item set or deleted.

    The facade keeps what it has loaded in its own globals, as Python itself would.
    """
    module = tree(path)
    names = {name for name, _ in assigned(module)}
    changed = []
    for node in ast.walk(module):
        if isinstance(node, ast.Global):
            changed += node.names
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CHANGING
            and getattr(node.func.value, "id", "") in names
        ):
            changed.append(ast.unparse(node))
        if (
            isinstance(node, ast.Subscript)
            and isinstance(node.ctx, ast.Store | ast.Del)
            and getattr(node.value, "id", "") in names
        ):
            changed.append(ast.unparse(node))

    assert changed == []
