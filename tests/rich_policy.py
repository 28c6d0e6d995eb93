"""A policy file that says everything a file can say of which complaints are handled."""

import pytest
from factories import WHOLE_POLICY

from complaintkit import (
    Body,
    Category,
    PolicyError,
    Taxonomy,
    Text,
    Unit,
    UnknownNameError,
    get_calendar,
)
from complaintkit.reading import Shared, read_policy

SAID = Text(en="made up")
MEDIATOR = Body(
    code="x.mediator", name=SAID, units=(Unit(code="first", name=SAID),), part_of="x.group"
)
GROUP = Body(code="x.group", name=SAID)
THEMES = Taxonomy(code="x.themes", label=SAID, categories=(Category(code="noise", label=SAID),))


def get_taxonomy(code):
    """The only taxonomy that is shared here."""
    if code != THEMES.code:
        kind = "taxonomy"
        raise UnknownNameError(kind, code, [THEMES.code])
    return THEMES


SHARED = Shared(
    calendar=get_calendar,
    taxonomy=get_taxonomy,
    bodies={body.code: body for body in (MEDIATOR, GROUP)},
)
BODY = 'body = { en = "Body" }\n'
DECLARED = """
[source.law]
document = "the law"
read = 2026-01-05

[appeal_notice]
says = { en = "No appeal.", fr = "Aucun recours." }
source = ["page", "law"]

[[category]]
code = "staff"
label = { en = "staff" }
examples = [{ en = "rude" }]
in_force = { from = 2020-01-01 }
source = "page"

[[category]]
code = "manners"
label = { en = "manners" }
parent = "staff"
source = "page"

[[subject]]
code = "waiting"
label = { en = "waiting" }
source = "page"

[[attribute]]
code = "scheme"
label = { en = "scheme" }
type = "choice"
choices = ["pension", "sickness"]
question = { en = "Which scheme?" }
source = "page"

[[attribute]]
code = "unfounded"
label = { en = "unfounded" }
type = "truth"
known_by = "body"
presumed = false
source = ["page", "law"]

[[attribute]]
code = "born"
label = { en = "born" }
type = "date"
personal = true
source = "page"
"""
"""A notice, and all that rules can name."""

RICH = (
    WHOLE_POLICY.replace("[counting]", 'taxonomy = "x.themes"\n[counting]')
    + """
when = [{ category = ["staff"] }, { about-body = ["x.group"] }]

"""
    + DECLARED
    + """
[[rule]]
code = "elsewhere"
effect = "redirect"
label = { en = "elsewhere" }
says = { en = "You belong elsewhere." }
when = [
  { about-body = ["x.mediator", "@body"], only = true },
  { about-unit = ["first"] },
  { any = [{ category = ["noise"] }, { not = { subject = ["waiting"], only = true } }] },
  { all = [{ attribute = "scheme", any_of = ["pension"] }] },
]
unless = [{ step-taken = [], answered = true, after = "facts_date" }]
if_unknown = "ask"
asks = { en = "Where?" }
refer_to = "x.mediator/first"
forwarded_by = "body"
tell_within = "answer"
source = ["page"]
unless_source = "law"
in_force = { from = 2024-01-01, to = 2026-12-31 }

[[rule]]
code = "refused"
effect = "must-refuse"
label = { en = "refused" }
when = [
  { older-than = "1 year", since = "facts_date", month_rule = "same-date" },
  { anonymous = true, identified_by = "complainant.name" },
  { handled-before = ["@body"], state = "closed", new_elements = false },
  { proceedings = ["pending"], except_before = ["x.mediator"] },
  { decided = false, by = ["@body"] },
]
source = "page"

[[rule]]
code = "who"
effect = "ask"
label = { en = "who" }
needs = ["complainant.name", "attribute.scheme"]
source = "page"

[[rule]]
code = "more"
effect = "ask"
label = { en = "more" }
when = [{ missing = "narrative" }]
refer_to = "@appeal-body"
source = "page"

[[rule]]
code = "hint"
effect = "advise"
label = { en = "hint" }
refer_to = "@body-concerned"
source = "page"
"""
)


def read(text, shared=SHARED):
    """Read a policy file given as text."""
    return read_policy(text.encode(), "p.toml", shared)


def problems_of(text, shared=SHARED):
    """All problems of a file, without its name."""
    with pytest.raises(PolicyError) as caught:
        read(text, shared)
    return [str(problem).removeprefix("p.toml:") for problem in caught.value.problems]
