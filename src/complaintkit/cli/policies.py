"""``complaintkit policies``: the policies that are there, and every limit they hold."""

import argparse
from collections.abc import Sequence

from complaintkit.cli.common import add_format, say
from complaintkit.cli.table import table
from complaintkit.deadlines.explanation import limit_name, start_words, term_words
from complaintkit.exports import to_csv, to_json
from complaintkit.policy import Policy
from complaintkit.registry import available_policies, policy_versions
from complaintkit.text import LANGUAGES
from complaintkit.timelimits import TimeLimit
from complaintkit.wording import say as words
from complaintkit.wording import say_apart

_POLICY = ("policy", "version", "body", "in-force", "languages")
_LIMIT = ("policy", "version", "limit", "term", "start", "source", "assumption")
_LIMIT_CODES = ("policy", "version", "limit", "term", "service_level", "starts_on", "sources")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "the installed policies"
    parser = commands.add_parser("policies", help=about, description=about)
    parser.add_argument("--limits", action="store_true", help="every limit, its source, its doubts")
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    add_format(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    policies = [policy for code in available_policies() for policy in policy_versions(code)]
    if options.format == "json":
        say(to_json({"policies": [_plain(policy) for policy in policies]}))
        return 0
    limits = [(policy, limit) for policy in policies for limit in policy.time_limits]
    if options.limits and options.format == "csv":
        say(to_csv(_LIMIT_CODES, [_codes(*row) for row in limits]).rstrip())
    elif options.limits:
        _show(_LIMIT, [_limit(*row, options.lang) for row in limits], options.lang)
    elif options.format == "csv":
        say(to_csv(_POLICY, [_policy(policy, options.lang) for policy in policies]).rstrip())
    else:
        _show(_POLICY, [_policy(policy, options.lang) for policy in policies], options.lang)
    return 0


def _show(columns: Sequence[str], rows: Sequence[Sequence[str]], language: str) -> None:
    say(table([words(f"column.{name}", language) for name in columns], rows))


def _plain(policy: Policy) -> dict[str, object]:
    first, last = policy.in_force.first, policy.in_force.last
    return {
        "policy": policy.code,
        "version": policy.version,
        "body": policy.body.name.as_dict(),
        "in_force": {"from": first and first.isoformat(), "to": last and last.isoformat()},
        "languages": list(policy.languages),
        "limits": [
            {
                "limit": limit.code,
                "term": str(limit.term),
                "starts_on": str(limit.starts_on),
                "service_level": limit.service_level,
                "sources": list(limit.source),
                "assumptions": [assumption.choice for assumption in limit.assumptions],
            }
            for limit in policy.time_limits
        ],
    }


def _policy(policy: Policy, language: str) -> list[str]:
    first, last = policy.in_force.first, policy.in_force.last
    days = f"{first or '…'} – {last or '…'}"
    languages = " ".join(policy.languages)
    return [policy.code, policy.version, policy.body.name.in_language(language), days, languages]


def _codes(policy: Policy, limit: TimeLimit) -> tuple[object, ...]:
    """A limit as codes, for programs."""
    start, sources = str(limit.starts_on), " ".join(limit.source)
    names = (policy.code, policy.version, limit.code)
    return (*names, str(limit.term), limit.service_level, start, sources)


def _limit(policy: Policy, limit: TimeLimit, language: str) -> list[str]:
    sources = say_apart((policy.source(code).document for code in limit.source), language)
    assumed = ", ".join(assumption.choice for assumption in limit.assumptions)
    term = term_words(limit.term, language)
    if limit.service_level is not None:
        term = words("column.share", language, term=term, share=limit.service_level)
    start, name = start_words(limit, language, policy), limit_name(limit, language)
    return [policy.code, policy.version, name, term, start, sources, assumed]
