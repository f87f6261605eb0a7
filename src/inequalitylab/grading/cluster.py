"""Runs submissions beyond one machine, by a dask.distributed scheduler."""

import ipaddress
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urlsplit

from inequalitylab.errors import CourseError
from inequalitylab.grading.running import Crew, Job, run_one
from inequalitylab.grading.warm import lasting

CERTIFICATES = """Make certificates once, with openssl:
  openssl req -x509 -newkey rsa:4096 -nodes -days 365 -subj /CN=marking -keyout key.pem -out cert.pem
Keep key.pem to yourself (chmod 600) and copy both to each machine. For scheduler, workers and here, set:
  export DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION=True
  export DASK_DISTRIBUTED__COMM__TLS__CA_FILE=$PWD/cert.pem
  for who in SCHEDULER WORKER CLIENT; do
    export DASK_DISTRIBUTED__COMM__TLS__${who}__CERT=$PWD/cert.pem
    export DASK_DISTRIBUTED__COMM__TLS__${who}__KEY=$PWD/key.pem
  done
Then start `dask scheduler --protocol tls` and, on each machine,
`dask worker tls://HOST:8786 --nthreads 1`."""
# A submission that ends its worker is tried elsewhere this many times.
RETRIES = 2


def check_address(address: str) -> None:
    """Refuse a scheduler whose line others could read or write on.

    Raises
    ------
    CourseError
        If the address is not on this machine and does not start with ``tls://``; it says how to make
        certificates.
    """
    parts = urlsplit(address if "://" in address else f"tcp://{address}")
    try:
        has_port = parts.port is not None
    except ValueError:
        has_port = False
    if not parts.hostname or not has_port:
        raise CourseError(f"{address} is no scheduler's address. Write it as tls://HOST:8786.")
    if parts.scheme == "tls" or (parts.scheme == "tcp" and _is_this_machine(parts.hostname)):
        return
    raise CourseError(
        f"The scheduler {address} is on another machine and its line is open: whoever reads it has the "
        f"hidden tests, and whoever writes on it runs programs there. Use tls://. {CERTIFICATES}"
    )


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def on_cluster(address: str) -> Iterator[Crew]:
    """Give, for the time of a `with`, the workers of a scheduler as a crew.

    Raises
    ------
    CourseError
        If the address is refused, dask.distributed is not installed, or nobody answers there.
    """
    check_address(address)
    try:
        from distributed import Client, as_completed
    except ImportError as error:
        raise CourseError(
            "Marking on several machines needs dask.distributed: install this package with its extra, "
            "`pip install 'inequalitylab[cluster]'`."
        ) from error
    try:
        client = Client(address, timeout="30s", set_as_default=False)
    except (OSError, TypeError, ValueError) as error:
        raise CourseError(
            f"No scheduler answers at {address} ({error}). Is it running, and are the certificates the same? "
            f"{CERTIFICATES}"
        ) from error

    def crew(jobs: Mapping[str, Job]) -> Iterator[tuple[str, Callable[[], str]]]:
        futures = {
            client.submit(run_warm, *job, pure=False, retries=RETRIES): key for key, job in jobs.items()
        }
        for future in as_completed(futures, loop=client.loop):
            yield futures[future], future.result

    with client:
        if not client.nthreads():
            client.wait_for_workers(1, timeout=60)
        yield crew


def run_warm(*job: object) -> str:
    """Run one notebook on a worker, which keeps a server of warm kernels for all that it runs."""
    lasting()
    return run_one(*job)  # type: ignore[arg-type]
