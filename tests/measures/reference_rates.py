"""Reference cases of intervals, rates, life tables, quantile groups and funnels, put to the measures."""

import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from reference_registry import Case, Got, adapter, at_levels, frame

from inequalitylab import measures as m


@adapter("byar_ci")
def _byar(case: Case, _: Path) -> Got:
    result = m.byar_interval(case["input"]["x"], confidence=case["parameters"]["confidence"])
    return {"lower": result.lower, "upper": result.upper}


@adapter("exact_poisson_ci")
def _exact(case: Case, _: Path) -> Got:
    result = m.exact_poisson_interval(case["input"]["x"], confidence=case["parameters"]["confidence"])
    return {"lower": result.lower, "upper": result.upper}


@adapter("wilson_ci")
def _wilson(case: Case, _: Path) -> Got:
    given = case["input"]
    result = m.wilson_interval(given["x"], given["n"], confidence=case["parameters"]["confidence"])
    return {"lower": result.lower, "upper": result.upper}


@adapter("crude_rate")
def _crude(case: Case, _: Path) -> Got:
    given, per = case["input"], case["parameters"]["multiplier"]
    if "rows" in given:
        rows = pd.DataFrame(given["rows"]).assign(area="one")
        table = m.crude_rate("x", "n", per=per, data=rows, by="area").iloc[0]
        return {
            "x": table["count"],
            "n": table["n"],
            "value": table["value"],
            "lower95": table["lower"],
            "upper95": table["upper"],
        }
    return at_levels(case, lambda **level: m.crude_rate(given["x"], given["n"], per=per, **level))


@adapter("proportion")
def _proportion(case: Case, _: Path) -> Got:
    given, per = case["input"], case["parameters"].get("multiplier", 1)
    return at_levels(case, lambda **level: m.proportion(given["x"], given["n"], per=per, **level))


@adapter("mean_ci")
def _mean(case: Case, _: Path) -> Got:
    values = case["input"]["values"]
    got = at_levels(case, lambda **level: m.mean_interval(values, **level))
    return got | {"n": len(values), "sd": got["standard_deviation"]}


@adapter("standard_population")
def _standard(_: Case, __: Path) -> Got:
    weights = list(m.EUROPEAN_2013.values())
    return {"weights": weights, "total": sum(weights)}


@adapter("dsr")
def _dsr(case: Case, folder: Path) -> Got:
    rows, per = frame(case, folder), case["parameters"].get("multiplier", 100_000)

    def work(**level: float) -> m.Estimate:
        result = m.directly_standardised_rate(
            "count", "pop", standard_population="stdpop", per=per, data=rows, missing="zero", **level
        )
        return m.suppress(result, events_below=10)

    got = at_levels(case, work)
    return got | {"total_count": got["count"], "total_pop": got["population"]}


@adapter("dsr_nonindependent")
def _repeats(case: Case, _: Path) -> Got:
    given, per = case["input"], case["parameters"]["multiplier"]
    bands = list(m.EUROPEAN_2013)
    assert given["stdpop"] == list(m.EUROPEAN_2013.values())
    rows = pd.concat(
        pd.DataFrame({"times": int(times), "persons": persons, "pop": given["pop"], "band": bands})
        for times, persons in given["freq_persons"].items()
    )

    def work(**level: float) -> m.Estimate:
        result = m.directly_standardised_rate_of_repeats(
            "times", "persons", "pop", "band", per=per, data=rows.reset_index(), **level
        )
        return m.suppress(result, events_below=10)

    got = at_levels(case, work)
    return got | {"total_count": got["count"]}


@adapter("indirectly_standardised_rate", "indirectly_standardised_ratio")
def _indirect(case: Case, folder: Path) -> Got:
    rows, per = frame(case, folder), case["parameters"]["multiplier"]
    work = getattr(m, case["measure"])
    columns = ("count", "pop", "ref_count", "ref_pop")
    got = at_levels(case, lambda **level: work(*columns, per=per, data=rows, **level))
    return got | {"ref_rate": got.get("reference_rate")}


@adapter("life_expectancy")
def _life(case: Case, folder: Path) -> Got:
    rows, asked = frame(case, folder).assign(area="one"), case["parameters"]
    if case["id"] == "le-all" or "suppress_if_ci_wider_than" in asked:
        table = m.life_table("deaths", "pop", "start_age", data=rows)
        table = m.suppress(
            table.rename(columns={"life_expectancy": "value"}).assign(confidence=0.95, note=""),
            interval_wider_than=asked.get("suppress_if_ci_wider_than", 20),
        )
        got = {"value": table["value"], "lower95": table["lower"], "upper95": table["upper"]}
        return {name: column.tolist() for name, column in got.items()} | {
            f"{name}_first9": got[name].tolist()[:9] for name in ("lower95", "upper95")
        }
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        table = m.life_expectancy(
            "deaths", "pop", "start_age", at=asked.get("at_age", 0), data=rows, by="area"
        )
        shown = m.suppress(table, population_at_most=5000).iloc[0]
    if "require_bands" in asked and len(rows) != asked["require_bands"]:
        return {"value": None}
    told = bool(caught) or (shown["note"] != "" and np.isnan(shown["value"]))
    return {"value": shown["value"], "lower95": shown["lower"], "upper95": shown["upper"], "warns": told}


@adapter("quantile_assignment")
def _quantiles(case: Case, folder: Path) -> Got:
    given, asked = case["input"], case["parameters"]
    groups = asked["nquantiles"]
    if "values" in given:
        result = m.quantile_groups(given["values"], groups, highest_first=asked["invert"])
        return {"quantile": result.astype(float).tolist()}
    rows = pd.read_csv(folder / given["file"])
    for column, wanted in given["filter"].items():
        rows = rows[rows[column].fillna("None") == wanted]
    by = given["group_by"] or None
    if asked["invert"] == "column invert":
        parts = [
            m.quantile_groups(given["value"], groups, highest_first=bool(high), data=part, by=by)
            for high, part in rows.groupby("invert")
        ]
        result = pd.concat(parts).reindex(rows.index)
    else:
        result = m.quantile_groups(given["value"], groups, highest_first=asked["invert"], data=rows, by=by)
    published = rows[case["expected"]["column"]]
    assert (result.astype(float).fillna(-1) == published.fillna(-1)).all()
    counts = result.value_counts().sort_index()
    return {
        "column": case["expected"]["column"],
        "counts": {str(int(k)): int(v) for k, v in counts.items()},
        "n_missing": int(result.isna().sum()),
    }


@adapter("funnel_limits_proportion")
def _funnel_proportion(case: Case, _: Path) -> Got:
    given = case["input"]
    row = m.funnel_limits_of_proportions(
        [given["n"]], given["average"], per=case["parameters"]["multiplier"]
    ).iloc[0]
    return {
        "lower_2s": row["lower_95"],
        "upper_2s": row["upper_95"],
        "lower_3s": row["lower_99_8"],
        "upper_3s": row["upper_99_8"],
        "baseline": row["average"],
    }


@adapter("funnel_limits_ratio")
def _funnel_ratio(case: Case, _: Path) -> Got:
    row = m.funnel_limits_of_ratios([case["input"]["observed"]], per=case["parameters"]["multiplier"]).iloc[0]
    names = {"2s": "95", "3s": "99_8"}
    got = {}
    for theirs, ours in names.items():
        for side in ("lower", "upper"):
            got[f"{side}_{theirs}_exp"] = row[f"{side}_{ours}_at"]
            got[f"{side}_{theirs}_isr"] = row[f"{side}_{ours}"]
    return got


@adapter("funnel_limits_rate")
def _funnel_rate(case: Case, _: Path) -> Got:
    given, asked = case["input"], case["parameters"]
    row = m.funnel_limits_of_rates(
        [given["events"]],
        given["average_rate_per_100000"],
        per=asked["multiplier"],
        years=asked["years_of_data"],
    ).iloc[0]
    return {
        "lower_2s": row["lower_95"],
        "upper_2s": row["upper_95"],
        "lower_3s": row["lower_99_8"],
        "upper_3s": row["upper_99_8"],
        "baseline": row["average"],
        "lower_2s_population_1_year": row["lower_95_at"],
    }


@adapter("funnel_significance")
def _significance(case: Case, folder: Path) -> Got:
    given, rows = case["input"], frame(case, folder)
    columns = [given.get("numerator") or given["observed"], given.get("denominator") or given["expected"]]
    result = m.funnel_significance(*columns, statistic=case["parameters"]["statistic"], data=rows)
    theirs = {
        "within": "Not significant",
        "low beyond 95%": "Low (0.025)",
        "low beyond 99.8%": "Low (0.001)",
        "high beyond 95%": "High (0.025)",
        "high beyond 99.8%": "High (0.001)",
    }
    named = result.map(theirs)
    assert (named == rows["significance"]).all()
    return {"column": "significance", "counts": named.value_counts().to_dict()}
