"""A plan: the tables of one rule on one calendar, made once, and how a column goes through them."""

from collections.abc import Callable
from datetime import time
from functools import cached_property
from typing import TypeAlias, TypeGuard

import numpy as np
import numpy.typing as npt
from attrs import evolve, frozen

from complaintkit.bulk.amount_columns import amounts_in, refuse_amounts
from complaintkit.bulk.amounts import bounds
from complaintkit.bulk.frozen import FrozenCalendar
from complaintkit.bulk.gather import (
    BLOCK,
    SHORT,
    WHOLE,
    Direct,
    all_days,
    blocks,
    ended,
    filled,
    refuse,
)
from complaintkit.bulk.inputs import DAY, NAT, Days, days_in
from complaintkit.bulk.rule import Rule
from complaintkit.bulk.steps import Numbers, counted, day_zero, needed, upto
from complaintkit.errors import NotADateError
from complaintkit.terms import TermUnit

_UNKNOWN = NAT // 2  # With any amount still far below every rank.
_NUMBER = np.dtype(np.int64)
_ARRAY = np.ndarray
_NAT = int(NAT)
_NAT32 = np.int32(np.iinfo(np.int32).min)

Numbers32: TypeAlias = npt.NDArray[np.int32]


@frozen
class Plan:
    """One rule on one calendar.

    Attributes:
        rule: The choices.
        calendar: The days; None for a rule that asks for none.
    """

    rule: Rule
    calendar: FrozenCalendar | None

    @cached_property
    def due(self) -> Numbers:
        """The day due for each day from 1970 on."""
        return ended(counted(self.rule, all_days(self.calendar), self.calendar), NAT)

    @cached_property
    def due32(self) -> Numbers32:
        """The same in 32 bits, the least number of which stands for no day."""
        return ended(np.maximum(self.due, _NAT32).astype(np.int32), _NAT32)

    @cached_property
    def ranks(self) -> Numbers:
        """For each day from 1970 on, how many working days there are up to its day zero."""
        calendar = needed(self.calendar)
        zero = day_zero(all_days(calendar), self.rule.start_rule, calendar)
        ranks = upto(zero, calendar)
        return ended(np.where(ranks == NAT, _UNKNOWN, ranks), _UNKNOWN)

    @cached_property
    def working(self) -> Numbers:
        """The working days in order, between two that are missing."""
        return ended(np.concatenate([[NAT], needed(self.calendar).working, [NAT]]), NAT)

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The least and the most that an amount by row can be."""
        return bounds(self.rule.unit, self.rule.least)

    @cached_property
    def quick(self) -> Callable[[object], Days | None]:
        """Answers a whole column of days at once; nothing where it takes a closer look.

        It is made once and keeps what it needs at hand: ten thousand rows take ten millionths
        of a second, so every name that is looked up shows.
        """
        take = self.due.take

        def quick(starts: object) -> Days | None:
            if type(starts) is not _ARRAY or starts.dtype != DAY or not 0 < starts.size <= WHOLE:
                return None
            found = take(starts.view(_NUMBER), mode="clip")
            return None if found.item(found.argmin()) == _NAT else found.view(DAY)

        return quick

    def quick_by_row(self, starts: object, amounts: object) -> Days | None:
        """The same with an amount a row."""
        if type(starts) is not _ARRAY or starts.dtype != DAY or not 0 < starts.size <= SHORT:
            return None
        if not self._goes_straight(amounts, starts):
            return None
        places = self.ranks.take(starts.view(_NUMBER), mode="clip")
        places += amounts
        found = self.working.take(places, mode="clip")
        return None if found.item(found.argmin()) == _NAT else found.view(DAY)

    def _goes_straight(self, amounts: object, starts: Days) -> TypeGuard[Numbers]:
        """Whether amounts by row are few numbers within bounds, of a term in working days."""
        return (
            self.rule.unit is TermUnit.WORKING_DAYS
            and type(amounts) is _ARRAY
            and amounts.dtype == _NUMBER
            and amounts.shape == starts.shape
            and self._within_bounds(amounts)
        )

    def _within_bounds(self, amounts: Numbers) -> bool:
        low, high = self.bounds
        least, most = amounts.item(amounts.argmin()), amounts.item(amounts.argmax())
        return bool(low <= least and most <= high)

    def column(  # noqa: PLR0913 - each is one thing a caller may know
        self,
        starts: object,
        *,
        amounts: object = None,
        zone: str | None = None,
        cutoff: time | None = None,
        missing: bool = False,
        out: Days | None = None,
    ) -> Days:
        """The day due of each row, a block at a time."""
        days = days_in(starts, "starts", zone, cutoff)
        if amounts is None:
            due, beyond = self._for_all(days, out)
        else:
            each = amounts_in(amounts, self.rule, days.shape)
            if isinstance(each, int):
                plan = evolve(self, rule=self.rule._replace(amount=each))
                return plan.column(days, missing=missing, out=out)
            straight = self.rule.unit is TermUnit.WORKING_DAYS
            due, beyond = (self._straight if straight else self._by_row)(days, each, out)
        if len(beyond) and not missing and self.rule.unit is not TermUnit.NO_FIGURE:
            refuse(beyond, days, self.calendar)
        return due

    def column32(self, starts: object, *, missing: bool) -> Numbers32:
        """The day due of each row, all in 32 bits."""
        if not isinstance(starts, np.ndarray) or starts.dtype != np.int32:
            message = "starts: an array of int32 is wanted, days since 1970 as Arrow holds them"
            raise NotADateError(message)
        given, table = starts.reshape(-1), self.due32
        due = np.empty(len(given), np.int32)
        for where in blocks(len(given), BLOCK):
            block, into = given[where], due[where]
            table.take(block, mode="clip", out=into)
            if into[into.argmin()] == _NAT32:
                days = np.where(block == _NAT32, NAT, block).view(DAY)
                into[:] = np.maximum(self.column(days, missing=True).view(_NUMBER), _NAT32)
                lost = (into == _NAT32) & (block != _NAT32)
                if lost.any() and not missing:
                    whole = np.where(given == _NAT32, NAT, given).view(DAY)
                    self.column(whole)
        return due.reshape(starts.shape)

    def _for_all(self, days: Days, out: Days | None) -> tuple[Days, Numbers]:
        """The same amount for all: one gather."""
        table = self.due

        def fill(block: Numbers, _: slice, into: Numbers) -> None:
            table.take(block, mode="clip", out=into)

        def direct(some: Numbers, _: Numbers) -> Numbers:
            return counted(self.rule, some, self.calendar)

        return filled(days, fill, direct, out)

    def _straight(self, days: Days, amounts: Numbers, out: Days | None) -> tuple[Days, Numbers]:
        """Working days, an amount a row: two gathers."""
        ranks, working, room = self.ranks, self.working, np.empty(SHORT, np.int64)

        def fill(block: Numbers, where: slice, into: Numbers) -> None:
            each = amounts[where]
            if not self._within_bounds(each):
                refuse_amounts(amounts, *self.bounds)
            places = ranks.take(block, mode="clip", out=room[: len(block)])
            places += each
            working.take(places, mode="clip", out=into)

        return filled(days, fill, self._direct(amounts), out, whole=SHORT)

    def _by_row(self, days: Days, amounts: Numbers, out: Days | None) -> tuple[Days, Numbers]:
        """Any unit, an amount a row: counted step by step."""

        def fill(block: Numbers, where: slice, into: Numbers) -> None:
            each = amounts[where]
            if not self._within_bounds(each):
                refuse_amounts(amounts, *self.bounds)
            into[:] = counted(self.rule, block, self.calendar, each)

        return filled(days, fill, self._direct(amounts), out, whole=SHORT)

    def _direct(self, amounts: Numbers) -> Direct:
        def direct(some: Numbers, rows: Numbers) -> Numbers:
            return counted(self.rule, some, self.calendar, amounts[rows])

        return direct
