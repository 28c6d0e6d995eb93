"""Writing results out, one module a format. Nothing here decides anything."""

from complaintkit.exports.complaint_records import complaint_as_dict, complaint_as_json
from complaintkit.exports.complaint_table import csv_columns, to_csv_rows
from complaintkit.exports.csv_text import to_csv
from complaintkit.exports.deadline_plot import plot_deadline
from complaintkit.exports.event_records import event_as_dict, event_as_json
from complaintkit.exports.ics_text import to_ics
from complaintkit.exports.json_text import to_json, to_json_line
from complaintkit.exports.workload_plot import plot_workload

__all__ = [
    "complaint_as_dict",
    "complaint_as_json",
    "csv_columns",
    "event_as_dict",
    "event_as_json",
    "plot_deadline",
    "plot_workload",
    "to_csv",
    "to_csv_rows",
    "to_ics",
    "to_json",
    "to_json_line",
]
