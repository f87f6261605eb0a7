"""The commands `inequalitylab data ...`: thin; the work is done in the other rooms."""

import argparse
import textwrap
from pathlib import Path

_WIDTH = 88


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this wing's commands."""
    data = subparsers.add_parser("data", help="the data catalogue: list, describe, verify, build, refresh")
    actions = data.add_subparsers(dest="action", required=True, metavar="ACTION")

    actions.add_parser("list", help="all tables by topic").set_defaults(run=_list)

    describe = actions.add_parser("describe", help="what a table is, and how to give credit")
    describe.add_argument("name", metavar="NAME")
    describe.set_defaults(run=_describe)

    verify = actions.add_parser("verify", help="check the tables here against their checksums")
    verify.add_argument("names", nargs="*", metavar="NAME", help="tables to check (default: all)")
    verify.add_argument("--frictionless", action="store_true", help="also run Frictionless (slower)")
    verify.set_defaults(run=_verify)

    build = actions.add_parser("build", help="derive the tables from the publishers' raw files")
    build.add_argument("names", nargs="*", metavar="NAME", help="tables to build (default: all)")
    build.add_argument("--raw", type=Path, required=True, metavar="FOLDER", help="folder of raw files")
    build.add_argument("--to", type=Path, metavar="FOLDER", help="where to write (default: datasets/)")
    build.set_defaults(run=_build)

    pages = actions.add_parser("pages", help="write the catalogue's pages for the book")
    pages.add_argument("--to", type=Path, metavar="FOLDER", help="where to write (default: book/data/)")
    pages.set_defaults(run=_pages)

    refresh = actions.add_parser("refresh", help="fetch a table's raw files and show what changed")
    refresh.add_argument("name", metavar="NAME")
    refresh.add_argument("--from", dest="base", metavar="ADDRESS", help="a server that holds the raw files")
    refresh.add_argument("--new-edition", action="store_true", help="take files with other checksums")
    refresh.add_argument("--replace", action="store_true", help="put the new table in place")
    refresh.set_defaults(run=_refresh)


def _progress(number: int, of: int, name: str) -> None:
    print(f"{number:>3} of {of}  {name}", flush=True)


def _list(_: argparse.Namespace) -> int:
    from inequalitylab.datasets.catalogue import describe, names
    from inequalitylab.datasets.recipe import TOPICS

    known = [describe(name) for name in names()]
    wide = max(len(about.name) for about in known)
    for topic in TOPICS:
        print(f"\n{topic}")
        for about in known:
            if about.topic == topic:
                print(f"  {about.name:<{wide}}  {about.title}")
    print("\nMore about one: inequalitylab data describe NAME")
    return 0


def _describe(arguments: argparse.Namespace) -> int:
    from inequalitylab.datasets.catalogue import describe

    about = describe(arguments.name)
    paragraphs = {
        "": about.description,
        "Time: ": about.period,
        "Place: ": about.geography,
        "Size: ": f"{about.rows:,} rows, {len(about.columns)} columns, {about.bytes / 1e6:.2f} MB",
        "Who is missing: ": about.who_is_missing,
        "How sure: ": about.how_sure,
        **{f"Take care ({number}): ": text for number, text in enumerate(about.caveats, 1)},
        "Licence: ": about.licence,
        "Attribution to copy: ": about.attribution,
        "Current edition: ": about.address,
        "Cite: ": about.citation,
    }
    print(f"{about.title} ({about.name})\n")
    for head, text in paragraphs.items():
        print(textwrap.fill(f"{head}{text}", _WIDTH, break_long_words=False, break_on_hyphens=False))
    print("\nColumns:")
    for column in about.columns:
        line = f"{column.name}: {column.description}"
        print(textwrap.fill(line, _WIDTH, initial_indent="  ", subsequent_indent="      "))
    return 0


def _verify(arguments: argparse.Namespace) -> int:
    from inequalitylab.datasets import storage
    from inequalitylab.datasets.verifying import frictionless_faults, verify

    faults = verify(arguments.names, _progress)
    if arguments.frictionless:
        folder = next(folder for folder in storage.folders() if storage.package_of(folder))
        print("Frictionless reads every table: this takes about half a minute.", flush=True)
        faults += frictionless_faults(folder)
    for fault in faults:
        print(f"- {fault}")
    print(f"{len(faults)} faults." if faults else "All is well: every table is as the catalogue says.")
    return 1 if faults else 0


def _build(arguments: argparse.Namespace) -> int:
    from inequalitylab.datasets import storage
    from inequalitylab.datasets.building import build
    from inequalitylab.datasets.raw import RawFolder

    folder = arguments.to or storage.CHECKOUT_FOLDER
    done = build(RawFolder(arguments.raw), folder, arguments.names, _progress)
    size = sum(len(content) for built in done for content in built.files.values())
    print(f"Built {len(done)} tables ({size / 1e6:.1f} MB) in {folder}.")
    if not arguments.to:
        _write_pages(storage.BOOK_FOLDER)
    return 0


def _pages(arguments: argparse.Namespace) -> int:
    from inequalitylab.datasets import storage

    return _write_pages(arguments.to or storage.BOOK_FOLDER)


def _write_pages(folder: Path) -> int:
    from inequalitylab.datasets.pages import write_pages

    write_pages(folder, print)
    return 0


def _refresh(arguments: argparse.Namespace) -> int:
    from inequalitylab.datasets import storage
    from inequalitylab.datasets.refreshing import refresh

    folder = storage.CHECKOUT_FOLDER
    refresh(arguments.name, folder, arguments.base, arguments.new_edition, arguments.replace)
    if arguments.replace:
        _write_pages(storage.BOOK_FOLDER)
    return 0
