"""Markup: what is text stays text, what is markup stays markup."""

import pytest

from complaintkit.markup import Html, join, tag

HOSTILE = """<script>alert("x")</script> & 'y'"""
ESCAPED = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#x27;y&#x27;"


def test_an_element_without_content_or_attributes():
    """It opens and closes."""
    assert tag("br") == "<br></br>"
    assert isinstance(tag("td"), Html)


def test_attributes_are_named_as_html_names_them():
    """A trailing underscore goes, inner ones are hyphens; numbers are written, None is left out."""
    found = tag("td", "x", class_="day", aria_label="due", colspan=2, title=None, lang="")

    assert found == '<td class="day" aria-label="due" colspan="2" lang="">x</td>'


def test_X2_text_and_attributes_are_escaped():
    """X2: no text makes an element, none ends its attribute, quotes of both kinds included."""
    assert tag("td", HOSTILE) == f"<td>{ESCAPED}</td>"
    assert tag("td", title=HOSTILE) == f'<td title="{ESCAPED}"></td>'
    assert tag("td", title=Html('"')) == '<td title="&quot;"></td>'


def test_markup_in_markup_is_not_escaped_again():
    """An element inside an element, beside a text."""
    assert tag("tr", tag("td", "a < b"), "&") == "<tr><td>a &lt; b</td>&amp;</tr>"


def test_X2_markup_that_is_changed_as_a_text_is_a_text_again():
    """X2: adding to it, formatting it or cutting it gives a plain text, which is escaped."""
    for changed in (tag("b") + "<i>", f"{tag('b')}<i>", tag("b")[:]):
        assert not isinstance(changed, Html)
        assert "<b>" not in tag("td", changed)


@pytest.mark.parametrize(
    ("parts", "separator", "expected"),
    [
        ([], "", ""),
        (["a", "<", Html("<b>")], "", "a&lt;<b>"),
        (["a", "b"], "\n", "a\nb"),
        ((letter for letter in "ab"), "", "ab"),
    ],
)
def test_joining_keeps_the_order(parts, separator, expected):
    """Any iterable, with what is put between."""
    found = join(parts, separator)

    assert found == expected
    assert isinstance(found, Html)
