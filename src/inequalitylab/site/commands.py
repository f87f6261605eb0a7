"""The commands of this wing."""

import argparse


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this wing's commands (none yet)."""
