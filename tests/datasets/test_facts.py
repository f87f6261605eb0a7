"""Facts that were worked out from the publishers' files by others: our tables must give the same."""

import numpy as np
import pandas as pd
import pytest

from inequalitylab import datasets

LEEDS, BLACKPOOL, LAMBETH = "E08000035", "E06000009", "E09000022"


def only(table: pd.DataFrame, **where: object) -> pd.DataFrame:
    for column, wanted in where.items():
        table = table[table[column] == wanted]
    return table


def one(table: pd.DataFrame, column: str = "value", **where: object) -> float:
    found = only(table, **where)[column]
    assert len(found) == 1, where
    return float(found.iloc[0])


@pytest.fixture(scope="module")
def teeth() -> pd.DataFrame:
    return datasets.load("dental_decay")


@pytest.mark.parametrize(
    ("area", "percent"),
    [
        ("England", 22.4),
        ("Brent", 43.4),
        ("Rochford", 4.2),
        ("Blackpool", 32.1),
        ("Leeds", 21.9),
        ("Lambeth", 16.7),
    ],
)
def test_decay_in_2023_24(teeth, area, percent):
    assert one(teeth, area_name=area, period="2023/24") == percent


def test_highest_and_lowest_decay(teeth):
    latest = only(teeth, period="2023/24", area_type="authority", current=True).set_index("area_name")[
        "value"
    ]
    assert (latest.idxmax(), latest.idxmin()) == ("Brent", "Rochford")


def test_decay_goes_with_deprivation(teeth):
    latest = only(teeth, period="2023/24", area_type="authority", current=True).dropna(subset="value")
    deprivation = datasets.load("iod2025_authorities")[["area_code", "imd_average_score", "region_name"]]
    both = datasets.join(latest, deprivation)
    assert len(both) == 229
    assert np.corrcoef(both["value"], both["imd_average_score"])[0, 1] == pytest.approx(0.70, abs=0.005)
    fifth = pd.qcut(both["imd_average_score"].rank(method="first"), 5, labels=False)
    means = both.groupby(fifth)["value"].mean()
    assert (round(means[4], 1), round(means[0], 1)) == (30.1, 14.5)
    assert (both["region_name"] == "South East").sum() == 7


def test_leeds_has_no_decay_for_2021_22(teeth):
    assert only(teeth, area_code=LEEDS, period="2021/22")["value"].isna().all()


@pytest.mark.parametrize(
    ("area", "sex", "years"),
    [
        ("Blackpool", "male", 73.7),
        ("Hart", "male", 83.7),
        ("Blackpool", "female", 79.1),
        ("Kensington and Chelsea", "female", 87.1),
    ],
)
def test_life_expectancy_2022_to_2024(area, sex, years):
    table = only(datasets.load("life_expectancy"), period="2022 to 2024", sex=sex)
    assert one(table, area_name=area) == years
    assert years in (table["value"].min(), table["value"].max())


@pytest.mark.parametrize(
    ("sex", "first", "last"),
    [("male", 63.3, 60.9), ("female", 64.0, 61.3)],
)
def test_healthy_life_expectancy_of_england(sex, first, last):
    table = only(datasets.load("healthy_life_expectancy"), area_name="England", sex=sex)
    assert one(table, period="2015 to 2017") == first
    assert one(table, period="2022 to 2024") == last


@pytest.mark.parametrize(
    ("indicator", "sex", "most", "least"),
    [
        ("Life expectancy at birth", "male", 72.6, 83.0),
        ("Life expectancy at birth", "female", 77.7, 86.1),
        ("Healthy life expectancy at birth", "male", 51.1, 70.1),
        ("Healthy life expectancy at birth", "female", 50.5, 70.2),
    ],
)
def test_life_expectancy_by_tenth(indicator, sex, most, least):
    table = only(datasets.load("life_expectancy_by_deprivation"), indicator=indicator, sex=sex)
    assert round(one(table, deprivation_tenth=1), 1) == most
    assert round(one(table, deprivation_tenth=10), 1) == least


@pytest.mark.parametrize(("sex", "slope"), [("male", 10.65), ("female", 8.48)])
def test_slope_over_tenths(sex, slope):
    table = only(
        datasets.load("life_expectancy_by_deprivation"), indicator="Life expectancy at birth", sex=sex
    )
    middles = (table["deprivation_tenth"] - 0.5) / 10
    assert np.polyfit(middles, table["value"], 1)[0] == pytest.approx(slope, abs=0.005)


@pytest.mark.parametrize(
    ("area", "years"), [("England", 10.4), ("Leeds", 12.8), ("Blackpool", 13.8), ("Lambeth", 5.2)]
)
def test_slopes_within_areas(area, years):
    table = datasets.load("life_expectancy_slope")
    assert one(table, area_name=area, period="2022 to 2024", sex="male") == years


def test_life_expectancy_of_neighbourhoods():
    health = datasets.load("local_health_msoa")
    places = datasets.load("neighbourhoods_2011")[["area_code", "msoa_code"]]
    deprivation = datasets.load("iod2019")[["area_code", "imd_score", "population"]]
    lsoas = datasets.join(deprivation, places)
    weighted = lsoas.assign(total=lsoas["imd_score"] * lsoas["population"]).groupby("msoa_code")
    scores = weighted["total"].sum() / weighted["population"].sum()
    both = datasets.join(health, scores.rename("imd").rename_axis("area_code").reset_index())
    tenth = pd.qcut(both["imd"].rank(method="first", ascending=False), 10, labels=False)
    means = both.groupby(tenth)["life_expectancy_male"].mean()
    assert (round(means[0], 1), round(means[9], 1)) == (74.9, 82.8)
    leeds = only(both, authority_code=LEEDS).set_index("local_name")["life_expectancy_male"]
    assert (leeds.idxmin(), leeds.min()) == ("Lincoln Green & St James", 70.6)
    assert (leeds.idxmax(), leeds.max()) == ("Collingham, Rigton & Harewood", 85.9)


def test_smoking_fell_and_the_ratio_grew():
    everyone = only(datasets.load("smoking"), area_name="England")
    manual = only(datasets.load("smoking_routine_manual"), area_name="England")
    figures = [one(table, period=year) for year in ("2011", "2023") for table in (everyone, manual)]
    assert figures == [19.8, 32.1, 10.9, 19.5]
    assert round(figures[1] - figures[0], 1) == 12.3
    assert round(figures[3] - figures[2], 1) == 8.6
    assert round(figures[1] / figures[0], 2) == 1.62
    assert round(figures[3] / figures[2], 2) == 1.79


@pytest.mark.parametrize(
    ("group", "indicator", "rate"),
    [
        ("Black or Black British", "Detentions, standardised rate", 242.3),
        ("White", "Detentions, standardised rate", 68.4),
        ("1", "Detentions, crude rate", 151.3),
        ("10", "Detentions, crude rate", 43.4),
    ],
)
def test_mental_health_act_detentions(group, indicator, rate):
    assert one(datasets.load("mental_health_act"), group=group, indicator=indicator) == rate


def test_unknown_ethnic_groups_in_detentions():
    table = only(
        datasets.load("mental_health_act"), breakdown="ethnic group", indicator="Detentions, crude rate"
    )
    assert one(table, "count", group="Unknown") == 3_726
    assert one(table, "count", group="All") + 3_726 == 49_251


@pytest.mark.parametrize(("group", "percent"), [("asian", 18.2), ("black", 18.2), ("white", 8.5)])
def test_who_lives_in_the_most_deprived_tenth(group, percent):
    people = datasets.load("census2021_ethnicity")
    tenth = datasets.join(people, datasets.load("iod2025")[["area_code", "imd_decile"]])
    share = only(tenth, imd_decile=1)[group].sum() / tenth[group].sum()
    assert round(100 * share, 1) == percent


@pytest.mark.parametrize(
    ("name", "areas", "most_deprived", "percent"),
    [("iod2019", 482, 114, 23.7), ("iod2025", 488, 84, 17.2)],
)
def test_leeds_neighbourhoods_in_the_most_deprived_tenth(name, areas, most_deprived, percent):
    leeds = only(datasets.load(name), authority_code=LEEDS)
    found = int((leeds["imd_decile"] == 1).sum())
    assert (len(leeds), found) == (areas, most_deprived)
    assert round(100 * found / len(leeds), 1) == percent


def test_leeds_score_by_census_weights_is_near_the_published_one():
    leeds = only(datasets.load("iod2025"), authority_code=LEEDS)
    ours = np.average(leeds["imd_score"], weights=leeds["population"])
    published = one(datasets.load("iod2025_authorities"), "imd_average_score", area_code=LEEDS)
    assert published == 24.115
    assert ours == pytest.approx(24.14, abs=0.005)


def test_bad_health_by_ethnic_group_in_2011():
    people = datasets.load("census2011_microdata").dropna(subset="health")
    bad = people["health"].isin(["bad", "very bad"]).groupby(people["ethnic_group"]).mean() * 100
    assert (round(bad["Black"], 1), round(bad["Asian"], 1), round(bad["White"], 1)) == (7.0, 4.8, 5.3)


def test_most_income_deprived_people_live_outside_the_most_deprived_tenth():
    people = datasets.load("iod2025_indicators")[["area_code", "low_income_people"]]
    both = datasets.join(people, datasets.load("iod2025")[["area_code", "imd_decile", "population"]])
    inside = only(both, imd_decile=1)
    assert round(100 * (1 - inside["low_income_people"].sum() / both["low_income_people"].sum())) == 76


@pytest.mark.parametrize(
    ("code", "lsoas_2011", "lsoas_2021"), [(LEEDS, 482, 488), (LAMBETH, 178, 181), (BLACKPOOL, 94, 94)]
)
def test_neighbourhoods_of_three_authorities(code, lsoas_2011, lsoas_2021):
    assert len(only(datasets.load("neighbourhoods_2011"), authority_code=code)) == lsoas_2011
    assert len(only(datasets.load("neighbourhoods"), authority_code=code)) == lsoas_2021
    assert len(datasets.boundaries("lsoa", code)["features"]) == lsoas_2021
    assert len(datasets.boundaries("lsoa_2011", code)["features"]) == lsoas_2011


def test_census_totals():
    assert only(datasets.load("census2021_age"), authority_code=LEEDS)["total"].sum() == pytest.approx(
        811_960, abs=60
    )
    assert datasets.load("census2021_tenure")["total"].sum() == pytest.approx(23_436_000, abs=3_000)


def test_joins_that_work():
    codes = set(datasets.load("iod2025")["area_code"])
    for name in ("census2021_age", "census2021_ethnicity", "neighbourhoods", "iod2025_indicators"):
        assert set(datasets.load(name)["area_code"]) == codes, name
    older = set(datasets.load("iod2019")["area_code"])
    for name in ("fuel_poverty", "neighbourhoods_2011", "iod2019_indicators"):
        assert set(datasets.load(name)["area_code"]) == older, name
    msoas = set(datasets.load("neighbourhoods_2011")["msoa_code"])
    assert set(datasets.load("local_health_msoa")["area_code"]) == msoas
    authorities = set(datasets.load("authorities")["area_code"])
    latest = only(datasets.load("life_expectancy"), period="2023 to 2025", area_type="authority")
    assert set(latest["area_code"]) == authorities
    shapes = datasets.boundaries("authority")["features"]
    assert {shape["properties"]["area_code"] for shape in shapes} == authorities


def test_counts_of_inactivity_are_left_out_and_the_slope_stands():
    table = only(datasets.load("indicators_with_intervals"), indicator_id=93015)
    assert table["count"].isna().all()
    tenths = only(table, area_name="England", period="2022", sex="persons", age="19+ yrs")
    tenths = tenths[tenths["group_type"].str.contains("LSOA11 deprivation deciles")]
    assert len(tenths) == 10
    assert (tenths["lower"] < tenths["value"]).all() and (tenths["value"] < tenths["upper"]).all()
