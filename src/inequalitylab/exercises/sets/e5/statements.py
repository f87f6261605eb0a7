"""Task 8 of E5: the figures that the statement is about, from the 2025 indices."""

from functools import cache

from inequalitylab import datasets

PLACE = "Leeds"


@cache
def statement_of(place: str = PLACE) -> dict[str, str]:
    """Return the facts to write about, a claim to answer, and two answers for the marker."""
    england = datasets.load("iod2025")
    here = england[england["authority_name"] == place]
    tenth = here[here["imd_decile"] == 1]
    low_income = (here["income_score"] * here["population"]).sum()
    inside = (tenth["income_score"] * tenth["population"]).sum()
    outside = 100 * (1 - inside / low_income)
    not_low = 100 * (1 - inside / tenth["population"].sum())
    areas = 100 * len(tenth) / len(here)
    return {
        "facts": (
            f"In the English Indices of Deprivation 2025, {len(tenth)} of the {len(here)} small areas of "
            f"{place} "
            f"({areas:.1f}%) are in the most deprived tenth of England. In the 2019 indices it was 114 "
            f"of 482. Weighted by 2021 Census people, "
            f"{outside:.0f}% of the city's people on low income live outside those areas, and "
            f"{not_low:.0f}% of "
            "the people living in those areas are not on low income."
        ),
        "claim": (
            "Our most deprived areas fell from 114 in 2019 to 84 in 2025, so we are winning. "
            "If we put all the money into those 84 areas we will reach everyone on low income, "
            "and first of all the area at rank 1, which is twice as deprived as rank 2."
        ),
        "model": (
            f"The 2025 indices put {len(tenth)} of {len(here)} areas of {place} in England's most "
            f"deprived tenth. "
            "Three things they cannot show. First, an area is not its people: "
            f"{outside:.0f}% of people on low income in {place} live elsewhere, and {not_low:.0f}% of "
            f"people in "
            "these areas are not on low income, so money for these areas alone would miss most. Second, "
            "a rank is "
            "an order: rank 1 is not twice as deprived as rank 2. Third, 114 and 84 cannot be compared: "
            "the method, "
            "the areas and the other places in the ranking all changed, so lives may be better, worse or "
            "the same. "
            "Ask for counts of people on low income in both years."
        ),
        "borderline": (
            f"The figures show that {areas:.1f}% of {place} is very deprived. They may be out of date, "
            f"and not everyone "
            "in a deprived area is deprived. But fewer areas in the list shows that the city's policies work."
        ),
    }
