"""Finding policies, calendars, bodies and taxonomies: by code, or by the path of a file."""

from complaintkit.registry.calendars import available_calendars, get_calendar, load_calendar
from complaintkit.registry.conditions import find_condition
from complaintkit.registry.policies import (
    available_policies,
    find_file,
    get_policy,
    load_policy,
    policy_versions,
)

__all__ = [
    "available_calendars",
    "available_policies",
    "find_condition",
    "find_file",
    "get_calendar",
    "get_policy",
    "load_calendar",
    "load_policy",
    "policy_versions",
]
