"""Writing results out, one module a format. Nothing here decides anything."""

from complaintkit.exports.complaint_records import complaint_as_dict, complaint_as_json
from complaintkit.exports.complaint_table import csv_columns, to_csv_rows
from complaintkit.exports.csv_text import to_csv
from complaintkit.exports.deadline_plot import plot_deadline
from complaintkit.exports.event_records import event_as_dict, event_as_json
from complaintkit.exports.ics_text import to_ics
from complaintkit.exports.json_text import to_json, to_json_line
from complaintkit.exports.ladder import to_ladder
from complaintkit.exports.report_csv import report_as_csv
from complaintkit.exports.report_html import report_as_html
from complaintkit.exports.report_json import report_as_json
from complaintkit.exports.report_markdown import report_as_markdown
from complaintkit.exports.report_text import report_as_text
from complaintkit.exports.report_xlsx import report_as_xlsx
from complaintkit.exports.reports import REPORT_FORMATS, report_as
from complaintkit.exports.workload_plot import plot_workload

__all__ = [
    "REPORT_FORMATS",
    "complaint_as_dict",
    "complaint_as_json",
    "csv_columns",
    "event_as_dict",
    "event_as_json",
    "plot_deadline",
    "plot_workload",
    "report_as",
    "report_as_csv",
    "report_as_html",
    "report_as_json",
    "report_as_markdown",
    "report_as_text",
    "report_as_xlsx",
    "to_csv",
    "to_csv_rows",
    "to_ics",
    "to_json",
    "to_json_line",
    "to_ladder",
]
