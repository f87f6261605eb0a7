"""The command `inequalitylab site`."""

import argparse
from pathlib import Path


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `site`, which builds the static site into `_build/site/`."""
    parser = subparsers.add_parser("site", help="build the static site into _build/site/")
    parser.add_argument("--root", type=Path, default=Path(), help="the checkout (default: this folder)")
    parser.add_argument("--fresh", action="store_true", help="forget everything built before")
    parser.add_argument("--no-areas", action="store_true", help="leave the pages of areas as they are")
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from inequalitylab.site.build import build_site

    build_site(arguments.root, fresh=arguments.fresh, areas=not arguments.no_areas)
    return 0
