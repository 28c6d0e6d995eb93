"""The table of what each event makes of each state, against one typed out from the theory."""

import pytest
from lifecycle import AFTER

from complaintkit.events import FINAL, OPEN, TRANSITIONS, EventKind, State, allowed, moved

ROWS = [(state, kind, after) for (state, kind), after in AFTER.items()]


def test_the_table_holds_every_state_and_every_kind_once():
    """Eleven states, twenty-nine kinds."""
    assert len(ROWS) == len({row[:2] for row in ROWS}) == 11 * 29
    assert {state for state, _, _ in ROWS} == {state.value for state in State}
    assert {kind for _, kind, _ in ROWS} == {kind.value for kind in EventKind}


@pytest.mark.parametrize(("state", "kind", "after"), ROWS)
def test_L1_each_event_in_each_state_does_what_the_table_says(state, kind, after):
    """L1: a state or nothing, for the kind as a text and as a member."""
    assert moved(State(state), kind) == after
    assert moved(State(state), EventKind(kind)) == after


@pytest.mark.parametrize("state", list(State))
def test_L1_what_can_be_recorded_in_a_state_is_what_the_table_allows(state):
    """L1: no kind more, and none less."""
    assert allowed(state) == {kind for at, kind, after in ROWS if at == state and after}


@pytest.mark.parametrize("state", ["withdrawn", "merged"])
def test_L2_a_final_state_admits_only_corrections(state):
    """L2: of the library's kinds, and of kinds that a policy declares none."""
    assert {State(state)} <= FINAL == {State.WITHDRAWN, State.MERGED}
    assert allowed(State(state)) == {"corrected"}
    assert moved(State(state), "own-kind") is None


def test_L2_a_closed_stage_admits_three_kinds_and_own_ones():
    """L2: reopened, the satisfaction of the person, a correction."""
    assert allowed(State.CLOSED) == {"reopened", "satisfaction-recorded", "corrected"}
    assert moved(State.CLOSED, "own-kind") is State.CLOSED


@pytest.mark.parametrize(
    "state", [state for state in State if state not in {"withdrawn", "merged"}]
)
def test_kinds_of_a_policys_own_move_nothing(state):
    """Wherever a stage stands before the end."""
    assert moved(state, "own-kind") is state
    assert moved(state, "") is state


def reached(start):
    """Every state to which some events lead from one, that one among them."""
    found, wave = {start}, {start}
    while wave:
        wave = {moved(state, kind) for state in wave for kind in EventKind} - found - {None}
        found |= wave
    return found


def test_L3_every_state_is_reached_from_the_first():
    """L3: a stage begins as received."""
    assert reached(State.RECEIVED) == set(State)


@pytest.mark.parametrize("state", list(State))
def test_L3_from_every_state_an_end_is_reached(state):
    """L3: closed, or final; and from one that is not final, both."""
    assert reached(state) & {State.CLOSED, State.WITHDRAWN, State.MERGED}
    if state not in FINAL:
        assert reached(state) >= {State.CLOSED, *FINAL}


def test_where_the_body_still_has_something_to_do():
    """Before it decided or answered."""
    assert {"received", "waiting", "in-handling", "suspended"} == OPEN
    assert not OPEN & FINAL


def test_nothing_is_added_to_the_table():
    """It is the same for every case."""
    with pytest.raises(TypeError):
        TRANSITIONS[State.CLOSED] = {}
