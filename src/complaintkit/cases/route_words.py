"""Routes and last days in words: message ids and plain values."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from complaintkit.admissibility.explanation import contact_words
from complaintkit.appeals import LastDay, LastDayStatus
from complaintkit.deadlines.explanation import term_words
from complaintkit.escalation import Route, RouteStatus, Way
from complaintkit.wording import say, say_apart, say_list, say_short_day

if TYPE_CHECKING:
    from complaintkit.cases.routes import Routes


def explained(routes: "Routes", language: str) -> str:
    """Each route with its ways, its contacts and its effects; then all last days."""
    told = [] if routes.routes else [none_left(routes, language), ""]
    for route in routes:
        lines = (f"- {line}" for line in details(routes, route, language))
        told += [headline(route, language), *lines, ""]
    if routes.last_days:
        lines = (f"- {last_day_words(routes, it, language)}" for it in routes.last_days)
        told += [say("heading.last-days", language), *lines, ""]
    return "\n".join([*told, notice(routes, language)])


def none_left(routes: "Routes", language: str) -> str:
    """Why there is no route at all."""
    return say("routes.ended" if routes.ended else "routes.none", language)


def notice(routes: "Routes", language: str) -> str:
    """That a complaint is no appeal, in the body's own words where it has some."""
    own = routes.notice
    return say("notice.no-appeal", language) if own is None else own.in_language(language)


def headline(route: Route, language: str) -> str:
    """A stage, where it is, and how it stands."""
    status, place = say(f"route.{route.status}", language), route.place.name(language)
    stage = route.stage.label.in_language(language)
    name = stage if stage == place else f"{stage} ({place})"
    return say("route.headline", language, stage=name, status=status)


def details(routes: "Routes", route: Route, language: str) -> Iterator[str]:
    """Everything else there is to say of a route."""
    yield from (way_words(routes, way, language) for way in route.ways)
    if route.stage.result is not None:
        yield say(f"result.{route.stage.result}", language)
    if route.place.contacts:
        points = (contact_words(point, language) for point in route.place.contacts)
        yield say("route.contacts", language, contacts=say_apart(points, language))
    yield from _clocks(routes, route, language)
    if route.tells:
        names = say_list([place.name(language) for place in route.tells], language)
        yield say("route.tells", language, names=names)


def way_words(routes: "Routes", way: Way, language: str) -> str:
    """One opening: what opens it, from when until when, and why it is not open."""
    trigger = say(f"opening.{way.opening.on}", language)
    since = None if way.since is None else say_short_day(way.since, language)
    until = None if way.until is None else say_short_day(way.until, language)
    window = None
    if since is not None and way.status is not RouteStatus.USED:
        kind = "from" if until is None else "from-until"
        window = say(f"window.{kind}", language, since=since, until=until)
    why = None if way.reason is None else _why(routes, way, language)
    said = ", ".join(it for it in (window, why) if it is not None)
    return say("route.way", language, trigger=trigger, said=said)


def last_day_words(routes: "Routes", it: LastDay, language: str) -> str:
    """One of the person's own clocks: until when, and what is not sure of it."""
    label, said, note = last_day_cells(routes, it, language)
    status = say_apart((said, note), language)
    return say("route.headline", language, stage=label, status=status)


def last_day_cells(routes: "Routes", it: LastDay, language: str) -> list[str]:
    """The same as cells: which clock it is, until when, and what is not sure of it."""
    last = None if it.last is None else say_short_day(it.last, language)
    kind = f"{it.status}-until" if it.status is LastDayStatus.STOPPED and last else it.status
    facts = _facts(routes, it.facts, language)
    doubts = {
        "presumed": it.presumed,
        "indicative": it.term.indicative,
        "may-not-apply": not it.applies,
    }
    return [
        it.term.label.in_language(language),
        say(f"last-day.{kind}", language, last=last, facts=facts),
        say_apart((say(f"last-day.{name}", language) for name in doubts if doubts[name]), language),
    ]


def paragraph(routes: "Routes", language: str) -> str:
    """What a letter of answer says: where to turn, until when, and which clock that stops."""
    told = [_turn_to(routes, route, language) for route in routes.open]
    told += [
        _last_day(routes, it, it.last, language)
        for it in routes.last_days
        if it.last is not None and it.status is not LastDayStatus.USED
    ]
    return " ".join([*told, notice(routes, language)])


def _last_day(routes: "Routes", it: LastDay, last: date, language: str) -> str:
    """A last day with what is not sure of it; nobody is told of one that is past as if it came."""
    label, _, note = last_day_cells(routes, it, language)
    message = "letter.last-day-over" if last < it.as_of else "letter.last-day"
    term = f"{label} ({note})" if note else label
    return say(message, language, term=term, last=say_short_day(last, language))


def _turn_to(routes: "Routes", route: Route, language: str) -> str:
    contacts = (contact_words(point, language) for point in route.place.contacts)
    place, until = route.place.name(language), route.until
    said = say("letter.turn-to", language, place=place, contacts=say_apart(contacts, language))
    if not route.place.contacts:
        said = say("letter.turn-to-only", language, place=place)
    window = [] if until is None else [say_short_day(until, language)]
    told = [say("letter.until", language, until=day) for day in window]
    return " ".join([said, *told, *_clocks(routes, route, language)])


def _clocks(routes: "Routes", route: Route, language: str) -> Iterator[str]:
    """What going there does to each of the person's own clocks."""
    labels = {term.code: term.label.in_language(language) for term in routes.appeal_terms}
    for effect in route.effects:
        most = effect.at_most
        kind = "suspends-at-most" if most is not None else effect.does.value
        length = None if most is None else term_words(most, language)
        yield say(f"clock.{kind}", language, term=labels[effect.on], most=length)


def _why(routes: "Routes", way: Way, language: str) -> str:
    day = None if way.day is None else say_short_day(way.day, language)
    event = None if way.event is None else _event(way, way.event, language)
    facts = _facts(routes, way.facts, language)
    return say(f"why-not.{way.reason}", language, day=day, event=event, facts=facts)


def _event(way: Way, kind: str, language: str) -> str:
    own = way.event_label
    return say(f"event.{kind}", language) if own is None else own.in_language(language)


def _facts(routes: "Routes", names: tuple[str, ...], language: str) -> str:
    """Facts by what they are called: those of the body's own as it calls them."""
    own = {f"attribute.{it.code}": it.label.in_language(language) for it in routes.attributes}
    return say_list((own.get(name) or say(f"fact.{name}", language) for name in names), language)
