"""Task 8 of E5: the figures that the statement is about, from the 2025 indices."""

from functools import cache
from typing import Any

from inequalitylab import datasets

PLACE = "Leeds"


def place_of(generator: Any) -> str:
    """Draw an authority of 100 areas or more, 5 to 40% of them in the most deprived tenth."""
    england = datasets.load("iod2025")
    tenth = (england["imd_decile"] == 1).groupby(england["authority_name"]).agg(["mean", "size"])
    fit = tenth[(tenth["size"] >= 100) & tenth["mean"].between(0.05, 0.4)]
    return str(generator.choice(sorted(set(fit.index) - {PLACE})))


@cache
def figures_of(place: str) -> dict[str, Any]:
    """Return how many areas are in the most deprived tenth, and who lives in them (percentages)."""
    england = datasets.load("iod2025")
    here = england[england["authority_name"] == place]
    tenth = here[here["imd_decile"] == 1]
    low_income = (here["income_score"] * here["population"]).sum()
    inside = (tenth["income_score"] * tenth["population"]).sum()
    return {
        "name": place,
        "areas": len(here),
        "tenth": len(tenth),
        "share": f"{100 * len(tenth) / len(here):.1f}",
        "outside": f"{100 * (1 - inside / low_income):.0f}",
        "not_low": f"{100 * (1 - inside / tenth['population'].sum()):.0f}",
    }
