"""Counting: from the day of an event to the day a limit ends.

Theory of operation. Everything is counted from **day zero**, the day before day one; the
start rule says which day that is (:class:`~complaintkit.calendars.StartRule`). Then, in
this order and never another:

1. the term: day n is the n-th calendar (or working) day strictly after day zero; weeks are
   seven calendar days; months and years are added in one step under the month rule. What
   lengthens it is counted from this end (by a term), from day zero (to a total) or is a
   stated day: never from a rolled date;
2. the stopped days: a day on which the clock stands still counts for nothing. In working
   days only the working days among them are missed; in every other unit the end moves on
   by each stopped day between day zero and the moving end;
3. the roll, once, from the end reached so far;
4. the minimum of working days: the later of the rolled end and that working day.

A stop that has not ended and begins on or before the end leaves no due date, only what is
left to count. A limit in calendar days that neither rolls nor needs a minimum never asks
the calendar, and so never builds its index.
"""

from complaintkit.counting.changes import Extension, Measure, Suspension, measure, stops
from complaintkit.counting.count import Count, CountingRule, count
from complaintkit.counting.lengths import add_months, end_of_term

__all__ = [
    "Count",
    "CountingRule",
    "Extension",
    "Measure",
    "Suspension",
    "add_months",
    "count",
    "end_of_term",
    "measure",
    "stops",
]
