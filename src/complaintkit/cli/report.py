"""``complaintkit report``: what a body did in a period, each figure with what it is of."""

import argparse
import sys
from collections.abc import Iterator
from datetime import date, datetime

from attrs import evolve

from complaintkit.cases import Case
from complaintkit.cli.common import (
    PROBLEMS,
    add_as_of,
    add_language,
    add_policy,
    find_policies,
    say,
    say_error,
)
from complaintkit.cli.streams import STREAM, opened
from complaintkit.cli.worklist import case_of, told
from complaintkit.dates import to_local_date
from complaintkit.errors import ChoiceError, ComplaintkitError, UnknownNameError, quoted
from complaintkit.exports.csv_file import WholeFile, all_or_nothing, check_apart
from complaintkit.exports.reports import REPORT_FORMATS, report_as
from complaintkit.improvement import with_improvement
from complaintkit.measures import (
    Dimension,
    Note,
    Period,
    Report,
    ReportDefinition,
    TableDefinition,
    Words,
)
from complaintkit.policy import Policy
from complaintkit.reading.complaint_records import read_json_lines
from complaintkit.registry import available_taxonomies, get_taxonomy, load_improvement
from complaintkit.reporting import compare_reports, report

_SHOWN, _STEP = 20, 1_000
_BINARY, _PREVIOUS = "xlsx", "previous"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The options of the sub-command."""
    about = "what a body did in a period: its report, from its cases"
    parser = commands.add_parser("report", help=about, description=about)
    add_policy(parser)
    parser.add_argument(
        "report", metavar="REPORT", help="the code of a report that the policy defines"
    )
    parser.add_argument(
        "cases",
        metavar="CASES",
        help='JSON Lines: {"complaint": {...}, "events": [...]}; - is standard input',
    )
    parser.add_argument(
        "--period",
        type=_period,
        required=True,
        help="2019, 2019-Q1, 2019-03 or 2019-01-01/2019-06-30",
    )
    add_as_of(parser)
    add_language(parser)
    parser.add_argument("--format", choices=REPORT_FORMATS, default="text")
    parser.add_argument(
        "--compare",
        type=_other,
        metavar="PERIOD",
        help="the same figures of another period beside them; previous is the one before",
    )
    parser.add_argument(
        "--mapping", metavar="CODE", help="count categories in those of another taxonomy"
    )
    parser.add_argument(
        "--improvement", metavar="FILE", help="what the body does better, as tables beside it"
    )
    public = parser.add_mutually_exclusive_group()
    public.add_argument(
        "--published", action="store_true", default=None, help="withhold small figures"
    )
    public.add_argument(
        "--internal", dest="published", action="store_false", help="withhold nothing"
    )
    parser.add_argument("--output", metavar="FILE", help="where to, unless standard output")
    parser.add_argument("--force", action="store_true", help="replace a file that is there")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Write the report; a case that cannot be read is named, counted, and hides no other."""
    _check(options)
    versions = find_policies(options.policy)
    policy = _version(versions, options.as_of)
    definition = _definition(policy, options)
    bad: list[str] = []
    made = _made(options, versions, policy, definition, options.period, bad)
    if options.compare is not None:
        other = options.period.previous if options.compare == _PREVIOUS else options.compare
        made = compare_reports(made, _made(options, versions, policy, definition, other, []))
    if options.improvement is not None:
        made = _with_improvement(made, options.improvement)
    language = options.lang or policy.languages[0]
    _write(options, report_as(_with_unread(made, len(bad)), options.format, language))
    for line in bad[:_SHOWN]:
        say_error(line)
    if len(bad) > _SHOWN:
        say_error(f"... and {len(bad) - _SHOWN:,} more")
    return PROBLEMS if bad else 0


def _version(versions: tuple[Policy, ...], as_of: date | datetime) -> Policy:
    """The version whose report it is: that of the day, or else the latest."""
    at = (it for it in versions if it.in_force.covers(to_local_date(as_of, it.zone)))
    return next(at, versions[-1])


def _definition(policy: Policy, options: argparse.Namespace) -> ReportDefinition:
    """The report that is asked for, its categories in another taxonomy where that is wanted.

    Raises:
        UnknownNameError: When no taxonomy of the policy is mapped to that one.
        ChoiceError: When none of its tables is by category.
    """
    told = policy.report_definition(options.report)
    if options.mapping is None:
        return told
    there = {it.to for taxonomy in policy.taxonomies for it in taxonomy.mappings}
    if options.mapping not in there:
        kind = "mapping to the taxonomy"
        raise UnknownNameError(kind, options.mapping, there)
    if not any(_is_by_category(table) for table in told.tables):
        raise ChoiceError(f"--mapping: no table of {quoted(told.code)} is by category")
    tables = tuple(
        evolve(it, mapping=options.mapping) if _is_by_category(it) else it for it in told.tables
    )
    return evolve(told, tables=tables)


def _is_by_category(table: TableDefinition) -> bool:
    return Dimension.CATEGORY in {table.rows, table.columns}


def _made(  # noqa: PLR0913, PLR0917 - what is counted, by what, and when
    options: argparse.Namespace,
    versions: tuple[Policy, ...],
    policy: Policy,
    definition: ReportDefinition,
    period: Period,
    bad: list[str],
) -> Report:
    shipped = available_taxonomies()
    mapped = dict.fromkeys(it.mapping for it in definition.tables if it.mapping in shipped)
    return report(
        _cases(options.cases, versions, bad),
        policy,
        definition,
        period,
        options.as_of,
        published=options.published,
        taxonomies=[get_taxonomy(code) for code in mapped if code],
    )


def _other(text: str) -> Period | str:
    """The period to compare with."""
    return text if text == _PREVIOUS else _period(text)


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ChoiceError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _check(options: argparse.Namespace) -> None:
    """Refuse what cannot come out well, before anything is read.

    Raises:
        ChoiceError: For a spreadsheet on a terminal, for --force without a file, and for what
            would have to be read twice.
    """
    if options.cases == STREAM and options.compare is not None:
        raise ChoiceError("--compare reads the cases twice: give a file")
    if options.output is None and options.format == _BINARY:
        raise ChoiceError("a spreadsheet goes to a file: give --output FILE")
    if options.output is None and options.force:
        raise ChoiceError("--force goes with --output")
    if options.output is not None:
        check_apart(options.cases, options.output)


def _cases(name: str, versions: tuple[Policy, ...], bad: list[str]) -> Iterator[Case]:
    """The cases of a file, counted aloud on a terminal."""
    number = 0
    with opened(name) as stream:
        for number, record in enumerate(read_json_lines(stream, name, versions[-1].attributes), 1):
            _count(number, number % _STEP == 0)
            try:
                case = case_of(record, versions)
            except ComplaintkitError as error:
                bad.append(f"record {record.number}, line {record.line}: {told(error)}")
            else:
                yield case
    _count(number, number >= _STEP, "\n")


def _count(number: int, wanted: bool, end: str = "") -> None:  # noqa: FBT001 - it is the point
    """Say how far it is, where somebody is looking."""
    if wanted and sys.stderr.isatty():
        sys.stderr.write(f"\r{number:,} cases{end}")
        sys.stderr.flush()


def _with_improvement(made: Report, name: str) -> Report:
    """The report with what the body does better, its categories by their labels."""
    better = load_improvement(name)
    taxonomy = None if better.taxonomy is None else get_taxonomy(better.taxonomy)
    return with_improvement(made, better, taxonomy)


def _with_unread(made: Report, number: int) -> Report:
    """The report, with a warning on the records that could not be read."""
    if not number:
        return made
    if made.published:
        words = Words(message="page.some-unread")
    else:
        words = Words(message="page.unread", number=number)
    note = Note(code="unread", words=words, warning=True)
    return evolve(made, notes=(note, *made.notes))


def _write(options: argparse.Namespace, data: bytes) -> None:
    if options.output is None:
        say(data.decode("utf-8").removesuffix("\n"))
        return
    with all_or_nothing() as keep:
        file = keep(WholeFile(options.output, force=options.force))
        file.stream.buffer.write(data)
        file.finish()
        file.publish()
