"""What the documents say in passing, typed here from them, against the shipped files."""

import pytest

from complaintkit import get_policy


@pytest.mark.parametrize(
    ("code", "does"),
    [
        ("be.inami", "does-not-suspend"),
        ("be.inasti", "unsaid"),
        ("be.partenamut", "unsaid"),
    ],
)
def test_what_a_complaint_does_to_the_clock_is_what_its_text_says(code, does):
    """INAMI says it of complaints; Partenamut of its mediation alone; INASTI says nothing."""
    policy = get_policy(code)
    (effect,) = policy.effects
    assumed = {assumption.field for assumption in policy.assumptions}

    assert (effect.on, effect.does.value) == ("labour-court", does)
    assert ("effect" in assumed) is (does == "unsaid")
