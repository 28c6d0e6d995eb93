"""Pictures: what stands in them, that no colour carries it, that they are always the same."""

import io
import sys
from datetime import date, datetime

import pytest
from factories import a_limit

from complaintkit import (
    ChoiceError,
    ClosedDay,
    Complaint,
    ComplaintkitError,
    HorizonError,
    MissingExtraError,
    NotADateError,
    Suspension,
    Text,
    UnknownNameError,
    compute_deadline,
    get_calendar,
    get_policy,
)
from complaintkit.exports import plot_deadline, plot_workload
from complaintkit.text import LANGUAGES

pytest.importorskip(
    "matplotlib", reason="matplotlib is not installed: pip install -e '.[plot]' and run again"
)
LEGAL = get_calendar("be.legal")
DUE = [date(2026, 5, 29)] * 3 + [date(2026, 5, 30), None, date(2026, 7, 1)]


def drawn(limit, start, **more):
    """The picture of a limit that starts on a day."""
    return plot_deadline(compute_deadline(limit, start, LEGAL, **more), "en")


def texts(figure):
    """Every text in the drawing itself, the title left out."""
    return [text.get_text() for text in figure.axes[0].texts]


def keys(figure):
    """What the boxes mean."""
    return [text.get_text() for text in figure.axes[0].get_legend().get_texts()]


def boxes(figure):
    """The boxes from left to right, with their left end."""
    return [(box.get_x(), box) for box in figure.axes[0].patches]


def title(figure):
    """The title, on one line."""
    return figure.texts[0].get_text().replace("\n", " ")


def picture(figure):
    """The picture as a file."""
    file = io.BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()


def is_grey(colour):
    """Whether red, green and blue are alike."""
    return colour[0] == colour[1] == colour[2]


# ------------------------------------------------------------------------- one deadline


def test_each_day_of_a_deadline_has_its_box():
    """21 working days from Thursday 2 April 2026: 33 days, of which 11 closed, then the due one."""
    limit = a_limit("21 working days", calendar="be.legal")
    figure = drawn(limit, date(2026, 4, 2))
    hatched = [place for place, box in boxes(figure) if box.get_hatch()]

    assert [place for place, _ in boxes(figure)] == list(range(34))
    assert hatched == [2, 3, 4, 9, 10, 16, 17, 23, 24, 29, 30, 31]
    assert texts(figure)[:3] == ["●", "1", ""]
    assert texts(figure)[33] == "◎"
    assert {"Easter Monday", "Labour Day", "2 Apr\n2026", "13 Apr", "5 May"} <= set(texts(figure))
    assert title(figure) == "Answer: no later than Tuesday, 5 May 2026."
    assert keys(figure) == ["● start", "1, 2 … counted", "skipped", "◎ due"]


def test_every_kind_of_day_can_be_told_without_its_colour():
    """By hatching, by the line around it, or by its sign: no two kinds look alike."""
    counted = {"calendar": "be.legal", "roll": "following", "at_least_working_days": 8}
    limit = a_limit("10 calendar days", start_rule="next-working-day", **counted)
    stop = Suspension(first=date(2026, 12, 1), resumed=date(2026, 12, 4))
    figures = [
        drawn(limit, date(2026, 11, 20), suspensions=[stop]),
        drawn(a_limit("10 calendar days", **counted), date(2026, 12, 23)),
        drawn(a_limit("3 working days", calendar="be.legal"), date(2026, 5, 8)),
    ]
    rows = [row for figure in figures for row in zip(boxes(figure), texts(figure), strict=False)]
    looks = {
        (box.get_hatch(), box.get_linestyle(), "1" if sign.isdigit() else sign)
        for (_, box), sign in rows
    }

    assert {told for figure in figures for told in keys(figure)} == {
        *("● start", "· not yet day 1", "1, 2 … counted", "skipped"),
        *("clock stopped", "→ moved", "+ minimum", "◎ due"),
    }
    assert len(looks) == 8
    assert all(is_grey(box.get_facecolor()) for (_, box), _ in rows)
    assert all(is_grey(box.get_edgecolor()) for (_, box), _ in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_those_of_the_language(language):
    """Title, days and key; French has the first of a month as an ordinal."""
    figure = plot_deadline(get_policy("be.inami").deadline("answer", date(2026, 5, 13)), language)
    words = {
        "fr": (
            "Réponse définitive\N{NO-BREAK SPACE}: au plus tard le samedi 27 juin 2026.",
            "1er juin",
            "● départ",
        ),
        "nl": ("Definitief antwoord: uiterlijk op zaterdag 27 juni 2026.", "1 jun", "● begin"),
        "de": ("Endgültige Antwort: spätestens am Samstag, 27. Juni 2026.", "1. Juni", "● Beginn"),
        "en": ("Final answer: no later than Saturday, 27 June 2026.", "1 Jun", "● start"),
    }[language]

    assert title(figure) == words[0]
    assert words[1] in texts(figure)
    assert keys(figure)[0] == words[2]


def test_a_long_limit_has_runs_and_no_numbers():
    """A year: days alike in a row are one box, and the year stands where it changes."""
    limit = a_limit("12 months", calendar="be.legal", roll="following", month_rule="same-date")
    figure = drawn(limit, date(2026, 11, 20))

    assert len(boxes(figure)) == 4
    assert "1" not in texts(figure)
    assert {"20 Nov\n2026", "22 Nov\n2027"} <= set(texts(figure))
    assert figure.get_size_inches()[0] < 16


def test_days_in_a_row_that_close_for_one_reason_are_named_once():
    """Over the middle of them; a long name is cut."""
    name = Text(en="the whole house moves to another street")
    closed = [ClosedDay(day=date(2026, 6, number), name=name) for number in (9, 10, 11)]
    calendar = LEGAL.closing(closed, code="x.moving")
    limit = a_limit("5 working days", calendar="x.moving")
    figure = plot_deadline(compute_deadline(limit, date(2026, 6, 8), calendar))
    named = [text for text in figure.axes[0].texts if text.get_rotation()]

    assert [(text.get_position()[0], text.get_text()) for text in named] == [
        (2.5, "the whole house moves to anothe…")
    ]


def test_a_limit_due_at_once_has_one_day():
    """The day of the event is the day due."""
    figure = drawn(a_limit("immediate"), date(2026, 5, 13))

    assert len(boxes(figure)) == 1
    assert keys(figure) == ["◎ due"]


def test_a_clock_that_stands_still_has_no_day_due():
    """Up to the stop, and nothing in the key that is not there."""
    figure = drawn(a_limit(), date(2026, 5, 13), suspensions=[Suspension(first=date(2026, 5, 18))])

    assert keys(figure) == ["● start", "1, 2 … counted", "clock stopped"]


def test_a_clock_that_has_not_started_has_a_headline_alone():
    """No days, no key."""
    policy = get_policy("be.partenamut")
    waits = policy.timeline(Complaint(received=date(2026, 11, 2)), {})[-1]
    figure = plot_deadline(waits)

    assert figure.axes[0].get_legend() is None
    assert boxes(figure) == []
    assert title(figure).startswith("Result")


def test_a_long_title_is_wrapped():
    """A label is as long as its author made it."""
    limit = a_limit(label=Text(en="answer " * 20))
    figure = drawn(limit, date(2026, 5, 13))

    assert figure.texts[0].get_text().count("\n") >= 1


# ------------------------------------------------------------------------- many deadlines


def test_the_work_load_counts_each_day():
    """Friday and Saturday of one week, five weeks nothing, a Wednesday."""
    figure = plot_workload(DUE, LEGAL)

    assert title(figure) == (
        "5 deadlines from 29 May 2026 to 1 July 2026, 1 of them on a day that is not worked"
    )
    assert keys(figure) == ["not a working day (Belgian legal holidays, Monday to Friday)"]
    assert len(boxes(figure)) == 34
    assert [text for text in texts(figure) if text.isdigit()] == ["3", "1", "1"]
    assert {"Mo", "Su", "29 May 2026", "1 Jul"} <= set(texts(figure))
    assert "1 Jun" not in texts(figure), "no room beside the first day"


def test_days_not_worked_are_hatched():
    """Two Saturdays and Sundays, and Easter Monday."""
    figure = plot_workload([], LEGAL, first=date(2026, 4, 3), last=date(2026, 4, 12))
    hatched = [box.get_xy() for _, box in boxes(figure) if box.get_hatch()]

    assert hatched == [(0, 6), (0, 7), (1, 1), (1, 6), (1, 7)]
    assert title(figure) == "0 deadlines from 3 April 2026 to 12 April 2026"


def test_the_darkest_day_is_the_fullest_and_can_still_be_read():
    """Black numbers on at most half black."""
    figure = plot_workload(DUE, LEGAL)
    shades = [box.get_facecolor() for _, box in boxes(figure)]

    assert all(map(is_grey, shades))
    assert min(shade[0] for shade in shades) == 0.5
    assert shades[0][0] == 0.5


def test_a_long_work_load_goes_on_below():
    """Bands of 27 weeks; January says which year it is."""
    figure = plot_workload([], LEGAL, first=date(2026, 1, 5), last=date(2027, 2, 17))

    assert texts(figure).count("Mo") == 3
    assert "1 Jan 2027" in texts(figure)


@pytest.mark.parametrize("make", [list, tuple, iter, set])
def test_days_come_in_any_iterable(make):
    """Also in one that can be read only once."""
    assert title(plot_workload(make([date(2026, 5, 29), None]), LEGAL)).startswith("1 deadline ")


def test_days_come_in_a_column():
    """A numpy array, whose missing days are NaT."""
    numpy = pytest.importorskip("numpy")
    column = numpy.array(["2026-05-29", "NaT", "2026-05-29"], dtype="datetime64[D]")

    assert title(plot_workload(column, LEGAL)).startswith("2 deadlines ")


def test_midnights_are_taken_for_days():
    """As pandas has them; other instants are refused below."""
    midnight = datetime(2026, 5, 29)  # noqa: DTZ001 - a day, as some columns have it

    assert title(plot_workload([midnight, float("nan")], LEGAL)).startswith(
        "1 deadline from 29 May"
    )


@pytest.mark.parametrize("method", ["to_pylist", "to_list"])
def test_days_come_in_columns_of_other_kinds(method):
    """As Arrow and Polars name the way to a list."""
    column = type("Column", (), {method: lambda _: [date(2026, 5, 29)]})()

    assert title(plot_workload(column, LEGAL)).startswith("1 deadline ")


def test_bad_work_loads_are_refused():
    """No day, too many, the wrong way round, instants, beyond the calendar, no such language."""
    first, last = date(2020, 1, 1), date(2026, 1, 1)

    with pytest.raises(ChoiceError, match="there is no day due to show; first= and last="):
        plot_workload([None], LEGAL)
    with pytest.raises(ChoiceError, match="there is no day due"):
        plot_workload([], LEGAL, first=first)
    with pytest.raises(
        ChoiceError, match="2020-01-01 to 2026-01-01 is 2,193 days: from 1 to 1,830"
    ):
        plot_workload([first, last], LEGAL)
    with pytest.raises(ChoiceError, match="is -2,191 days"):
        plot_workload([], LEGAL, first=last, last=first)
    with pytest.raises(NotADateError):
        plot_workload([datetime(2026, 5, 13, 12)], LEGAL)  # noqa: DTZ001 - refused
    for wrong in ([[date(2026, 5, 13)]], 5, ["2026-05-13"]):
        with pytest.raises(NotADateError):
            plot_workload(wrong, LEGAL)
    with pytest.raises(HorizonError):
        plot_workload([date(1800, 1, 1)], LEGAL)
    with pytest.raises(UnknownNameError, match="no language 'es'"):
        plot_workload(DUE, LEGAL, "es")
    with pytest.raises(UnknownNameError, match="no language 'es'"):
        plot_deadline(get_policy("be.inami").deadline("answer", date(2026, 5, 13)), "es")


# ------------------------------------------------------------------------- both


def test_X4_the_same_inputs_give_the_same_picture():
    """Byte for byte, whatever the settings of the session are."""
    import matplotlib as mpl

    deadline = get_policy("be.inami").deadline("answer", date(2026, 5, 13))
    first = picture(plot_deadline(deadline)), picture(plot_workload(DUE, LEGAL))
    with mpl.rc_context({"font.size": 20, "axes.facecolor": "red", "lines.linewidth": 9}):
        again = plot_deadline(deadline), plot_workload(DUE, LEGAL)

    assert (picture(again[0]), picture(again[1])) == first


def test_no_window_and_no_session_is_touched():
    """The part of matplotlib that keeps figures is not even imported by drawing."""
    figure = plot_workload(DUE, LEGAL)

    assert type(figure).__name__ == "Figure"
    assert getattr(figure.canvas, "manager", None) is None


def test_without_matplotlib_the_error_says_how_to_get_it(monkeypatch):
    """The extra is named; it is an error of this library and an ImportError."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)

    with pytest.raises(MissingExtraError, match=r"pip install 'complaintkit\[plot\]'") as caught:
        plot_workload(DUE, LEGAL)
    assert isinstance(caught.value, ComplaintkitError)
