"""``report``: the tables of a definition, counted from cases as they were known on a day."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import TypeAlias

from complaintkit._version import __version__
from complaintkit.cases import Case
from complaintkit.dates import to_local_date
from complaintkit.measures import (
    Dimension,
    Period,
    Population,
    Report,
    ReportDefinition,
    ReportTable,
    Special,
    TableKind,
    Version,
    Words,
)
from complaintkit.measures.choices import IN_TIME
from complaintkit.policy import Policy
from complaintkit.provenance import fingerprint
from complaintkit.reporting.coarser import Counted, link_coarser
from complaintkit.reporting.count_tables import count_table
from complaintkit.reporting.counting import Counting
from complaintkit.reporting.draft import Draft, Sums, only_shown
from complaintkit.reporting.flow_table import flow_table
from complaintkit.reporting.indicator_table import indicator_table
from complaintkit.reporting.labels import Labels, Naming
from complaintkit.reporting.limit_table import limit_table
from complaintkit.reporting.notes import notes
from complaintkit.reporting.register import Register
from complaintkit.reporting.splits import Make, parts_by, split_drafts, split_networks
from complaintkit.taxonomy import Taxonomy

Progress: TypeAlias = Callable[[int], None]
"""Told, after each case, how many have been read."""

_MAKERS: Mapping[TableKind, Make] = {
    TableKind.COUNTS: count_table,
    TableKind.INDICATORS: indicator_table,
    TableKind.LIMITS: limit_table,
    TableKind.FLOW: flow_table,
}


def report(  # noqa: PLR0913 - what is counted, by what, when, and for whom
    cases: Iterable[Case],
    policy: Policy,
    definition: ReportDefinition | str,
    period: Period | str,
    as_of: date | datetime,
    *,
    published: bool | None = None,
    taxonomies: Iterable[Taxonomy] = (),
    progress: Progress | None = None,
) -> Report:
    """A report: what a body did in a period, as it was known at the end of a day.

    A past report can be made again: what was recorded later is left out. The order of the cases
    does not matter. Nothing is dropped in silence: notes say what is not counted.

    Args:
        cases: The cases; they are gone through once.
        policy: The policy whose report it is, for its labels and limits.
        definition: The report, or the code of one that the policy has.
        period: The days it is about, such as ``2019`` or ``2019-Q1``.
        as_of: The day on which everything is as it is counted.
        published: Whether it goes to the public; as the definition says, unless given.
        taxonomies: Taxonomies that categories are mapped to, for their labels.
        progress: Told, after each case, how many have been read.

    Raises:
        UnknownNameError: For a report, or a mapping of categories, that the policy does not have.
        ChoiceError: For a period that is none.

    Examples:
        >>> from datetime import date
        >>> from complaintkit import Case, Complaint, get_policy
        >>> from complaintkit.reporting import report
        >>> inasti = get_policy("be.inasti")
        >>> received = Complaint(received=date(2019, 5, 13), nature="fraud-report")
        >>> cases = [Case.open(inasti, received)]
        >>> made = report(cases, inasti, "yearly-network", "2019", date(2020, 1, 31))
        >>> made.table("natures").figure("fraud-report").percent
        Decimal('100')
    """
    told = policy.report_definition(definition) if isinstance(definition, str) else definition
    days = Period.parse(period) if isinstance(period, str) else period
    register = _register(cases, policy, told, to_local_date(as_of, policy.zone), progress)
    entries = tuple(sorted(register.entries, key=lambda entry: entry.order()))
    public = told.published if published is None else published
    counting = Counting(
        entries=entries,
        period=days,
        naming=Naming(policy, tuple(taxonomies)),
        least=told.threshold if public else 0,
    )
    drafts, sums, unsplit = _drafts(told, counting)
    return Report(
        code=told.code,
        title=Words(text=told.label),
        body=Words(text=policy.body.name),
        policy=policy.code,
        versions=_versions(counting, policy, public=public),
        period=days,
        as_of=register.as_of,
        published=public,
        threshold=told.threshold,
        tables=_shown(drafts, sums, told.threshold, public=public),
        notes=notes(register, told, counting, unsplit=unsplit),
        recipient=None if told.recipient is None else Words(text=told.recipient),
        series_breaks=told.series_breaks,
        taxonomies={it.code: fingerprint(it) for it in policy.taxonomies},
        definition_hash=told.content_hash,
        library=__version__,
    )


def _register(
    cases: Iterable[Case],
    policy: Policy,
    told: ReportDefinition,
    as_of: date,
    progress: Progress | None,
) -> Register:
    limits = any(table.kind is TableKind.LIMITS for table in told.tables)
    register = Register(policy, as_of, _dimensions(told), with_limits=limits)
    for number, case in enumerate(cases, 1):
        register.add(case)
        if progress is not None:
            progress(number)
    return register


def _dimensions(told: ReportDefinition) -> tuple[Dimension, ...]:
    """The dimensions that are asked for and not told by the days of a case."""
    named = [one for table in told.tables for one in (table.rows, table.columns)]
    asked = dict.fromkeys(it for it in (*named, told.split) if it is not None)
    return tuple(it for it in asked if it not in IN_TIME)


def _drafts(told: ReportDefinition, counting: Counting) -> tuple[list[Draft], Sums, bool]:
    """All tables, those of the parts after each; the sums over parts; whether there are none."""
    drafts: list[Draft] = []
    counted: list[Counted] = []
    sums = Sums()
    dimension, parts = told.split, _parts(told, counting)
    for table in told.tables:
        make = _MAKERS[table.kind]
        whole = make(table, counting)
        drafts.append(whole)
        counted.append(Counted(table, whole, counting.where))
        if dimension is not None and parts and table.columns is None:
            found = split_drafts(table, make, counting, dimension, parts)
            sums.networks += split_networks(whole, found, dimension, parts, sums.values)
            drafts += found
            counted += [
                Counted(table, draft, counting.where | {(dimension.value, code)})
                for draft, code in zip(found, parts, strict=True)
            ]
    link_coarser(counted, counting.naming.policy, sums)
    return drafts, sums, dimension is not None and not parts


def _parts(told: ReportDefinition, counting: Counting) -> Labels:
    """The parts of a report that is split; none where no case says to which it belongs."""
    if told.split is None:
        return {}
    parts = parts_by(told.split, counting)
    return {} if parts.keys() <= {Special.NOT_KNOWN.value} else parts


def _shown(
    drafts: list[Draft], sums: Sums, threshold: int, *, public: bool
) -> tuple[ReportTable, ...]:
    if public:
        return only_shown(drafts, threshold, sums)
    return tuple(draft.table() for draft in drafts)


def _versions(counting: Counting, policy: Policy, *, public: bool) -> tuple[Version, ...]:
    """The versions that cases of the period were under; how many is told inside the body only."""
    chosen = counting.belongs(Population.RECEIVED)
    under = [it.version for it, belongs in zip(counting.entries, chosen, strict=True) if belongs]
    found = sorted(set(under)) or [(policy.version, policy.content_hash)]
    return tuple(
        Version(
            name=name, content_hash=content, cases=None if public else under.count((name, content))
        )
        for name, content in found
    )
