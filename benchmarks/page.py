"""The page that holds the tables: each stands between two markers and is put there whole."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "explanation" / "speed.md"


def write(name: str, text: str, page: Path = PAGE) -> None:
    """Put a text between the markers of a benchmark.

    Raises:
        LookupError: When the page has no such markers, or has them twice.
    """
    opening, closing = f"<!-- benchmark:{name} -->", f"<!-- /benchmark:{name} -->"
    between = re.compile(f"(?<={re.escape(opening)}).*?(?={re.escape(closing)})", re.DOTALL)
    written, found = between.subn(lambda _: f"\n\n{text}\n\n", page.read_text(encoding="utf-8"))
    if found != 1:
        message = f"{page} has the markers of {name} {found} times, not once"
        raise LookupError(message)
    page.write_text(written, encoding="utf-8")
