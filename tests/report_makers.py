"""Reports made by hand: their figures are typed out, none is counted by the library."""

from datetime import date
from decimal import Decimal

from attrs import evolve

from complaintkit import Text
from complaintkit.measures import (
    Base,
    Column,
    ColumnKind,
    Figure,
    Note,
    Period,
    Rate,
    Report,
    ReportTable,
    Row,
    Version,
    Words,
)

WITHHELD = Figure(withheld=True)
HOSTILE = '<script src="//x.example">alert(1)</script>|[a](http://x.example)`*_"\n=1+1\u202e\x1b[2J'


def words(en, **others):
    """Words in English, and in other languages where they are wanted."""
    return Words(text=Text(en=en, **others))


RECEIVED = Base(code="received", label=words("contacts received", fr="contacts reçus"))
ADMISSIBLE = Base(code="admissible", label=words("admissible complaints"))
NUMBER, TOTAL = words("number", fr="nombre"), words("total", fr="total")


def share(value, of, percent, base=RECEIVED, *, moved=False):
    """A count with its share."""
    rate = Rate(numerator=value, denominator=of, base=base)
    return Figure(value=value, rate=rate, percent=Decimal(percent), moved=moved)


def row(code, label, *figures, total=False):
    """A row by its English label."""
    label = label if isinstance(label, Words) else words(label)
    return Row(code=code, label=label, figures=figures, total=total)


NATURES = ReportTable(
    code="natures",
    title=words("Contacts by nature", fr="Contacts par nature"),
    head=words("nature"),
    columns=(Column(code="count", label=NUMBER),),
    rows=(
        row("complaint", words("complaint", fr="plainte"), share(87, 167, "52.1")),
        row("question", words("question", fr="question"), share(29, 167, "17.4")),
        row("praise", words("praise", fr="félicitation"), share(51, 167, "30.5", moved=True)),
        row("total", TOTAL, share(167, 167, "100.0"), total=True),
    ),
    base=words("contacts received", fr="contacts reçus"),
)
SMALL = ReportTable(
    code="categories",
    title=words("By category"),
    head=words("category"),
    columns=(Column(code="count", label=NUMBER),),
    rows=(
        row("a", "delay", share(64, 67, "95.52", ADMISSIBLE)),
        row("b", "tone", WITHHELD),
        row("c", "other", WITHHELD),
        row("total", TOTAL, share(67, 67, "100.00", ADMISSIBLE), total=True),
    ),
    base=words("admissible complaints"),
)
MONTHS = ReportTable(
    code="months",
    title=words("By month"),
    head=words("language"),
    columns=(
        Column(code="2019-01", label=words("2019-01")),
        Column(code="2019-02", label=words("2019-02")),
        Column(code="total", label=TOTAL, total=True),
    ),
    rows=(
        row("fr", "French", Figure(value=12), Figure(value=0), Figure(value=12)),
        row("nl", "Dutch", Figure(value=5), Figure(value=1_500), Figure(value=1_505)),
        row("total", TOTAL, Figure(value=17), Figure(value=1_500), Figure(value=1_517), total=True),
    ),
)
DUE = Base(code="due", label=words("answers due"))
LIMITS = ReportTable(
    code="limits",
    title=words("Time limits"),
    head=words("limit"),
    columns=(
        Column(code="in-time", label=words("in time"), kind=ColumnKind.RATE),
        Column(code="target", label=words("promised"), kind=ColumnKind.TARGET),
        Column(code="median", label=words("median"), kind=ColumnKind.LENGTH),
        Column(code="says", label=words("remark"), kind=ColumnKind.TEXT),
    ),
    rows=(
        row(
            "answer",
            "final answer",
            share(80, 87, "91.95", DUE),
            Figure(percent=Decimal(95)),
            Figure(value=Decimal("12.5"), unit="calendar days"),
            Figure(text=words("not reached")),
        ),
        row(
            "review",
            "review",
            Figure(rate=Rate(numerator=0, denominator=0, base=DUE)),
            Figure(),
            Figure(),
            Figure(),
        ),
    ),
)
INDICATORS = ReportTable(
    code="indicators",
    title=words("In short"),
    head=words("what"),
    columns=(Column(code="count", label=NUMBER),),
    rows=(
        row("received", "received", Figure(value=167)),
        row("founded-of-received", "founded", share(32, 167, "19.16")),
        row("founded-of-admissible", "founded", share(32, 87, "36.78", ADMISSIBLE)),
    ),
)


def a_report(*tables, **changes):
    """A report; its tables are those given, or one of natures."""
    plain = Report(
        code="yearly",
        title=words("yearly report", fr="rapport annuel"),
        body=words("Lindeval", fr="Lindeval"),
        policy="be.lindeval",
        versions=(Version(name="2019", content_hash="0123456789abcdef", cases=167),),
        period=Period.parse("2019"),
        as_of=date(2020, 1, 31),
        published=False,
        threshold=5,
        tables=tables or (NATURES,),
        definition_hash="fedcba9876543210",
        library="1.2.3",
    )
    return evolve(plain, **changes)


EVERYTHING = a_report(
    NATURES,
    SMALL,
    MONTHS,
    LIMITS,
    INDICATORS,
    published=True,
    versions=(Version(name="2019", content_hash="0123456789abcdef"),),
    recipient=words("the network"),
    notes=(
        Note(code="outside", words=words("Some were received in another year.")),
        Note(code="break", words=words("The register changed on 1 January."), warning=True),
    ),
)


def hostile():
    """A report in which every text that a file can give tries to be markup, or a formula."""
    bad = words(HOSTILE)
    rate = Rate(numerator=6, denominator=9, base=Base(code="bad", label=bad))
    figure = Figure(value=6, rate=rate, percent=Decimal("66.7"))
    table = ReportTable(
        code="bad",
        title=bad,
        head=bad,
        columns=(
            Column(code="count", label=bad),
            Column(code="rate", label=bad, kind=ColumnKind.RATE),
            Column(code="text", label=bad, kind=ColumnKind.TEXT),
        ),
        rows=(
            Row(code="=cmd()", label=bad, figures=(figure, figure, Figure(text=bad))),
            Row(code="+1", label=words("=1+1"), figures=(figure, figure, Figure(text=words("@a")))),
        ),
        base=bad,
        notes=(Note(code="bad", words=bad), Note(code="worse", words=bad, warning=True)),
    )
    return a_report(table, title=bad, body=bad, recipient=bad, notes=table.notes)
