"""Writing results out, one module a format. Nothing here decides anything."""

from complaintkit.exports.csv_text import to_csv
from complaintkit.exports.ics_text import to_ics
from complaintkit.exports.json_text import to_json, to_json_line

__all__ = ["to_csv", "to_ics", "to_json", "to_json_line"]
