"""The public names as a type checker sees them. Checked by mypy, never run."""

from datetime import date, datetime
from typing import assert_type

from complaintkit import (
    Complaint,
    Deadline,
    Policy,
    Roll,
    Suspension,
    Term,
    TimeLimit,
    WorkingCalendar,
    compute_deadline,
    get_calendar,
    get_policy,
    latest_start,
    load_policy,
)

policy = assert_type(get_policy("be.inami", on=date(2026, 5, 13)), Policy)
assert_type(load_policy("my.toml"), Policy)
assert_type(policy.deadlines(date(2026, 5, 13)), tuple[Deadline, ...])
assert_type(policy.deadlines(datetime(2026, 5, 13).astimezone()), tuple[Deadline, ...])
assert_type(policy.deadlines(Complaint(received=date(2026, 5, 13))), tuple[Deadline, ...])
assert_type(policy.deadline("answer", date(2026, 5, 13)).due, date | None)
calendar = assert_type(get_calendar("be.legal"), WorkingCalendar)
assert_type(calendar.working_days_after(date(2026, 5, 13), 21), date)
assert_type(calendar.working_days_between(date(2026, 5, 13), date(2026, 6, 1)), int)
assert_type(calendar.roll(date(2026, 5, 13), Roll.FOLLOWING), date)
limit = TimeLimit(code="answer", term=Term.parse("21 working days"), calendar="be.legal")
stop = Suspension(first=date(2026, 5, 20), resumed=date(2026, 6, 1))
deadline = assert_type(
    compute_deadline(limit, date(2026, 5, 13), calendar, suspensions=[stop]), Deadline
)
assert_type(deadline.days_left(date(2026, 5, 14)), int | None)
assert_type(deadline.explain("nl"), str)
assert_type(latest_start(limit, date(2026, 6, 30), calendar), date)

get_calendar("be.legal").working_days_after("2026-05-13", 21)  # type: ignore[arg-type]
compute_deadline("answer", date(2026, 5, 13))  # type: ignore[arg-type]
