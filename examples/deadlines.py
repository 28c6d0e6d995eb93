"""What is owed by when on complaints received this week: run it, then change the days."""

from datetime import UTC, date, datetime
from pathlib import Path

from complaintkit import Suspension, Text, compute_deadline, get_policy, load_policy

AS_OF = date(2026, 6, 22)  # the library reads no clock: the day is yours to give

inami = get_policy("be.inami")
city = load_policy(Path(__file__).with_name("city.toml"))

RECEIVED = (
    (inami, date(2026, 5, 13)),
    (inami, datetime(2026, 6, 12, 22, 30, tzinfo=UTC)),  # 13 June in Brussels
    (city, date(2026, 6, 19)),
)

for policy, received in RECEIVED:
    for owed in policy.deadlines(received):
        left = "overdue" if owed.is_overdue(AS_OF) else f"left: {owed.days_left(AS_OF)}"
        doubt = " (provisional)" if owed.provisional else ""
        print(f"{policy.code:<12} {owed.code:<16} {owed.start} -> {owed.due}{doubt}  {left}")

answer = inami.deadline("answer", date(2026, 5, 13))
wait = Suspension(
    first=date(2026, 5, 20),
    resumed=date(2026, 6, 1),
    reason=Text(fr="une pièce a été demandée", nl="er werd een stuk gevraagd"),
)
later = compute_deadline(answer.limit, answer.start, suspensions=[wait], policy=inami)

print()
print(later.explain("fr"))
