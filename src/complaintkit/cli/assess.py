"""``complaintkit assess``: whether complaints are handled, what to ask, where they belong."""

import argparse

from complaintkit.admissibility import Decision, WhatIf
from complaintkit.admissibility.explanation import headline, precedence, sections
from complaintkit.admissibility.html import COLUMNS, rule_cells
from complaintkit.cli import assess_many
from complaintkit.cli.common import add_language, add_policy, find_policies, say
from complaintkit.cli.table import bold, paragraph, table
from complaintkit.cli.versions import in_force_on, read_complaint
from complaintkit.complaints import Complaint
from complaintkit.errors import ChoiceError, FactsError
from complaintkit.exports import to_json
from complaintkit.policy import Policy
from complaintkit.reading.changes import with_cells
from complaintkit.wording import say as words
from complaintkit.wording import say_list


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "whether a complaint is handled, what to ask, and where else it belongs"
    parser = commands.add_parser("assess", help=about, description=about)
    add_policy(parser)
    parser.add_argument(
        "complaint",
        metavar="COMPLAINT",
        help="a file with one complaint (.json) or with many (.jsonl, .csv)",
    )
    add_language(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument(
        "--what-if",
        action="append",
        default=[],
        type=_fact,
        metavar="FACT=VALUE",
        help="what would be decided were a fact otherwise; an empty value: not known",
    )
    assess_many.add(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the decision on one complaint, or write those on many."""
    if assess_many.is_asked(options):
        return assess_many.run(options)
    versions = find_policies(options.policy)
    policy, complaint = read_complaint(options.complaint, versions, in_force_on)
    decision = policy.assess(complaint)
    language = options.lang or policy.languages[0]
    changed = dict(options.what_if)
    what_if = None
    if changed:
        what_if = WhatIf(before=decision, after=_otherwise(policy, complaint, changed))
    if options.format == "json":
        say(to_json(_as_dict(decision, what_if, language)))
        return 0
    say(*_text(decision, language))
    if what_if is not None:
        say("", *_what_if(what_if, changed, language))
    return 0


def _otherwise(policy: Policy, complaint: Complaint, changed: dict[str, str]) -> Decision:
    """The decision were facts otherwise.

    Raises:
        ChoiceError: With all that is wrong with what was typed: no file is to blame.
    """
    try:
        return policy.assess(with_cells(complaint, changed, policy.attributes))
    except FactsError as error:
        said = [f"--what-if: {problem}" for problem in error.problems]
        raise ChoiceError("\n".join(said)) from error


def _text(decision: Decision, language: str) -> list[str]:
    """What a person reads: the decision, why, what now; then every rule."""
    told = [bold(headline(decision, language))]
    for section in sections(decision, language):
        lines = [paragraph(f"  - {line}", "    ") for line in section.lines]
        told += ["", bold(section.heading), *lines]
    header = [words(f"column.{name}", language) for name in COLUMNS]
    policy = words(
        "decision.of", language, policy=decision.policy.code, version=decision.policy.version
    )
    told += ["", bold(f"{words('heading.rules', language)} ({policy})")]
    told += [table(header, rule_cells(decision, language)), paragraph(precedence(language))]
    return [*told, "", paragraph(words("notice.not-advice", language))]


def _what_if(what_if: WhatIf, changed: dict[str, str], language: str) -> list[str]:
    """The outcome were the facts otherwise, and the rules that find something else."""
    facts = say_list([f"{name} = {value or '?'}" for name, value in changed.items()], language)
    outcome = words(f"outcome.{what_if.after.outcome}", language)
    told = [
        bold(words("heading.what-if", language)),
        words("what-if.outcome", language, facts=facts, outcome=outcome),
    ]
    for flip in what_if.flips:
        before, after = (
            words(f"ternary.{it.value.name.lower()}", language) for it in (flip.before, flip.after)
        )
        label = flip.after.rule.label.in_language(language)
        told.append(
            "  - " + words("what-if.flip", language, label=label, before=before, after=after)
        )
    return told if what_if.flips else [*told, "  - " + words("what-if.no-flip", language)]


def _as_dict(decision: Decision, what_if: WhatIf | None, language: str) -> dict[str, object]:
    """The decision as plain values, and what it would be."""
    said = decision.as_dict(language)
    if what_if is None:
        return said
    flips = [
        {"rule": flip.after.code, "before": flip.before.value.name.lower()}
        | {"after": flip.after.value.name.lower()}
        for flip in what_if.flips
    ]
    return {**said, "what_if": {"outcome": what_if.after.outcome.value, "flips": flips}}


def _fact(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        message = "a fact and a value are wanted, such as nature=praise"
        raise argparse.ArgumentTypeError(message)
    return name, value
