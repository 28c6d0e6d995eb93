"""Checking a policy: what it leaves open, and whether its own examples come out."""

from complaintkit.checking.comparing import Reading, compare_readings
from complaintkit.checking.examples import Mismatch, run_examples
from complaintkit.checking.lint import lint

__all__ = ["Mismatch", "Reading", "compare_readings", "lint", "run_examples"]
