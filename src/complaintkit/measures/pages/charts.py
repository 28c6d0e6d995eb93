"""Figures as a picture: bars and columns in SVG, with words for those who do not see it.

Nothing in it runs, and nothing is fetched. A figure that is withheld is named and not drawn.
"""

import textwrap
from collections.abc import Iterator
from fractions import Fraction

from complaintkit.markup import Html, tag
from complaintkit.measures.pages.page import Chart, ChartKind

_NARROW, _WIDE = 440, 640
_LINE, _BAR, _GAP = 17, 16, 12
_VALUES, _LETTERS, _MOST_LINES = 90, 56, 3
_HEIGHT, _ABOVE, _BELOW = 200, 26, 30
_WIDEST = 44
_COLOUR = "#1d5c8a"


def drawn(chart: Chart, name: str) -> Html:
    """A chart as SVG.

    Args:
        chart: What to draw.
        name: What the ids of its title and its words begin with.
    """
    bars = chart.kind is ChartKind.BARS
    parts, height = _bars(chart) if bars else _columns(chart)
    return tag(
        "svg",
        tag("title", chart.title, id=f"{name}-title"),
        tag("desc", chart.says, id=f"{name}-says"),
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_NARROW if bars else _WIDE} {height}",
        role="img",
        aria_labelledby=f"{name}-title",
        aria_describedby=f"{name}-says",
        class_=f"chart {chart.kind}",
    )


def _bars(chart: Chart) -> tuple[list[Html], int]:
    """One bar below the other, its label above it and its figure at its end."""
    parts: list[Html] = []
    top, longest = 0, _largest(chart)
    for point in chart.points:
        lines = textwrap.wrap(point.label, _LETTERS, max_lines=_MOST_LINES, placeholder=" …")
        for line in lines:
            top += _LINE
            parts.append(_text(line, 0, top - 4, "label"))
        width = _scaled(point.size, longest, _NARROW - _VALUES)
        parts += _bar(0, top, width, _BAR)
        parts.append(_text(point.text, width + 8 if width else 0, top + 13, "value"))
        top += _BAR + _GAP
    return parts, max(top - _GAP, 1)


def _columns(chart: Chart) -> tuple[list[Html], int]:
    """One column beside the other, its figure above and its label below."""
    parts: list[Html] = []
    step = _WIDE / max(len(chart.points), 1)
    wide, longest = min(_WIDEST, round(step * 0.7)), _largest(chart)
    base = _ABOVE + _HEIGHT
    for number, point in enumerate(chart.points):
        middle = round(step * (number + 0.5))
        high = _scaled(point.size, longest, _HEIGHT)
        parts += _bar(middle - wide // 2, base - high, wide, high)
        parts.append(_text(point.text, middle, base - high - 8, "value", anchor="middle"))
        parts.append(_text(point.label, middle, base + 20, "label", anchor="middle"))
    return [*parts, _axis(base)], base + _BELOW


def _largest(chart: Chart) -> Fraction:
    sizes = (point.size for point in chart.points if point.size is not None)
    return chart.whole or max(sizes, default=Fraction(0))


def _scaled(size: Fraction | None, longest: Fraction, room: int) -> int:
    """How long a figure is drawn; one that is more than nought can always be seen."""
    if not size or not longest:
        return 0
    return max(1, round(size / longest * room))


def _bar(left: int, top: int, wide: int, high: int) -> Iterator[Html]:
    if wide and high:
        yield tag("rect", x=left, y=top, width=wide, height=high, class_="bar", fill=_COLOUR)


def _axis(top: int) -> Html:
    return tag("line", x1=0, y1=top, x2=_WIDE, y2=top, class_="axis", stroke=_COLOUR)


def _text(said: str, left: int, top: int, kind: str, anchor: str | None = None) -> Html:
    return tag("text", said, x=left, y=top, class_=kind, text_anchor=anchor, fill="currentColor")
