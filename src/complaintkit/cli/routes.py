"""``complaintkit routes``: where the person may turn next, until when, and all last days."""

import argparse
from collections.abc import Iterable

from complaintkit.cases.route_words import details, notice
from complaintkit.cases.routes import Routes
from complaintkit.cli.case import add_case, read_case
from complaintkit.cli.common import add_as_of, add_language, say
from complaintkit.cli.route_tables import route_tables
from complaintkit.cli.table import bold, paragraph
from complaintkit.exports import to_json
from complaintkit.wording import say as words


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "where the person may turn next, from when until when, and all last days"
    parser = commands.add_parser("routes", help=about, description=about)
    add_case(parser)
    add_as_of(parser)
    add_language(parser)
    parser.add_argument(
        "--format",
        choices=("text", "letter", "json"),
        default="text",
        help="letter: only the paragraph for a letter of answer",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print the routes."""
    case = read_case(options)
    language = options.lang or case.policy.languages[0]
    routes = case.routes(options.as_of)
    if options.format == "json":
        say(to_json(routes.as_dict(language)))
    elif options.format == "letter":
        say(routes.paragraph(language))
    else:
        say(*_page(routes, language))
    return 0


def _page(routes: Routes, language: str) -> Iterable[str]:
    """The tables, then each route with its ways, its contacts and what it does to the clocks."""
    yield from route_tables(routes, language)
    for route in routes:
        yield from ("", bold(route.stage.label.in_language(language)))
        yield from (paragraph(f"  - {line}", "    ") for line in details(routes, route, language))
    yield from ("", paragraph(notice(routes, language)))
    yield from ("", paragraph(words("notice.not-advice", language)))
