"""Build the static site: execute, build the book, finish, put in place."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

from inequalitylab.errors import CourseError
from inequalitylab.site.lock import one_at_a_time
from inequalitylab.site.stamp import (
    cells_digest,
    machinery_digest,
    pages_digest,
    read_stamp,
    write_stamp,
)

CACHE = ".jupyter_cache"
AREAS = "areas"
LIST_OF_AREAS = "book/areas"
# What the pages do not ask for: Sphinx's own lists, and the theme's scripts, fonts and styles, whose
# used part is in course.css.
NOT_FOR_READERS = (".buildinfo", "objects.inv", "_sources", "_sphinx_design_static")
STATIC_KEPT = (
    "course.css",
    "course.js",
    "favicon.svg",
    "doctools.js",
    "documentation_options.js",
    "language_data.js",
    "licences.txt",
    "sharing.png",
    "searchtools.js",
    "sphinx_highlight.js",
)


def build_site(
    root: Path, *, fresh: bool = False, areas: bool = True, say: Callable[[str], None] = print
) -> Path:
    """Build the static site of a checkout into `_build/site/`.

    Parameters
    ----------
    root
        The checkout: it holds `_config.yml` and `_toc.yml`.
    fresh
        Forget all that earlier builds kept.
    areas
        Whether to bring the pages of areas up to date. Without them, those kept from before stand.
    say
        Takes the lines of progress.

    Returns
    -------
    Path
        The folder of the site.

    Raises
    ------
    CourseError
        When a notebook fails, when the book has an error or a warning, or when there is no
        permission to write. The site that was there before stays as it was.
    """
    root = root.resolve()
    if not (root / "_toc.yml").exists():
        raise CourseError(f"There is no book in {root}: run this in the checkout, or give --root FOLDER.")
    output = root / "_build"
    _check_writable(output)
    with one_at_a_time(output, say):
        if fresh:
            _forget(output)
        return _build_what_changed(root, output, areas, say)


def _build_what_changed(root: Path, output: Path, areas: bool, say: Callable[[str], None]) -> Path:
    started = time.perf_counter()
    wanted = {
        "cells": cells_digest(root),
        "machinery": machinery_digest(),
        "pages": pages_digest(root),
    }
    if areas and wants_areas(root):
        wanted["areas"] = wanted["cells"]
    site, stamp = output / "site", output / "site.json"
    built = read_stamp(stamp)
    if built | wanted == built and (site / "index.html").exists():
        say(f"The site is up to date: {site / 'index.html'}")
        return site
    stamp.unlink(missing_ok=True)
    _empty_what_is_stale(output, wanted)
    _build(root, output, wanted, say)
    write_stamp(stamp, wanted)
    say(f"The site is built ({time.perf_counter() - started:.0f} s): {site / 'index.html'}")
    return site


def _build(root: Path, output: Path, wanted: dict[str, str], say: Callable[[str], None]) -> None:
    # Imported here, so that a site that is up to date answers at once.
    from inequalitylab.site import metadata, settings, styles
    from inequalitylab.site.areas import draw_areas, place_areas
    from inequalitylab.site.book import build_book
    from inequalitylab.site.execute import execute_all, in_table_of_contents, write_executed

    notebooks = in_table_of_contents(root)
    areas = "areas" in wanted
    steps = 4 if areas else 3
    say(f"Step 1 of {steps}: notebooks ({len(notebooks)})")
    executed = execute_all(notebooks, output / CACHE, say)
    say(f"  {executed} executed, {len(notebooks) - executed} kept from before")
    say(f"Step 2 of {steps}: pages")
    pages = build_book(root, output)
    if areas:
        say(f"Step 3 of {steps}: pages of areas (side by side)")
        say(f"  {draw_areas(root, output / AREAS, wanted['cells'], say)} drawn, the others kept from before")
    say(f"Step {steps} of {steps}: putting the site in place")
    new = output / "site.new"
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(pages, new, ignore=_leave_out(pages))
    for notebook in notebooks:
        write_executed(notebook, output / CACHE, new / notebook.relative_to(root))
    if (output / AREAS).exists():
        used = place_areas(root, output / AREAS, new)
        styles.write_stylesheet(pages, new / "_static", used)
        metadata.write_sitemap(new, settings.read(root).site_address)
    _swap(new, output / "site")


def wants_areas(root: Path) -> bool:
    """Return whether the book of a checkout has a page that lists areas, and so a page for each."""
    return (root / f"{LIST_OF_AREAS}.md").exists()


def areas_wait(root: Path) -> bool:
    """Return whether the site that stands lacks the pages of areas, or has them from older data."""
    kept = read_stamp(root / "_build" / "site.json")
    return wants_areas(root) and kept.get("areas") != cells_digest(root)


def _leave_out(pages: Path) -> Callable[[str, list[str]], set[str]]:
    def leave_out(folder: str, names: list[str]) -> set[str]:
        if Path(folder) == pages / "_static":
            return set(names) - set(STATIC_KEPT)
        if Path(folder) == pages:
            return set(NOT_FOR_READERS) & set(names)
        return set()

    return leave_out


def _swap(new: Path, site: Path) -> None:
    """Put the new site in the place of the old: a reader never meets half a site."""
    old = site.with_name("site.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _check_writable(output: Path) -> None:
    try:
        output.mkdir(parents=True, exist_ok=True)
        probe = output / f".writable-{os.getpid()}"
        probe.write_text("", encoding="utf-8")
        probe.unlink()
    except OSError as error:
        raise CourseError(
            f"The site cannot be built: there is no permission to write in {output}. "
            "Make that folder yours, or copy the checkout to a folder of your own, and try again."
        ) from error


def _forget(output: Path) -> None:
    from inequalitylab.site.book import forget_book

    forget_book(output)
    for name in (CACHE, AREAS):
        shutil.rmtree(output / name, ignore_errors=True)
    for name in ("site.json", "cells.json"):
        (output / name).unlink(missing_ok=True)


def _empty_what_is_stale(output: Path, wanted: dict[str, str]) -> None:
    """Empty the caches that do not know that data, library or this wing have changed."""
    from inequalitylab.site.book import forget_book

    kept = output / "cells.json"
    rest_on = {name: wanted[name] for name in ("cells", "machinery")}
    known = read_stamp(kept)
    if known == rest_on:
        return
    # The doctrees hold outputs too. Stamp last: a build stopped here begins here again.
    forget_book(output)
    if known.get("cells") != wanted["cells"]:
        shutil.rmtree(output / CACHE, ignore_errors=True)
    write_stamp(kept, rest_on)
