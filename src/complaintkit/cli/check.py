"""``complaintkit check``: the problems of policy files, then their own examples."""

import argparse

from complaintkit.checking import lint, run_examples
from complaintkit.cli.common import PROBLEMS, find_policies, say
from complaintkit.cli.streams import counted
from complaintkit.errors import ComplaintkitError, PolicyError, printable, said_of_system
from complaintkit.policy import Policy


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "find what is wrong with policy files, and run their examples"
    parser = commands.add_parser("check", help=about, description=about)
    parser.add_argument("files", nargs="+", metavar="FILE", help="policy files, or codes")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Check each file; one that is wrong does not keep the others from being checked."""
    found = [list(_check(name)) for name in options.files]
    return PROBLEMS if any(found) else 0


def _check(name: str) -> list[str]:
    """The problems of one file, or of every version of a code; they are printed too."""
    try:
        policies = find_policies(name)
    except PolicyError as error:
        problems = [str(problem) for problem in error.problems]
        said = [*problems, f"{name}: {counted(len(problems), 'problem')}"]
    except OSError as error:
        problems = [said_of_system(error)]
        said = [*problems, f"{name}: not read"]
    except (ComplaintkitError, ValueError) as error:
        problems = [f"{name}: {error}"]
        said = [*problems, f"{name}: not read"]
    else:
        checked = [_of_policy(name, policy) for policy in policies]
        problems = [problem for found, _ in checked for problem in found]
        said = [line for found, summary in checked for line in (*found, summary)]
    say(*map(printable, said))
    return problems


def _of_policy(name: str, policy: Policy) -> tuple[list[str], str]:
    """What is wrong with a policy that could be read, and a line on the whole."""
    problems = [f"{name}: {problem}" for problem in (*lint(policy), *run_examples(policy))]
    limits = counted(len(policy.time_limits), "time limit")
    rules = f"{counted(len(policy.rules), 'rule')}, " if policy.rules else ""
    examples = counted(len(policy.examples), "example")
    said = counted(len(problems), "problem") if problems else "no problems"
    return problems, f"{name}: {policy.code} {policy.version}: {limits}, {rules}{examples}, {said}"
