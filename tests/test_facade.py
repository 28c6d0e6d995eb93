"""The front of the package: the names it promises, and how little it loads to give them."""

import ast
import importlib
import inspect
import os
import subprocess
import sys
from enum import Enum
from pathlib import Path

import pytest

import complaintkit

SNAPSHOT = Path(__file__).parent / "snapshots" / "public_names.txt"
SOURCE = Path(complaintkit.__file__)
PROMISED = SNAPSHOT.read_text("utf-8").split()
DOORS = (
    *("attr", "attrs", "cattr", "cattrs", "pendulum", "holidays", "babel", "numpy", "hypothesis"),
    *("argparse", "tomllib", "zoneinfo", "json", "csv"),
)


def loaded_after(code):
    """Which of the doors a fresh interpreter has loaded after running some code."""
    script = f"{code}\nimport sys\nprint(*sorted(set(sys.modules) & set({DOORS!r})))"
    found = subprocess.run(
        [sys.executable, "-c", script],
        env={"PATH": os.environ.get("PATH", ""), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        check=True,
        text=True,
    )
    return set(found.stdout.split())


def test_the_public_names_are_those_promised():
    """A name is added or taken away on purpose: by changing the list as well."""
    assert complaintkit.__all__ == PROMISED


@pytest.mark.parametrize("name", PROMISED)
def test_every_public_name_is_there(name):
    """And is the same object as in the module it lives in."""
    home = importlib.import_module(f"complaintkit.{complaintkit._HOME[name]}")

    assert getattr(complaintkit, name) is getattr(home, name)


def test_a_star_import_gives_all_of_them():
    """The list of names is one that Python can import by."""
    given = {}
    exec("from complaintkit import *", given)

    assert set(PROMISED) <= set(given)


def test_type_checkers_are_shown_the_names_that_are_loaded():
    """The block for type checkers names each name once, from the module it is loaded from."""
    tree = ast.parse(SOURCE.read_text("utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If)]
    shown = [
        (alias.name, alias.asname, node.module)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    ]

    assert ast.unparse(block.test) == "TYPE_CHECKING"
    assert all(isinstance(node, ast.ImportFrom) for node in block.body)
    assert sorted(shown) == sorted(
        (name, name, f"complaintkit.{home}") for name, home in complaintkit._HOME.items()
    )


def test_the_names_can_be_listed():
    """What `dir` shows is what is promised."""
    assert dir(complaintkit) == sorted(PROMISED)


def test_an_unknown_name_is_an_attribute_error():
    """In Python's own words, so that nothing that tries names is surprised."""
    with pytest.raises(AttributeError) as caught:
        complaintkit.get_polcy  # noqa: B018

    assert str(caught.value) == "module 'complaintkit' has no attribute 'get_polcy'"
    assert not hasattr(complaintkit, "__wrapped__")


def test_importing_the_package_loads_nothing_else():
    """None of the libraries it is built on, and none of the slower parts of Python's own."""
    assert loaded_after("import complaintkit") == set()


def test_asking_what_is_there_loads_nothing_either():
    """`dir` and the version are free."""
    assert loaded_after("import complaintkit; dir(complaintkit); complaintkit.__version__") == set()


def test_the_first_deadlines_load_no_library_of_days_or_words():
    """Calendar days need no calendar: neither pendulum, holidays nor babel is asked."""
    loaded = loaded_after(
        "from datetime import date\n"
        "from complaintkit import get_policy\n"
        "owed = get_policy('be.inami').deadlines(date(2026, 5, 13))\n"
        "assert [str(one.due) for one in owed] == ['2026-05-23', '2026-06-27']"
    )

    assert loaded & {"pendulum", "holidays", "babel", "numpy", "hypothesis", "argparse"} == set()


def documented(thing):
    """Whether a function or a class has a docstring; one that a class inherits is not its own."""
    return vars(thing).get("__doc__") if inspect.isclass(thing) else thing.__doc__


def test_every_public_name_says_what_it_is():
    """A docstring of its own, not one that it inherits."""
    silent = [
        name
        for name in PROMISED
        if name != "__version__" and not documented(getattr(complaintkit, name))
    ]

    assert silent == []


def has_behaviour(thing):
    """Whether a class does more than hold values: a public method besides `as_dict`."""
    if not inspect.isclass(thing):
        return callable(thing)
    is_plain = issubclass(thing, Enum | Exception) or getattr(thing, "_is_protocol", False)
    methods = {
        name
        for name, value in vars(thing).items()
        if not name.startswith("_")
        and (inspect.isfunction(value) or isinstance(value, classmethod))
    }
    return not is_plain and bool(methods - {"as_dict"})


@pytest.mark.parametrize(
    "name", [name for name in PROMISED if has_behaviour(getattr(complaintkit, name))]
)
def test_what_does_something_shows_how(name):
    """An example in the docstring of a function, of a class or of one of its methods."""
    thing = getattr(complaintkit, name)
    texts = [thing.__doc__ or ""]
    if inspect.isclass(thing):
        texts += [getattr(value, "__doc__", None) or "" for value in vars(thing).values()]

    assert any(">>>" in text for text in texts)
