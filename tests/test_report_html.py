"""The HTML page of a report: valid, accessible, readable in every light, and nothing runs in it."""

import itertools
import re
from html.parser import HTMLParser

import pytest
from attrs import evolve
from report_makers import (
    EVERYTHING,
    HOSTILE,
    LIMITS,
    MONTHS,
    NATURES,
    a_report,
    hostile,
    row,
    words,
)

from complaintkit import Text
from complaintkit.exports import report_as_html
from complaintkit.markup import Html, void
from complaintkit.measures import Column, ColumnKind, Figure, Words
from complaintkit.measures.pages.charts import drawn
from complaintkit.measures.pages.html import STYLE
from complaintkit.measures.pages.page import Chart, ChartKind, Point
from complaintkit.measures.pages.showing import page_of
from complaintkit.text import LANGUAGES

VOID = {"meta", "br", "hr", "img", "input", "link"}
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav"),
    *("section", "h1", "h2", "p", "ul", "li", "a", "div", "span", "strong", "sup"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"),
    *("dl", "dt", "dd", "svg", "desc", "rect", "line", "text"),
}
INSIDE = {
    "tr": {"thead", "tbody"},
    "th": {"tr"},
    "td": {"tr"},
    "caption": {"table"},
    "thead": {"table"},
    "tbody": {"table"},
    "li": {"ul"},
    "dt": {"dl"},
    "dd": {"dl"},
    "figcaption": {"figure"},
    "rect": {"svg"},
    "line": {"svg"},
    "text": {"svg"},
    "desc": {"svg"},
}


class Element:
    """An element of a page: its name, its attributes, what is in it."""

    def __init__(self, name, attributes, parent):
        """Put it into its parent."""
        self.name, self.attributes, self.parent, self.inner = name, attributes, parent, []
        if parent is not None:
            parent.inner.append(self)

    @property
    def children(self):
        """The elements in it."""
        return [it for it in self.inner if isinstance(it, Element)]

    @property
    def text(self):
        """All words in it."""
        return "".join(it if isinstance(it, str) else it.text for it in self.inner)

    def all(self, *names):
        """The elements of these names in it, in their order; all of them without a name."""
        for child in self.children:
            if not names or child.name in names:
                yield child
            yield from child.all(*names)


class Strict(HTMLParser):
    """Reads a page, and forgives nothing: each element is closed where it should be."""

    def __init__(self):
        """Start with nothing open."""
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("", {}, None)
        self.doctypes = []

    def handle_decl(self, decl):
        """Keep the type of document."""
        self.doctypes.append(decl)

    def handle_starttag(self, tag, attrs):
        """Open an element; it knows where it may stand."""
        assert tag in ALLOWED, tag
        assert len(dict(attrs)) == len(attrs), f"an attribute of {tag} stands twice"
        assert all(value is not None for _, value in attrs), f"an attribute of {tag} is empty"
        assert self.open.name in INSIDE.get(tag, {self.open.name}), (tag, self.open.name)
        element = Element(tag, dict(attrs), self.open)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag, attrs):
        """Refuse what HTML does not know."""
        raise AssertionError(f"<{tag}/> is no HTML: {attrs}")

    def handle_endtag(self, tag):
        """Close the element that is open, and no other."""
        assert tag not in VOID, f"</{tag}>"
        assert tag == self.open.name, f"</{tag}> closes <{self.open.name}>"
        self.open = self.open.parent

    def handle_data(self, data):
        """Keep words where they stand."""
        self.open.inner.append(data)

    def handle_comment(self, data):
        """Refuse comments."""
        raise AssertionError(f"a comment: {data}")


def parsed(text):
    """The elements of a page, all closed."""
    parser = Strict()
    parser.feed(text)
    parser.close()
    assert parser.open is parser.root, f"<{parser.open.name}> is never closed"
    return parser


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    """Each language of the library."""
    return request.param


@pytest.fixture(scope="module")
def page(language):
    """A report with everything that can be in one, read strictly."""
    return parsed(report_as_html(EVERYTHING, language)).root


# -- validity --------------------------------------------------------------------------


def test_X3_a_page_is_valid_html(language):
    """X3: one document of today's HTML; every element known, closed, and where it may stand."""
    parser = parsed(report_as_html(EVERYTHING, language))
    (html,) = parser.root.children

    assert parser.doctypes == ["doctype html"]
    assert html.name == "html"
    assert [it.name for it in html.children] == ["head", "body"]
    assert [it.name for it in html.children[1].children] == ["header", "main", "footer"]


def test_X3_ids_are_unique_and_what_names_one_finds_it(page):
    """X3: links inside the page, labels and descriptions."""
    ids = [it.attributes["id"] for it in page.all() if "id" in it.attributes]
    named = [it.attributes["href"].removeprefix("#") for it in page.all("a")]
    for it in page.all():
        for key in ("aria-labelledby", "aria-describedby"):
            named += it.attributes.get(key, "").split()

    assert len(ids) == len(set(ids))
    assert len(named) > 10
    assert set(named) <= set(ids)


def test_X3_a_code_with_signs_of_its_own_makes_no_bad_id():
    """X3: an id has no blank, and two codes that differ in their signs alone have two of them."""
    tables = [evolve(NATURES, code=code) for code in ("a b/@c", "a-b-c")]
    ids = [
        it.attributes.get("id") for it in parsed(report_as_html(a_report(*tables), "en")).root.all()
    ]

    assert "table-1-a-b-c" in ids
    assert "table-2-a-b-c" in ids


def test_a_page_in_a_notebook_is_an_element_by_itself():
    """No second head, no second body."""
    (div,) = parsed(EVERYTHING._repr_html_()).root.children

    assert div.name == "div"
    assert div.attributes == {"lang": "fr", "class": "ck-report"}
    assert next(div.all("h1")).text == "Lindeval\N{NO-BREAK SPACE}: rapport annuel, 2019"


def test_a_page_in_a_notebook_is_in_the_first_language_of_the_body():
    """French where the name is a message, which has all of them."""
    dutch = evolve(a_report(), body=Words(text=Text(nl="Lindeval")))
    message = evolve(a_report(), body=Words(message="event.received"))

    assert dutch._repr_html_().startswith('<div lang="nl"')
    assert message._repr_html_().startswith('<div lang="fr"')


# -- accessibility ---------------------------------------------------------------------


def test_a_page_says_its_language_its_title_and_fits_a_small_screen(page, language):
    """What a screen reader needs first; and nobody is kept from zooming."""
    html = next(page.all("html"))
    metas = {it.attributes.get("name"): it.attributes.get("content") for it in page.all("meta")}

    assert html.attributes == {"lang": language}
    assert next(page.all("head")).children[0].attributes == {"charset": "utf-8"}
    assert next(page.all("title")).text == next(page.all("h1")).text
    assert metas["viewport"] == "width=device-width, initial-scale=1"


def test_headings_go_down_step_by_step(page):
    """One first heading; each table has one of the second rank; no heading is empty."""
    names = [it.name for it in page.all("h1", "h2")]

    assert names[0] == "h1"
    assert names.count("h1") == 1
    assert all(it.text.strip() for it in page.all("h1", "h2"))
    assert len(list(page.all("section"))) == len(EVERYTHING.tables)
    for section in page.all("section"):
        assert section.children[0].attributes["id"] == section.attributes["aria-labelledby"]


def test_tables_have_captions_and_heads_that_say_what_they_head(page):
    """Each cell is read with its row and its column; no head is empty; rows are of one length."""
    for table in page.all("table"):
        assert table.children[0].name == "caption"
        heads, *rows = table.all("tr")
        assert {it.attributes["scope"] for it in heads.children} == {"col"}
        assert all(it.text.strip() for it in heads.children)
        for line in rows:
            first, *rest = line.children
            assert (first.name, first.attributes) == ("th", {"scope": "row"})
            assert {it.name for it in rest} == {"td"}
            assert len(line.children) == len(heads.children)


def test_a_table_without_a_sentence_of_its_own_has_its_title_for_a_caption():
    """A caption is never empty."""
    found = parsed(report_as_html(EVERYTHING, "en")).root
    captions = [it.text for it in found.all("caption")]

    assert captions[0] == "Counted: contacts received.100% = 167 contacts received."
    assert captions[-1] == "In short"
    assert all(captions)


def test_charts_have_a_title_words_and_their_table(page):
    """Who does not see the picture is told what it shows and where the same stands."""
    figures = list(page.all("figure"))

    assert len(figures) == 5
    for figure in figures:
        caption, svg = figure.children
        title, says, *rest = svg.children
        assert svg.attributes["role"] == "img"
        assert svg.attributes["aria-labelledby"] == title.attributes["id"]
        assert svg.attributes["aria-describedby"] == says.attributes["id"]
        assert (title.name, says.name) == ("title", "desc")
        assert caption.text == title.text
        assert says.text.strip()
        assert {it.name for it in rest} <= {"rect", "line", "text"}
        section = figure.parent.parent
        assert next(section.all("table"))


def test_every_figure_of_a_chart_stands_in_its_table(page):
    """A picture never tells more, nor something else."""
    for section in page.all("section"):
        told = {cell.text for cell in section.all("td", "th")}
        told |= {cell.inner[0] for cell in section.all("td") if cell.inner}
        for text in section.all("text"):
            if text.attributes["class"] == "value":
                assert text.text in told


def test_a_wide_table_can_be_reached_and_moved_by_keyboard():
    """It scrolls by itself, so it takes the focus and has a name."""
    columns = tuple(evolve(MONTHS.columns[0], code=f"2019-{it:02}") for it in range(1, 13))
    wide = evolve(MONTHS, columns=columns, rows=(row("a", "a", *[Figure(value=1)] * 12),))
    found = parsed(report_as_html(a_report(wide, NATURES), "en")).root
    regions = [it for it in found.all("div") if it.attributes["class"] == "wide"]

    assert [it.attributes for it in regions] == [
        {
            "class": "wide",
            "tabindex": "0",
            "role": "group",
            "aria-labelledby": "table-1-months-name",
        }
    ]


def test_no_two_places_that_a_reader_can_jump_to_have_one_name(page):
    """The part of a table and what scrolls in it are not both landmarks."""
    names = [it.attributes["aria-labelledby"] for it in page.all("section", "nav")]

    assert len(names) == len(set(names)) == len(EVERYTHING.tables) + 1
    assert "region" not in {it.attributes.get("role") for it in page.all()}


def test_a_report_of_one_table_has_no_list_of_tables():
    """It would lead to what is before the reader's eyes."""
    assert not list(parsed(report_as_html(a_report(), "en")).root.all("nav"))


def test_many_figures_of_a_few_things_stand_below_each_other():
    """Six columns of two limits would not fit a page; the figures become rows."""
    columns = (*LIMITS.columns, *(Column(code=code, label=words(code)) for code in "ab"))
    rows = [
        evolve(it, figures=(*it.figures, Figure(value=1), Figure(value=2))) for it in LIMITS.rows
    ]
    (table,) = page_of(a_report(evolve(LIMITS, columns=columns, rows=tuple(rows))), "en").tables

    assert table.headings == ("figure", "final answer", "review")
    assert [it.label for it in table.lines] == [
        *("in time", "promised", "median", "remark", "a", "b"),
    ]
    assert [cell.text for cell in table.lines[1].cells] == ["95%", ""]


def test_colour_is_never_all_that_tells(page):
    """A warning, a total and a withheld cell are told by words or weight too."""
    words = {it.text for it in page.all("td") if it.attributes.get("class") == "withheld"}

    assert len(words) == 1
    assert words.pop().isalpha()


def luminance(colour):
    """How light a colour is, as WCAG 2 counts it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts]
    return sum(weight * it for weight, it in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    """How well two colours are told apart, from 1 to 21, as WCAG 2 counts it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_counted_as_wcag_counts_it():
    """Known pairs: black on white, and the lightest grey that is enough on white."""
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


PALETTES = [
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r"\.ck-report \{([^{}]*--paper[^{}]*)\}", STYLE)
]


@pytest.mark.parametrize("palette", PALETTES, ids=["light", "dark", "print"])
def test_words_and_bars_stand_out_in_every_light(palette):
    """WCAG 2 AA: 4.5 to 1 for words, 3 to 1 for what is drawn."""
    for ink, paper in (
        *(("ink", "paper"), ("ink", "band"), ("soft", "paper"), ("soft", "band")),
        *(("accent", "paper"), ("warn-ink", "warn-paper")),
    ):
        assert contrast(palette[ink], palette[paper]) >= 4.5, (ink, paper)
    for line, paper in (("accent", "band"), ("warn-rule", "warn-paper")):
        assert contrast(palette[line], palette[paper]) >= 3, (line, paper)


def test_there_are_three_palettes_and_no_colour_beside_them():
    """Every colour has a name, so that every light has its own."""
    outside = re.sub(r"--[a-z-]+: #[0-9a-f]{6};", "", STYLE)

    assert len(PALETTES) == 3
    assert "#" not in outside
    assert {frozenset(it) for it in PALETTES} == {frozenset(PALETTES[0])}


# -- nothing runs, nothing is fetched --------------------------------------------------


def test_X2_nothing_runs_and_nothing_is_fetched(page):
    """X2: no script, no handler, no address but places of the page; the browser is told so too."""
    policies = [it for it in page.all("meta") if "http-equiv" in it.attributes]

    for it in page.all():
        assert not {key for key in it.attributes if key.startswith("on")}
        assert not it.attributes.keys() & {"src", "srcset", "style", "action", "data", "xlink:href"}
        assert it.attributes.get("href", "#").startswith("#")
    assert [it.attributes["content"] for it in policies] == [
        "default-src 'none'; style-src 'unsafe-inline'"
    ]


def test_X2_the_style_fetches_nothing():
    """X2: no address, no import, no font."""
    assert "url(" not in STYLE
    assert "@import" not in STYLE
    assert "@font-face" not in STYLE
    assert "<" not in STYLE


def test_X2_what_a_file_says_is_never_markup():
    """X2: the same elements as ever, and the words as they were, save for what nobody sees."""
    found = parsed(report_as_html(hostile(), "en")).root
    shown = HOSTILE.replace("\n", " ").replace("\x1b", " ").replace("\u202e", "")

    assert not list(found.all("script"))
    assert shown in next(found.all("h1")).text
    assert shown in [it.text for it in found.all("th")]
    assert [it.name for it in found.all("a")] == []


# -- charts ----------------------------------------------------------------------------


def chart(kind, *points, whole=None):
    """A chart, drawn and read again: its elements."""
    points = tuple(Point(label=label, text=text, size=size) for label, text, size in points)
    svg = drawn(Chart(kind=kind, title="t", says="s", points=points, whole=whole), "c")
    assert isinstance(svg, Html)
    return parsed(svg).root.children[0]


def rects(svg, *keys):
    """Attributes of the bars."""
    return [tuple(int(it.attributes[key]) for key in keys) for it in svg.all("rect")]


def test_bars_are_as_long_as_their_figures_are_large():
    """The largest takes the room there is; what is nought has no bar, what is small can be seen."""
    svg = chart(
        ChartKind.BARS, ("a", "1000", 1000), ("b", "500", 500), ("c", "0", 0), ("d", "1", 1)
    )

    assert rects(svg, "x", "width") == [(0, 350), (0, 175), (0, 1)]


def test_rates_are_drawn_of_the_whole():
    """Half of the whole is half of the room, though none is larger."""
    svg = chart(ChartKind.BARS, ("a", "50%", 0.5), ("b", "25%", 0.25), whole=1)

    assert rects(svg, "width") == [(175,), (88,)]


def test_columns_stand_on_their_line():
    """Each ends where the line is."""
    svg = chart(ChartKind.COLUMNS, ("a", "4", 4), ("b", "1", 1))
    (line,) = svg.all("line")
    base = int(line.attributes["y1"])

    assert rects(svg, "height") == [(200,), (50,)]
    assert {top + high for top, high in rects(svg, "y", "height")} == {base}


@pytest.mark.parametrize("kind", ChartKind)
def test_R5_what_is_withheld_is_written_where_its_bar_would_be(kind):
    """R5: and has none."""
    svg = chart(kind, ("a", "9", 9), ("b", "withheld", None))

    assert len(rects(svg, "x")) == 1
    assert "withheld" in [it.text for it in svg.all("text")]


@pytest.mark.parametrize("kind", ChartKind)
def test_everything_drawn_is_inside_the_picture(kind):
    """Words below the last bar included; bars do not cover each other."""
    svg = chart(kind, *((f"a long label of number {it}" * 3, str(it), it) for it in range(1, 13)))
    _, _, wide, high = map(int, svg.attributes["viewbox"].split())
    found = rects(svg, "x", "y", "width", "height")

    assert all(0 <= x <= x + w <= wide and 0 <= y <= y + h <= high for x, y, w, h in found)
    for it in svg.all("text"):
        assert 0 <= int(it.attributes["x"]) <= wide
        assert 0 < int(it.attributes["y"]) <= high
    along = [(x, x + w) if kind is ChartKind.COLUMNS else (y, y + h) for x, y, w, h in found]
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(along))


def test_a_long_label_takes_several_lines_and_then_ends():
    """Three of them; what is left out stands in the table."""
    svg = chart(ChartKind.BARS, ("word " * 60, "1", 1))
    labels = [it.text for it in svg.all("text") if it.attributes["class"] == "label"]

    assert len(labels) == 3
    assert labels[-1].endswith("…")


@pytest.mark.parametrize("kind", ChartKind)
def test_a_chart_of_nothing_is_an_empty_picture(kind):
    """No figure at all, or none that can be drawn."""
    assert rects(chart(kind), "x") == []
    assert rects(chart(kind, ("a", "0", 0)), "x") == []


def test_an_element_without_an_end():
    """It has attributes like every other, and nothing in it."""
    assert void("meta", charset="utf-8", http_equiv=None) == '<meta charset="utf-8">'
    assert isinstance(void("br"), Html)


def test_a_rate_column_keeps_its_base_beside_it(page):
    """R4: "80 of 87" stands in the cell of the percentage, less loud."""
    spans = [it.text for it in page.all("span") if it.attributes.get("class") == "of"]

    assert len(spans) == 3
    assert all("87" in text or "167" in text for text in spans)
    assert ColumnKind.RATE in {it.kind for it in LIMITS.columns}
