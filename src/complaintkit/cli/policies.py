"""``complaintkit policies``: the policies that are there."""

import argparse

from complaintkit.cli.common import add_format, say
from complaintkit.cli.table import table
from complaintkit.exports import to_csv, to_json
from complaintkit.policy import Policy
from complaintkit.registry import available_policies, get_policy
from complaintkit.text import LANGUAGES
from complaintkit.wording import say as words

_COLUMNS = ("policy", "version", "body", "in-force", "languages")


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "the shipped policies"
    parser = commands.add_parser("policies", help=about, description=about)
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    add_format(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the list."""
    language = options.lang
    rows = [_row(get_policy(code), language) for code in available_policies()]
    if options.format == "json":
        say(to_json({"policies": [_plain(get_policy(code)) for code in available_policies()]}))
    elif options.format == "csv":
        say(to_csv(_COLUMNS, rows).rstrip())
    else:
        say(table([words(f"column.{name}", language) for name in _COLUMNS], rows))
    return 0


def _plain(policy: Policy) -> dict[str, object]:
    first, last = policy.in_force.first, policy.in_force.last
    return {
        "policy": policy.code,
        "version": policy.version,
        "body": policy.body.as_dict(),
        "in_force": {"from": first and first.isoformat(), "to": last and last.isoformat()},
        "languages": list(policy.languages),
    }


def _row(policy: Policy, language: str) -> list[str]:
    first, last = policy.in_force.first, policy.in_force.last
    days = f"{first or '…'} – {last or '…'}"
    languages = " ".join(policy.languages)
    return [policy.code, policy.version, policy.body.in_language(language), days, languages]
