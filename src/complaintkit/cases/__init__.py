"""One complaint over time: a pure function of complaint, events, policy and day."""

from complaintkit.cases.case import Case
from complaintkit.cases.nextsteps import NextStep, StepKind
from complaintkit.cases.recompute import Cause, Change, Simulation, recompute, simulate
from complaintkit.cases.routes import Routes
from complaintkit.cases.standing import Standing, Standings, Status
from complaintkit.cases.worklist import WorkItem, Worklist, worklist

__all__ = [
    "Case",
    "Cause",
    "Change",
    "NextStep",
    "Routes",
    "Simulation",
    "Standing",
    "Standings",
    "Status",
    "StepKind",
    "WorkItem",
    "Worklist",
    "recompute",
    "simulate",
    "worklist",
]
