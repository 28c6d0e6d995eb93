"""The results of a survey as a table of a report; what few people answered is kept back."""

from complaintkit.improvement.cells import column_of, is_small, said, text
from complaintkit.improvement.model import Survey, SurveyItem
from complaintkit.measures import Figure, Note, ReportTable, Row, Words
from complaintkit.measures.published.words import percent_words

_ITEM = ("share", "base", "caveat")


def survey_table(survey: Survey, least: int) -> ReportTable:
    """The results of one survey, with how many answered where that is known.

    Args:
        survey: The survey.
        least: Fewer people than these are not shown, nor shares that give them away.
    """
    notes: tuple[Note, ...] = ()
    if survey.answered is not None and not is_small(survey.answered, least):
        words = Words(message="improvement.answered", number=survey.answered)
        notes = (Note(code="answered", words=words),)
    return ReportTable(
        code=f"survey-{survey.code}",
        title=Words(text=survey.label),
        head=said("head-survey"),
        columns=tuple(map(column_of, _ITEM)),
        rows=tuple(
            Row(code=it.code, label=Words(text=it.label), figures=_item(it, least))
            for it in survey.items
        ),
        base=None if survey.asked is None else Words(text=survey.asked),
        notes=notes,
    )


def _item(item: SurveyItem, least: int) -> tuple[Figure, ...]:
    number, base = item.base_count, text(item.base)
    if item.base is not None and number is not None and not is_small(number, least):
        values = {"base": item.base, "number": number}
        base = Figure(text=Words(message="improvement.base-of", values=values))
    few = number is not None and _gives_away(item, number, least)
    share = Figure(withheld=True) if few else Figure(text=percent_words(item.percent))
    return share, base, text(item.caveat)


def _gives_away(item: SurveyItem, number: int, least: int) -> bool:
    """Whether a share of so many people may be that of a few, or leave a few."""
    counts = item.percent.counts_of(number)
    if counts is None:
        return is_small(number, least)
    every = range(counts.low, (counts.high or 0) + 1)
    return any(is_small(it, least) or is_small(number - it, least) for it in every)
