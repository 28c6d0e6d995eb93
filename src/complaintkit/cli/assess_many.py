"""``complaintkit assess CODE FILE``: a file of many complaints, each decided, and a summary."""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from attrs import define, field

from complaintkit.admissibility import NATURE_RULE, Decision
from complaintkit.cli.common import PROBLEMS, find_policies, say, say_error
from complaintkit.cli.decisions_out import Rejected, Writer, rejected_to, writer_to
from complaintkit.cli.streams import STREAM, counted, counted_aloud, opened
from complaintkit.cli.table import bold, table
from complaintkit.cli.versions import in_force_on
from complaintkit.errors import ChoiceError, FactsError, Problem, UnknownNameError, quoted
from complaintkit.exports.csv_file import all_or_nothing, check_apart
from complaintkit.policy import Policy
from complaintkit.reading.complaint_records import Record, read_csv, read_json_lines
from complaintkit.wording import say as words
from complaintkit.wording import say_apart, say_number

_MANY = {".jsonl": read_json_lines, ".ndjson": read_json_lines, ".csv": read_csv}
_SHOWN = 20
_STEP = 1_000


@define
class _Tally:
    """What became of the records so far."""

    outcomes: Counter[tuple[str, str, str]] = field(factory=Counter)
    good: int = 0
    bad: int = 0


def add(parser: argparse.ArgumentParser) -> None:
    """The options for many complaints."""
    group = parser.add_argument_group("a file of many complaints (.jsonl or .csv; - is JSON Lines)")
    group.add_argument("--output", metavar="FILE", help="where decisions go: .jsonl or .csv")
    group.add_argument("--rejected", metavar="FILE", help="where records that cannot be read go")
    group.add_argument("--force", action="store_true", help="replace files that are there")


def is_asked(options: argparse.Namespace) -> bool:
    """Whether the file holds many complaints.

    Raises:
        ChoiceError: For options that do not go with it.
    """
    many = options.complaint == STREAM or Path(options.complaint).suffix.lower() in _MANY
    if many and (options.what_if or options.format == "json"):
        raise ChoiceError("--what-if and --format go with one complaint (.json)")
    if not many and (options.output or options.rejected or options.force):
        raise ChoiceError("--output, --rejected and --force go with many complaints (.jsonl, .csv)")
    return many


def run(options: argparse.Namespace) -> int:
    """Decide each complaint; what cannot be read is set aside, and nothing is lost."""
    versions = find_policies(options.policy)
    language = options.lang or versions[0].languages[0]
    apart = options.rejected or (options.output and f"{options.output}.rejected.jsonl")
    names = (options.complaint, options.output, apart)
    check_apart(*(name for name in names if name not in {None, STREAM}))
    tally = _Tally()
    with all_or_nothing() as keep, opened(options.complaint) as stream:
        write = writer_to(options.output, keep, language, force=options.force)
        reject = rejected_to(apart, keep, force=options.force)
        records = _records(stream, options.complaint, versions)
        with counted_aloud(records, "record", _STEP) as counting:
            for record in counting:
                _decide(record, versions, language, tally, write, reject)
        write.publish()
        reject.publish()
    say(*_summary(tally, language))
    _report(tally, reject, apart)
    return PROBLEMS if tally.bad else 0


def _decide(  # noqa: PLR0913, PLR0917 - what goes in, and the three places it can go
    record: Record,
    versions: tuple[Policy, ...],
    language: str,
    tally: _Tally,
    write: Writer,
    reject: Rejected,
) -> None:
    decision, problems = _decision(record, versions)
    if decision is None:
        tally.bad += 1
        reject(record, problems)
        return
    reject.say(record, record.problems)
    tally.good += 1
    tally.outcomes[_kind(decision, language)] += 1
    write(record.number, decision)


def _decision(
    record: Record, versions: tuple[Policy, ...]
) -> tuple[Decision | None, tuple[Problem, ...]]:
    """The decision, under the version that held on the day of receipt; or what is wrong."""
    complaint = record.complaint
    if complaint is None:
        return None, record.problems
    try:
        policy = in_force_on(versions, complaint.received)
    except UnknownNameError:
        message = "no version of the policy was in force on that day"
        return None, (Problem("received", "no-version", message),)
    try:
        return policy.assess(complaint), ()
    except FactsError as error:
        return None, error.problems


def _kind(decision: Decision, language: str) -> tuple[str, str, str]:
    """What the summary counts together: the outcome, the rules that hold, the referrals."""
    held = [it for it in decision.findings if it.holds]
    said = [it for it in held if it.code != NATURE_RULE] or held
    labels = [it.rule.label.in_language(language) for it in said]
    to = [referral.name(language) for referral in decision.referrals]
    return decision.outcome.value, ", ".join(labels), say_apart(to, language)


def _summary(tally: _Tally, language: str) -> Iterator[str]:
    """How many complaints have which outcome, the most frequent first."""
    ranked = sorted(tally.outcomes.items(), key=lambda row: (-row[1], row[0]))
    header = ["n", *(words(f"column.{name}", language) for name in ("outcome", "rule"))]
    header.append(words("heading.referrals", language))
    rows = [
        [say_number(number, language), words(f"outcome.{outcome}", language), rules, to]
        for (outcome, rules, to), number in ranked
    ]
    yield table(header, rows)
    whole = Counter[str]()
    for (outcome, _, _), number in ranked:
        whole[words(f"outcome.{outcome}", language)] += number
    told = [
        words("figures.heading", language, what=outcome, number=say_number(number, language))
        for outcome, number in whole.most_common()
    ]
    yield bold(", ".join(told))


def _report(tally: _Tally, reject: Rejected, apart: str | None) -> None:
    for line in reject.shown[:_SHOWN]:
        say_error(line)
    if len(reject.shown) < tally.bad:
        say_error(f"... and {tally.bad - len(reject.shown):,} more")
    said = f"{counted(tally.good + tally.bad, 'record')}: {tally.good:,} decided"
    if tally.bad:
        kept = f"to {quoted(apart)}" if apart else "and kept nowhere (--rejected FILE keeps them)"
        said += f", {tally.bad:,} rejected {kept}"
    say_error(said)


def _records(stream: BinaryIO, name: str, versions: tuple[Policy, ...]) -> Iterable[Record]:
    read = _MANY.get(Path(name).suffix.lower(), read_json_lines)
    return read(stream, name, versions[-1].attributes)
