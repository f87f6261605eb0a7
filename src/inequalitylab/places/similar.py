"""Authorities that are like one another, by a stated method, with the reason.

The method: four themes count alike (deprivation, ages, density, ethnic groups). Each figure of a theme
is put on one scale (how many standard deviations from the average of the 296 authorities; density as
its logarithm). The distance within a theme is the root of the mean squared difference of its figures,
and the distance between two authorities the root of the mean of the four squared theme distances.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from inequalitylab.datasets import load
from inequalitylab.places.gazetteer import authorities, by_code
from inequalitylab.places.place import AUTHORITY, KINDS_IN_WORDS, Place, PlaceNotFound

if TYPE_CHECKING:
    import pandas as pd

THEMES = {
    "deprivation": ("imd_average_score",),
    "ages": ("under_16_share", "over_64_share"),
    "density": ("people_per_km2",),
    "ethnic groups": ("asian_share", "black_share", "mixed_share", "other_share", "white_share"),
}


@dataclass(frozen=True)
class Reason:
    """One theme: how far apart two authorities are on it, and the figures of both, in words."""

    theme: str
    distance: float
    words: str


@dataclass(frozen=True)
class SimilarPlace:
    """An authority, its distance (0 = alike in every figure) and the reason, theme by theme."""

    place: Place
    distance: float
    reasons: tuple[Reason, ...]

    @property
    def reason(self) -> str:
        """The figures of both authorities in one sentence."""
        return "; ".join(reason.words for reason in self.reasons) + "."


@lru_cache(maxsize=1)
def _scaled() -> tuple[list[str], dict[str, np.ndarray]]:
    """Return the codes and, for each theme, the figures on one scale (authorities x figures)."""
    table = load("authority_profiles")
    themes = {}
    for theme, columns in THEMES.items():
        figures = table[list(columns)].to_numpy("float64")
        figures = np.log(figures) if theme == "density" else figures
        themes[theme] = (figures - figures.mean(axis=0)) / figures.std(axis=0)
    return list(table["area_code"]), themes


def _theme_distances(row: int) -> dict[str, np.ndarray]:
    _, themes = _scaled()
    return {theme: np.sqrt(((figures - figures[row]) ** 2).mean(axis=1)) for theme, figures in themes.items()}


def similar(place: Place, count: int = 5) -> list[SimilarPlace]:
    """Return the authorities most like one, nearest first, with the reason for each.

    Parameters
    ----------
    place : Place
        A local authority.
    count : int
        How many to return.

    Raises
    ------
    PlaceNotFound
        The place is not a local authority.

    Examples
    --------
    >>> from inequalitylab import places
    >>> [found.place.name for found in places.similar(places.find("Blackpool"), 1)]
    ['Hastings']
    """
    return list(_nearest(place, count))


@lru_cache(maxsize=512)
def _nearest(place: Place, count: int) -> tuple[SimilarPlace, ...]:
    codes, _ = _scaled()
    if place.kind != AUTHORITY or place.code not in codes:
        raise PlaceNotFound(
            f"Similar areas are worked out for local authorities; {place.name} is a "
            f"{KINDS_IN_WORDS[place.kind]}."
        )
    row = codes.index(place.code)
    by_theme = _theme_distances(row)
    distances = np.sqrt(np.mean([values**2 for values in by_theme.values()], axis=0))
    nearest = [found for found in np.argsort(distances, kind="stable") if found != row][:count]
    names, table = by_code(authorities()), load("authority_profiles")
    return tuple(
        SimilarPlace(
            names[codes[found]],
            float(distances[found]),
            tuple(
                Reason(theme, float(values[found]), _words(theme, table.iloc[found], table.iloc[row]))
                for theme, values in by_theme.items()
            ),
        )
        for found in nearest
    )


def _words(theme: str, a: "pd.Series", b: "pd.Series") -> str:
    """Set the figures of two authorities on a theme side by side."""
    if theme == "deprivation":
        return f"deprivation score {a['imd_average_score']:.1f} and {b['imd_average_score']:.1f}"
    if theme == "ages":
        return (
            f"{a['under_16_share']:.0%} and {b['under_16_share']:.0%} are under 16, "
            f"{a['over_64_share']:.0%} and {b['over_64_share']:.0%} are 65 or over"
        )
    if theme == "density":
        return f"{a['people_per_km2']:,.0f} and {b['people_per_km2']:,.0f} people for each square kilometre"
    largest = max(("asian", "black", "mixed", "other"), key=lambda group: b[f"{group}_share"])
    return (
        f"{a['white_share']:.0%} and {b['white_share']:.0%} are White, {a[f'{largest}_share']:.0%} and "
        f"{b[f'{largest}_share']:.0%} {largest.title()}"
    )
