"""What stays as it was made: mappings in values, and the values that hold them."""

import copy
import pickle

import pytest

from complaintkit import Complaint, TaxonomyMapping
from complaintkit.fixed import FixedDict

FIXED = FixedDict({"a": 1, "b": [2]})

CHANGES = [
    lambda fixed: fixed.__setitem__("c", 3),
    lambda fixed: fixed.__delitem__("a"),
    lambda fixed: fixed.__ior__({"c": 3}),
    lambda fixed: fixed.clear(),
    lambda fixed: fixed.pop("a"),
    lambda fixed: fixed.popitem(),
    lambda fixed: fixed.setdefault("c", 3),
    lambda fixed: fixed.update(c=3),
]


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_changes_it(change):
    """Whatever a dictionary has to change it is refused, and it stays."""
    with pytest.raises(TypeError, match="cannot be changed"):
        change(FIXED)

    assert FIXED == {"a": 1, "b": [2]}


def test_another_is_made_of_it():
    """It is read as any dictionary is."""
    assert {**FIXED, "a": 3} == {"a": 3, "b": [2]}
    assert FIXED | {"a": 3} == {"a": 3, "b": [2]}
    assert (FIXED["a"], FIXED.get("c"), list(FIXED)) == (1, None, ["a", "b"])


def test_it_is_the_same_after_pickle_and_copy():
    """And still cannot be changed; a deep copy shares nothing with it."""
    copies = [
        *(pickle.loads(pickle.dumps(FIXED, level)) for level in range(2, 6)),
        copy.copy(FIXED),
        copy.deepcopy(FIXED),
    ]

    assert copies == [FIXED] * len(copies)
    assert {type(it) for it in copies} == {FixedDict}
    assert copies[-1]["b"] is not FIXED["b"]


def test_the_attributes_of_a_complaint_stay():
    """Neither through the complaint, nor through what it was made of."""
    given = {"first-line": True}
    complaint = Complaint(attributes=given)

    given["first-line"] = False
    for one in (complaint, Complaint()):
        with pytest.raises(TypeError):
            one.attributes["first-line"] = None

    assert complaint == Complaint(attributes={"first-line": True})
    assert pickle.loads(pickle.dumps(complaint)) == complaint


def test_what_categories_are_elsewhere_stays():
    """Neither through the mapping, nor through what it was made of."""
    given = {"brochures": "communication"}
    mapping = TaxonomyMapping(to="x", codes=given)

    given["brochures"] = None
    with pytest.raises(TypeError):
        mapping.codes["brochures"] = None

    assert mapping == TaxonomyMapping(to="x", codes={"brochures": "communication"})
    assert pickle.loads(pickle.dumps(mapping)) == mapping
