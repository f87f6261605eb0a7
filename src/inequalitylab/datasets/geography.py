"""Look-ups between areas, read from the raw files; used by recipes only."""

import pandas as pd

from inequalitylab.datasets.raw import RawFolder

FOLDER = "ons-geography"
AUTHORITIES_IN_ENGLAND = 296
COUNTRY_CODE = "E92000001"


def authorities_2024(raw: RawFolder) -> pd.DataFrame:
    """Return the 296 local authorities of May 2024 with their regions."""
    table = raw.csv(
        f"{FOLDER}/lookup_ltla24_region24.csv",
        ["ltla24_code", "ltla24_name", "region24_code", "region24_name"],
    )
    return table.set_axis(["authority_code", "authority_name", "region_code", "region_name"], axis=1)


def lsoas_2021(raw: RawFolder) -> pd.DataFrame:
    """Return the English LSOAs of 2021 with authority and region (May 2024)."""
    table = raw.csv(
        f"{FOLDER}/lookup_lsoa21_ward24_ltla24.csv.gz",
        ["lsoa21_code", "lsoa21_name", "ward24_code", "ward24_name", "ltla24_code"],
    ).set_axis(["area_code", "area_name", "ward_code", "ward_name", "authority_code"], axis=1)
    english = table[table["area_code"].str.startswith("E")]
    return english.merge(authorities_2024(raw), on="authority_code", validate="many_to_one")


def upper_authorities_2023(raw: RawFolder) -> pd.DataFrame:
    """Return the upper-tier authority (county, or the authority itself) of each of the 296."""
    table = raw.csv(
        f"{FOLDER}/lookup_ltla23_utla23.csv", ["ltla23_code", "utla23_code", "utla23_name"]
    ).set_axis(["authority_code", "upper_code", "upper_name"], axis=1)
    return table[table["authority_code"].str.startswith("E")]


def former_names(raw: RawFolder) -> dict[str, str]:
    """Return code and name of every authority in the look-ups of 2019, 2021 and 2022."""
    lookups = [
        (
            "mhclg-iod2019/File_10_-_IoD2019_Local_Authority_District_Summaries_long.csv",
            "lad19cd",
            "lad19nm",
        ),
        (f"{FOLDER}/lookup_ltla21_region21.csv", "ltla21_code", "ltla21_name"),
        (f"{FOLDER}/lookup_ltla22_ltla23.csv", "ltla22_code", "ltla22_name"),
    ]
    names: dict[str, str] = {}
    for file, code, name in lookups:
        table = raw.csv(file, [code, name])
        names |= dict(zip(table[code], table[name], strict=True))
    return {code: name for code, name in names.items() if code.startswith("E")}
