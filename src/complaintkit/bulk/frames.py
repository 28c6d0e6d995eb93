"""Due days as columns of a data frame; the one door to narwhals. Needs the extra ``dataframe``."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import frozen

from complaintkit.bulk.door import open_door
from complaintkit.bulk.row_errors import Errors
from complaintkit.choices import chosen
from complaintkit.errors import ChoiceError, MissingExtraError, UnknownNameError, quoted
from complaintkit.policy import Policy

if TYPE_CHECKING:
    import narwhals as nw
    import numpy.typing as npt

    from complaintkit.bulk.inputs import Days
    from complaintkit.bulk.rowwise import Counted, Versions

Frame = TypeVar("Frame")
PROBLEM, PROVISIONAL = "problem", "provisional"
_NANOSECONDS_END = "2262-04-10"  # the last whole day that pandas can count in nanoseconds


def add_deadlines(  # noqa: PLR0913 - each is one thing a caller may know
    frame: Frame,
    policy: Policy | Mapping[str, Policy | Sequence[Policy]],
    *,
    received: str = "received",
    policy_column: str | None = None,
    errors: str = "raise",
    provisional: bool = False,
    prefix: str = "due_",
) -> Frame:
    """The same frame with a column for each time limit: what is owed by when, row by row.

    The dates are those of :meth:`Policy.deadlines <complaintkit.Policy.deadlines>`. A row
    without a day of receipt has none. A column of dates gives columns of dates, pandas's
    midnights give midnights, and instants with a time zone are days of the policy's own zone.

    Args:
        frame: A frame of pandas, Polars (a lazy one stays lazy) or pyarrow.
        policy: The policy for all rows; or, with ``policy_column``, policies by code. Where a
            code has several versions, each row is counted under the one in force on its day.
        received: The column with the day of receipt.
        policy_column: The column with the code of each row's policy.
        errors: ``raise``, or ``column`` to leave rows that have a problem without dates, and
            say what it is in a column ``problem``.
        provisional: Whether to add a column ``provisional``: whether a date of the row may
            still change without anything happening to the case. It asks the policy once for
            each different day.
        prefix: What the new columns are called, before the limit's code.

    Returns:
        A new frame of the same kind, its rows and columns as they were.

    Raises:
        RowsError: For rows that cannot be counted: every kind of problem, its first rows named.
        UnknownNameError: For a column that is not there.
        ChoiceError: For a column that holds no days, a new column that is there already,
            anything but a frame or a policy.
        MissingExtraError: When narwhals is not installed.

    Examples:
        >>> from datetime import date
        >>> import polars as pl
        >>> from complaintkit import bulk, get_policy
        >>> frame = pl.DataFrame({"received": [date(2026, 5, 13), None]})
        >>> bulk.add_deadlines(frame, get_policy("be.inami")).rows()[0][1:]
        (datetime.date(2026, 5, 23), datetime.date(2026, 6, 27))
    """
    open_door()
    if find_spec("narwhals") is None:
        package, extra = "narwhals", "dataframe"
        raise MissingExtraError(package, extra)

    adder = _Adder(
        policies=_policies(policy, policy_column),
        received=received,
        policy_column=policy_column,
        errors=chosen(Errors, errors),
        provisional=provisional,
        prefix=prefix,
    )
    return cast("Frame", adder.added(frame))


@frozen(kw_only=True)
class _Adder:
    """Adds columns to any frame, as often as asked: a lazy one asks for every batch."""

    policies: "Policy | Versions"
    received: str
    policy_column: str | None
    errors: Errors
    provisional: bool
    prefix: str

    def added(self, frame: object) -> object:
        """The frame with the columns, of its own kind."""
        import narwhals as nw

        found = _narwhal(frame)
        if isinstance(found, nw.DataFrame):
            self._check_columns(found.columns)
            return self._eagerly(found).to_native()
        if not found.implementation.is_polars():
            name = found.implementation.value
            message = f"a lazy frame of {name}: collect it, or put add_deadlines on its parts"
            raise ChoiceError(message)
        self._check_columns(found.collect_schema().names())
        return self._lazily(found.to_native())

    def _lazily(self, frame: Any) -> object:  # noqa: ANN401 - a lazy frame of Polars
        """Put this on every batch; what comes out is known from a frame without rows."""
        schema = cast("Any", self.added(frame.collect_schema().to_frame())).schema
        return frame.map_batches(
            self.added,
            schema=schema,
            predicate_pushdown=False,
            projection_pushdown=False,
            slice_pushdown=False,
            streamable=True,
        )

    def _eagerly(self, frame: "nw.DataFrame[Any]") -> "nw.DataFrame[Any]":
        from complaintkit.bulk.troubles import refuse, told

        column = frame[self.received]
        rows = self._counted(frame, _values(column, self.received))
        made = [_dates(column, self.prefix + code, days) for code, days in rows.due.items()]
        if rows.provisional is not None:
            made.append(_column(column, PROVISIONAL, rows.provisional.tolist()))
        if self.errors is Errors.RAISE:
            refuse(rows.troubles)
        else:
            made.append(_column(column, PROBLEM, told(rows.troubles, len(column))))
        return frame.with_columns(*made)

    def _counted(self, frame: "nw.DataFrame[Any]", values: "npt.NDArray[Any]") -> "Counted":
        import numpy as np

        from complaintkit.bulk.rowwise import count_by_code, counted

        rows = counted(self.policies, values, self.received, provisional=self.provisional)
        if isinstance(self.policies, Policy):
            rows.under(self.policies, np.arange(len(values)))
        else:
            column = cast("str", self.policy_column)
            count_by_code(rows, self.policies, frame[column].to_list(), column)
        return rows

    def _check_columns(self, columns: Sequence[str]) -> None:
        """Refuse columns that are not there, and new ones that are.

        Raises:
            UnknownNameError: For the former.
            ChoiceError: For the latter.
        """
        from complaintkit.bulk.rowwise import limit_codes

        for name in filter(None, (self.received, self.policy_column)):
            if name not in columns:
                kind = "column"
                raise UnknownNameError(kind, name, map(str, columns))
        new = [self.prefix + code for code in limit_codes(self.policies)]
        new += [PROVISIONAL] if self.provisional else []
        new += [PROBLEM] if self.errors is Errors.COLUMN else []
        if taken := [name for name in new if name in columns]:
            message = (
                f"the frame has columns of these names already: {', '.join(map(quoted, taken))}; "
                "rename them, or give another prefix="
            )
            raise ChoiceError(message)


def _policies(policy: object, column: str | None) -> "Policy | Versions":
    """A policy, or the versions of each code.

    Raises:
        ChoiceError: For anything else.
    """
    if isinstance(policy, str):
        message = f"names are not looked up here: give get_policy({quoted(policy)})"
        raise ChoiceError(message)
    if isinstance(policy, Policy):
        if column is not None:
            message = "one policy holds for all rows: policy_column= wants policies by code"
            raise ChoiceError(message)
        return policy
    if not isinstance(policy, Mapping) or column is None:
        message = "a policy is wanted, or policies by code together with policy_column="
        raise ChoiceError(message)
    several = {code: _versions(found) for code, found in policy.items()}
    if wrong := [code for code, found in several.items() if not found]:
        message = f"no policy, and no versions of one, for {', '.join(map(quoted, wrong))}"
        raise ChoiceError(message)
    return several


def _versions(found: object) -> tuple[Policy, ...]:
    """The versions of a policy; nothing for what is none."""
    several = tuple(found) if isinstance(found, list | tuple) else (found,)
    return several if all(isinstance(policy, Policy) for policy in several) else ()


def _narwhal(frame: object) -> "nw.DataFrame[Any] | nw.LazyFrame[Any]":
    """The frame as narwhals sees it.

    Raises:
        ChoiceError: For what is no frame, or one with two columns of one name.
    """
    import narwhals as nw

    try:
        found: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(cast("Any", frame))
    except TypeError:
        message = f"a {type(frame).__name__} where a frame of pandas, Polars or pyarrow is wanted"
        raise ChoiceError(message) from None
    except nw.exceptions.DuplicateError:
        message = "the frame has two columns of one name: rename one of them"
        raise ChoiceError(message) from None
    return found


def _values(column: "nw.Series[Any]", name: str) -> "npt.NDArray[Any]":
    """A column as an array of days or instants without a zone; anything else as objects.

    Raises:
        ChoiceError: For a column that holds no days at all.
    """
    import narwhals as nw
    import numpy as np

    if column.null_count() == len(column):
        return np.full(len(column), "NaT", "datetime64[D]")
    kind = column.dtype
    if kind == nw.Object:
        return _objects(column.to_list())
    if isinstance(kind, nw.Datetime) and kind.time_zone is not None:
        bare = column.dt.convert_time_zone("UTC").dt.replace_time_zone(None).to_numpy()
        return _objects([_in_utc(it) for it in bare.astype("datetime64[us]").tolist()])
    if kind == nw.Date and column.implementation.is_pandas_like():
        return np.asarray(column.to_arrow().to_numpy(zero_copy_only=False))
    values = column.to_numpy()
    if values.dtype.kind == "M":
        return values
    message = (
        f"column {quoted(name)} holds {kind}, not days; texts such as 2026-05-13 are made days by "
        "the frame's own library: pandas.to_datetime, .str.to_date() of Polars"
    )
    raise ChoiceError(message)


def _objects(values: list[Any]) -> "npt.NDArray[Any]":
    import numpy as np

    column = np.empty(len(values), object)
    column[:] = values
    return column


def _in_utc(value: object) -> object:
    """An instant of a column that is in UTC; what is missing, or no year of ours, as it is."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


def _dates(like: "nw.Series[Any]", name: str, days: "Days") -> "nw.Series[Any]":
    """Days as a column of the kind that the days of receipt are in."""
    import narwhals as nw
    import numpy as np

    backend, kind = like.implementation, like.dtype
    if not backend.is_pandas_like() or kind == nw.Date:
        return nw.new_series(name, days, nw.Date(), backend=backend)
    if not isinstance(kind, nw.Datetime):
        return nw.new_series(name, days.tolist(), backend=backend)
    far = bool((days > np.datetime64(_NANOSECONDS_END)).any())
    unit = "s" if far and kind.time_unit == "ns" else kind.time_unit
    return nw.new_series(name, days.astype(f"datetime64[{unit}]"), backend=backend)


def _column(
    like: "nw.Series[Any]", name: str, values: list[str | None] | list[bool]
) -> "nw.Series[Any]":
    """A column of texts or of truths."""
    import narwhals as nw

    kind = nw.String() if name == PROBLEM else nw.Boolean()
    return nw.new_series(name, values, kind, backend=like.implementation)
