"""The command: ``python -m benchmarks [NAME …] [--write]``."""

from argparse import ArgumentParser

from benchmarks import (
    admissibility,
    after,
    between,
    bulk,
    carriers,
    cases,
    columns,
    deadline,
    flat,
    growth,
    imports,
    in_engines,
    memory,
    whole_file,
)
from benchmarks.page import write
from benchmarks.result import one_core

BENCHMARKS = {
    "after": after.run,
    "between": between.run,
    "deadline": deadline.run,
    "memory": memory.run,
    "imports": imports.run,
    "whole_file": whole_file.run,
    "admissibility": admissibility.run,
    "cases": cases.run,
    "bulk": bulk.run,
    "carriers": carriers.run,
    "flat": flat.run,
    "columns": columns.run,
    "in_engines": in_engines.run,
    "growth": growth.run,
}


def main() -> None:
    """Run the benchmarks asked for, all of them by default, and show their tables."""
    parser = ArgumentParser(prog="python -m benchmarks", description=main.__doc__)
    names = ", ".join(BENCHMARKS)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of: {names}")
    parser.add_argument("--write", action="store_true", help="also put the tables into the page")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.names if name not in BENCHMARKS]
    if unknown:
        parser.error(f"no benchmark {unknown[0]!r}; there are: {names}")
    one_core()
    for name in arguments.names or BENCHMARKS:
        text = BENCHMARKS[name]().markdown()
        print(f"## {name}\n\n{text}\n", flush=True)
        if arguments.write:
            write(name, text)


if __name__ == "__main__":
    main()
