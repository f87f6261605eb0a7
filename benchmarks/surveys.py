"""Reading, profiling and checking a survey file, against the plain readers: ratios in one run.

`python benchmarks/surveys.py`: 10 MB of CSV at most 40 times `pandas.read_csv`; a spreadsheet at most 2 times
openpyxl's own read of it. Times are of the processor, so that a busy machine changes little.
"""

import io
import time
from collections.abc import Callable

import numpy as np
import openpyxl
import pandas as pd

from inequalitylab.surveys import find_personal_details, profile_survey, read_survey

CSV_LIMIT, SPREADSHEET_LIMIT = 40.0, 2.0
REPEATS = 3


def survey_frame(rows: int) -> pd.DataFrame:
    """Return a survey of the usual kinds of column, made up by seed."""
    rng = np.random.default_rng(1)
    words = np.array(
        ["the", "bus", "was", "late", "so", "we", "could", "not", "pay", "for", "a", "place", "near"]
    )
    frame = pd.DataFrame({f"q{i}": rng.choice(["Yes", "No", "Prefer not to say"], rows) for i in range(12)})
    for i in range(6):
        frame[f"score{i}"] = rng.integers(0, 11, rows)
    frame["age"] = rng.integers(16, 95, rows)
    frame["money"] = rng.normal(300, 80, rows).round(2)
    frame["day"] = pd.to_datetime("2025-01-01") + pd.to_timedelta(rng.integers(0, 300, rows), unit="D")
    frame["email"] = [f"person{i}@example.org" for i in range(rows)]
    frame["phone"] = [f"07700 {900000 + i % 1000}" for i in range(rows)]
    frame["words"] = [" ".join(rng.choice(words, 9)) for _ in range(rows)]
    return frame


def csv_of_10_mb() -> bytes:
    """Return just under 10 MB of CSV."""
    text = survey_frame(52_000).to_csv(index=False).encode()
    return text[: text.rfind(b"\n", 0, 10 * 1024 * 1024 - 1) + 1]


def spreadsheet() -> bytes:
    """Return a spreadsheet of a few megabytes that says how large its sheet is, as such programs save it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    frame = survey_frame(15_000)
    sheet.append(list(frame.columns))
    for row in frame.astype(object).itertuples(index=False):
        sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def seconds(work: Callable[[], object]) -> float:
    """Return the best processor time of a few."""
    times = []
    for _ in range(REPEATS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def look(data: bytes) -> None:
    """Read, profile and look for personal details."""
    survey = read_survey(data)
    find_personal_details(survey.frame, profile_survey(survey))


def openpyxl_read(data: bytes) -> list[tuple]:
    """Read every cell with openpyxl alone, in its quick way."""
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    return [row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True)]


def main() -> None:
    """Print the ratios."""
    text, book = csv_of_10_mb(), spreadsheet()
    plain, ours = seconds(lambda: pd.read_csv(io.BytesIO(text))), seconds(lambda: look(text))
    print(
        f"CSV of {len(text) / 1024**2:.1f} MB: read, profile and check {ours:.2f} s, read_csv {plain:.2f} s, "
        f"ratio {ours / plain:.1f} (limit {CSV_LIMIT:g})"
    )
    alone, read = seconds(lambda: openpyxl_read(book)), seconds(lambda: read_survey(book))
    print(
        f"Spreadsheet of {len(book) / 1024**2:.1f} MB: read {read:.2f} s, openpyxl {alone:.2f} s, "
        f"ratio {read / alone:.2f} (limit {SPREADSHEET_LIMIT:g})"
    )


if __name__ == "__main__":
    main()
