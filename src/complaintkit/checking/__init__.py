"""Checking: what a policy leaves open, its own examples, and figures that were published."""

from complaintkit.checking.comparing import Reading, compare_readings
from complaintkit.checking.examples import Mismatch, run_examples
from complaintkit.checking.figures import FiguresCheck, check_figures, check_report
from complaintkit.checking.lint import lint

__all__ = [
    "FiguresCheck",
    "Mismatch",
    "Reading",
    "check_figures",
    "check_report",
    "compare_readings",
    "lint",
    "run_examples",
]
