"""Checking a policy: what it leaves open, and whether its own examples come out."""

from complaintkit.checking.examples import Mismatch, run_examples
from complaintkit.checking.lint import lint

__all__ = ["Mismatch", "lint", "run_examples"]
