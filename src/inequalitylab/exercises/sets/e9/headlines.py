"""Task 9 of E9: the finding that the headline is about."""

from dataclasses import dataclass
from typing import Any

from inequalitylab import datasets

ENGLAND = "E92000001"
# A gap that is worth a headline, in percentage points.
WORTH_SAYING = 3.0


@dataclass(frozen=True)
class Finding:
    """Two percentages to compare, the first the higher."""

    higher: float
    lower: float
    facts: str
    who: str
    where: str
    against: str
    source: str
    turned: str
    blame: str


# National Dental Epidemiology Programme for England, oral health survey of 5-year-old schoolchildren 2024:
# children with visibly obvious decay, most and least deprived fifth of small areas.
DECAY = Finding(
    higher=32.2,
    lower=13.6,
    facts=(
        "In England in 2024, 32.2% of 5-year-olds living in the most deprived fifth of small areas had tooth "
        "decay, "
        "and 13.6% in the least deprived fifth (National Dental Epidemiology Programme, oral health "
        "survey of "
        "5-year-old schoolchildren 2024)."
    ),
    who="5-year-olds had tooth decay",
    where="the most deprived fifth of small areas in England in 2024",
    against="the least deprived fifth",
    source="national dental survey",
    turned="children **without** decay instead of children with decay",
    blame="parents there give them sweets",
)
# For a variant: table, who has it, who has not, and a sentence of blame for the borderline answer.
_TABLES = {
    "dental_decay": ("5-year-olds had tooth decay", "children **without** decay", "parents give them sweets"),
    "smoking": ("adults smoked", "adults who do **not** smoke", "people there choose to"),
    "inactivity": (
        "adults were physically inactive",
        "adults who are **not** inactive",
        "people there choose to sit",
    ),
}


def finding_of(generator: Any) -> Finding:
    """Draw a real finding: an authority above England, one indicator, one year."""
    name = str(generator.choice(sorted(_TABLES)))
    who, turned, blame = _TABLES[name]
    table = datasets.load(name)
    table = table[table["current"] & (table["sex"] == "persons")].dropna(subset=["value"])
    england = table[table["area_code"] == ENGLAND].set_index("period")["value"]
    places = table[(table["area_type"] == "authority") & table["period"].isin(england.index)]
    higher = places[places["value"] - places["period"].map(england) >= WORTH_SAYING]
    row = higher.iloc[int(generator.integers(len(higher)))]
    national = float(england[row["period"]])
    publisher = datasets.describe(name).publisher
    return Finding(
        higher=float(row["value"]),
        lower=national,
        facts=(
            f"In {row['area_name']} in {row['period']}, {row['value']:.1f}% of {who}, and "
            f"{national:.1f}% in England "
            f"({publisher}: {row['indicator']})."
        ),
        who=who,
        where=f"{row['area_name']} in {row['period']}",
        against="England",
        source=publisher,
        turned=f"{turned} instead",
        blame=blame,
    )


def headline_of(finding: Finding) -> dict[str, str]:
    """Return the facts to write about, the turn to think through, and two answers for the marker."""
    gap, ratio = finding.higher - finding.lower, finding.higher / finding.lower
    turned_ratio = (100 - finding.lower) / (100 - finding.higher)
    return {
        "facts": finding.facts,
        "flip": f"count {finding.turned}",
        "model": (
            f"**A {gap:.1f}-point gap between {finding.where} and {finding.against}.** "
            f"There, {finding.higher:.1f}% of {finding.who}: {ratio:.1f} times the {finding.lower:.1f}% in "
            f"{finding.against} ({finding.source}).\n\n"
            f"Turned round, it is {100 - finding.higher:.1f}% against {100 - finding.lower:.1f}%. "
            f"The gap is still {gap:.1f} points, but the ratio falls from {ratio:.2f} to {turned_ratio:.2f}. "
            "Nothing about the people has changed, so the ratio alone could be chosen "
            "to make the gap look large or small."
        ),
        "borderline": (
            f"**{ratio:.1f} times worse!** {finding.higher:.1f}% of {finding.who} in {finding.where}, "
            f"because {finding.blame}.\n\nYou need both numbers because they show different things."
        ),
    }
