"""What became of each student's work, and what a class's tests say."""

import csv
import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

GRADED, IN_PART, NOT_GRADED, NOT_HANDED_IN = "graded", "graded in part", "not graded", "not handed in"
# Every tenth script goes to the moderator, with all fails and those within this many percent of a boundary.
EVERY, NEAR, PASS_MARK, BOUNDARIES = 10, 2.0, 50.0, (50.0, 60.0, 70.0)


@dataclass(frozen=True)
class Account:
    """One student.

    Attributes
    ----------
    student : str
        The ID.
    status : str
        ``graded``, ``graded in part``, ``not graded`` or ``not handed in``.
    auto, out_of : float or None
        Marks by the tests, and how many there are.
    to_mark : int
        Answers that a person has still to mark.
    reason, advice : str
        Why not all of it is graded, and what to do.
    flags : tuple of str
        What a person should look at; never a mark.
    tests : mapping of str to str
        For each test, empty where it passed, else what it said.
    prose : str
        The written answers, to compare with others'.
    total, most : float or None
        All marks and how many there are, once every written answer is marked.
    """

    student: str
    status: str
    auto: float | None = None
    out_of: float | None = None
    to_mark: int = 0
    reason: str = ""
    advice: str = ""
    flags: tuple[str, ...] = ()
    tests: Mapping[str, str] = field(default_factory=dict)
    prose: str = ""
    total: float | None = None
    most: float | None = None

    @property
    def percent(self) -> float | None:
        """Marks in every hundred, with the written answers once they are marked."""
        marks, of = (self.auto, self.out_of) if self.total is None else (self.total, self.most)
        return None if marks is None or not of else 100 * marks / of


def as_data(account: Account) -> dict[str, object]:
    """Return an account as plain data, for a file."""
    return {**asdict(account), "flags": list(account.flags), "tests": dict(account.tests)}


def from_data(data: Mapping[str, object]) -> Account:
    """Read back what `as_data` wrote."""
    return Account(**{**data, "flags": tuple(data["flags"])})  # type: ignore[arg-type]


def summary(name: str, accounts: Iterable[Account]) -> str:
    """Return what a teacher reads at the end of a run."""
    everyone = sorted(accounts, key=lambda account: account.student)
    lines = [f"{name}: {len(everyone)} students"]
    counts = Counter(account.status for account in everyone)
    lines += [f"  {counts[status]:>4} {status}" for status in (GRADED, IN_PART, NOT_GRADED, NOT_HANDED_IN)]
    waiting = sum(account.to_mark for account in everyone)
    if waiting:
        lines.append(f"  Written answers waiting to be marked in formgrader: {waiting}")
    absent = [account.student for account in everyone if account.status == NOT_HANDED_IN]
    if absent:
        lines.append(f"  Nothing came from {', '.join(absent)}.")
    for account in everyone:
        if account.status in (IN_PART, NOT_GRADED):
            lines.append(f"  {account.student}: {account.status}. {account.reason} {account.advice}".rstrip())
        lines += [f"  {account.student}: look at this. {flag}" for flag in account.flags]
    return "\n".join([*lines, *_by_test(everyone), *_sample(everyone)])


def _by_test(everyone: list[Account]) -> list[str]:
    """Per test: how many passed, what was most often wrong, and whether it tells strong work from weak."""
    graded = [account for account in everyone if account.tests]
    if not graded:
        return []
    lines = ["", "Test by test (passed; strongest less weakest third; most common idea behind a mistake)"]
    tells = discrimination(graded)
    for test, points in tells.items():
        passed = sum(not account.tests.get(test, "absent") for account in graded)
        ideas = Counter(idea_of(account.tests.get(test, "")) for account in graded)
        for no_idea in ("", "Not answered yet", "This test was not run"):
            del ideas[no_idea]
        common = f"; {ideas.most_common(1)[0][1]} × {ideas.most_common(1)[0][0]}" if ideas else ""
        lines.append(f"  {test}: {passed} of {len(graded)}; {points:+.0f} points{common}")
    best = max(tells, key=lambda test: tells[test], default="")
    if best and tells[best] > 0:
        lines.append(f"  {best} tells strong work from weak best.")
    lines += [
        f"  {test}: weaker work passed it more often than stronger. Look at the test."
        for test, points in tells.items()
        if points < 0
    ]
    return lines


def discrimination(graded: list[Account]) -> dict[str, float]:
    """Return, for each test, how many more of every hundred passed in the strongest third than the weakest.

    Strength is the mark on all other tests, so that no test speaks for itself.
    """
    tests = list(dict.fromkeys(test for account in graded for test in account.tests))
    third = max(1, len(graded) // 3)

    def others(account: Account, test: str) -> int:
        return sum(not said for name, said in account.tests.items() if name != test)

    found = {}
    for test in tests:
        ranked = sorted(graded, key=lambda account: others(account, test))
        weak, strong = (
            sum(not account.tests.get(test, "absent") for account in part) / third
            for part in (ranked[:third], ranked[-third:])
        )
        found[test] = 100 * (strong - weak)
    return found


def idea_of(message: str) -> str:
    """Return the name of the idea that a test's message starts with."""
    return re.split(r"[.:] ", message, maxsplit=1)[0][:60].rstrip(".")


def _sample(everyone: list[Account]) -> list[str]:
    chosen = moderation_sample(everyone)
    basis = "all marks" if any(account.total is not None for account in everyone) else "marks by the tests"
    return ["", f"Moderation sample, by {basis} ({len(chosen)}): {', '.join(chosen)}"] if chosen else []


def moderation_sample(everyone: Iterable[Account]) -> list[str]:
    """Return all fails, those near a boundary, and a tenth of the rest, drawn by chance from all bands.

    Marks are all that is known so far: by the tests alone until every written answer is marked. The same
    class gives the same draw, so that nobody can draw until it suits.
    """
    percent = {account.student: account.percent for account in everyone if account.percent is not None}
    close = {
        student
        for student, marks in percent.items()
        if marks < PASS_MARK or any(abs(marks - boundary) <= NEAR for boundary in BOUNDARIES)
    }
    rest = sorted(set(percent) - close, key=lambda student: (percent[student], student))
    start = random.Random(",".join(rest)).randrange(EVERY)
    return sorted(close | set(rest[start::EVERY]))


def write_report(path: Path, accounts: Iterable[Account]) -> None:
    """Write one row a student as CSV; no cell can be taken for a formula."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["student", "status", "auto marks", "out of", "to mark", "reason", "what to do", "look at"]
        )
        for account in sorted(accounts, key=lambda account: account.student):
            row = [account.student, account.status, account.auto, account.out_of, account.to_mark]
            row += [account.reason, account.advice, " ".join(account.flags)]
            writer.writerow([safe_cell(cell) for cell in row])


def safe_cell(cell: object) -> object:
    """Return a cell that a spreadsheet will not run as a formula."""
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{cell}"
    return "" if cell is None else cell
