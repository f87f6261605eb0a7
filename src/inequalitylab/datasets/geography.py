"""Look-ups between areas, read from the raw files; used by recipes only."""

import pandas as pd

from inequalitylab.datasets.raw import RawFolder

FOLDER = "ons-geography"
AUTHORITIES_IN_ENGLAND = 296
COUNTRY_CODE = "E92000001"
# Mergers by year and successor, as in the Code History Database of the Office for National Statistics.
MERGERS = {
    ("E06000058", 2019): ("E06000028", "E06000029", "E07000048"),
    ("E06000059", 2019): ("E07000049", "E07000050", "E07000051", "E07000052", "E07000053"),
    ("E07000244", 2019): ("E07000205", "E07000206"),
    ("E07000245", 2019): ("E07000201", "E07000204"),
    ("E06000060", 2020): ("E07000004", "E07000005", "E07000006", "E07000007"),
    ("E06000061", 2021): ("E07000150", "E07000152", "E07000153", "E07000156"),
    ("E06000062", 2021): ("E07000151", "E07000154", "E07000155"),
    ("E06000063", 2023): ("E07000026", "E07000028", "E07000029"),
    ("E06000064", 2023): ("E07000027", "E07000030", "E07000031"),
    ("E06000065", 2023): tuple(f"E07000{number}" for number in range(163, 170)),
    ("E06000066", 2023): ("E07000187", "E07000188", "E07000189", "E07000246"),
    # Taunton Deane and West Somerset: first Somerset West and Taunton (2019), then Somerset (2023).
    ("E06000066", 2019): ("E07000190", "E07000191"),
}


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


def msoas_2021(raw: RawFolder) -> pd.DataFrame:
    """Return the MSOA of each English LSOA (2021), as derived from the names of the LSOAs."""
    table = raw.csv(
        f"{FOLDER}/lookup_lsoa21_msoa21_ltla24_derived_from_names.csv.gz",
        ["lsoa21_code", "msoa21_code", "msoa21_name"],
    ).set_axis(["area_code", "msoa_code", "msoa_name"], axis=1)
    return table[table["area_code"].str.startswith("E")]


def msoa_names(raw: RawFolder) -> pd.DataFrame:
    """Return the House of Commons Library's name of each MSOA of 2011."""
    table = raw.csv("hoc-library-msoa-names/msoanames.csv", ["msoa11cd", "msoa11hclnm"])
    return table.set_axis(["msoa_code", "local_name"], axis=1)


def unchanged_msoas(raw: RawFolder) -> set[str]:
    """Return the codes of MSOAs that are the same area in 2011 and 2021.

    The look-up must give one old and one new area with the same code, each only once.
    """
    table = raw.csv(f"{FOLDER}/lookup_msoa11_msoa21_ltla22.csv.gz", ["msoa11_code", "msoa21_code"])
    once_before = ~table["msoa11_code"].duplicated(keep=False)
    once_after = ~table["msoa21_code"].duplicated(keep=False)
    same = table["msoa11_code"] == table["msoa21_code"]
    return set(table.loc[once_before & once_after & same, "msoa11_code"])


def lsoas_2011(raw: RawFolder) -> pd.DataFrame:
    """Return the English LSOAs of 2011 with their MSOA and its name."""
    table = raw.csv(
        f"{FOLDER}/lookup_lsoa11_msoa11.csv.gz", ["lsoa11_code", "lsoa11_name", "msoa11_code", "msoa11_name"]
    ).set_axis(["area_code", "area_name", "msoa_code", "msoa_name"], axis=1)
    english = table[table["area_code"].str.startswith("E")]
    return english.merge(msoa_names(raw), on="msoa_code", how="left", validate="many_to_one")


def authority_now(codes: pd.Series) -> pd.Series:
    """Return the authority of May 2024 that covers each authority of 2019, 2021 or 2022."""
    now = {old: successor for (successor, _), merged in MERGERS.items() for old in merged}
    return codes.map(lambda code: now.get(code, code))


def lsoa_changes(raw: RawFolder) -> pd.DataFrame:
    """Return each link between an English LSOA of 2011 and one of 2021, with its kind of change."""
    table = raw.csv(
        f"{FOLDER}/lookup_lsoa11_lsoa21_ltla22.csv.gz",
        ["lsoa11_code", "lsoa11_name", "change_code", "lsoa21_code", "lsoa21_name", "ltla22_code"],
    )
    return table[table["lsoa11_code"].str.startswith("E")]


def merged_counts(table: pd.DataFrame, keys: list[str], counts: list[str]) -> pd.DataFrame:
    """Add counts of former authorities up to those of May 2024; names are today's.

    ``table`` has ``area_code`` with codes of 2019, 2021 or 2022. Mergers take whole councils, so
    counts add up; nothing is estimated.
    """
    now = table.assign(area_code=authority_now(table["area_code"]))
    return now.groupby(["area_code", *keys], as_index=False, sort=True)[counts].sum()
