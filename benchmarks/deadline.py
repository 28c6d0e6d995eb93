"""``deadline``: a whole ``Deadline``, beside what the others take for the bare date."""

from benchmarks import after
from benchmarks.measure import ROUNDS, Case, Contender, race
from benchmarks.peers import PACKAGES, calendars, starts
from benchmarks.result import Result, at_least, plain
from complaintkit import Term, TimeLimit, compute_deadline

N = 45
WHOLE = "complaintkit, a whole Deadline"
BARE = "complaintkit, the bare date"


def contenders() -> list[Contender]:
    """A limit of 45 working days; its trace is not asked for."""
    limit = TimeLimit(code="answer", term=Term.parse(f"{N} working days"), calendar="be.legal")
    names = {"compute": compute_deadline, "limit": limit, "calendar": calendars().ours}
    bare, *others = after.contenders()
    return [
        Contender(WHOLE, "compute(limit, day, calendar).due", names),
        Contender(BARE, bare.expression, bare.names),
        *others,
    ]


def run() -> Result:
    """Race it against bare dates."""
    case = Case(f"n={N}", "day", starts(), {"n": N})
    field = contenders()
    times = race(field, [case])
    ratios = {one.name: times.ratio((one.name, case.name), (WHOLE, case.name)) for one in field}
    return Result(
        header=["time / time of a whole Deadline", case.name],
        rows=[[name, plain(ratio)] for name, ratio in ratios.items()],
        targets=[at_least("faster than holidays takes for the bare date", 40, ratios["holidays"])],
        rounds=ROUNDS,
        packages=PACKAGES,
    )
