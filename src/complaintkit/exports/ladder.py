"""The ladder of a policy as a picture: its stages, what opens each, and the clocks beside them."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from complaintkit.appeals import AppealTerm
from complaintkit.deadlines.explanation import limit_name, term_words
from complaintkit.escalation import ClockEffect, Opening, Stage, place_of
from complaintkit.escalation.stage import effect_on
from complaintkit.markup import Html, join, tag
from complaintkit.policy import Policy
from complaintkit.wording import say, say_apart, say_list

_BOX, _GAP, _MARGIN, _BETWEEN = 270, 40, 30, 64
_LINE, _PADDING, _LETTERS, _BOLD_LETTERS = 18, 12, 36, 28
_STYLE = Html(
    "text{font-family:Verdana,'DejaVu Sans',sans-serif;font-size:13px;fill:#111;"
    "text-anchor:middle}.name{font-weight:bold}.paper{fill:#fff}"
    ".box{fill:#fff;stroke:#111;stroke-width:1.5}.clock{fill:#fff;stroke:#111;"
    "stroke-dasharray:7 5}.way{fill:none;stroke:#111;stroke-width:1.3}"
)


class Box(NamedTuple):
    """A box with its name, in bold, and the lines below it."""

    name: tuple[str, ...]
    lines: tuple[str, ...]
    left: int = 0
    top: int = 0

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return self.top + len(self.name + self.lines) * _LINE + 2 * _PADDING

    @property
    def middle(self) -> int:
        """The middle of its width."""
        return self.left + _BOX // 2


Boxes = Mapping[str | None, Box]


def to_ladder(policy: Policy, language: str | None = None) -> str:
    """The stages of a policy, the first line on top, as a picture that stands by itself.

    Args:
        policy: The policy.
        language: fr, nl, de or en; the policy's first one unless said.

    Returns:
        An SVG document with a title and a description: the same bytes for the same policy.

    Examples:
        >>> from complaintkit import get_policy, to_ladder
        >>> to_ladder(get_policy("be.partenamut"), "en")[:4]
        '<svg'
    """
    wanted = language or policy.languages[0]
    boxes = _boxes(policy, wanted)
    clocks = _clocks(policy, wanted, max(box.bottom for box in boxes.values()) + _BETWEEN)
    every = [*boxes.values(), *clocks]
    width = max(box.left for box in every) + _BOX + _MARGIN
    height = max(box.bottom for box in every) + _MARGIN
    body = policy.body.name.in_language(wanted)
    parts = [
        tag("title", say("ladder.title", wanted, body=body), id="title"),
        tag("desc", " ".join(_described(policy, wanted)), id="desc"),
        tag("style", _STYLE),
        tag("rect", class_="paper", width=width, height=height),
        *(way for stage in policy.stages for way in _ways(stage, boxes, wanted)),
        *(_drawn(box, "box") for box in boxes.values()),
        *(_drawn(box, "clock") for box in clocks),
    ]
    whole = tag(
        "svg",
        join(["", *parts, ""], Html("\n")),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {height}",
        role="img",
        lang=wanted,
        aria_labelledby="title desc",
    )
    return f"{whole}\n"


def _boxes(policy: Policy, language: str) -> Boxes:
    """The box of each stage, row by row: below all that comes before it."""
    boxes: dict[str | None, Box] = {None: _first_line(policy, language)}
    boxes |= {stage.code: _stage(policy, stage, language) for stage in policy.stages}
    rows: dict[int, list[str | None]] = {}
    for code in boxes:
        rows.setdefault(_depth(policy, code), []).append(code)
    above = {stage.code: len(_labels(stage, language)) for stage in policy.stages}
    top = _MARGIN
    for _, codes in sorted(rows.items()):
        top += max(above.get(code or "", 0) for code in codes) * _LINE
        for nth, code in enumerate(codes):
            left = _MARGIN + nth * (_BOX + _GAP)
            boxes[code] = boxes[code]._replace(left=left, top=top)
        top = max(boxes[code].bottom for code in codes) + _BETWEEN
    return boxes


def _depth(policy: Policy, code: str | None, seen: frozenset[str] = frozenset()) -> int:
    """How many stages come before one, on the longest way from the first line."""
    if code is None or code in seen:
        return 0
    before = (opening.after for opening in policy.stage(code).opening)
    return 1 + max((_depth(policy, it, seen | {code}) for it in before), default=0)


def _box(name: str, lines: Iterable[str]) -> Box:
    return Box(tuple(textwrap.wrap(name, _BOLD_LETTERS)), _wrapped(lines))


def _first_line(policy: Policy, language: str) -> Box:
    body = policy.body.name.in_language(language)
    return _box(body, [say("stage.first", language), *_limits(policy, None, language)])


def _stage(policy: Policy, stage: Stage, language: str) -> Box:
    """What a stage is called, where it is, what comes out, and by when."""
    label = stage.label.in_language(language)
    place = place_of(stage.body or policy.own_body, policy.bodies).name(language)
    result = [] if stage.result is None else [say(f"result.{stage.result}", language)]
    where = [] if label == place else [place]
    some = [say("ladder.for-some", language)] if stage.when else []
    return _box(label, [*where, *some, *result, *_limits(policy, stage.code, language)])


def _limits(policy: Policy, stage: str | None, language: str) -> Iterator[str]:
    """What is owed at a stage, by when."""
    told = (
        say(
            "route.headline",
            language,
            stage=limit_name(limit, language),
            status=term_words(limit.term, language),
        )
        for limit in policy.time_limits
        if limit.stage == stage
    )
    yield from dict.fromkeys(told)


def _labels(stage: Stage, language: str) -> tuple[str, ...]:
    """What opens a stage, one way after the other, each once."""
    return _wrapped(dict.fromkeys(_opened(opening, language) for opening in stage.opening))


def _opened(opening: Opening, language: str) -> str:
    said = say(f"opening.{opening.on}", language)
    if opening.only_if:
        said = say("ladder.in-some-cases", language, trigger=said)
    if not opening.closes:
        return said
    terms = say_list([term_words(it.term, language) for it in opening.closes], language)
    kind = "closes" if len(opening.closes) == 1 else "closes-later"
    return say(f"ladder.{kind}", language, trigger=said, terms=terms)


def _ways(stage: Stage, boxes: Boxes, language: str) -> Iterator[Html]:
    """An arrow from each stage before, and the words of what opens it above the box."""
    box = boxes[stage.code]
    words = _labels(stage, language)
    base = box.top - len(words) * _LINE - 10
    for before in dict.fromkeys(opening.after for opening in stage.opening):
        source = boxes[before]
        bend = source.bottom + 20
        line = f"{source.middle},{source.bottom} {source.middle},{bend} {box.middle},{bend}"
        yield tag("polyline", points=f"{line} {box.middle},{base - _LINE}", class_="way")
        yield tag("polyline", points=_head(box.middle, base - _LINE), class_="way")
    yield _text(words, box.middle, base)


def _head(across: int, down: int) -> str:
    return f"{across - 5},{down - 7} {across},{down} {across + 5},{down - 7}"


def _clocks(policy: Policy, language: str, top: int) -> list[Box]:
    """The person's own clocks, side by side below the stages."""
    return [
        _box(name, told)._replace(left=_MARGIN + nth * (_BOX + _GAP), top=top)
        for nth, term in enumerate(policy.appeal_terms)
        for name, *told in [_clock(policy, term, language)]
    ]


def _clock(policy: Policy, term: AppealTerm, language: str) -> list[str]:
    """An appeal term, how long it is, and which stage stops it."""
    length = term_words(term.term, language)
    stops = [
        stage.label.in_language(language)
        for stage in policy.stages
        if stage.does_to(term.code).does is ClockEffect.SUSPENDS
    ]
    if effect_on(term.code, policy.effects).does is ClockEffect.SUSPENDS:
        stops.insert(0, say("stage.first", language))
    said = say("ladder.nothing-stops", language)
    if stops:
        said = say("ladder.stopped-by", language, stages=say_list(stops, language))
    return [term.label.in_language(language), length, said]


def _described(policy: Policy, language: str) -> Iterator[str]:
    """The whole ladder in sentences, for those who do not see it."""
    for stage in policy.stages:
        opened = say_apart(dict.fromkeys(_opened(it, language) for it in stage.opening), language)
        label = stage.label.in_language(language)
        yield f"{label} ({opened})." if opened else f"{label}."
    for term in policy.appeal_terms:
        yield f"{say_apart(_clock(policy, term, language), language)}."


def _drawn(box: Box, kind: str) -> Html:
    high = box.bottom - box.top
    shape = tag("rect", class_=kind, x=box.left, y=box.top, width=_BOX, height=high, rx=8)
    down = box.top + _PADDING + 14
    name = _text(box.name, box.middle, down, class_="name")
    return tag("g", shape, name, _text(box.lines, box.middle, down + len(box.name) * _LINE))


def _text(lines: Iterable[str], across: int, down: int, **attributes: str) -> Html:
    """Lines one below the other."""
    parts = (tag("tspan", line, x=across, y=down + nth * _LINE) for nth, line in enumerate(lines))
    return tag("text", *parts, **attributes)


def _wrapped(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts for line in textwrap.wrap(text, _LETTERS))
