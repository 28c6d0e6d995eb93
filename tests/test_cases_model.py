"""A case against a simple model of it that shares no code with the library, event after event.

The model keeps what was recorded as rows of plain values, sorts them by local minutes, makes the
corrections by asking each row what has become of it, and looks each step up in a table that was
typed out.
"""

from datetime import UTC, date, datetime

from attrs import define, field
from factories import a_complaint, a_policy
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from lifecycle import AFTER, KINDS, OVER

from complaintkit import Case, Event, IllegalTransition, Text
from complaintkit.policy import OwnEvent

OWN = "file-digitised"
POLICY = a_policy(events=(OwnEvent(code=OWN, label=Text(en="file digitised")),))
RECEIVED = 13


@define
class Row:
    """What was recorded: a local day of May 2026 and its minute, none for a plain day."""

    id: str
    kind: str
    day: int
    minute: int | None = None
    stage: str | None = None
    wrong: str | None = None
    right: "Row | None" = None

    @property
    def place(self):
        """Where it stands in time."""
        return self.day, -1 if self.minute is None else self.minute

    def event(self):
        """The same for the library; Brussels in May is two hours before UTC."""
        on = date(2026, 5, self.day)
        if self.minute is not None:
            since_first = (self.day - 1) * 1440 + self.minute - 120
            day, minute = divmod(since_first, 1440)
            on = datetime(2026, 5, day + 1, *divmod(minute, 60), tzinfo=UTC)
        return Event(
            id=self.id,
            kind=self.kind,
            on=on,
            stage=self.stage,
            corrects=self.wrong,
            becomes=self.right and self.right.event(),
        )


class Refused(Exception):  # noqa: N818 - it is no error of the model
    """The model does not take a row: the id that stands in the way."""


@define
class Model:
    """Rows in the order in which they were recorded."""

    rows: list = field(factory=list)

    def sorted(self):
        """In the order of time; Python keeps the order of what is of the same moment."""
        return sorted(self.rows, key=lambda row: row.place)

    def outcome(self, row, log):
        """What has become of a row: itself, another, or nothing."""
        for other in reversed(log):
            if other.wrong == row.id and self.outcome(other, log) is other:
                return other.right
        return row

    def happened(self, log):
        """The rows that stand, in the order of time."""
        kept = {row.id for row in log}
        now = [self.outcome(row, log) for row in log]
        missing = {row.wrong for row in log if row.wrong and row.wrong not in kept}
        now += [self.outcome(Row(wrong, "", 0), log) for wrong in sorted(missing)]
        return sorted((row for row in now if row and row.kind), key=lambda row: row.place)

    def states(self, log, *, strict=True):
        """By stage where it stands; stops at the first row that is not possible."""
        states = {None: "received"}
        for row in self.happened(log):
            problem = row.day < RECEIVED
            if not problem and row.wrong is None:
                problem = not self.step(row, states)
            if problem and strict:
                raise Refused(row.id)
        return states

    @staticmethod
    def step(row, states):
        """Take one row; whether that was possible."""
        if OVER & set(states.values()):
            return False
        if row.stage not in states:
            if row.kind == "received":
                states[row.stage] = "received"
            return row.kind == "received"
        before = states[row.stage]
        after = before if row.kind == OWN else AFTER[before, row.kind]
        states[row.stage] = after or before
        return after is not None

    def with_row(self, row):
        """The model with one row more; what stands in the way is raised."""
        new = Model([*self.rows, row])
        new.states(new.sorted())
        return new

    def seen_on(self, day):
        """The rows as they were known at the end of a day."""
        return [
            Row(row.id, row.kind, row.day, row.minute, row.stage, row.wrong)
            if row.right and row.right.day > day
            else row
            for row in self.sorted()
            if row.day <= day
        ]


STAGES = st.sampled_from([None, None, "mediation"])
DAYS = st.integers(RECEIVED - 1, RECEIVED + 6)
MINUTES = st.none() | st.sampled_from([0, 119, 120, 600, 1439])
PLAIN = st.sampled_from([OWN, *(kind for kind in KINDS if kind != "corrected")])
SOME = st.sampled_from(["information-requested", "answered", "closed", "received", "reopened"])
"""The kinds that most often make one another possible or not."""
MOSTLY_SOME = st.integers(0, 4).flatmap(lambda number: SOME if number else PLAIN)


class CaseMachine(RuleBasedStateMachine):
    """Records in a case and in the model, and sees that they say the same."""

    @initialize()
    def open(self):
        """Begin with a complaint of 13 May."""
        self.case, self.model, self.number = Case.open(POLICY, a_complaint()), Model(), 0

    def take(self, row):
        """Record a row in both: both take it, or both refuse it by the same id."""
        try:
            model, stopped = self.model.with_row(row), None
        except Refused as refusal:
            model, stopped = self.model, str(refusal)

        assert self.stopped_at(row) == stopped
        self.model = model

    def stopped_at(self, row, words=""):
        """Record a row in the case; the id by which it was refused, the case as it was."""
        before = self.case
        try:
            self.case = before.record(row.event())
        except IllegalTransition as refusal:
            error = refusal
        else:
            return None
        assert self.case is before
        assert words in str(error)
        return error.event

    def new_id(self):
        """One that was not there before."""
        self.number += 1
        return f"e{self.number}"

    @rule(
        kind=MOSTLY_SOME,
        day=DAYS,
        minute=MINUTES,
        stage=STAGES,
    )
    def record(self, kind, day, minute, stage):
        """Record an event of any kind, in its time or late."""
        self.take(Row(self.new_id(), kind, day, minute, stage))

    @rule(data=st.data(), kind=st.none() | SOME, day=DAYS, minute=MINUTES, on=DAYS, stage=STAGES)
    @precondition(lambda self: any(row.wrong is None for row in self.model.rows))
    def correct(self, data, kind, day, minute, on, stage):
        """Correct an event that is no correction: what it becomes, or that it did not happen."""
        wrong = data.draw(st.sampled_from([row for row in self.model.rows if row.wrong is None]))
        number = self.new_id()
        right = kind and Row(f"{number} right", kind, on, minute, stage)
        self.take(Row(number, "corrected", day, minute, stage, wrong.id, right))

    @rule(data=st.data(), day=DAYS, minute=MINUTES)
    @precondition(lambda self: any(row.wrong for row in self.model.rows))
    def take_a_correction_back(self, data, day, minute):
        """Record that a correction was not to be made; it must come before that."""
        wrong = data.draw(st.sampled_from([row for row in self.model.rows if row.wrong]))
        row = Row(self.new_id(), "corrected", day, minute, None, wrong.id)
        if row.place >= wrong.place:
            self.take(row)
            return
        assert self.stopped_at(row, "does not come before it") == row.id

    @rule(data=st.data())
    @precondition(lambda self: self.model.rows)
    def record_again(self, data):
        """L5: what is there already changes nothing."""
        row = data.draw(st.sampled_from(self.model.rows))

        assert self.case.record(row.event()) is self.case

    @rule(data=st.data(), day=DAYS)
    @precondition(lambda self: self.model.rows)
    def record_otherwise(self, data, day):
        """L5: other content under the same id is refused, and changes nothing."""
        row = data.draw(st.sampled_from(self.model.rows))
        other = Row(row.id, "recommendation-made", day, 7)

        assert self.stopped_at(other, "another content") == row.id

    @rule(day=DAYS)
    def look_back(self, day):
        """The end of any day: what had been recorded by then, and where it left the stages."""
        seen = self.model.seen_on(day)
        then = self.case.until(date(2026, 5, day))

        assert [event.id for event in then.events] == [row.id for row in seen]
        assert [event.id for event in then.log] == [row.id for row in self.model.happened(seen)]
        assert then.states == self.model.states(seen, strict=False)
        later = [row for row in self.model.rows if row.day > day]
        assert self.case.later(date(2026, 5, day)) == len(later)

    @invariant()
    def says_the_same(self):
        """L4, L6: the order of time, what happened, and the state of each stage."""
        log = self.model.sorted()

        assert [event.id for event in self.case.events] == [row.id for row in log]
        assert [it.id for it in self.case.log] == [it.id for it in self.model.happened(log)]
        assert self.case.states == self.model.states(log)
        states = list(self.case.states.values())
        over = OVER & set(states)
        begun = {"received", "waiting", "in-handling", "suspended"} & set(states)
        assert self.case.is_open == bool(begun and not over)
        assert self.case.state == states[-1]

    @invariant()
    def replays(self):
        """L4: the whole at once, in the order of recording, gives the same."""
        events = [row.event() for row in self.model.rows]
        again = Case.replay(POLICY, self.case.complaint, events)

        assert again == self.case
        assert list(again.states.items()) == list(self.case.states.items())


TestACaseAndItsModel = CaseMachine.TestCase
TestACaseAndItsModel.settings = settings(stateful_step_count=25)
TestACaseAndItsModel.__doc__ = "L1, L4, L5, L6, L7: what a case says, its model says too."
