"""Named choices given from Python: a member or its value, and what is said of anything else."""

from enum import StrEnum

import pytest

from complaintkit import ChoiceError, Ends, Medium, Nature, Owner, Roll, StartRule
from complaintkit.choices import chosen, several


class Other(StrEnum):
    """A choice of somebody else, with a value that is one here too."""

    BOTH = "both"


KINDS = [Ends, Medium, Nature, Owner, Roll, StartRule]


@pytest.mark.parametrize("kind", KINDS)
def test_a_member_and_its_value_are_the_same_choice(kind):
    """Every one of them, and the very member."""
    for member in kind:
        assert chosen(kind, member) is member
        assert chosen(kind, member.value) is member


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        (Roll, "folowing", "no roll 'folowing'; did you mean 'following' or 'modified-following'?"),
        (StartRule, "event-dya", "no start rule 'event-dya'; did you mean 'event-day'"),
        (Owner, "me", "no owner 'me'; known: body, complainant, other"),
        (Owner, "", "no owner ''; known: body, complainant, other"),
        (Owner, "Body", "no owner 'Body'; did you mean 'body'?"),
        (Owner, None, "no owner of type NoneType; known: body, complainant, other"),
        (Owner, 3, "no owner of type int; known: body, complainant, other"),
        (Owner, ["body"], "no owner of type list"),
        (Owner, b"body", "no owner of type bytes"),
    ],
)
def test_anything_else_is_refused_with_what_is_allowed(kind, value, words):
    """The class in words, the value as it was given, and what was perhaps meant."""
    with pytest.raises(ChoiceError) as caught:
        chosen(kind, value)

    assert str(caught.value).startswith(words)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_member_of_another_kind_counts_by_its_value():
    """As a file would write it: only its text is looked at."""
    assert chosen(Ends, Other.BOTH) is Ends.BOTH
    with pytest.raises(ChoiceError, match=r"^no owner 'none'; known: "):
        chosen(Owner, Roll.NONE)


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ("letter", (Medium.LETTER,)),
        (Medium.LETTER, (Medium.LETTER,)),
        (["letter", Medium.FAX], (Medium.LETTER, Medium.FAX)),
        (("fax", "fax"), (Medium.FAX, Medium.FAX)),
        ([], ()),
        (iter(["phone"]), (Medium.PHONE,)),
    ],
)
def test_several_may_be_one(values, found):
    """A single choice stands alone or in a list; order and repetition are kept."""
    assert several(Medium, values) == found


def test_one_wrong_choice_among_several_is_refused():
    """By its own name, not by that of the list."""
    with pytest.raises(ChoiceError) as caught:
        several(Medium, ["letter", "fxa"])

    assert str(caught.value) == "no medium 'fxa'; did you mean 'fax'?"


def test_a_text_is_one_choice_and_never_its_letters():
    """`several` looks at a text as one value."""
    with pytest.raises(ChoiceError, match=r"^no medium 'abc'"):
        several(Medium, "abc")
