"""The sums in the guides come out: clocks, hours, weights, marks, minutes of marking, made-up examples."""

import re

import guide_pages
import pytest
from guide_pages import Table, read

from inequalitylab import measures

CLOCK = {"Welcome": 10, "Recall": 15, "Show and do": 70, "Break": 10, "Reflect": 15}
MEETINGS = [*(f"facilitator/workshop-{number}" for number in range(1, 7)), "facilitator/meeting-7"]


def number(cell: str) -> float:
    found = re.search(r"[\d,]*\.?\d+", cell)
    assert found, f"no number in {cell!r}"
    return float(found.group().replace(",", ""))


def without_total(table: Table) -> tuple[tuple[str, ...], ...]:
    rows = tuple(row for row in table.rows if not row[0].startswith("Total"))
    assert len(rows) == len(table.rows) - 1, f"one total under {table.header}"
    return rows


def total(table: Table, column: int) -> float:
    (row,) = [row for row in table.rows if row[0].startswith("Total")]
    return number(row[column])


def named_minutes(cell: str) -> list[tuple[str, int]]:
    """Read `Ch 1: 45, Ch 2: 60`, or `causes 15, workbook 35`."""
    return [(name.strip(), int(minutes)) for name, minutes in re.findall(r"([^,]+?):? (\d+)(?=,|$)", cell)]


# Workshops


@pytest.mark.parametrize("name", [*MEETINGS, "facilitator/workshops", "facilitator/pass-it-on"])
def test_a_meeting_fits_its_two_hours(name: str) -> None:
    parts: dict[str, int] = {}
    for row in read(name).table("Part", "Minutes").rows:
        parts[row[0]] = parts.get(row[0], 0) + int(row[1])
    assert parts == CLOCK
    assert sum(parts.values()) == 120


@pytest.mark.parametrize("name", MEETINGS)
def test_the_break_is_inside_the_doing(name: str) -> None:
    parts = read(name).table("Part", "Minutes").column("Part")
    place = parts.index("Break")
    assert parts[place - 1] == parts[place + 1] == "Show and do"


def test_the_overview_agrees_with_each_workshop() -> None:
    overview = read("facilitator/workshops").table("Meeting", "Theme")
    for row in overview.rows[:6]:
        doing = [minutes for _, minutes in named_minutes(row[2].replace(", on practice data only", ""))]
        clock = read(f"facilitator/workshop-{row[0]}").table("Part", "Minutes").rows
        in_clock = [int(minutes) for part, minutes, _ in clock if part == "Show and do"]
        if row[0] == "5":  # the break falls within W6
            in_clock = [in_clock[0] + in_clock[1], *in_clock[2:]]
        assert doing == in_clock, f"workshop {row[0]}"


@pytest.mark.parametrize(
    ("workshop", "workbook", "minutes"),
    [(1, "W1", 35), (2, "W2", 45), (3, "W3", 40), (4, "W4", 45), (5, "W6", 55), (5, "W7", 15)],
)
def test_workbooks_have_the_minutes_of_the_plan(workshop: int, workbook: str, minutes: int) -> None:
    clock = read(f"facilitator/workshop-{workshop}").table("Part", "Minutes").rows
    assert sum(int(row[1]) for row in clock if row[2].startswith(workbook)) == minutes


def test_w4_is_on_practice_data_only() -> None:
    clock = read("facilitator/workshop-4").table("Part", "Minutes").rows
    assert any(row[2].startswith("W4") and "practice survey only" in row[2] for row in clock)


@pytest.mark.parametrize("table", ["A", "B"])
def test_a_round_of_the_seventh_meeting_is_30_minutes(table: str) -> None:
    text = read("facilitator/meeting-7").path.read_text(encoding="utf-8")
    section = text.partition(f"## Table {table}")[2].partition("\n## ")[0]
    assert sum(map(int, re.findall(r"\((\d+)(?: minutes[^)]*)?\)", section))) == 30


def test_hours_of_one_person_in_the_budget() -> None:
    *parts, everything = read("facilitator/budget").table("What", "How many", "Hours each").rows
    for row in parts:
        assert number(row[1]) * number(row[2]) == number(row[3])
    assert sum(number(row[3]) for row in parts) == number(everything[3]) == 16.5


def test_the_budget_gives_no_rates() -> None:
    people = read("facilitator/budget").table("Role", "People")
    assert not any(any(row[1:]) for row in people.rows)
    assert "£" not in "".join(read("facilitator/budget").prose)


def test_the_checklist_has_barnes_the_review_and_control() -> None:
    tables = [table for table in read("facilitator/coproduction").tables if table.header[0] == "Element"]
    assert [len(table.rows) for table in tables] == [5, 2, 5]
    assert all({"Score", "Evidence", "Next date"} <= set(table.header) for table in tables)


def test_the_confidence_sheet_asks_eight_things_once() -> None:
    table = read("handouts/confidence-sheet").table("I could", "Before", "Now")
    assert [row[0].split(".")[0] for row in table.rows] == [str(item) for item in range(1, 9)]


def test_a_five_minute_talk_is_five_minutes() -> None:
    halves = {"½ minute": 0.5, "1 minute": 1, "1½ minutes": 1.5}
    times = read("handouts/talk-checklist").table("Say", "What it means").column("Time in a 5-minute talk")
    assert sum(halves[time] for time in times) == 5


# Module


def test_the_module_is_100_hours() -> None:
    page = read("teacher/module")
    kinds = page.table("Kind of study", "Hours")
    hours = {row[0]: number(row[1]) for row in without_total(kinds)}
    assert hours == {"Contact": 24, "Exercises": 28, "Project": 34, "Reading": 14}
    assert sum(hours.values()) == total(kinds, 1) == 100

    sets = page.table("Sets", "How many")
    for row in without_total(sets):
        assert number(row[1]) * number(row[2]) == number(row[3]), row
    assert sum(number(row[3]) for row in without_total(sets)) == total(sets, 3) == hours["Exercises"]

    project = page.table("Part", "Hours")
    assert sum(number(row[1]) for row in without_total(project)) == total(project, 1) == hours["Project"]


def test_weights_add_to_100_percent() -> None:
    weights = read("teacher/assessment").table("Part", "Weight")
    given = {row[0]: number(row[1]) for row in without_total(weights)}
    assert given == {"Notebooks": 25, "Sitting": 25, "Brief and talk": 20, "Report": 30}
    assert sum(given.values()) == total(weights, 1) == 100


def test_assessed_sets_have_20_marks() -> None:
    sets = read("teacher/assessment").table("Set", "Marked by tests").rows
    assert [row[0].split()[0] for row in sets] == ["E5", "E8", "E9", "E11"]
    assert all(number(row[1]) + number(row[2]) == 20 for row in sets)


def test_every_outcome_is_taught_and_assessed_and_every_assessment_has_an_outcome() -> None:
    page = read("teacher/module")
    matrix = page.table("Outcome", "E5")
    assert all("A" in row[1:] for row in matrix.rows)
    assert all("A" in matrix.column(name) for name in matrix.header[1:])
    assert {cell for row in matrix.rows for cell in row[1:]} == {"A", "P", ""}
    taught = page.table("Outcome", "Chapters")
    assert taught.column("Outcome") == matrix.column("Outcome")
    chapters = {int(chapter) for cell in taught.column("Chapters") for chapter in cell.split(", ")}
    assert chapters == set(range(1, 18))


@pytest.mark.parametrize("index", [0, 1])
def test_marks_of_a_rubric_add_to_100(index: int) -> None:
    table = [table for table in read("teacher/descriptors").tables if table.header[0] == "Criterion"][index]
    assert sum(number(row[1]) for row in without_total(table)) == total(table, 1) == 100
    assert all(all(row) for row in without_total(table)), "a band without words"


def test_bands_in_marks_follow_the_percentages() -> None:
    bands = read("teacher/descriptors").table("Band", "Share of the marks").rows
    for column, marks in ((2, 10), (3, 15), (4, 20), (5, 25)):
        lows = [float(row[column].split(" to ")[0]) for row in bands]
        assert lows == [0, 0.5 * marks, 0.6 * marks, 0.7 * marks]
        highs = [float(row[column].split(" to ")[1]) for row in bands]
        assert highs == [pytest.approx(low - 0.1) for low in lows[1:]] + [marks]


# Weeks


def test_the_weeks_fit_contact_and_chapters() -> None:
    page = read("teacher/weeks")
    planned = {f"Ch {row[0].split('.')[0]}": int(row[1]) for row in page.table("Chapter", "Minutes").rows}
    weeks = [row for row in page.table("Week", "In class (minutes)").rows if row[0].isdigit()]
    spent = dict.fromkeys(planned, 0)
    in_class = other = home = 0
    for row in weeks:
        minutes = named_minutes(row[1])
        assert sum(each for _, each in minutes) == 120, f"week {row[0]}"
        for name, each in minutes:
            if name in planned:
                spent[name] += each
                in_class += each
            else:
                other += each
        for name, each in named_minutes(row[2]):
            spent[name] += each
            home += each
    assert spent == planned
    sums = {row[0]: (number(row[1]), number(row[2])) for row in page.table("What", "Minutes").rows}
    expected = [sum(planned.values()), in_class, home, other, in_class + other, 14 * 60 - home]
    assert [minutes for minutes, _ in sums.values()] == expected
    assert all(hours == pytest.approx(minutes / 60, abs=0.06) for minutes, hours in sums.values())
    assert in_class + other == 24 * 60


def test_every_practice_set_is_handed_in_once() -> None:
    weeks = read("teacher/weeks").table("Week", "In class (minutes)")
    handed = re.findall(r"E\d+", ", ".join(weeks.column("Hand in")))
    assert sorted(handed, key=lambda name: int(name[1:])) == [f"E{n}" for n in (*range(1, 15), 16)]


def test_chapter_titles_are_the_same_everywhere() -> None:
    titles = read("teacher/weeks").table("Chapter", "Minutes").column("Chapter")
    assert len(titles) == 17
    assert read("learner").table("Part", "Chapter").column("Chapter") == titles
    assert read("ready").table("Chapter", "State").column("Chapter") == titles


# Marking


def test_marking_minutes_multiply_and_add() -> None:
    page = read("teacher/marking")
    table = page.table("Task", "How many")
    for row in without_total(table):
        assert number(row[1]) * number(row[2]) == number(row[3]), row[0]
    minutes = sum(number(row[3]) for row in without_total(table))
    assert minutes == total(table, 3)
    said = " ".join(page.prose)
    assert (
        f"{minutes:,.0f} minutes is about {minutes / 60:.0f} hours, or {minutes / 120:.0f} minutes a student"
        in said
    )


def test_counts_in_the_marking_table_follow_their_products() -> None:
    rows = read("teacher/marking").table("Task", "How many").rows
    products = [(row, re.search(r"(\d+) [a-z]+ × (\d+) [a-z]+", row[0])) for row in rows]
    checked = [int(found[1]) * int(found[2]) == number(row[1]) for row, found in products if found]
    assert len(checked) == 5 and all(checked)


def test_the_moderation_sample_adds_up() -> None:
    table = read("teacher/marking").table("Who is in it", "Rule")
    parts = [number(row[2]) for row in without_total(table)]
    assert sum(parts) == total(table, 2)
    fails, borderlines, rest = parts
    assert rest == -(-(120 - fails - borderlines) // 10)
    second = [
        row for row in read("teacher/marking").table("Task").rows if row[0] == "Second marking, reports"
    ]
    assert number(second[0][1]) == sum(parts)


# Made-up examples on paper


def test_two_towns_have_the_intervals_printed() -> None:
    for row in read("handouts/paper-w4").table("Town", "Have it").rows:
        estimate = measures.wilson_interval(number(row[1]), number(row[2]))
        printed = [float(each) for each in re.findall(r"[\d.]+(?=%)", row[4])]
        assert estimate.lower is not None and estimate.upper is not None
        assert printed == [round(100 * estimate.lower, 1), round(100 * estimate.upper, 1)]


def test_one_gap_two_ways_is_the_library_s_answer() -> None:
    rows = read("handouts/paper-w4").table("Children", "Town A").rows
    asked = [number(cell) for cell in rows[0][1:3]]
    for row in rows[1:]:
        shares = [100 * number(cell) / people for cell, people in zip(row[1:3], asked, strict=True)]
        assert [f"({share:.1f}%)" for share in shares] == [cell.split()[1] for cell in row[1:3]]
        gap, ratio = (
            measures.difference(shares[1], shares[0]).value,
            measures.ratio(shares[1], shares[0]).value,
        )
        assert row[3] == f"{gap:.1f} points".replace("-", "−")
        assert row[4] == f"{ratio:.2f}"


def test_lowest_and_highest_of_the_missing() -> None:
    example = {row[0][0]: row[1] for row in read("handouts/paper-w3").table("Step").rows[:4]}
    should, answered, have, missing = (number(example[step]) for step in "ABCD")
    assert missing == should - answered
    low, high, naive = (row[1] for row in read("handouts/paper-w3").table("Step").rows[4:])
    assert low == f"{have:.0f} out of {should:.0f}"
    assert high == f"{have + missing:.0f} out of {should:.0f}"
    assert naive == f"{have:.0f} out of {answered:.0f}, a quarter"
    assert have / answered == 0.25


def test_guide_pages_are_all_read() -> None:
    assert len(guide_pages.names()) > 30
