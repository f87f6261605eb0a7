"""The commands `inequalitylab data ...`."""

import argparse
from pathlib import Path


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this wing's commands."""
    data = subparsers.add_parser("data", help="the data catalogue: list, describe, build")
    actions = data.add_subparsers(dest="action", required=True, metavar="ACTION")

    build = actions.add_parser("build", help="derive the tables from the publishers' raw files")
    build.add_argument("names", nargs="*", metavar="NAME", help="tables to build (default: all)")
    build.add_argument("--raw", type=Path, required=True, metavar="FOLDER", help="folder of raw files")
    build.add_argument("--to", type=Path, metavar="FOLDER", help="where to write (default: datasets/)")
    build.set_defaults(run=_build)


def _build(arguments: argparse.Namespace) -> int:
    from inequalitylab.datasets import storage
    from inequalitylab.datasets.building import build
    from inequalitylab.datasets.raw import RawFolder

    def progress(number: int, of: int, name: str) -> None:
        print(f"{number:>3} of {of}  {name}", flush=True)

    folder = arguments.to or storage.CHECKOUT_FOLDER
    done = build(RawFolder(arguments.raw), folder, arguments.names, progress)
    size = sum(len(content) for built in done for content in built.files.values())
    print(f"Built {len(done)} tables ({size / 1e6:.1f} MB) in {folder}.")
    return 0
