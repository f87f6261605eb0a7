"""Our site against a default `jupyter-book build` of the same sources: time, bytes and requests, in one run.

    python benchmarks/site.py [--copies 6]

Prints a table. Bytes are sums of `gzip -9` over what a page asks its own server for. What the default page
asks of other servers is counted as requests, and as no bytes at all, since it cannot be fetched offline.
"""

import argparse
import gzip
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import nbformat
import yaml
from playwright.sync_api import sync_playwright

from inequalitylab.site.build import build_site

ROOT = Path(__file__).resolve().parent.parent
LESSON = "notebooks/lessons/09_gaps_and_gradients"
JUPYTER_BOOK = (sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build")
CHROMIUM = "/usr/bin/chromium"
OFFLINE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


def copy_sources(target: Path, copies: int) -> Path:
    """Copy the book, with more copies of its lesson, so that there is something to do side by side."""
    for name in ("book", "notebooks/lessons"):
        shutil.copytree(ROOT / name, target / name)
    for name in ("_config.yml", "_toc.yml", "CITATION.cff"):
        shutil.copy(ROOT / name, target / name)
    toc = yaml.safe_load((target / "_toc.yml").read_text(encoding="utf-8"))
    for number in range(1, copies):
        lesson = nbformat.read(target / f"{LESSON}.ipynb", as_version=4)
        next(cell for cell in lesson.cells if cell.cell_type == "code").source += f"\n# copy {number}"
        nbformat.write(lesson, target / f"{LESSON}_{number}.ipynb")
        toc["parts"][0]["chapters"].append({"file": f"{LESSON}_{number}"})
    (target / "_toc.yml").write_text(yaml.safe_dump(toc, sort_keys=False), encoding="utf-8")
    return target


def make_default(book: Path) -> None:
    """Take away all configuration but the Markdown extensions that the sources are written in."""
    config = yaml.safe_load((book / "_config.yml").read_text(encoding="utf-8"))
    kept = {name: config[name] for name in ("title", "author", "only_build_toc_files", "parse")}
    kept["execute"] = {"execute_notebooks": "cache", "timeout": 300}
    (book / "_config.yml").write_text(yaml.safe_dump(kept), encoding="utf-8")


def seconds(step: partial) -> float:
    """Return how long a step takes."""
    started = time.perf_counter()
    step()
    return time.perf_counter() - started


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def weigh(folder: Path, page_name: str) -> tuple[int, int, int]:
    """Return gzipped bytes, requests, and how many of those went to other servers."""
    asked: list[str] = []
    with served(folder) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", OFFLINE])
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address + page_name, wait_until="load")
        page.wait_for_timeout(1500)
        browser.close()
        own = {unquote(url.removeprefix(address)).split("?")[0] for url in asked if url.startswith(address)}
    outside = [url for url in asked if url.startswith("http") and not url.startswith(address)]
    files = [folder / name for name in own if (folder / name).is_file()]
    return (
        sum(len(gzip.compress(file.read_bytes(), 9)) for file in files),
        len(own) + len(outside),
        len(outside),
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=6, help="notebooks in the book")
    copies = parser.parse_args().copies
    with tempfile.TemporaryDirectory() as temporary:
        ours = copy_sources(Path(temporary) / "ours", copies)
        default = copy_sources(Path(temporary) / "default", copies)
        make_default(default)
        plain = partial(subprocess.run, [*JUPYTER_BOOK, str(default), "-q"], check=True, capture_output=True)
        # The default build has no pages of areas; `benchmarks/pages.py` measures those.
        build = partial(build_site, ours, areas=False, say=lambda _line: None)
        print(f"{copies} notebooks\n")
        cold_default, cold = seconds(plain), seconds(build)
        print(f"cold: default {cold_default:.1f} s, ours {cold:.1f} s: {cold / cold_default:.2f} x")
        unchanged = seconds(build)
        print(f"unchanged: {unchanged:.2f} s: {unchanged / cold:.3f} x cold")
        lesson = nbformat.read(ours / f"{LESSON}.ipynb", as_version=4)
        next(cell for cell in lesson.cells if cell.cell_type == "code").source += "\n# changed"
        nbformat.write(lesson, ours / f"{LESSON}.ipynb")
        said: list[str] = []
        print(
            f"one changed notebook: {seconds(partial(build_site, ours, areas=False, say=said.append)):.1f} s"
        )
        print(f"  {next(line.strip() for line in said if 'executed' in line)}\n")
        for page in (f"{LESSON}.html", "book/reference/glossary.html"):
            size, requests, _ = weigh(ours / "_build/site", page)
            size_default, requests_default, outside = weigh(default / "_build/html", page)
            print(
                f"{page}\n  bytes: default {size_default:,}, ours {size:,}: {size / size_default:.2f} x\n"
                f"  requests: default {requests_default} ({outside} to other servers), ours {requests}: "
                f"{requests / requests_default:.2f} x"
            )


if __name__ == "__main__":
    main()
