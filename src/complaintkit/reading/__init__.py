"""Reading files: the only modules that parse. All problems of a file are reported at once."""

from complaintkit.reading.body_file import read_body_file
from complaintkit.reading.calendar_file import read_calendar
from complaintkit.reading.figures_file import read_figures
from complaintkit.reading.improvement_file import read_improvement
from complaintkit.reading.policy_file import read_policy
from complaintkit.reading.shared import Shared
from complaintkit.reading.taxonomy_file import read_taxonomy

__all__ = [
    "Shared",
    "read_body_file",
    "read_calendar",
    "read_figures",
    "read_improvement",
    "read_policy",
    "read_taxonomy",
]
