"""Due days in plain SQL: a calendar as a table, and joins. Nothing of this library runs inside."""

from collections.abc import Sequence
from datetime import date

import duckdb
import pyarrow as pa

from complaintkit import bulk, get_calendar

QUERY = """
SELECT
    complaint.received,
    -- 21 working days: the working day whose number is the day's plus 21
    worked.day AS result,
    -- 45 calendar days, and on to the next working day when that one is closed
    ended.following AS answer
FROM complaints AS complaint
LEFT JOIN calendar AS start ON start.day = complaint.received
LEFT JOIN calendar AS worked
    ON worked.is_working AND worked.working_days_upto = start.working_days_upto + 21
LEFT JOIN calendar AS ended ON ended.day = complaint.received + 45
ORDER BY complaint.number
"""


def answers(days: Sequence[date | None]) -> list[tuple[date | None, ...]]:
    """Each day with the two days due."""
    complaints = pa.table({"number": range(len(days)), "received": pa.array(days, pa.date32())})
    connection = duckdb.connect()
    connection.register("complaints", complaints)
    calendar = pa.table(bulk.calendar_columns(get_calendar("be.legal")))
    connection.register("calendar", calendar)
    return connection.sql(QUERY).fetchall()


if __name__ == "__main__":
    for received, result, answer in answers([date(2026, 4, 2), None, date(2026, 12, 1)]):
        print(received, "->", result, "and", answer)
