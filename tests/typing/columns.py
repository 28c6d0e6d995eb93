"""What type checkers make of whole columns: arrays for arrays, lists for lists.

It is checked with mypy in strict mode and never run.
"""

from datetime import date
from typing import assert_type

import numpy as np
import numpy.typing as npt

from complaintkit import TimeLimit, bulk, get_calendar, get_policy

Days = npt.NDArray[np.datetime64]
Spans = npt.NDArray[np.timedelta64]

calendar, policy = get_calendar("be.legal"), get_policy("be.inami")
limit = TimeLimit(code="answer", term="21 working days", calendar="be.legal")
array: Days = np.array(["2026-05-13"], "datetime64[D]")
dates = [date(2026, 5, 13), None]

assert_type(bulk.due_dates(limit, array, calendar), Days)
assert_type(bulk.due_dates(limit, dates, calendar), list[date | None])
assert_type(bulk.due_dates(limit, array, bulk.freeze(calendar), amounts=np.array([3])), Days)
assert_type(bulk.add_working_days(array, 3, calendar), Days)
assert_type(bulk.add_working_days(dates, [3, 4], calendar), list[date | None])
assert_type(bulk.policy_due_dates(policy, array), dict[str, Days])
assert_type(bulk.policy_due_dates(policy, dates), dict[str, list[date | None]])
assert_type(bulk.working_days_between(array, date(2026, 6, 1), calendar), Spans)
assert_type(bulk.working_days_between(dates, date(2026, 6, 1), calendar), list[int | None])
assert_type(bulk.is_working_day(array, calendar), npt.NDArray[np.bool_])
assert_type(bulk.is_working_day(dates, calendar), list[bool | None])
assert_type(bulk.tally(array, np.array([1])).total, int)

bulk.due_dates("answer", array)  # type: ignore[call-overload]
bulk.freeze("be.legal")  # type: ignore[arg-type]
