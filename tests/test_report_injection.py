"""X2: whatever a file says, a report has the elements, cells and sheets it always has."""

import csv
import io
import re
from html.parser import HTMLParser

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st
from report_makers import NATURES, a_report, row, share, words

from complaintkit.errors import on_one_line
from complaintkit.exports import report_as

SIGNS = "<>&\"'`*_[]()|#~$!@:/\\=+-.,;{} \n\r\t\0\x1b\u202e\u00ad\u2028w1"
TEXTS = st.text(st.one_of(st.sampled_from(SIGNS), st.characters()), min_size=1, max_size=40)
ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]")
MARKUP = set("`*_[]<>|#~&$!{}^")


def reported(text, form):
    """A report in which every text that can come from a file is this one."""
    said = words(text)
    table = evolve(
        NATURES,
        title=said,
        head=said,
        base=said,
        rows=(row("a", said, share(2, 3, "66.7")), row("b", said, share(1, 3, "33.3"))),
    )
    report = a_report(table, title=said, body=said, recipient=said)
    return report_as(report, form, "en").decode("utf-8")


class Elements(HTMLParser):
    """The names of the elements of a page, in their order, and its words."""

    def __init__(self, text):
        """Read them."""
        super().__init__(convert_charrefs=True)
        self.names, self.words = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        """Keep the name, and those of the attributes."""
        self.names.append((tag, *(key for key, _ in attrs)))

    def handle_endtag(self, tag):
        """Keep where it ends."""
        self.names.append(f"/{tag}")

    def handle_comment(self, data):
        """Keep a comment: there is none."""
        self.names.append(data)

    def handle_data(self, data):
        """Keep words."""
        self.words.append(data)


PLAIN = Elements(reported("a", "html")).names


@given(TEXTS)
@example("\xad")
def test_X2_html_has_the_same_elements_whatever_is_said(text):
    """X2: no element more, no attribute more, and the words are there as they were.

    A label so long or so short that it has another number of lines in the chart is no markup.
    """
    found = Elements(reported(text, "html"))

    def lines(names):
        return [it for it in names if it != "/text" and it[0] != "text"]

    assert lines(found.names) == lines(PLAIN)
    # Of a text made of nothing but soft hyphens, say, no word is left that could stand anywhere.
    assert {on_one_line(text)} - {""} <= set(found.words)


@given(TEXTS)
@example("\xad")
def test_X2_markdown_has_the_same_lines_whatever_is_said(text):
    """X2: as many lines, of the same kind, with as many cells; all that is markup is escaped."""
    lines, plain = reported(text, "markdown").split("\n"), reported("a", "markdown").split("\n")

    assert len(lines) == len(plain)
    for line, other in zip(lines, plain, strict=True):
        bare = ESCAPED.sub("", line)
        assert [char for char in bare if char in MARKUP] == [
            char for char in other if char in MARKUP
        ]
        assert "://" not in bare


@given(TEXTS)
@example("\xad")
def test_X2_csv_has_the_same_cells_whatever_is_said(text):
    """X2: each row as many, none that a spreadsheet would run, and the words are read back."""
    rows = list(csv.reader(io.StringIO(reported(text, "csv"), newline="")))
    labels = {line[rows[0].index("row_label")] for line in rows[1:]}

    assert {len(line) for line in rows} == {23}
    assert len(rows) == 3
    shown = text.encode("utf-8", "backslashreplace").decode("utf-8")
    assert labels == {f"'{shown}" if text[0] in "=+-@\t\r" else shown}


@given(TEXTS)
@example("\xad")
def test_X2_text_has_the_same_lines_whatever_is_said(text):
    """X2: nothing in it begins a line, moves the cursor or hides what follows."""
    lines = reported(text, "text").split("\n")

    assert len(lines) == len(reported("a", "text").split("\n"))
    assert all(on_one_line(line) == line for line in lines)
