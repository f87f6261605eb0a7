"""People by age, mid-2021, by authority and region (ONS)."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import publishers
from inequalitylab.datasets.geography import COUNTRY_CODE, authorities_2024, merged_counts
from inequalitylab.datasets.raw import RawFolder, numbers
from inequalitylab.datasets.recipe import Column, Recipe, figure, rows

_FILE = "ons-population/nomis_mid-year_population_estimates_2021_lad.csv.gz"
_DISTRICTS = "local authorities: district / unitary (as of April 2021)"
_AGES = {
    "All Ages": "all ages",
    "Aged 0 to 15": "0 to 15",
    "Aged 16 to 24": "16 to 24",
    "Aged 25 to 49": "25 to 49",
    "Aged 50 to 64": "50 to 64",
    "Aged 65+": "65 and over",
    "Age 0 - 4": "0 to 4",
    "Aged 5-9": "5 to 9",
    **{f"Age {age}": str(age) for age in range(10, 20)},
}


def _build(raw: RawFolder) -> pd.DataFrame:
    table = raw.csv(_FILE, ["GEOGRAPHY_CODE", "GEOGRAPHY_TYPE", "C_AGE_NAME", "OBS_VALUE"])
    english = (table["GEOGRAPHY_TYPE"] == _DISTRICTS) & table["GEOGRAPHY_CODE"].str.startswith("E")
    table = table[english]
    people = pd.DataFrame(
        {
            "area_code": table["GEOGRAPHY_CODE"],
            "age": table["C_AGE_NAME"].map(_AGES),
            "value": numbers(table["OBS_VALUE"]),
        }
    )
    authorities = merged_counts(people, ["age"], ["value"])
    places = authorities_2024(raw).set_index("authority_code")
    by_region = authorities.assign(area_code=authorities["area_code"].map(places["region_code"]))
    regions = by_region.groupby(["area_code", "age"], as_index=False)["value"].sum()
    country = authorities.groupby("age", as_index=False)["value"].sum().assign(area_code=COUNTRY_CODE)
    region_names = places.set_index("region_code")["region_name"].to_dict()
    names = {**places["authority_name"], **region_names, COUNTRY_CODE: "England"}
    parts = {"authority": authorities, "region": regions, "country": country}
    return pd.concat([part.assign(area_type=kind) for kind, part in parts.items()]).assign(
        area_name=lambda made: made["area_code"].map(names),
        period="mid-2021",
        sex="persons",
        indicator="Usual residents",
        unit="people",
    )


RECIPE = Recipe(
    name="population",
    topic="People",
    title="People by age, mid-2021, by local authority and region",
    description="Official estimates of how many people lived in England, its regions and its 296 local "
    "authorities in the middle of 2021, by age band and, from 10 to 19, by single year of age.",
    source=publishers.POPULATION,
    period="Mid-2021",
    geography="England, regions, local authorities of May 2024 (councils merged in 2023 are added up)",
    key=("area_type", "area_code", "age"),
    columns=(
        c.area_code(r"E(92|12|0[6-9])\d{6}"),
        c.AREA_NAME,
        c.AREA_TYPE,
        c.PERIOD,
        c.SEX,
        c.INDICATOR,
        Column("age", "Age band or year of age", allowed=tuple(_AGES.values())),
        c.value(0),
        c.UNIT,
    ),
    build=_build,
    who_is_missing="Short-term visitors. People who moved without telling a doctor or a school are "
    "placed wrongly.",
    how_sure="An estimate that was revised later: these are the figures as first published, without "
    "intervals.",
    caveats=(
        "Age bands overlap (0 to 15 holds 0 to 4): never add all rows of an area.",
        "Both sexes together; the copy used here has no split by sex.",
    ),
    expectations=(
        rows(306 * 18),
        figure(809_036, area_name="Leeds", age="all ages"),
    ),
    chapters=("7",),
)
