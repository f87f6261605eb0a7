"""Sub-domains of the Indices of Deprivation 2025 by small area."""

import pandas as pd

from inequalitylab.datasets import columns as c
from inequalitylab.datasets import iod, publishers
from inequalitylab.datasets.geography import lsoas_2021
from inequalitylab.datasets.raw import RawFolder
from inequalitylab.datasets.recipe import Recipe, rows, total

_SUBDOMAINS = {
    "children_and_young_people": "Education: children and young people",
    "adult_skills": "Education: skills of adults",
    "geographical_barriers": "Housing and services: distance and connections",
    "wider_barriers": "Housing and services: homes that people can get and afford",
    "indoors": "Living environment: the home",
    "outdoors": "Living environment: outside",
}


def _build(raw: RawFolder) -> pd.DataFrame:
    names = [f"{name}_{part}" for name in _SUBDOMAINS for part in iod.PARTS]
    file = "mhclg-iod2025/File_4_IoD2025_Sub-domains.csv.gz"
    scores = iod.renamed_numbers(raw, file, "lsoa21_code", {name: name for name in names})
    return lsoas_2021(raw).merge(scores, on="area_code", validate="one_to_one")


RECIPE = Recipe(
    name="iod2025_subdomains",
    topic="Deprivation",
    title="English Indices of Deprivation 2025: sub-domains",
    description="Scores, ranks and tenths of the six sub-domains, two each of education, housing and "
    "services, and living environment, for the 33,755 small areas of England.",
    source=publishers.IOD2025,
    also=(publishers.GEOGRAPHY,),
    period="2025",
    geography="England, LSOA 2021",
    key=("area_code",),
    columns=(
        c.area_code(c.LSOA),
        c.AREA_NAME,
        c.AUTHORITY_CODE,
        *iod.measures(_SUBDOMAINS, iod.LSOAS_2021),
    ),
    build=_build,
    who_is_missing="It describes areas, not people.",
    how_sure=iod.NOT_AN_INTERVAL,
    expectations=(
        rows(iod.LSOAS_2021),
        total("indoors_rank", iod.LSOAS_2021 * (iod.LSOAS_2021 + 1) / 2, tolerance=100),
    ),
    chapters=("11",),
)
