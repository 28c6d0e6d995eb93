"""A whole file of received days: what comes out, what is refused, and that nothing is half done."""

import csv
import gc
import io
import os
import subprocess
import sys
import tracemalloc
from contextlib import redirect_stderr, redirect_stdout
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from complaintkit import Medium, MediumIs, get_policy
from complaintkit.cli import due_dates, main, whole_file
from complaintkit.cli.due_dates import DueDates
from complaintkit.exports import csv_file
from complaintkit.exports.csv_file import WholeFile, csv_writer
from complaintkit.reading import received_file
from complaintkit.text import InForce

ADDED = "due_acknowledgement,due_answer,provisional,policy,version"
DUE = "2026-05-23,2026-06-27,no,be.inami,2026-11"
REMEDY = "write a day as 2026-05-13, or an instant with its offset such as 2026-05-13T22:30+02:00\n"
SEVERAL = "several columns may be the day of receipt"
NO_COLUMN = "no column is called as a day of receipt is"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    """Each test in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(data, name="in.csv"):
    """A file to read."""
    Path(name).write_bytes(data.encode() if isinstance(data, str) else data)


def there():
    """The files of the folder, in order."""
    return sorted(file.name for file in Path.cwd().iterdir())


def call(*more, policy="be.inami", to="due.csv"):
    """The command on in.csv: its exit code."""
    return main(["deadlines", policy, "--input", "in.csv", "--output", to, *more])


def read(name="due.csv"):
    """What came out, to the byte."""
    return Path(name).read_bytes().decode()


def refused(capsys, said, *more, data=None, code=2, **named):
    """The command fails with exactly this message, and leaves nothing new behind."""
    if data is not None:
        write(data)
    before = there()
    assert call(*more, **named) == code
    assert capsys.readouterr().err == f"{said}\n"
    assert there() == before


# --------------------------------------------------------------------------- what comes out


def test_a_file_of_days_becomes_a_file_of_dates(capsys):
    """All cells as they were, and behind them the dates, the doubt, the policy, the version."""
    write('case,received,note\nA,2026-05-13,"one, two"\nB,2026-07-10T22:30Z,"a ""b"""\n')
    assert call() == 0
    assert read() == (
        f'case,received,note,{ADDED}\nA,2026-05-13,"one, two",{DUE}\n'
        'B,2026-07-10T22:30Z,"a ""b""",2026-07-21,2026-08-25,no,be.inami,2026-11\n'
    )
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "2 rows: 2 with dates in 'due.csv'\n")
    assert there() == ["due.csv", "in.csv"]


def test_rows_without_a_usable_day_go_apart(capsys):
    """They are reported by line, column and kind, and kept with the cells they had."""
    write("case;received\nA;46155\nB;2026-05-13\nC\nD;;\n\n;\nE;\n")
    assert call() == 1
    assert read() == f"case;received;{ADDED};\nB;2026-05-13;{DUE};\n".replace(",", ";").replace(
        ";\n", "\n"
    )
    assert read("due.csv.rejected.csv") == (
        "line;problem;case;received\n"
        "2;column 'received': a number such as spreadsheets keep for a date;A;46155\n"
        "4;1 cell, not 2;C\n5;3 cells, not 2;D;;\n8;column 'received': empty;E;\n"
    )
    assert capsys.readouterr().err == (
        "in.csv:2: column 'received': a number such as spreadsheets keep for a date\n"
        "in.csv:4: 1 cell, not 2\nin.csv:5: 3 cells, not 2\nin.csv:8: column 'received': empty\n"
        f"{REMEDY}5 rows: 1 with dates in 'due.csv', 4 rejected to 'due.csv.rejected.csv'; "
        "2 blank lines passed over\n"
    )


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("46155", "a number such as spreadsheets keep for a date"),
        ("46155.5", "a number such as spreadsheets keep for a date"),
        ("13/05/2026", "a date in another form"),
        ("5.13.26", "a date in another form"),
        ("20260513", "a date in another form"),
        ("13/05/2026 10:00", "a date in another form"),
        ("2026-02-30", "a day or a time that does not exist"),
        ("2026-05-13T25:00Z", "a day or a time that does not exist"),
        ("2026-05-13 10:00:00", "a time of day without its offset from UTC"),
        (" 2026-05-13", "a value with blanks before or after it"),
        ("2026-05-13\u00a0", "a value with blanks before or after it"),
        ("Secretly", "not a date"),
        ("9" * 41, "not a date"),
        ("9999-12-31", "a day too far off to count from"),
        ("0001-01-01T00:00+02:00", "a day too far off to count from"),
    ],
)
def test_a_bad_value_is_told_by_its_kind(cell, kind, capsys):
    """The value is kept in the file of rejected rows, and nowhere said."""
    write(f"received,name\n{cell},Mrs Secret\n")
    assert call() == 1
    said = capsys.readouterr().err
    assert said.startswith(f"in.csv:2: column 'received': {kind}\n")
    assert "Secret" not in said
    rows = list(csv.reader(io.StringIO(read("due.csv.rejected.csv"))))
    assert rows[1] == ["2", f"column 'received': {kind}", cell, "Mrs Secret"]


def test_a_value_of_one_column_alone_may_be_empty(capsys):
    """In a file of one column an empty cell is a row; a line of nothing is none."""
    write('received\n""\n\n2026-05-13\n')
    assert call() == 1
    assert read() == f"received,{ADDED}\n2026-05-13,{DUE}\n"
    assert capsys.readouterr().err.startswith("in.csv:2: column 'received': empty\n")


def test_only_the_first_twenty_bad_rows_are_listed(capsys):
    """Then how many more there are; all of them are kept."""
    write("received\n" + "soon\n" * 25)
    assert call() == 1
    said = capsys.readouterr().err.splitlines()
    assert said[19] == "in.csv:21: column 'received': not a date"
    assert said[20:] == [
        "... and 5 more",
        REMEDY.strip(),
        "25 rows: 0 with dates in 'due.csv', 25 rejected to 'due.csv.rejected.csv'",
    ]
    assert len(read("due.csv.rejected.csv").splitlines()) == 26


def test_a_row_is_known_by_the_line_it_begins_in(capsys):
    """Also where cells hold line ends."""
    write('received,note\n2026-05-13,"a\nb\nc"\nsoon,"d\ne"\n2026-05-13,x\n')
    assert call() == 1
    assert capsys.readouterr().err.startswith("in.csv:5: column")
    assert '2026-05-13,"a\nb\nc",2026-05-23' in read()


def test_X2_cells_that_a_spreadsheet_would_run_are_made_safe():
    """Header, good rows and rejected rows alike; dates and all else stay."""
    cells = ["=1+1", "+32 2 739 71 11", "-5", "@x", "\tx", "\rx", "x=1"]
    safe = [f"'{cell}" for cell in cells[:-1]] + ["x=1"]
    with Path("in.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["received", "=A", "b", "c", "d", "e", "f", "g"])
        rows.writerows([["2026-05-13", *cells], ["soon", *cells]])
    assert call() == 1
    good, bad = (
        list(csv.reader(io.StringIO(read(name), newline="")))
        for name in ("due.csv", "due.csv.rejected.csv")
    )
    assert good[0][:2] == ["received", "'=A"]
    assert good[1][:8] == ["2026-05-13", *safe]
    assert bad[1][2:] == ["soon", *safe]


def test_line_ends_mark_and_delimiter_stay():
    """A file from a spreadsheet comes out as that spreadsheet likes it."""
    write("\ufeffcase\treceived\r\nA\t2026-05-13\r\nB\tsoon\r\n")
    assert call() == 1
    added = f"{ADDED}|{DUE}".replace(",", "\t").split("|")
    assert read() == f"\ufeffcase\treceived\t{added[0]}\r\nA\t2026-05-13\t{added[1]}\r\n"
    assert read("due.csv.rejected.csv") == (
        "\ufeffline\tproblem\tcase\treceived\r\n3\tcolumn 'received': not a date\tB\tsoon\r\n"
    )


def test_a_carriage_return_inside_a_cell_opens_no_row():
    """It is quoted, and other ends of lines that only texts know are characters like others."""
    write('note,received\n"a\rb",2026-05-13\nc\u2028d\x0be,2026-05-13\n')
    assert call() == 0
    assert (
        read()
        == f'note,received,{ADDED}\n"a\rb",2026-05-13,{DUE}\nc\u2028d\x0be,2026-05-13,{DUE}\n'
    )


def test_lines_may_end_with_a_carriage_return_alone():
    """As in files of old machines."""
    write("case,received\rA,2026-05-13\rB,2026-05-13")
    assert call() == 0
    assert read() == f"case,received,{ADDED}\nA,2026-05-13,{DUE}\nB,2026-05-13,{DUE}\n"


def test_columns_called_line_and_problem_keep_their_names():
    """What is added to a rejected row then has a number."""
    write("line,problem,problem_2,received\n1,late,x,soon\n")
    assert call() == 1
    assert read("due.csv.rejected.csv") == (
        "line_2,problem_3,line,problem,problem_2,received\n"
        "2,column 'received': not a date,1,late,x,soon\n"
    )


# --------------------------------------------------------------------------- the column


NAMES = """
    received RECEIVED received_on Received-On date_received reçu Reçue RECU date_reception
    ontvangen ontvangstdatum datum_ontvangst Eingang eingegangen Eingangsdatum
"""
WORDS = ["date de réception", "Date  de Réception", "rec\u0327u", " Received on: ", "Reçu le"]


@pytest.mark.parametrize("name", [*NAMES.split(), *WORDS])
def test_the_column_is_found_by_what_it_is_called(name):
    """In four languages, whatever the case, accents and separators."""
    write(f"case;{name};note\nA;2026-05-13;\n")
    assert call() == 0


def test_the_column_can_be_named():
    """Exactly as the header has it, whatever others are called."""
    write("case,received,In\nA,2020-01-01,2026-05-13\n")
    assert call("--column", "In") == 0
    assert DUE in read()


@pytest.mark.parametrize(
    ("header", "more", "said"),
    [
        (
            "case,day",
            [],
            f"{NO_COLUMN}: 'case', 'day'; say which with --column",
        ),
        (
            "received,reçu,x",
            [],
            f"{SEVERAL}: 'received', 'reçu'; say which with --column",
        ),
        ("case,day", ["--column", "Day"], "no column 'Day'; there are: 'case', 'day'"),
        ("a,received,a", [], "columns 1 and 3 are both called 'a': rename one"),
        ("received,,", [], "columns 2 and 3 are both called '': rename one"),
        (
            "a;received,b",
            [],
            "both a comma and a semicolon may part the columns: say which with --delimiter",
        ),
        (
            "received,due_answer",
            [],
            "a column is called 'due_answer' as one that is added: rename it",
        ),
        ("", [], "the first line is blank: the names of the columns are wanted"),
        (",,", [], "the first line is blank: the names of the columns are wanted"),
    ],
)
def test_a_header_that_leaves_a_doubt_is_refused(header, more, said, capsys):
    """With the columns there are, and how to say which."""
    refused(capsys, f"in.csv:1: {said}", *more, data=f"{header}\n2026-05-13,a,b\n")


@pytest.mark.parametrize(
    "first",
    [
        "Jan Secret,2026-05-13",
        "Jan Secret,46155",
        "Jan Secret,13/05/2026",
        "secret@example.org,Jan",
        "Secret,85.07.30-033.28",
    ],
)
def test_P6_a_row_in_the_place_of_the_header_is_not_shown(first, capsys):
    """It may be personal: the message tells that there is no header, and no cell of it."""
    said = "in.csv:1: the first line holds values where the names of the columns are wanted"
    refused(capsys, said, data=f"{first}\nPiet,2026-05-14\n")
    refused(capsys, said, "--column", "received")


# --------------------------------------------------------------------------- the delimiter


@pytest.mark.parametrize(
    ("data", "more"),
    [
        ('"case, or file";received\nA;2026-05-13\n', []),
        ('"case";"received, by day"\nA;2026-05-13\n', ["--column", "received, by day"]),
        ('case;"received, by day"\nA;2026-05-13\n', ["--column", "received, by day"]),
        ("case|received\nA|2026-05-13\n", ["--delimiter", "|"]),
        ("case;a,received\nA;a,2026-05-13\n", ["--delimiter", ","]),
        ("case\treceived\nA\t2026-05-13\n", ["--delimiter", "tab"]),
        ("received\n2026-05-13\n", []),
    ],
)
def test_the_delimiter_is_found_in_the_header_or_said(data, more):
    """A comma, a semicolon or a tab outside quotes."""
    write(data)
    assert call(*more) == 0
    assert "2026-06-27" in read()


# --------------------------------------------------------------------------- no such file

SAVE = "save it as CSV in UTF-8 (in a spreadsheet: 'CSV UTF-8')"
LONG = received_file.MOST_RECORD
TOO_LONG = "the row that begins here has over 1,048,576 bytes: is a quote not closed?"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "in.csv: the file is empty: a header and rows are wanted"),
        (b"\xef\xbb\xbf", "in.csv: the file is empty: a header and rows are wanted"),
        (
            "received,note\n2026-05-13,a\n2026-05-13,reçu\n".encode("cp1252"),
            f"in.csv:3: the line is not UTF-8: {SAVE}",
        ),
        (
            b"received\r\n" + b"2026-05-13\r\n" * 20_000 + b"\xff\r\n",
            f"in.csv:20002: the line is not UTF-8: {SAVE}",
        ),
        (
            b"received\n\n2026\0-05-13\n",
            f"in.csv:3: the line has a NUL byte, which no text has: {SAVE}",
        ),
        ("received\n".encode("utf-16"), f"in.csv: the file is UTF-16, not UTF-8: {SAVE}"),
        (b"PK\x03\x04rest", f"in.csv: the file is a workbook, not CSV: {SAVE}"),
        (
            b'received,a\n2026-05-13,"b\n2026-05-14,c\n',
            "in.csv:2: a quote that the row opens is never closed",
        ),
        (b'"received,a\n', "in.csv:1: a quote that the row opens is never closed"),
        (
            b'received,a\n2026-05-13,b\n2026-05-13,"b"c\n',
            "in.csv:3: text follows a closing quote in the row: inside quotes a quote stands twice",
        ),
        (
            b'received,a\n2026-05-13,b\n2026-05-13,"' + b"b\n" * 70_000,
            "in.csv:3: a cell of the row has over 131,072 characters: is a quote not closed?",
        ),
        (
            b"received,a\n2026-05-13," + b"," * LONG,
            f"in.csv:2: {TOO_LONG}",
        ),
        (
            b"received,a\n" + b"2026-05-13,b\n" * 10_000 + b'"a\n",' * LONG,
            f"in.csv:10002: {TOO_LONG}",
        ),
    ],
)
def test_P1_a_file_that_cannot_be_read_is_refused_whole(data, said, capsys):
    """With the line and the remedy, before anything is published."""
    refused(capsys, said, data=data)


def test_a_row_of_a_quarter_of_the_limit_is_read():
    """What is refused is a row without end, not a long one, nor many."""
    write("received,a,b\n" + f"2026-05-13,{'x' * 130_000},{'y' * 130_000}\n" * 20)
    assert call() == 0
    assert len(read().splitlines()) == 21


# --------------------------------------------------------------------------- where it goes


def test_what_is_there_stays_unless_forced(capsys):
    """For the output and for the rejected rows alike."""
    write("received\nsoon\n")
    write("old", "due.csv")
    refused(capsys, "'due.csv' is there already; --force replaces it")
    assert read() == "old"
    Path("due.csv").rename("due.csv.rejected.csv")
    refused(capsys, "'due.csv.rejected.csv' is there already; --force replaces it")
    assert call("--force") == 1
    assert read("due.csv.rejected.csv").startswith("line,problem,received\n")


def test_forced_the_rejected_rows_of_an_earlier_run_go_when_there_are_none():
    """Or they would pass for those of this run."""
    write("received\n2026-05-13\n")
    write("old", "due.csv.rejected.csv")
    assert call("--force") == 0
    assert there() == ["due.csv", "in.csv"]


def test_what_appears_meanwhile_stays(capsys, monkeypatch):
    """The place is looked at again before the file is moved there."""
    write("received\n2026-05-13\n")
    finish = WholeFile.finish

    def late(file):
        finish(file)
        write("other", "due.csv")

    monkeypatch.setattr(WholeFile, "finish", late)
    assert call() == 2
    assert capsys.readouterr().err == "'due.csv' is there already; --force replaces it\n"
    assert read() == "other"
    assert there() == ["due.csv", "in.csv"]


def test_the_input_is_never_the_output(capsys):
    """By whatever name, link or not; nor is one output the other."""
    data = "received\n2026-05-13\n"
    Path("sub").mkdir()
    again = "is read or written already: give another name"
    refused(capsys, f"'sub/../in.csv' {again}", "--force", to="sub/../in.csv", data=data)
    Path("link.csv").hardlink_to("in.csv")
    refused(capsys, f"'link.csv' {again}", "--force", to="link.csv")
    refused(capsys, f"'due.csv' {again}", "--rejected", "due.csv")
    assert read("in.csv") == data


def test_a_place_where_no_file_can_go_is_refused(capsys):
    """A folder, a device, a folder that is not there."""
    write("received\n2026-05-13\n")
    plain = "is no plain file; nothing is written to it"
    refused(capsys, f"'/dev/null' {plain}", "--force", "--rejected", "r.csv", to="/dev/null")
    refused(capsys, f"'.' {plain}", "--force", "--rejected", "r.csv", to=".")
    refused(capsys, "no folder 'no'", to="no/due.csv")


def test_an_input_that_cannot_be_opened_is_named(capsys):
    """As every file that cannot."""
    refused(capsys, "'in.csv': no such file or directory; no file was written")
    assert call(to="due\0.csv") == 2
    assert "argument --output: a name with a NUL byte" in capsys.readouterr().err


def test_a_link_in_the_place_of_the_output_stays_a_link():
    """The file it leads to is replaced, and keeps its permissions."""
    write("received\n2026-05-13\n")
    write("old", "real.csv")
    Path("real.csv").chmod(0o640)
    Path("due.csv").symlink_to("real.csv")
    assert call("--force") == 0
    assert Path("due.csv").is_symlink()
    assert read("real.csv").startswith("received,")
    assert Path("real.csv").stat().st_mode & 0o777 == 0o640


def test_what_comes_out_is_read_by_no_more_people_than_what_goes_in():
    """A private input gives private files."""
    write("received\n2026-05-13\nsoon\n")
    Path("in.csv").chmod(0o400)
    assert call() == 1
    for name in ("due.csv", "due.csv.rejected.csv"):
        assert Path(name).stat().st_mode & 0o777 == 0o600


def test_another_run_in_the_same_folder_is_no_hindrance():
    """Nor what a run that was killed left behind."""
    write("theirs", ".complaintkit-1.part")
    write("received\n2026-05-13\n")
    assert call() == 0
    assert read(".complaintkit-1.part") == "theirs"


# --------------------------------------------------------------------------- standard streams


class Bytes(io.TextIOWrapper):
    """A text stream over bytes in memory, as the standard ones are over those of the system."""

    def __init__(self, data=b""):
        super().__init__(io.BytesIO(data), encoding="utf-8", newline="")


class FullBytes(io.BytesIO):
    """Bytes for which there is no room."""

    def write(self, _):
        """Take none."""
        raise OSError(28, "No space left on device", None)


class Full(io.StringIO):
    """A standard output with no room behind it, and no number."""

    buffer = FullBytes()


def test_standard_input_and_output(capsys, monkeypatch):
    """Rejected rows are only reported, unless a file is given for them."""
    monkeypatch.setattr(sys, "stdin", Bytes(b"received\n2026-05-13\nsoon\n"))
    assert main(["deadlines", "be.inami", "--input", "-", "--output", "-"]) == 1
    said = capsys.readouterr()
    assert said.out == f"received,{ADDED}\n2026-05-13,{DUE}\n"
    assert said.err == (
        f"standard input:3: column 'received': not a date\n{REMEDY}"
        "2 rows: 1 with dates in standard output, 1 rejected and kept nowhere "
        "(--rejected FILE keeps them)\n"
    )
    write("received\nsoon\n")
    assert call("--rejected", "bad.csv", to="-") == 1
    assert there() == ["bad.csv", "in.csv"]
    assert capsys.readouterr().err.endswith("1 rejected to 'bad.csv'\n")


def test_standard_output_gets_nothing_of_a_file_that_cannot_be_read(capsys):
    """It is held back until all of it is there."""
    write(b"received\n" + b"2026-05-13\n" * 50_000 + b"\xff\n")
    assert call(to="-") == 2
    assert capsys.readouterr().out == ""


def test_streams_that_take_or_give_no_bytes_are_refused(capsys, monkeypatch):
    """As those of a notebook, or of a program without a console."""
    write("received\n2026-05-13\n")
    with redirect_stdout(io.StringIO()):
        refused(capsys, "standard output takes no bytes here; give --output a file", to="-")
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["deadlines", "be.inami", "--input", "-", "--output", "due.csv"]) == 2
    assert capsys.readouterr().err == "there is no standard input to read; give a file\n"


def run_apart(command):
    """The command in a shell, as its users run it."""
    root = Path(due_dates.__file__).parents[2]
    script = f'"$PYTHON" -m complaintkit deadlines be.inami --input in.csv {command}'
    env = {**os.environ, "PYTHONPATH": str(root), "PYTHON": sys.executable}
    return subprocess.run(
        ["sh", "-c", script], env=env, capture_output=True, text=True, check=False
    )


def test_an_error_of_standard_output_is_told(capsys):
    """Also where it has no number that the system knows it by."""
    write("received\n2026-05-13\n")
    with redirect_stdout(Full()):
        refused(capsys, "no space left on device; no file was written", to="-")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_behind_standard_output_is_told(capsys):
    """Exit 2 and one line, and no second error when the process ends."""
    write("received\n" + "2026-05-13\n" * 5_000)
    ended = run_apart("--output - > /dev/full")
    assert (ended.returncode, ended.stderr) == (2, "no space left on device; no file was written\n")


def test_a_reader_that_stops_reading_is_no_error():
    """As ``head`` does."""
    write("received\n" + "2026-05-13\n" * 50_000)
    ended = run_apart("--output - | head -n 1")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, f"received,{ADDED}\n", "")


# --------------------------------------------------------------------------- what goes wrong midway


def test_a_full_disk_leaves_nothing(capsys):
    """Here a limit of the system on the size of files; part of the output was written already."""
    resource = pytest.importorskip("resource", reason="a limit that not all systems have")
    write("received\n" + "2026-05-13\n" * 50_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        refused(capsys, "file too large; no file was written")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("step", ["fsync", "write"])
def test_an_error_of_the_system_leaves_nothing(step, capsys, monkeypatch):
    """Whenever it comes: while rows are written, or when the disk is asked to keep them."""
    write("received\n2026-05-13\n")

    def full(*_):
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(csv_file._ShortEnds, "write", full)
        write('received,a\n2026-05-13,"\r"\n')
    refused(capsys, "no space left on device; no file was written")


def test_stopped_by_hand_it_leaves_nothing(capsys, monkeypatch):
    """One line, no traceback."""
    write("received\n2026-05-13\n")

    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(DueDates, "__missing__", stopped)
    refused(capsys, "stopped; no file was written")


def test_a_second_file_that_cannot_go_where_it_should_takes_the_first_away(capsys):
    """Nothing is begun that cannot be ended."""
    write("received\n2026-05-13\n")
    refused(capsys, "no folder 'no'", "--rejected", "no/bad.csv")


# --------------------------------------------------------------------------- the call


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "a DAY is wanted, or a file of days with --input"),
        (["2026-05-13", "--input", "in.csv"], "either a DAY or --input, not both"),
        (["--input", "in.csv"], "--input goes with --output FILE (- for standard output)"),
        (["2026-05-13", "--output", "x"], "--output goes with --input"),
        (["2026-05-13", "--force"], "--force goes with --input"),
        (
            ["--input", "in.csv", "--output", "x", "--rejected", "-"],
            "--rejected takes a file; standard output is for --output",
        ),
        (
            ["--input", "in.csv", "--output", "x", "--lang", "fr"],
            "a file comes out as CSV: --lang and --format go with a DAY",
        ),
        (
            ["--input", "in.csv", "--output", "x", "--format", "json"],
            "a file comes out as CSV: --lang and --format go with a DAY",
        ),
    ],
)
def test_a_call_for_neither_or_both_is_refused(words, said, capsys):
    """A day, or a file: the message says what goes with which."""
    assert main(["deadlines", "be.inami", *words]) == 2
    assert capsys.readouterr().err == f"{said}\n"


def test_one_day_is_answered_as_before(capsys):
    """Without --input nothing changes."""
    assert main(["deadlines", "be.inami", "2026-05-13", "--format", "csv"]) == 0
    assert "answer,2026-05-13,2026-06-27,,no,be.inami,2026-11\n" in capsys.readouterr().out


def test_a_policy_that_there_is_not_is_named(capsys):
    """Before any file is looked at."""
    assert call(policy="be.inmi") == 2
    assert capsys.readouterr().err.startswith("no policy 'be.inmi'; did you mean 'be.inami'")


# --------------------------------------------------------------------------- the dates


def test_each_row_has_the_dates_the_policy_gives():
    """Every day of two years, against the policy asked day by day."""
    policy = get_policy("be.inami")
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(730)]
    write("received\n" + "".join(f"{day}\n" for day in days))
    assert call() == 0
    with Path("due.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["received"] for row in rows] == [str(day) for day in days]
    for day, row in zip(days, rows, strict=True):
        for owed in policy.deadlines(day):
            assert row[f"due_{owed.code}"] == str(owed.due)


def changed(**choices):
    """A policy whose answer is counted otherwise."""
    policy = get_policy("be.inami")
    first, second = policy.time_limits
    return evolve(policy, time_limits=(first, evolve(second, **choices)))


def test_a_limit_with_a_cutoff_takes_instants_as_they_are():
    """Two of one day may then have two dates."""
    dates = DueDates((changed(cutoff=time(16)),))
    early, late = (dates[f"2026-05-13T{hour}:00+02:00"] for hour in (15, 17))
    assert (early[1], late[1]) == ("2026-06-27", "2026-06-28")


def test_V1_each_row_stands_under_the_version_in_force_on_its_day(capsys, monkeypatch):
    """Columns are those of all versions; a day that none covers is rejected."""
    old, new = get_policy("be.inami"), get_policy("be.inami")
    code = new.time_limits[1]
    old = evolve(
        old,
        version="old",
        in_force=InForce(first=date(2025, 1, 1), last=date(2026, 5, 12)),
        time_limits=old.time_limits[:1],
    )
    new = evolve(
        new,
        version="new",
        in_force=InForce(first=date(2026, 5, 13)),
        time_limits=(evolve(code, code="reply"),),
    )
    monkeypatch.setattr(whole_file, "find_policies", lambda _: (old, new))
    write("received\n2026-05-12\n2026-05-12T22:30Z\n2024-01-01\n")
    assert call() == 1
    assert read() == (
        "received,due_acknowledgement,due_reply,provisional,policy,version\n"
        "2026-05-12,2026-05-22,,no,be.inami,old\n"
        "2026-05-12T22:30Z,,2026-06-27,no,be.inami,new\n"
    )
    said = capsys.readouterr().err
    assert "in.csv:4: column 'received': a day on which no version of the policy" in said


def test_what_cannot_be_counted_is_a_bad_row():
    """The message of the library, in the place of dates."""
    first, second = get_policy("be.inami").time_limits
    both = evolve(get_policy("be.inami"), time_limits=(first, evolve(second, code=first.code)))
    said = "two limits 'acknowledgement' both apply: their conditions do not tell them apart"
    assert DueDates((both,))["2026-05-13"] == said


def test_a_date_that_may_change_makes_the_row_provisional():
    """As one does of which it is not known whether the limit applies."""
    dates = DueDates((changed(when=(MediumIs([Medium.LETTER]),)),))
    assert dates["2026-05-13"][-3] == "yes"


def test_answers_are_kept_but_not_without_end(monkeypatch):
    """Some, so that a day that comes up again costs nothing; a long text never."""
    monkeypatch.setattr(due_dates, "_KEPT", 2)
    dates = DueDates((get_policy("be.inami"),))
    for text in ("2026-05-13", "2026-05-13", "2026-05-14", "2026-05-15", "x" * 50):
        assert dates[text]
    assert list(dates) == ["2026-05-15"]


# --------------------------------------------------------------------------- size


class Terminal(io.StringIO):
    """An error stream that says it is a terminal."""

    def isatty(self):
        """It is."""
        return True


def test_rows_are_counted_aloud_on_a_terminal_only(monkeypatch):
    """Every ten thousand; the line is ended before anything else is said."""
    write("received\n" + "2026-05-13\n" * 20_001)
    with redirect_stderr(Terminal()) as shown:
        assert call() == 0
    assert shown.getvalue() == (
        "\r10,000 rows\r20,000 rows\n20,001 rows: 20,001 with dates in 'due.csv'\n"
    )
    write("received\n2026-05-13\n")
    with redirect_stderr(Terminal()) as shown:
        assert call("--force") == 0
    assert shown.getvalue() == "1 row: 1 with dates in 'due.csv'\n"


def peak(rows):
    """The most memory that a file of so many rows takes."""
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]
    with Path("in.csv").open("w", encoding="utf-8") as file:
        file.write("case,received\n")
        file.writelines(
            f"{number},{days[number % 365] if number % 10 else 'soon'}\n" for number in range(rows)
        )
    gc.collect()
    tracemalloc.start()
    try:
        assert call("--force") == 1
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_file():
    """36,000 rows more cost less than ten bytes each: a row that is kept costs hundreds."""
    peak(4_000)
    few, many = peak(4_000), peak(40_000)
    assert many - few < 10 * 36_000


# --------------------------------------------------------------------------- whatever the bytes

ODD = ["received", "2026-05-13", "46155", ",", ";", '"', "\n", "\r\n", "\r", "=1", "é", "\0", "x"]
PIECES = st.sampled_from([piece.encode() for piece in ODD] + [b"\xff", b"\xef\xbb\xbf"])
FILES = st.binary(max_size=200) | st.lists(PIECES, max_size=40).map(b"".join)
IN_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def fresh(data):
    """The command on these bytes in an emptied folder: its exit code."""
    for name in there():
        Path(name).unlink()
    write(data)
    with redirect_stderr(io.StringIO()):
        return call()


@IN_FOLDER
@given(FILES | FILES.map(lambda data: b"a,received\n" + data))
def test_P1_any_bytes_give_files_or_an_error_and_never_half_a_file(data):
    """Exit 0 and the output; 1 and both files; 2 and none."""
    code = fresh(data)
    made = {0: ["due.csv"], 1: ["due.csv", "due.csv.rejected.csv"], 2: []}[code]
    assert there() == [*made, "in.csv"]
    assert Path("in.csv").read_bytes() == data
    for name in made:
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            assert file.readline().endswith("\n")


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(str)
BAD_DAYS = st.sampled_from(["", "46155", "13/05/2026", "2026-02-30", "soon"])
ROWS = st.lists(st.tuples(CELLS, DAYS | BAD_DAYS, CELLS, st.booleans()), max_size=20)


@IN_FOLDER
@given(ROWS, st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_X1_good_rows_come_out_in_order_and_bad_rows_apart(rows, delimiter, end, mark):
    """Each with the cells it had, whatever these hold; together they are all rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(["name", "received", "note"])
    whole = [[*row[:3], *(["more"] if row[3] else [])] for row in rows if any(row)]
    writer.writerows(whole)
    code = fresh(("\ufeff" if mark else "") + text.getvalue())

    def is_good(row):
        return len(row) == 3 and row[1][:2] in {"20", "21"} and row[1] != "2026-02-30"

    def made(name, *, where):
        if not Path(name).exists():
            return []
        with Path(name).open(encoding="utf-8-sig", newline="") as file:
            return [row[where] for row in csv.reader(file, delimiter=delimiter)][1:]

    def safe(row):
        return [
            f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
            for cell in row
        ]

    good = [safe(row) for row in whole if is_good(row)]
    bad = [safe(row) for row in whole if not is_good(row) and any(row)]
    assert made("due.csv", where=slice(3)) == good
    assert made("due.csv.rejected.csv", where=slice(2, None)) == bad
    assert code == (1 if bad else 0)


def test_a_row_is_quoted_as_csv_wants_it():
    """Delimiters, quotes and both kinds of line end, with either end of the row."""
    for end in ("\n", "\r\n"):
        text = io.StringIO(newline="")
        put = csv_writer(text, ";", end)
        rows = [["a;b", 'c"d', "e\rf", "g\nh"], ["plain", "", "=x", "i"]]
        for row in rows:
            put(row)
        rows[1][2] = "'=x"
        assert list(csv.reader(io.StringIO(text.getvalue(), newline=""), delimiter=";")) == rows
        assert text.getvalue().endswith(f"'=x;i{end}")
