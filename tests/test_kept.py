"""What is made once for each key: ``Kept``, and what several rules ask."""

from factories import Answering

from complaintkit import AdmissibilityRule, Answer, Complaint, MediumIs, NatureIs, Ternary, Text
from complaintkit.admissibility import Asking, weighed
from complaintkit.conditions import Kept


def test_a_thing_is_made_once_for_each_key():
    """Equal keys are one key."""
    asked = []
    kept = Kept(lambda key: asked.append(key) or [key])

    assert kept["a"] is kept["a"]
    assert (kept["b"], asked) == (["b"], ["a", "b"])


def test_no_more_than_so_many_are_kept():
    """Those that came too late are made each time, and right each time."""
    kept = Kept(str)

    assert [kept[number] for number in range(1_000)] == [str(number) for number in range(1_000)]
    assert len(kept) == 256
    assert kept[999] == "999"


def asking(*rules):
    """Rules that nobody's policy binds, ready to be asked."""
    return weighed(Asking.of(rule, None) for rule in rules)


def a_rule(code, *when):
    """A rule that may refuse."""
    return AdmissibilityRule(code=code, effect="may-refuse", label=Text(en=code), when=when)


def test_what_two_rules_ask_is_asked_once():
    """Equal conditions are one question; each rule gets its own answers."""

    class Counting(Answering):
        def __eq__(self, other):
            return self.answer == other.answer

        __hash__ = None

    yes, again = (Counting(Answer(Ternary.YES, ("unit",))) for _ in range(2))
    no = Counting(Answer(Ternary.NO, ("wish",)))

    found = asking(a_rule("x", yes, no), a_rule("y", again), a_rule("z", no))(Complaint())

    assert [(it.code, it.value.name, it.facts) for it in found] == [
        ("x", "NO", ("unit", "wish")),
        ("y", "YES", ("unit",)),
        ("z", "NO", ("wish",)),
    ]
    assert (yes.asked, again.asked, no.asked) == (1, 0, 1)


def test_conditions_of_other_classes_are_other_questions():
    """Even where they say that they are equal."""

    class Eager(Answering):
        def __eq__(self, other):
            return True

        __hash__ = None

    class Other(Eager):
        pass

    eager, other = Eager(Answer(Ternary.YES, ())), Other(Answer(Ternary.NO, ()))

    found = asking(a_rule("x", eager), a_rule("y", other))(Complaint())

    assert [it.value.name for it in found] == ["YES", "NO"]


def test_the_same_question_of_other_values_is_another():
    """A condition that several rules share is told from one that is only like it."""
    by_phone, by_fax = MediumIs(["phone"]), MediumIs(["fax"])
    rules = [a_rule(str(n), *when) for n, when in enumerate([[by_phone], [by_fax], [by_phone]])]
    rules.append(a_rule("3", by_phone, NatureIs(["praise"])))

    found = asking(*rules)(Complaint(medium="phone", nature="praise"))

    assert [it.value.name for it in found] == ["YES", "NO", "YES", "YES"]
