"""What goes out: formulas harmless, personal details stopped, all labelled, nothing planted gets through."""

import csv
import io

import pandas as pd
import pytest

from inequalitylab.errors import CourseError
from inequalitylab.surveys import (
    MADE_UP,
    PRACTICE,
    TARGETS,
    TEN_OR_MORE,
    Choices,
    Survey,
    TableChoice,
    choices_to_save,
    clean_survey,
    find_personal_details,
    log_csv,
    make_release,
    many_question,
    methods_text,
    needs_themes_page,
    past_release,
    practice_file,
    profile_survey,
    question_of,
    read_survey,
    suggest_missing,
    table_csv,
    targets_from,
    themes_page,
    weight_survey,
    write_totals,
)
from inequalitylab.surveys.exports import check_outgoing, csv_text, safe_cell
from inequalitylab.surveys.personal_patterns import details_in_text
from inequalitylab.surveys.practice import FAMILY, GIVEN, REMARKS, make_practice_file

TICKS = "What stopped you? (tick all)"


@pytest.fixture(scope="module")
def practice():
    """Everything of the practice survey that may leave the machine, and what it was made from."""
    survey = read_survey(practice_file(), "practice.csv")
    profiles = profile_survey(survey)
    details = find_personal_details(survey.frame, profiles)
    drop = tuple(dict.fromkeys(detail.column for detail in details))
    missing: dict[str, tuple[str, ...]] = {"How long since you saw a dentist?": ("99",)}
    missing |= {code.column: (code.code,) for code in suggest_missing(survey.frame, profiles)}
    choices = Choices(drop=drop, missing=missing, ticks={TICKS: ";"})
    cleaned = clean_survey(survey, profiles, choices, details)
    age, got = (
        question_of(cleaned.frame, "Age group"),
        question_of(cleaned.frame, "Could you get an NHS appointment?"),
    )
    tables = [
        TableChoice(got),
        TableChoice(got, question_of(cleaned.frame, "Area")),
        TableChoice(many_question("What stopped you?", cleaned.ticks[TICKS]), age),
        TableChoice(question_of(cleaned.frame, "Disability or long-term illness")),
    ]
    weights = weight_survey(cleaned.frame, targets_from(age, TARGETS, source="made-up shares"))
    release = make_release(cleaned.frame, tables, weights=weights)
    out = {table.title: table_csv(table, release, PRACTICE) for table in release.tables}
    out["log"] = log_csv(cleaned.log, PRACTICE)
    out["methods"] = methods_text(release, PRACTICE, cleaned.log, dropped=len(drop))
    totals = write_totals([past_release(release)], choices_to_save(choices))
    return {
        "survey": survey,
        "details": details,
        "cleaned": cleaned,
        "out": out,
        "totals": totals,
        "release": release,
    }


def test_the_practice_survey_is_what_its_script_makes() -> None:
    assert practice_file() == make_practice_file()


def test_the_practice_survey_says_that_it_is_made_up_in_the_file_and_in_every_output(practice) -> None:
    assert practice_file().decode("utf-8-sig").startswith("MADE UP")
    assert all(MADE_UP in text for text in practice["out"].values())
    assert all("onvenience sample" in text for name, text in practice["out"].items() if name != "log")


def test_every_personal_column_of_the_practice_survey_is_found(practice) -> None:
    found = {detail.column for detail in practice["details"] if detail.must_go}
    assert found == {"Full name", "Email address", "Date of birth", "Postcode"}
    assert "Anything else?" in {detail.column for detail in practice["details"]}


def test_no_planted_detail_and_no_own_words_in_any_output(practice) -> None:
    outputs = "\n".join([*practice["out"].values(), practice["totals"]])
    planted = practice["survey"].frame
    for column in ("Made-up reply", "Full name", "Email address", "Date of birth", "Postcode"):
        assert not any(value in outputs for value in planted[column])
    assert not any(text in outputs for text in (*REMARKS, *FAMILY, *(f"{name} " for name in GIVEN)))
    assert details_in_text(outputs) == ()


def test_outputs_hold_no_exact_count_but_rounded_ones(practice) -> None:
    for title, text in practice["out"].items():
        if title in ("log", "methods"):
            continue
        rows = list(csv.reader(io.StringIO(text)))
        start = next(i for i, row in enumerate(rows) if row[:1] == ["Group"])
        numbers = [cell for row in rows[start + 1 :] for cell in row[2:4]]
        assert all(cell in ("hidden", TEN_OR_MORE) or int(cell) % 5 == 0 for cell in numbers)
        assert any(cell.isdigit() for cell in numbers)


def test_the_methods_say_what_was_done(practice) -> None:
    text = practice["out"]["methods"]
    for part in (
        "About 410 people replied",
        "convenience sample",
        "our choice",
        "Prefer not to say",
        "made-up shares",
        "How many gave no answer is protected only where 'No answer given' is one of the answers.",
        "Wilson",
        "effective" if "effective" in text else "equally weighted",
    ):
        assert part in text


def test_the_practice_weights_do_something(practice) -> None:
    line = practice["release"].tables[0].lines[0]
    assert any(w is not None and abs(w - p) >= 1 for w, p in zip(line.weighted, line.percents, strict=True))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "'=1", "＝1", '"=1', "|cmd", "%0A=1", "\r=1"],
)
def test_a_cell_that_starts_like_a_formula_is_made_text(text: str) -> None:
    assert safe_cell(text).startswith("'")
    ((cell,),) = csv.reader(io.StringIO(csv_text([[text]])))
    assert cell.startswith("'")


@pytest.mark.parametrize("value", ["Yes", "5 to 9", "Prefer not to say", 45, "", "<b>no</b>"])
def test_plain_cells_stay_as_they_are(value: object) -> None:
    assert safe_cell(value) == str(value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ask a.person@example.org", "an e-mail address"),
        ("ring 07911 123456", "a phone number"),
        ("at ZZ9 9ZZ", "a postcode"),
        ("AB 12 34 56 C", "an insurance number"),
        ("943 476 5919", "an NHS number"),
    ],
)
def test_a_label_with_a_personal_detail_stops_the_export_and_is_not_repeated(text: str, kind: str) -> None:
    with pytest.raises(CourseError, match=kind) as stopped:
        csv_text([["fine", text]])
    assert text not in str(stopped.value)
    with pytest.raises(CourseError, match=kind):
        check_outgoing(f"methods {text}.")


def test_labels_with_formulas_come_out_harmless_from_end_to_end() -> None:
    survey = pd.DataFrame({"=HYPERLINK(1)": ["=cmd|'/c calc'!A0"] * 40 + ["<script>x</script>"] * 50})
    release = make_release(survey, [TableChoice(question_of(survey, "=HYPERLINK(1)"))])
    text = table_csv(release.tables[0], release, Survey("@title", "asked"))
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not any(cell.lstrip().startswith(("=", "@", "+", "-")) for cell in cells)
    assert "'=cmd|'/c calc'!A0" in cells


def test_a_random_sample_is_not_called_a_convenience_sample(practice) -> None:
    survey = Survey("Drawn by lot", "Asked by post.", convenience=False)
    release = practice["release"]
    assert "onvenience" not in table_csv(release.tables[0], release, survey)
    assert "onvenience" not in methods_text(release, survey, ())


def test_a_small_survey_gets_words_and_themes_and_no_number_but_how_many_replied() -> None:
    assert [needs_themes_page(n) for n in (0, 29, 30)] == [True, True, False]
    page = themes_page(12, PRACTICE)
    text = " ".join(page.sentences)
    assert page.replied == 12
    assert "12 people replied." in text
    assert MADE_UP in text
    assert "%" not in text
    assert "1 person replied." in themes_page(1, PRACTICE).sentences
    assert page.prompts
