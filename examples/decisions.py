"""What became of a year of contacts, and what one of them would be were a fact otherwise."""

from collections import Counter
from pathlib import Path

from complaintkit import get_policy, read_json_lines

FILE = Path(__file__).with_name("data") / "inasti-2019.jsonl"

inasti = get_policy("be.inasti")
with FILE.open("rb") as stream:
    records = list(read_json_lines(stream, FILE.name, inasti.attributes))

unread = sum(1 for record in records if record.problems)
decisions = [inasti.assess(it.complaint) for it in records if it.complaint is not None]

became = Counter((it.complaint.nature, it.outcome) for it in decisions)
referred = Counter(it.name("en") for decision in decisions for it in decision.referrals)

for (nature, outcome), number in became.most_common():
    print(f"{number:>4}  {nature:<24}  {outcome}")
print(f"{len(decisions):>4}  in all, and {unread} that could not be read")

print()
for name, number in referred.most_common():
    print(f"{number:>4}  referred to {name}")

handled = next(decision for decision in decisions if decision.handled)
what_if = handled.what_if({"complainant.name": None, "complainant.anonymous": True})

print()
print(f"The first that is handled is {what_if.before.outcome}.")
print(f"Without a name it would be {what_if.after.outcome}:")
for flip in what_if.flips:
    label = flip.after.rule.label.in_language("en")
    print(f"  {label}: {flip.before.value.name.lower()}, then {flip.after.value.name.lower()}")
