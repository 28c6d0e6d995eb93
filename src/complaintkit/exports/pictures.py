"""The one door to matplotlib: figures of a known size that belong to no window and no session.

Nothing in a picture is told by colour alone: hatching, signs and words carry it, so that it can
be printed in grey. No setting of the machine is looked at: the same inputs give the same picture.
"""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from complaintkit.errors import MissingExtraError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

SMALL, USUAL = 7, 9
CELL = 0.32
"""Inches a day takes, where there is room."""

Style = Mapping[str, Any]

_TITLE = 11
_LETTER = 0.09  # inches a letter of the title takes
_LINE = 0.2
_MARGIN = 0.45
_KEY = 0.3


@contextmanager
def picture(
    size: tuple[float, float], title: str, above: float, below: float
) -> "Iterator[tuple[Figure, Axes]]":
    """A figure around a drawing of a size in inches, with a title and room above and below.

    Args:
        size: Width and height of the drawing itself.
        title: What the picture says.
        above: Room between the title and the drawing.
        below: Room under it.

    Raises:
        MissingExtraError: When matplotlib is not installed.
    """
    try:
        from matplotlib import style
        from matplotlib.figure import Figure
    except ImportError:
        package, extra = "matplotlib", "plot"
        raise MissingExtraError(package, extra) from None

    width, height = size
    lines = textwrap.wrap(title, int((width + _MARGIN) / _LETTER))
    top = above + len(lines) * _LINE + 0.15
    whole = (width + 2 * _MARGIN, below + height + top)
    place = (_MARGIN / whole[0], below / whole[1], width / whole[0], height / whole[1])
    with style.context("default"):
        figure = Figure(figsize=whole, dpi=100)
        axes = figure.add_axes(place)
        axes.set_axis_off()
        told = "\n".join(lines)
        figure.text(place[0], 1 - 0.1 / whole[1], told, fontsize=_TITLE, va="top")
        yield figure, axes


def box(  # noqa: PLR0913 - where it stands, and how it looks
    axes: "Axes",
    place: tuple[float, float],
    sign: str,
    style: Style,
    *,
    size: float,
    width: float = 1,
) -> None:
    """One day, or several alike in a row: a box with a sign in it."""
    from matplotlib.patches import Rectangle

    known = {"edgecolor": "black", "linewidth": 0.7, **style}
    colour = "white" if known.get("facecolor") == "black" else "black"
    axes.add_artist(Rectangle(place, width, 1, clip_on=False, **known))
    x, y = place[0] + width / 2, place[1] + 0.5
    axes.text(x, y, sign, fontsize=size, color=colour, ha="center", va="center")


def key(axes: "Axes", rows: Iterable[tuple[str, Style]], below: float) -> None:
    """What the boxes mean, in one line so far below the drawing, as a share of its height."""
    from matplotlib.patches import Patch

    known = {"edgecolor": "black", "linewidth": 0.7}
    handles = [Patch(label=label, **{**known, **style}) for label, style in rows]
    axes.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0, -below),
        ncols=len(handles),
        fontsize=USUAL,
        frameon=False,
        borderaxespad=0,
        borderpad=0,
        handlelength=1.6,
        handleheight=1.3,
        columnspacing=1.4,
    )
