"""Run the examples on the pages of the measures; as a script, write their output into the pages."""

import contextlib
import io
import re
import textwrap
from pathlib import Path

PAGES = Path(__file__).resolve().parents[2] / "book" / "measures"
WIDTH = 72
EXAMPLE = re.compile(r"```python\n(?P<code>.*?)```\n\n```text\n(?P<printed>.*?)```\n", re.DOTALL)


def outputs(text: str) -> list[tuple[str, str]]:
    """Return what each example of a page prints now, and what the page says it prints."""
    names: dict[str, object] = {}
    found = []
    for example in EXAMPLE.finditer(text):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(example["code"], "example", "exec"), names)
        found.append((folded(printed.getvalue()), example["printed"]))
    return found


def folded(printed: str) -> str:
    """Fold long lines, so that a page shows all of them without scrolling."""
    lines = (
        textwrap.fill(line, WIDTH, subsequent_indent="  ") if len(line) > WIDTH else line
        for line in printed.splitlines()
    )
    return "".join(f"{line}\n" for line in lines)


def rewrite(path: Path) -> None:
    """Write into a page what its examples print."""
    text = path.read_text(encoding="utf-8")
    now = iter(outputs(text))
    fresh = EXAMPLE.sub(lambda found: f"```python\n{found['code']}```\n\n```text\n{next(now)[0]}```\n", text)
    path.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    for page in sorted(PAGES.glob("*.md")):
        rewrite(page)
