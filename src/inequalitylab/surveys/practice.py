"""The practice survey (D8): a made-up town asks about getting a dentist. Every answer is made up.

`python -m inequalitylab.surveys.practice` writes the file again, the same to the byte.
"""

import csv
import io
from importlib import resources
from pathlib import Path

import numpy as np

from inequalitylab.surveys.exports import Survey

FILE = "practice_survey.csv"
SEED = 20260
REPLIES = 412
PRACTICE = Survey(
    title="Getting a dentist in Aldermoor",
    asked=(
        "Made-up replies of adults in a made-up town, asked at a library, a food bank, a market and online "
        "in "
        "spring 2026."
    ),
    convenience=True,
    made_up=True,
)
TARGETS = {"16 to 34": 29.0, "35 to 54": 33.0, "55 to 74": 27.0, "75 and over": 11.0}
"""Made-up shares of the adults of the made-up town, to practise weights with."""

HEADER = (
    "Made-up reply",
    "Full name",
    "Email address",
    "Date of birth",
    "Postcode",
    "Age group",
    "Area",
    "How long since you saw a dentist?",
    "Could you get an NHS appointment?",
    "What stopped you? (tick all)",
    "Teeth pain in the last month",
    "Disability or long-term illness",
    "Anything else?",
)
GIVEN = (
    "Aisha",
    "Ben",
    "Chloe",
    "Daniel",
    "Emily",
    "Fatima",
    "George",
    "Hannah",
    "Ibrahim",
    "Joanna",
    "Kamal",
    "Lucy",
)
FAMILY = ("Practice", "Madeup", "Invented", "Example", "Pretend", "Nobody")
REMARKS = (
    "I rang every practice on the list and none took new patients.",
    "The bus does not go there any more, so I would need a taxi.",
    "My dentist was kind and saw my children the same week.",
    "I stopped trying two years ago because I could not pay.",
    "They explained everything in my language, which helped a lot.",
)
REASONS = ("Cost", "No place for new patients", "Fear", "Travel", "Work or caring hours")


def practice_file() -> bytes:
    """Return the bundled practice survey, as a person would choose it."""
    return resources.files("inequalitylab.surveys").joinpath(FILE).read_bytes()


def make_practice_file() -> bytes:
    """Make the practice survey anew: made up by seed, with the usual faults of a real file."""
    rng = np.random.default_rng(SEED)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["MADE UP for practice: no real person replied"] + [""] * (len(HEADER) - 1))
    writer.writerow(HEADER)
    for number in range(1, REPLIES + 1):
        writer.writerow(_reply(rng, number))
    return out.getvalue().encode("utf-8-sig")


def _reply(rng: np.random.Generator, number: int) -> list[str]:
    ages = list(TARGETS)
    age = ages[_pick(rng, (0.15, 0.27, 0.38, 0.20))]
    area = ("Riverside", "Hilltop", "Old Town", "Moor End", "Quarry")[
        _pick(rng, (0.36, 0.27, 0.2, 0.14, 0.03))
    ]
    hard = 0.35 + 0.25 * (area in ("Riverside", "Moor End")) + 0.1 * (age == ages[0])
    tried = rng.random() < 0.8
    got = "Did not try" if not tried else "No" if rng.random() < hard else "Yes"
    since = ("Under 1 year", "1 to 2 years", "Over 2 years", "Never")[
        _pick(rng, (0.5, 0.25, 0.22, 0.03) if got == "Yes" else (0.2, 0.3, 0.44, 0.06))
    ]
    reasons = (
        []
        if got == "Yes"
        else [r for r, p in zip(REASONS, (0.5, 0.6, 0.15, 0.2, 0.25), strict=True) if rng.random() < p]
    )
    pain = "Yes" if rng.random() < 0.2 + 0.2 * (got == "No") else "No"
    disability = ("Yes", "No", "Prefer not to say")[_pick(rng, (0.27, 0.66, 0.07))]
    given, family = GIVEN[int(rng.integers(len(GIVEN)))], FAMILY[int(rng.integers(len(FAMILY)))]
    year = {ages[0]: 2000, ages[1]: 1981, ages[2]: 1961, ages[3]: 1941}[age] + int(rng.integers(-8, 9))
    born = f"{int(rng.integers(1, 29)):02d}/{int(rng.integers(1, 13)):02d}/{year}"
    remark = REMARKS[int(rng.integers(len(REMARKS)))] if rng.random() < 0.2 else ""
    blanks = rng.random(4)
    return [
        f"M{number:04d}",
        f"{given} {family}",
        f"{given.lower()}.{number}@example.org",
        born,
        f"ZZ{int(rng.integers(1, 9))} {int(rng.integers(1, 9))}{'ABDEFGHJLN'[int(rng.integers(10))]}Z",
        age,
        area,
        since if blanks[0] > 0.03 else "99",
        got if blanks[1] > 0.02 else "",
        "; ".join(reasons),
        pain if blanks[2] > 0.04 else "N/A",
        disability if blanks[3] > 0.02 else "",
        remark,
    ]


def _pick(rng: np.random.Generator, shares: tuple[float, ...]) -> int:
    return int(np.searchsorted(np.cumsum(shares), rng.random() * sum(shares), side="right"))


if __name__ == "__main__":
    Path(__file__).with_name(FILE).write_bytes(make_practice_file())
