"""Authorities that were merged, renamed or given a new code since 2012, and what took their place."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.geography import MERGERS, authorities_2024, former_names
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import INTEGER, Column, Recipe, figure, rows

# Names that are in none of the look-ups here.
_OLDER_NAMES = {
    "E06000028": "Bournemouth",
    "E06000029": "Poole",
    "E07000048": "Christchurch",
    "E07000049": "East Dorset",
    "E07000050": "North Dorset",
    "E07000051": "Purbeck",
    "E07000052": "West Dorset",
    "E07000053": "Weymouth and Portland",
    "E07000190": "Taunton Deane",
    "E07000191": "West Somerset",
    "E07000201": "Forest Heath",
    "E07000204": "St Edmundsbury",
    "E07000205": "Suffolk Coastal",
    "E07000206": "Waveney",
}
# Same council, new code; years as above. The two of 2025 are newer than the areas used here.
_RECODED = {
    ("E06000048", "E06000057", 2013),
    ("E07000097", "E07000242", 2013),
    ("E07000101", "E07000243", 2013),
    ("E08000020", "E08000037", 2013),
    ("E07000100", "E07000240", 2012),
    ("E07000104", "E07000241", 2012),
    ("E08000038", "E08000016", 2025),
    ("E08000039", "E08000019", 2025),
}
_RENAMED = {("E07000112", "Shepway", 2018)}


def _build(raw: RawFolder) -> pd.DataFrame:
    current = authorities_2024(raw).set_index("authority_code")["authority_name"]
    names = {**_OLDER_NAMES, **former_names(raw)}
    merged = [
        (code, names[code], successor, year, "merged")
        for (successor, year), codes in MERGERS.items()
        for code in codes
    ]
    recoded = [(old, current[new], new, year, "recoded") for old, new, year in _RECODED]
    renamed = [(code, name, code, year, "renamed") for code, name, year in _RENAMED]
    columns = ["area_code", "area_name", "successor_code", "changed", "change"]
    table = pd.DataFrame([*merged, *recoded, *renamed], columns=columns)
    return table.assign(
        successor_name=table["successor_code"].map(current), changed=table["changed"].astype("float64")
    )


RECIPE = Recipe(
    name="former_authorities",
    topic="Places and maps",
    title="Former local authorities and what took their place",
    description="Councils that were merged, renamed or given another code since 2012, each with the "
    "authority of May 2024 that covers it now. A merger takes whole councils, so counts add up.",
    source=publishers.GEOGRAPHY,
    period="2012 to 2025",
    geography="England, local authorities",
    key=("area_code",),
    columns=(
        c.area_code(c.AUTHORITY, "Code that other years use"),
        Column("area_name", "Name that other years use"),
        Column("successor_code", "Authority of May 2024 that covers the area", pattern=c.AUTHORITY),
        Column("successor_name", "Name of that authority"),
        Column("changed", "Year of the change", INTEGER, minimum=2012, maximum=2025),
        Column("change", "What happened", allowed=("merged", "recoded", "renamed")),
    ),
    build=_build,
    who_is_missing="Changes before 2012, and small moves of a boundary between neighbours.",
    how_sure="Codes and names are checked against the look-ups of 2019, 2021 and 2022; earlier mergers "
    "are as in the Code History Database of the Office for National Statistics.",
    expectations=(
        rows(51),
        figure(2023, "changed", area_name="Craven", successor_name="North Yorkshire"),
    ),
    chapters=("W1",),
    core=True,
)
