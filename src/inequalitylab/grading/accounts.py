"""What became of each student's work, and what a class's tests say."""

import csv
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
    ranked = sorted(graded, key=lambda account: account.auto or 0)
    third = max(1, len(ranked) // 3)
    lines = ["", "Test by test (passed; strongest less weakest third; most common idea behind a mistake)"]
    for test in graded[0].tests:
        passed = sum(not account.tests.get(test, "absent") for account in graded)
        weak, strong = (
            sum(not account.tests.get(test, "absent") for account in part) / third
            for part in (ranked[:third], ranked[-third:])
        )
        ideas = Counter(idea_of(account.tests.get(test, "")) for account in graded)
        for no_idea in ("", "Not answered yet", "This test was not run"):
            del ideas[no_idea]
        common = f"; {ideas.most_common(1)[0][1]} × {ideas.most_common(1)[0][0]}" if ideas else ""
        lines.append(f"  {test}: {passed} of {len(graded)}; {100 * (strong - weak):+.0f} points{common}")
    return lines


def idea_of(message: str) -> str:
    """Return the name of the idea that a test's message starts with."""
    return re.split(r"[.:] ", message, maxsplit=1)[0][:60]


def _sample(everyone: list[Account]) -> list[str]:
    chosen = moderation_sample(everyone)
    return ["", f"Moderation sample ({len(chosen)}): {', '.join(chosen)}"] if chosen else []


def moderation_sample(everyone: Iterable[Account]) -> list[str]:
    """Return all fails, those near a boundary, and every tenth of the rest."""
    graded = [account for account in everyone if account.out_of and account.auto is not None]
    chosen: list[str] = []
    rest: list[str] = []
    for account in graded:
        percent = 100 * (account.auto or 0) / (account.out_of or 1)
        near = any(abs(percent - boundary) <= NEAR for boundary in BOUNDARIES)
        (chosen if percent < PASS_MARK or near else rest).append(account.student)
    return sorted(chosen + sorted(rest)[::EVERY])


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
