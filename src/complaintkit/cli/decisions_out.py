"""Where the decisions on many complaints go, and the records that could not be read."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from attrs import evolve

from complaintkit.admissibility import Decision
from complaintkit.errors import ChoiceError, Problem, quoted
from complaintkit.exports.csv_file import WholeFile, Write, csv_writer
from complaintkit.exports.json_text import to_json_line
from complaintkit.reading.complaint_records import Record

COLUMNS = ("record", "outcome", "reasons", "asks", "referrals", "policy", "version")
_SHOWN = 20
Keep = Callable[[WholeFile], WholeFile]


class Writer(Protocol):
    """What takes decisions one by one."""

    def __call__(self, number: int, decision: Decision) -> None:
        """Take one."""

    def publish(self) -> None:
        """Show all of them."""


class Nowhere:
    """Takes decisions that nobody wants to keep."""

    def __call__(self, number: int, decision: Decision) -> None:
        """Let it go."""

    def publish(self) -> None:
        """There is nothing to show."""


class _File:
    """A file of decisions."""

    def __init__(self, file: WholeFile) -> None:
        self._file = file

    def publish(self) -> None:
        """Show all of them."""
        self._file.finish()
        self._file.publish()


class JsonLines(_File):
    """A file of decisions, a JSON object a line."""

    def __init__(self, file: WholeFile, language: str) -> None:
        """Take the file, and the language of the words in it."""
        super().__init__(file)
        self._stream, self._language = file.stream, language

    def __call__(self, number: int, decision: Decision) -> None:
        """Write one."""
        line = to_json_line({"record": number, **decision.as_dict(self._language)})
        self._stream.write(line + "\n")


class Csv(_File):
    """A file of decisions as a table."""

    def __init__(self, file: WholeFile) -> None:
        """Take the file, and write its header."""
        super().__init__(file)
        self._write: Write = csv_writer(file.stream, ",", "\n")
        self._write(COLUMNS)

    def __call__(self, number: int, decision: Decision) -> None:
        """Write one."""
        asked = [name for question in decision.asks for name in question.facts]
        to = [str(referral.to or "") for referral in decision.referrals]
        cells = (decision.outcome.value, *map(";".join, (decision.reasons, asked, to)))
        self._write([str(number), *cells, decision.policy.code, decision.policy.version])


class Rejected:
    """Records that could not be read, with what is wrong: nothing of them is lost."""

    def __init__(self, file: WholeFile | None) -> None:
        """Take the file, or none."""
        self._file = file
        self._any = False
        self.shown: list[str] = []

    def __call__(self, record: Record, problems: Sequence[Problem]) -> None:
        """Take one."""
        self._any = True
        said = self.say(record, problems)
        if self._file is not None:
            whole = {"record": record.number, "line": record.line, "problems": said}
            self._file.stream.write(to_json_line({**whole, "raw": record.raw}) + "\n")

    def say(self, record: Record, problems: Sequence[Problem]) -> list[str]:
        """What is wrong with a record, kept to be shown among the first."""
        said = [str(evolve(problem, line=None, file=None)) for problem in problems]
        if said and len(self.shown) < _SHOWN:
            self.shown.append(f"record {record.number}, line {record.line}: {'; '.join(said)}")
        return said

    def publish(self) -> None:
        """Show them, where there are any."""
        if self._file is None:
            return
        self._file.finish()
        if self._any:
            self._file.publish()
        else:
            self._file.withdraw()


def writer_to(name: str | None, keep: Keep, language: str, *, force: bool) -> Writer:
    """What writes decisions to a file, in the form its name asks for."""
    if name is None:
        return Nowhere()
    suffix = Path(name).suffix.lower()
    if suffix not in {".jsonl", ".csv"}:
        raise ChoiceError(f"--output: a name in .jsonl or .csv is wanted, not {quoted(name)}")
    file = keep(WholeFile(name, force=force))
    return Csv(file) if suffix == ".csv" else JsonLines(file, language)


def rejected_to(name: str | None, keep: Keep, *, force: bool) -> Rejected:
    """What keeps the records that could not be read."""
    return Rejected(None if name is None else keep(WholeFile(name, mode=0o600, force=force)))
