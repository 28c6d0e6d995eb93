"""``Improvement``: all that a body says it does better, each part linked to what it comes from."""

from collections.abc import Iterable
from functools import cached_property

from attrs import frozen

from complaintkit.errors import ChoiceError, UnknownNameError, quoted
from complaintkit.improvement.model import (
    Action,
    ActionStatus,
    Commitment,
    ImprovementFinding,
    Praise,
    Recommendation,
    Suggestion,
    Survey,
    SurveyItem,
    Theme,
)
from complaintkit.text import Assumption, Source, Text


@frozen(kw_only=True)
class Improvement:
    """What a body does better, and why.

    Attributes:
        code: Stable key.
        label: What it is called.
        body: Code of the body.
        taxonomy: Code of the taxonomy whose categories are named; None where none are.
        themes: What it is about.
        findings: What was found.
        actions: What is done about it.
        recommendations: What others told the body to do.
        surveys: What people were asked.
        suggestions: What people put forward.
        praise: What people were content with.
        commitments: What the body promises.
        sources: The texts it was read in.
        assumptions: Choices that these texts leave open.

    Raises:
        ChoiceError: For a code that stands twice, or a finding of another theme.
        UnknownNameError: For a theme, finding, action or item that is named and not there.

    Examples:
        >>> from complaintkit import Text
        >>> from complaintkit.improvement import Action, ActionStatus, Improvement, Theme
        >>> said = Text(en="…")
        >>> theme = Theme(code="answers", label=said)
        >>> done = Action(code="a", theme="answers", label=said, status=ActionStatus.DONE)
        >>> plan = Improvement(code="x", label=said, body="x", themes=(theme,), actions=(done,))
        >>> [it.code for it in plan.actions_with(theme="answers")]
        ['a']
    """

    code: str
    label: Text
    body: str
    taxonomy: str | None = None
    themes: tuple[Theme, ...] = ()
    findings: tuple[ImprovementFinding, ...] = ()
    actions: tuple[Action, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    surveys: tuple[Survey, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    praise: tuple[Praise, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    sources: tuple[Source, ...] = ()
    assumptions: tuple[Assumption, ...] = ()

    def __attrs_post_init__(self) -> None:
        """Check that each code stands once, and that what is named is there."""
        rows = (self.themes, self.findings, self.actions, self.recommendations, self.surveys)
        others = (self.suggestions, self.praise, self.commitments, self.items)
        _once([row.code for kind in (*rows, *others) for row in kind])
        themes, findings = _codes(self.themes), _codes(self.findings)
        actions, items = _codes(self.actions), _codes(self.items)
        for finding in self.findings:
            _named("theme", [finding.theme], themes)
            _named("survey item", finding.items, items)
        for action in self.actions:
            _named("theme", [action.theme], themes)
            _named("finding", filter(None, [action.finding]), findings)
            _named("action", filter(None, [action.continues]), actions - {action.code})
            self._check_theme(action)
        for recommendation in self.recommendations:
            _named("action", recommendation.actions, actions)

    @cached_property
    def items(self) -> tuple[SurveyItem, ...]:
        """The items of all surveys."""
        return tuple(item for survey in self.surveys for item in survey.items)

    def action(self, code: str) -> Action:
        """An action by its code.

        Raises:
            UnknownNameError: When there is none.
        """
        _named("action", [code], _codes(self.actions))
        return next(it for it in self.actions if it.code == code)

    def actions_with(
        self,
        *,
        theme: str | None = None,
        status: ActionStatus | str | None = None,
        year: int | None = None,
        categories: Iterable[str] | None = None,
    ) -> tuple[Action, ...]:
        """The actions of a theme, a status, a year, or that come from any of some categories.

        Categories of an action are its own and those of the finding it answers. To ask for a
        category and all below it, give ``taxonomy.below([…])``.
        """
        wanted = None if categories is None else frozenset(categories)
        return tuple(
            it
            for it in self.actions
            if (theme is None or it.theme == theme)
            and (status is None or it.status == status)
            and (year is None or it.year == year)
            and (wanted is None or not wanted.isdisjoint(self.categories_of(it)))
        )

    def finding_of(self, action: Action) -> ImprovementFinding | None:
        """The finding an action answers: its own, or that of the action it goes on with."""
        seen: dict[str, None] = {}
        while action.finding is None and action.continues is not None and action.code not in seen:
            seen[action.code] = None
            action = self.action(action.continues)
        return next((it for it in self.findings if it.code == action.finding), None)

    def categories_of(self, action: Action) -> tuple[str, ...]:
        """The categories an action comes from: its own, then those of its finding."""
        found = self.finding_of(action)
        every = (*action.categories, *(() if found is None else found.categories))
        return tuple(dict.fromkeys(every))

    def most_liked(self, number: int) -> tuple[Suggestion, ...]:
        """The suggestions with most votes, the most liked first; who ties with the last is in.

        Args:
            number: How many are looked for; more come back when the last of them tie.
        """
        ranked = sorted(
            (it for it in self.suggestions if it.votes is not None),
            key=lambda it: (-(it.votes or 0), it.code),
        )
        if number < 1 or len(ranked) <= number:
            return tuple(ranked[: max(number, 0)])
        least = ranked[number - 1].votes or 0
        return tuple(it for it in ranked if (it.votes or 0) >= least)

    def _check_theme(self, action: Action) -> None:
        for finding in self.findings:
            if finding.code == action.finding and finding.theme != action.theme:
                said = f"the action {quoted(action.code)} is of the theme {quoted(action.theme)}"
                raise ChoiceError(f"{said}, its finding of {quoted(finding.theme)}")


def _codes(rows: Iterable[Theme | ImprovementFinding | Action | SurveyItem]) -> set[str]:
    return {row.code for row in rows}


def _named(kind: str, codes: Iterable[str], known: set[str]) -> None:
    for code in codes:
        if code not in known:
            raise UnknownNameError(kind, code, known)


def _once(codes: list[str]) -> None:
    twice = sorted({code for code in codes if codes.count(code) > 1})
    if twice:
        raise ChoiceError(f"a second code {quoted(twice[0])}")
