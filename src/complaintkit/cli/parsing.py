"""The parser of the command: options between other words, and near misses as in every message."""

import argparse
from collections.abc import Iterable, Sequence
from typing import Any

from complaintkit.errors import near_misses


class Parser(argparse.ArgumentParser):
    """A parser that says what a misspelt command, option or value was perhaps meant to be."""

    def parse_known_args(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        namespace: Any = None,  # noqa: ANN401 - as argparse has it
    ) -> tuple[Any, list[str]]:
        """Read the words; what nobody knows is an error of the sub-command it was said to."""
        found, unknown = super().parse_known_args(args, namespace)
        if unknown:
            near = near_misses(unknown[0].partition("=")[0], self._option_string_actions)
            self.error(f"unrecognized arguments: {' '.join(unknown)}{near}")
        return found, unknown

    def _check_value(self, action: argparse.Action, value: object) -> None:
        try:
            super()._check_value(action, value)
        except argparse.ArgumentError as error:
            error.message += near_misses(value, map(str, action.choices or ()))
            raise

    def _match_arguments_partial(
        self, actions: Iterable[argparse.Action], arg_strings_pattern: str
    ) -> list[int]:
        counts: list[int] = super()._match_arguments_partial(list(actions), arg_strings_pattern)
        # Python before 3.13 takes a word that may be left out for left out when an option comes.
        while counts and not counts[-1] and "O" in arg_strings_pattern:
            counts.pop()
        return counts
