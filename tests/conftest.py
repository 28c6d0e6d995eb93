"""Settings that all tests share: how many examples are drawn, and which tests prove a law."""

import os
import re

import pytest
from hypothesis import HealthCheck, settings

from complaintkit.cli import main

# A slow machine is no fault of a test: neither a time limit an example nor one for drawing it.
COMMON = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
# What passed on one machine passes on the next: only those who look for more draw at random.
SAME = {**COMMON, "derandomize": True, "database": None}

settings.register_profile("few", max_examples=25, **SAME)
settings.register_profile("dev", max_examples=100, **SAME)
settings.register_profile("gate", max_examples=600, **SAME)
settings.register_profile("ci", max_examples=1_000, **SAME)
settings.register_profile("search", max_examples=300, **COMMON)
settings.register_profile("night", max_examples=20_000, **COMMON)
settings.load_profile(os.environ.get("COMPLAINTKIT_HYPOTHESIS", "dev"))

LAW = r"[ACDELMPRSTVX][1-9]\d?"
IN_NAME = re.compile(rf"_{LAW}(?=_|$|\[)")
IN_DOCSTRING = re.compile(rf"\b{LAW}\b")


def pytest_collection_modifyitems(items):
    """Mark tests whose name or docstring carries the number of a law: ``-m law`` runs them."""
    for item in items:
        words = getattr(getattr(item, "obj", None), "__doc__", None) or ""
        if IN_NAME.search(item.name) or IN_DOCSTRING.search(words):
            item.add_marker(pytest.mark.law)


@pytest.fixture
def plain_surroundings(monkeypatch):
    """No setting of the machine that runs the tests decides about colours or widths."""
    for variable in ("NO_COLOR", "TERM", "COLUMNS"):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def run(capsys, plain_surroundings):
    """Runs the command in this process: its exit code, what it showed, and its complaints."""

    def run_it(*words):
        code = main(words)
        shown = capsys.readouterr()
        return code, shown.out.replace("\N{NO-BREAK SPACE}", " "), shown.err

    return run_it
