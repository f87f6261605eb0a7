"""One stylesheet from the theme's and ours: only the rules and variables that the pages use.

The theme's sheets hold all of Bootstrap and two icon fonts, most of it for things we do not have. A rule
stays if every element, class and id in its selector occurs somewhere in the pages or in our script.
"""

import re
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from inequalitylab.show import stylesheet

# In order: the later wins.
SHEETS = (
    "styles/pydata-sphinx-theme.css",
    "styles/sphinx-book-theme.css",
    "mystnb*.css",
    "ours.css",
    "sheets.css",
    "areas.css",
)
PARTS_OF = ("pydata-sphinx-theme", "sphinx-book-theme", "myst-nb", "sphinx")
NOTICE = """/*!
 * Holds parts of pydata-sphinx-theme, sphinx-book-theme and MyST-NB (BSD 3-Clause; texts in licences.txt)
 * and of Bootstrap 5, Copyright 2011-2024 The Bootstrap Authors (MIT License).
 */
"""
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
DEFINED = re.compile(r"(--[\w-]+)\s*:[^;{}]*(;|(?=\}))")
EMPTY_RULE = re.compile(r"[^{}\n]+\{\s*\}\n?")
NOT_A_NAME = re.compile(r"[^\w-]+")


def write_stylesheet(pages: Path, target: Path | None = None, more: Iterable[str] = ()) -> None:
    """Write `course.css` for the pages of a built book.

    Parameters
    ----------
    pages
        The built book, with the theme's sheets in `_static`.
    target
        The folder to write into: `_static` of the book unless given.
    more
        Names that further pages use.
    """
    static = pages / "_static"
    used = _used_names(pages) | set(more)
    sheets = [
        sheet.read_text(encoding="utf-8") for pattern in SHEETS for sheet in sorted(static.glob(pattern))
    ]
    css = "".join(_kept_rules(sheet, used) for sheet in (*sheets, stylesheet()))
    ((target or static) / "course.css").write_text(NOTICE + _without_unused_variables(css), encoding="utf-8")


def write_licences(pages: Path) -> None:
    """Write the licences of those whose styles and search scripts the site passes on."""
    texts = []
    for name in PARTS_OF:
        files = metadata.distribution(name).files or []
        licence = next(file for file in files if file.name.startswith("LICENSE"))
        texts.append(f"{name}\n\n{licence.read_text(encoding='utf-8').strip()}\n")
    (pages / "_static" / "licences.txt").write_text("\n\n".join(texts), encoding="utf-8")


def names_in(text: str) -> set[str]:
    """Return the elements, classes and ids of a page."""
    names = {element.lower() for element in re.findall(r"<([a-zA-Z][\w-]*)", text)}
    for value in set(re.findall(r'(?:class|id)="([^"]*)"', text)):
        names.update(value.split())
    return names


def _used_names(pages: Path) -> set[str]:
    names: set[str] = set()
    for page in pages.rglob("*.html"):
        names |= names_in(page.read_text(encoding="utf-8"))
    for script in ("course.js", "searchtools.js"):
        file = pages / "_static" / script
        if file.exists():
            names.update(NOT_A_NAME.split(file.read_text(encoding="utf-8")))
    return names


def _kept_rules(css: str, used: set[str]) -> str:
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return "".join(_kept(rule, used) for rule in rules)


def _kept(rule: Node, used: set[str]) -> str:
    if isinstance(rule, QualifiedRule):
        selectors = [selector for selector in _selectors(rule.prelude) if _applies(selector, used)]
        body = tinycss2.serialize(rule.content).strip()
        if not selectors or not body:
            return ""
        text = ",".join(tinycss2.serialize(selector).strip() for selector in selectors)
        return f"{text}{{{_tight(body)}}}\n"
    if (
        isinstance(rule, AtRule)
        and rule.content
        and rule.lower_at_keyword in ("media", "supports", "container")
    ):
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        kept = "".join(_kept(child, used) for child in inner)
        condition = tinycss2.serialize(rule.prelude).strip()
        return f"@{rule.lower_at_keyword} {condition}{{{kept}}}\n" if kept else ""
    if isinstance(rule, AtRule) and rule.lower_at_keyword == "page":
        return f"@page {tinycss2.serialize(rule.prelude).strip()}{{{tinycss2.serialize(rule.content)}}}\n"
    return ""


def _selectors(prelude: list[Node]) -> Iterable[list[Node]]:
    selector: list[Node] = []
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield selector
            selector = []
        else:
            selector.append(token)
    yield selector


def _applies(selector: list[Node], used: set[str]) -> bool:
    """Say whether all names in a selector are used; what stands in `:not()` or `[]` does not count."""
    before = ""
    for token in selector:
        name = ""
        if token.type == "ident" and before != ":":
            name = token.value if before == "." else token.lower_value
        elif token.type == "hash":
            name = token.value
        if name and name not in used:
            return False
        before = token.value if token.type == "literal" else ""
    return True


def _tight(body: str) -> str:
    return re.sub(r"\s+", " ", body).replace(": ", ":").replace("; ", ";").removesuffix(";")


def _without_unused_variables(css: str) -> str:
    """Drop variables that nothing reads, then those that only the dropped ones read."""

    def if_read(definition: re.Match[str]) -> str:
        return definition.group(0) if definition.group(1) in read else ""

    before = ""
    while css != before:
        before, read = css, set(VARIABLE.findall(css))
        css = DEFINED.sub(if_read, css)
    return EMPTY_RULE.sub("", css)
