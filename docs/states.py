"""Draws explanation/states.svg from the table of complaintkit.events: ``python docs/states.py``.

What moves a stage, comes from the table. Where it is drawn, is said here: an arrow of the table
that has no place below, or a place that no arrow uses, stops the script.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from complaintkit.events import FINAL, OPEN, TRANSITIONS, EventKind, State
from complaintkit.markup import Html, join, tag

FILE = Path(__file__).parent / "explanation" / "states.svg"

ENDED = frozenset({State.REFUSED, State.FORWARDED, State.ANSWERED, State.SETTLED})
FRAMES = {"open": OPEN, "ended": ENDED}
HEADINGS = {"open": "open: still to decide or to answer", "ended": "ended, not closed"}
TITLE = "The states of a stage, and what moves it"
DESCRIPTION = (
    "Boxes, one for each state, joined by arrows with the kinds of event that move a stage. "
    "A stage begins as received. A frame stands round the open states, another round the ended "
    "ones; an arrow from a frame starts at every state in it. Withdrawn and merged have double "
    "borders: they end the case. The table of the page on cases says the same in words."
)
LEGEND = (
    "An arrow from a frame starts at every state in it. A double border ends the whole case. "
    "Events that move nothing are not drawn."
)

WIDTH, HEIGHT = 1130, 880
HIGH, LINE = 46, 17
Box: TypeAlias = tuple[int, int, int]
BOXES: dict[State, Box] = {  # left, top, width
    State.RECEIVED: (65, 160, 140),
    State.WAITING: (65, 330, 140),
    State.IN_HANDLING: (430, 160, 180),
    State.SUSPENDED: (430, 500, 180),
    State.REFUSED: (935, 160, 140),
    State.FORWARDED: (935, 250, 140),
    State.ANSWERED: (935, 340, 140),
    State.SETTLED: (935, 460, 140),
    State.WITHDRAWN: (510, 630, 200),
    State.MERGED: (510, 710, 200),
    State.CLOSED: (510, 790, 200),
}
FRAME_BOXES = {"open": (35, 90, 690, 490), "ended": (910, 90, 190, 440)}

Points: TypeAlias = tuple[tuple[int, int], ...]
Arrow: TypeAlias = tuple[str, State]
Route: TypeAlias = tuple[Points, tuple[int, int]]
# The corners of each arrow, and where its words begin: left, base of the first line.
ROUTES: dict[Arrow, Route] = {
    ("received", State.IN_HANDLING): (((205, 183), (430, 183)), (285, 175)),
    ("received", State.WAITING): (((135, 206), (135, 330)), (145, 258)),
    ("received", State.SUSPENDED): (((65, 183), (50, 183), (50, 537), (430, 537)), (145, 555)),
    ("waiting", State.IN_HANDLING): (((205, 364), (485, 364), (485, 206)), (217, 382)),
    ("waiting", State.SUSPENDED): (((135, 376), (135, 511), (430, 511)), (145, 503)),
    ("in-handling", State.WAITING): (((450, 206), (450, 342), (205, 342)), (217, 334)),
    ("in-handling", State.SUSPENDED): (((512, 206), (512, 500)), (520, 420)),
    ("suspended", State.IN_HANDLING): (
        ((610, 523), (622, 523), (622, 183), (610, 183)),
        (630, 340),
    ),
    ("open", State.REFUSED): (((725, 183), (935, 183)), (740, 175)),
    ("open", State.FORWARDED): (((725, 273), (935, 273)), (740, 265)),
    ("open", State.ANSWERED): (((725, 363), (935, 363)), (740, 338)),
    ("open", State.SETTLED): (((725, 483), (935, 483)), (740, 475)),
    ("open", State.WITHDRAWN): (((300, 580), (300, 653), (510, 653)), (312, 645)),
    ("open", State.MERGED): (((240, 580), (240, 733), (510, 733)), (312, 725)),
    ("open", State.CLOSED): (((180, 580), (180, 804), (510, 804)), (312, 796)),
    ("ended", State.WITHDRAWN): (((945, 530), (945, 653), (710, 653)), (730, 645)),
    ("ended", State.MERGED): (((1005, 530), (1005, 733), (710, 733)), (730, 725)),
    ("ended", State.CLOSED): (((1065, 530), (1065, 813), (710, 813)), (730, 805)),
    ("ended", State.IN_HANDLING): (((1005, 90), (1005, 65), (550, 65), (550, 160)), (740, 57)),
    ("answered", State.SETTLED): (((1005, 386), (1005, 460)), (1015, 428)),
    ("closed", State.IN_HANDLING): (
        ((510, 825), (15, 825), (15, 65), (490, 65), (490, 160)),
        (312, 843),
    ),
}


def sources(kind: EventKind, target: State) -> Iterator[str]:
    """From where an event leads to a state: frames, and the states that stand alone."""
    left = {state for state, moves in TRANSITIONS.items() if moves.get(kind) is target}
    for name, frame in FRAMES.items():
        if frame <= left:
            left -= frame
            yield name
    yield from (state.value for state in TRANSITIONS if state in left)


def arrows() -> dict[Arrow, list[EventKind]]:
    """The kinds of event of each arrow, in the order of the table."""
    moves = dict.fromkeys(move for row in TRANSITIONS.values() for move in row.items())
    found: dict[Arrow, list[EventKind]] = {}
    for kind, target in moves:
        for source in sources(kind, target):
            found.setdefault((source, target), []).append(kind)
    return found


def states_of(source: str) -> Iterable[State]:
    """The states that an arrow starts at."""
    among = FRAMES.get(source, {State(source)} if source in set(State) else frozenset())
    return [state for state in TRANSITIONS if state in among]


def words(lines: Iterable[str], place: tuple[int, int], **attributes: str) -> Html:
    """Lines of text, one below the other."""
    left, base = place
    parts = (tag("tspan", text, x=left, y=base + nth * LINE) for nth, text in enumerate(lines))
    return tag("text", *parts, **attributes)


def broken(kinds: Iterable[EventKind], *, narrow: bool) -> list[str]:
    """A line for each kind; a long one in two where there is little room."""
    if not narrow:
        return [kind.value for kind in kinds]
    return [line for kind in kinds for line in kind.value.replace("-", "- ").split()]


NARROW = {
    ("in-handling", State.SUSPENDED),
    ("suspended", State.IN_HANDLING),
}


def drawn_arrow(arrow: Arrow, kinds: list[EventKind], route: Route) -> Html:
    source, target = arrow
    points, place = route
    line = " ".join(f"{left},{top}" for left, top in points)
    return tag(
        "g",
        tag("polyline", points=line, class_="arrow", marker_end="url(#head)"),
        words(broken(kinds, narrow=arrow in NARROW), place, class_="kind"),
        data_from=" ".join(state.value for state in states_of(source)),
        data_kinds=" ".join(kind.value for kind in kinds),
        data_to=target.value,
    )


def drawn_state(state: State) -> Html:
    left, top, width = BOXES[state]
    size = {"x": left, "y": top, "width": width, "height": HIGH, "rx": 8}
    inner = {"x": left + 4, "y": top + 4, "width": width - 8, "height": HIGH - 8, "rx": 5}
    twice = [tag("rect", class_="state", **inner)] if state in FINAL else []
    middle = (left + width // 2, top + HIGH // 2 + 5)
    name = words([state.value], middle, class_="name")
    return tag("g", tag("rect", class_="state", **size), *twice, name, data_state=state.value)


def drawn_frame(name: str) -> Html:
    left, top, width, high = FRAME_BOXES[name]
    size = {"x": left, "y": top, "width": width, "height": high, "rx": 14}
    heading = words([HEADINGS[name]], (left + 18, top + 24), class_="heading")
    return tag("g", tag("rect", class_="frame", **size), heading)


def drawn_start() -> Html:
    """The receipt, which begins a stage."""
    return tag(
        "g",
        tag("circle", cx=135, cy=130, r=6),
        tag("polyline", points="135,130 135,160", class_="arrow", marker_end="url(#head)"),
        words([EventKind.RECEIVED.value], (150, 142), class_="kind"),
    )


STYLE = Html(
    "text{font-family:Verdana,'DejaVu Sans',sans-serif;font-size:14px;fill:#111}"
    ".name{font-weight:bold;text-anchor:middle}.heading{font-style:italic}"
    ".paper{fill:#fff}.frame{fill:none;stroke:#111;stroke-dasharray:7 5}"
    ".state{fill:#fff;stroke:#111;stroke-width:1.5}"
    ".arrow{fill:none;stroke:#111;stroke-width:1.3}"
)


def head() -> Html:
    """The head of every arrow."""
    shape = tag("path", d="M0,0 L9,4.5 L0,9 z")
    size = {"markerWidth": 9, "markerHeight": 9, "refX": 9, "refY": 4.5, "orient": "auto"}
    marker = tag("marker", shape, id="head", markerUnits="userSpaceOnUse", **_texts(size))
    return tag("defs", marker)


def _texts(values: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in values.items()}


def picture() -> str:
    """The whole drawing."""
    found = arrows()
    if set(found) != set(ROUTES):
        raise SystemExit(f"arrows and places do not agree: {set(found) ^ set(ROUTES)}")
    parts = [
        tag("title", TITLE, id="title"),
        tag("desc", DESCRIPTION, id="desc"),
        tag("style", STYLE),
        head(),
        tag("rect", class_="paper", width=WIDTH, height=HEIGHT),
        *(drawn_frame(name) for name in FRAMES),
        drawn_start(),
        *(drawn_state(state) for state in State),
        *(drawn_arrow(arrow, kinds, ROUTES[arrow]) for arrow, kinds in found.items()),
        words([LEGEND], (35, HEIGHT - 12), class_="legend"),
    ]
    whole = tag(
        "svg",
        join(["", *parts, ""], Html("\n")),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        role="img",
        aria_labelledby="title desc",
    )
    return f"{whole}\n"


if __name__ == "__main__":
    FILE.write_text(picture(), encoding="utf-8", newline="\n")
