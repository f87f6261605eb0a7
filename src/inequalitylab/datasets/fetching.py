"""Fetching a file with pooch: checked, retried, and put in place only when whole."""

import logging
import sys
from pathlib import Path

import pooch
import requests

from inequalitylab.datasets.errors import FetchFailed

RETRIES = 2
WAIT_SECONDS = 30


class _Progress:
    """Says how much of a file has come, in the way that pooch asks for."""

    def __init__(self, name: str) -> None:
        self.name, self.total, self._come, self._shown = name, 0, 0, -1

    def update(self, size: int) -> None:
        self._come += size
        tenths = 10 * self._come // self.total if self.total else -1
        if tenths != self._shown:
            self._shown = tenths
            print(f"  {self.name}: {self._come:,} of {self.total:,} bytes", file=sys.stderr, flush=True)

    def reset(self) -> None:
        """Pooch calls this before it counts the file as complete."""
        self._come = 0

    def close(self) -> None:
        """Pooch calls this at the end."""


def fetch(address: str, checksum: str | None, target: Path, progress: bool = False) -> Path:
    """Fetch one file to a place.

    Parameters
    ----------
    address : str
        Web address of the file.
    checksum : str or None
        SHA-256 that the file must have; None takes any.
    target : Path
        Where the file goes. What is there stays until the new file is whole and checked.
    progress : bool
        Whether to say on stderr how much has come.

    Raises
    ------
    FetchFailed
        The server does not answer, stops half way, or has another file than expected.
    """
    pooch.get_logger().setLevel(logging.ERROR)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    keeper = pooch.create(
        path=target.parent,
        base_url="",
        registry={target.name: f"sha256:{checksum}" if checksum else None},
        urls={target.name: address},
        retry_if_failed=RETRIES,
    )
    # A file of another size than the server announced is refused, not kept.
    downloader = pooch.HTTPDownloader(
        timeout=WAIT_SECONDS, progressbar=_Progress(target.name) if progress else False
    )
    try:
        return Path(keeper.fetch(target.name, downloader=downloader))
    except requests.RequestException as error:
        raise FetchFailed(
            f"{address} could not be fetched ({type(error).__name__}). Check the connection and the address, "
            "and try again. Nothing was changed."
        ) from error
    except ValueError as error:
        raise FetchFailed(
            f"The file at {address} is not the one expected: its checksum differs. It may be a new "
            "edition, or damaged. Look at a new edition with: inequalitylab data refresh NAME "
            "--new-edition. Nothing was changed."
        ) from error
