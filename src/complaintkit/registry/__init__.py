"""Finding policies, calendars, bodies and taxonomies: by code, or by the path of a file."""

from complaintkit.registry.bodies import (
    available_bodies,
    body_sources,
    get_body,
    shipped_bodies,
)
from complaintkit.registry.calendars import available_calendars, get_calendar, load_calendar
from complaintkit.registry.conditions import find_condition
from complaintkit.registry.figures import load_figures
from complaintkit.registry.improvement import load_improvement
from complaintkit.registry.policies import (
    available_policies,
    find_file,
    get_policy,
    load_policy,
    policies_by_code,
    policy_versions,
)
from complaintkit.registry.taxonomies import available_taxonomies, get_taxonomy, load_taxonomy

__all__ = [
    "available_bodies",
    "available_calendars",
    "available_policies",
    "available_taxonomies",
    "body_sources",
    "find_condition",
    "find_file",
    "get_body",
    "get_calendar",
    "get_policy",
    "get_taxonomy",
    "load_calendar",
    "load_figures",
    "load_improvement",
    "load_policy",
    "load_taxonomy",
    "policies_by_code",
    "policy_versions",
    "shipped_bodies",
]
