"""The commands `inequalitylab site` and `inequalitylab kit`."""

import argparse
from pathlib import Path


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `site`, which builds the static site into `_build/site/`, and `kit`, which zips it."""
    parser = subparsers.add_parser("site", help="build the static site into _build/site/")
    parser.add_argument("--root", type=Path, default=Path(), help="the checkout (default: this folder)")
    parser.add_argument("--fresh", action="store_true", help="forget everything built before")
    parser.add_argument("--no-areas", action="store_true", help="leave the pages of areas as they are")
    parser.set_defaults(run=_run)
    kit = subparsers.add_parser("kit", help="zip the site, and all that installs the course, for use offline")
    kit.add_argument("--root", type=Path, default=Path(), help="the checkout (default: this folder)")
    kit.add_argument("--reading", action="store_true", help="the site alone: no packages are fetched")
    kit.set_defaults(run=_run_kit)


def _run(arguments: argparse.Namespace) -> int:
    from inequalitylab.site.build import build_site

    build_site(arguments.root, fresh=arguments.fresh, areas=not arguments.no_areas)
    return 0


def _run_kit(arguments: argparse.Namespace) -> int:
    from inequalitylab.site import kit
    from inequalitylab.site.build import build_site

    root = arguments.root.resolve()
    site = build_site(root)
    made = [kit.make_reading_kit(site, root / "_build" / f"{kit.NAME}-to-read.zip")]
    if not arguments.reading:
        made.append(kit.make_whole_kit(root, site, root / "_build" / f"{kit.NAME}-whole.zip", print))
    for file in made:
        print(f"{file} ({file.stat().st_size / 1e6:.0f} MB)")
    return 0
