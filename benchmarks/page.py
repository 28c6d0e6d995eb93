"""The pages that hold the tables: each stands between two markers and is put there whole."""

import re
from pathlib import Path

PAGES = Path(__file__).resolve().parent.parent / "docs" / "explanation"


def write(name: str, text: str, pages: Path = PAGES) -> None:
    """Put a text between the markers of a benchmark, on the page that has them.

    Raises:
        LookupError: When no page has such markers, or they are there twice.
    """
    opening, closing = f"<!-- benchmark:{name} -->", f"<!-- /benchmark:{name} -->"
    between = re.compile(f"(?<={re.escape(opening)}).*?(?={re.escape(closing)})", re.DOTALL)
    found = [
        (page, between.subn(lambda _: f"\n\n{text}\n\n", page.read_text(encoding="utf-8")))
        for page in sorted(pages.glob("*.md"))
    ]
    times = sum(count for _, (_, count) in found)
    if times != 1:
        message = f"the pages have the markers of {name} {times} times, not once"
        raise LookupError(message)
    for page, (written, count) in found:
        if count:
            page.write_text(written, encoding="utf-8")
