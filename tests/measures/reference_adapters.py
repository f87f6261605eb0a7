"""How each kind of reference case is put to the measures: from a case's input to the numbers it expects."""

import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from inequalitylab import measures as m

Case = Mapping[str, Any]
Got = dict[str, Any]
ADAPTERS: dict[str, Callable[..., Got]] = {}
LEVELS = {0.95: "95", 0.998: "998"}


def adapter(*names: str) -> Callable[[Callable[..., Got]], Callable[..., Got]]:
    """Register how the cases of these measures are worked out."""

    def register(function: Callable[..., Got]) -> Callable[..., Got]:
        ADAPTERS.update(dict.fromkeys(names, function))
        return function

    return register


def frame(case: Case, folder: Path) -> pd.DataFrame:
    """Return the rows of a case, from its file or from its columns."""
    given = case["input"]
    if "file" in given:
        return pd.read_csv(folder / given["file"])
    return pd.DataFrame(
        {name: pd.Series(column, dtype=float) for name, column in given.items() if isinstance(column, list)}
    )


def levels(case: Case) -> list[float]:
    given = case["parameters"].get("confidence", 0.95)
    return given if isinstance(given, list) else [given]


def at_levels(case: Case, work: Callable[..., m.Estimate]) -> Got:
    """Return value and limits at each level asked for."""
    got: Got = {}
    for level in levels(case):
        result = work(confidence=level)
        got |= {"value": result.value, **result.parts}
        got |= {f"lower{LEVELS[level]}": result.lower, f"upper{LEVELS[level]}": result.upper}
    return got


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


def _sii_rows(case: Case, folder: Path) -> pd.DataFrame:
    rows = frame(case, folder).rename(columns={"estimate": "value", "order": "rank", "quantile": "rank"})
    return rows if "rank" in rows else rows.assign(rank=range(1, len(rows) + 1))


@adapter("sii_rii")
def _sii(case: Case, folder: Path) -> Got:
    rows, asked = _sii_rows(case, folder), case["parameters"]
    times = asked.get("multiplier", 1.0)
    options: dict[str, Any] = {
        "model": asked.get("transform") or "linear",
        "high_is_good": times > 0,
        "data": rows,
    }
    slope = m.slope_index("value", "rank", "population", **options)
    relative = m.relative_index("value", "rank", "population", **options)
    return {"sii": abs(times) * slope.value, "rii": relative.value, "intercept": slope.at_disadvantaged_end}


@adapter("sii_rii_ci")
def _sii_limits(case: Case, folder: Path) -> Got:
    rows, asked = _sii_rows(case, folder), case["parameters"]
    times = asked["multiplier"]
    scale = {"normal": "linear", "rate": "log", "proportion": "logit"}[asked["value_type"]]
    given: dict[str, Any] = (
        {"standard_error": "standard_error"}
        if scale == "linear"
        else {"lower": "lower95", "upper": "upper95", "limits_scale": scale}
    )
    options: dict[str, Any] = given | {
        "model": asked["transform"] or "linear",
        "high_is_good": times > 0,
        "confidence": asked["confidence"],
        "data": rows,
    }
    slope = m.slope_index("value", "rank", "population", **options)
    relative = m.relative_index("value", "rank", "population", **options)
    return {
        "sii_lower": abs(times) * slope.lower,
        "sii_upper": abs(times) * slope.upper,
        "rii_lower": relative.lower,
        "rii_upper": relative.upper,
    }


@adapter("sii_logit", "rii_logit")
def _sii_counts(case: Case, folder: Path) -> Got:
    given, rows = case["input"], frame(case, folder)
    if "y" in given:
        count, people = rows["y"], rows["n"]
    else:
        people = rows["population"]
        count = (rows["estimate"] / 100 * people).round()
        if case["parameters"]["weights"] == "population_squared":
            count, people = count * people, people * people
    rank = range(len(rows))
    # healthequal squares the weights in the likelihood and ranks by people all the same: put the
    # mid-ranks of people under the squared counts.
    fit = _logit_at(count, people, m.fractional_rank(rank, rows.get("n", rows.get("population"))))
    if "y" in given:
        slope = m.slope_index_of_counts(count, people, rank, high_is_good=True)
        relative = m.relative_index_of_counts(count, people, rank, high_is_good=True)
        return {"sii": slope.value, "rii": relative.value}
    return {"sii": 100 * (fit[1] - fit[0]), "rii": fit[1] / fit[0]}


def _logit_at(count: pd.Series, people: pd.Series, position: np.ndarray) -> tuple[float, float]:
    from inequalitylab.measures.count_gradients import LogisticLine

    return LogisticLine(count.to_numpy(), people.to_numpy(), position).ends()


@adapter("range_difference")
def _range(case: Case, _: Path) -> Got:
    values = case["input"]["value"]
    result = m.range_difference(values, range(1, len(values) + 1), high_is_good=True)
    return {"range": result.value}


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


def _who(case: Case, folder: Path) -> pd.DataFrame:
    rows = frame(case, folder)
    if "reference_subgroup" in rows:
        return rows.rename(columns={"reference_subgroup": "reference"})
    place = case["input"].get("reference_index")
    if place is not None:
        rows["reference"] = [float(i == place) for i in range(len(rows))]
    return rows


@adapter(
    "between_group_variance",
    "between_group_sd",
    "between_group_variance_se",
    "coefficient_of_variation_pct",
    "index_of_disparity_unweighted",
    "index_of_disparity_weighted",
    "mean_difference_best_unweighted",
    "mean_difference_best_weighted",
    "mean_difference_mean_unweighted",
    "mean_difference_mean_weighted",
    "mean_difference_reference_unweighted",
    "mean_difference_reference_weighted",
    "theil_T_grouped_x1000",
    "mean_log_deviation_x1000",
)
def _group_measures(case: Case, folder: Path) -> Got:
    rows, name = _who(case, folder), case["measure"]
    columns = ("estimate", "population")
    weighted = not name.endswith("_unweighted")
    if name == "between_group_variance_se":
        result = m.between_group_variance(*columns, standard_error="se", data=rows)
        return {"se": result.parts["standard_error"]}
    if name.startswith("mean_difference"):
        since = name.split("_")[2]
        extra = {"reference": "reference"} if since == "reference" else {}
        result = m.mean_difference(
            *columns, since=since, weighted=weighted, high_is_good=True, data=rows, **extra
        )
    elif name.startswith("index_of_disparity"):
        result = m.index_of_disparity(*columns, weighted=weighted, data=rows)
    else:
        work = {
            "between_group_variance": m.between_group_variance,
            "between_group_sd": m.between_group_standard_deviation,
            "coefficient_of_variation_pct": lambda *c, **k: m.coefficient_of_variation(*c, per=100, **k),
            "theil_T_grouped_x1000": lambda *c, **k: m.theil(*c, per=1000, **k),
            "mean_log_deviation_x1000": lambda *c, **k: m.mean_log_deviation(*c, per=1000, **k),
        }[name]
        result = work(*columns, data=rows)
    return dict.fromkeys(case["expected"], result.value)


def _ranked(case: Case, rows: pd.DataFrame) -> dict[str, Any]:
    ordered = case["parameters"].get("ordered", 0 if "file" in case["input"] else 1)
    if not ordered:
        return {}
    return {"rank": "order" if "order" in rows else list(range(len(rows)))}


@adapter("population_attributable_risk", "population_attributable_fraction")
def _impact(case: Case, folder: Path) -> Got:
    rows = _who(case, folder)
    good = bool(case["parameters"]["favourable"])
    result = getattr(m, case["measure"])(
        "estimate", "population", high_is_good=good, data=rows, **_ranked(case, rows)
    )
    return dict.fromkeys(case["expected"], result.value)


@adapter("difference", "ratio")
def _extremes(case: Case, folder: Path) -> Got:
    rows = _who(case, folder)
    work = m.range_difference if case["measure"] == "difference" else m.range_ratio
    errors = {"standard_error": "se"} if "se" in rows else {}
    result = work(
        "estimate",
        high_is_good=bool(case["parameters"]["favourable"]),
        data=rows,
        **errors,
        **_ranked(case, rows),
    )
    got = {"d": result.value, "r": result.value, "lower": result.lower, "upper": result.upper}
    if result.has_interval:
        z = 1.959963984540054
        got["se"] = (result.upper - result.lower) / 2 / z
        if result.lower > 0:
            got["log_se"] = np.log(result.upper / result.lower) / 2 / z
    return got


@adapter(
    "concentration_index",
    "concentration_index_absolute",
    "concentration_index_se",
    "concentration_index_wagstaff",
    "concentration_index_erreygers",
)
def _concentration(case: Case, folder: Path) -> Got:
    given, asked = case["input"], case["parameters"]
    rows = frame(case, folder)
    outcome = given["health"] if "file" in given else "health" if "health" in rows else "estimate"
    rank = given["income"] if "file" in given else "income" if "income" in rows else "order"
    weight = (
        given.get("weight")
        if "file" in given
        else next((name for name in ("weight", "population") if name in rows), None)
    )
    options: dict[str, Any] = {"data": rows, "weights": weight}
    kind = case["measure"].removeprefix("concentration_index").strip("_") or "standard"
    kind = {"absolute": "generalised", "se": "generalised" if weight else "standard"}.get(kind, kind)
    if "lower" in asked:
        options["bounds"] = (asked["lower"], asked["upper"])
    if "se" in case["expected"] or "var" in case["expected"]:
        options["errors"] = "regression" if weight else "kakwani"
    result = m.concentration_index(outcome, rank, kind=kind, **options)
    error = result.parts.get("standard_error")
    return {"ci": result.value, "aci": result.value, "se": error, "var": None if error is None else error**2}


@adapter("extended_concentration_index")
def _extended(case: Case, _: Path) -> Got:
    given = case["input"]
    result = m.extended_concentration_index(
        given["health"], given["income"], aversion=case["parameters"]["nu"]
    )
    return {"ci": result.value}


@adapter("extended_gini")
def _extended_gini(case: Case, _: Path) -> Got:
    return {"sgini": m.extended_gini(case["input"]["income"], aversion=case["parameters"]["nu"]).value}


@adapter("fractional_rank")
def _rank(case: Case, _: Path) -> Got:
    return {"rank": m.fractional_rank(case["input"]["x"], case["input"].get("weight")).tolist()}


def _incomes(case: Case, folder: Path) -> dict[str, Any]:
    given, rows = case["input"], frame(case, folder)
    from_file = "file" in given
    weight = (
        given.get("weight") if from_file else next((w for w in ("weight", "frequency") if w in rows), None)
    )
    missing = "drop" if case["parameters"].get("skipna") else "refuse"
    return {
        "income": given["income"] if from_file else "income",
        "weights": weight,
        "data": rows,
        "missing": missing,
    }


@adapter("gini", "gini_corrected")
def _gini(case: Case, folder: Path) -> Got:
    columns = _incomes(case, folder)
    got: Got = {"gini": m.gini(correct=case["parameters"].get("correction", False), **columns).value}
    if "gini_corrected" in case["expected"]:
        try:
            got["gini_corrected"] = m.gini(correct=True, **columns).value
        except m.NoResultError:
            got["gini_corrected"] = None
    return got


@adapter("theil_T", "mean_log_deviation", "generalised_entropy")
def _entropy(case: Case, folder: Path) -> Got:
    columns = _incomes(case, folder)
    work = {"theil_T": m.theil, "mean_log_deviation": m.mean_log_deviation}.get(case["measure"])
    try:
        if work is not None:
            return {"ge": work(**columns).value}
        return {"ge": m.generalised_entropy(alpha=case["parameters"]["alpha"], **columns).value}
    except m.NoResultError:
        return {"ge": None}


@adapter("atkinson")
def _atkinson(case: Case, folder: Path) -> Got:
    result = m.atkinson(epsilon=case["parameters"]["epsilon"], **_incomes(case, folder))
    return {"atkinson": result.value, "ede": result.parts["equally_distributed_equivalent"]}


@adapter("theil_decomposition")
def _decomposition(case: Case, folder: Path) -> Got:
    given = case["input"]
    group = given.get("regime") or given["group"]
    columns = _incomes(case, folder)
    result = m.entropy_decomposition(group=group, alpha=case["parameters"].get("alpha", 1), **columns)
    return {"T": result.value, "between": result.parts["between"], "within": result.parts["within"]}


@adapter("spatial_gini")
def _spatial(case: Case, folder: Path) -> Got:
    result = m.spatial_gini(case["input"]["income"], case["input"]["regime"], data=frame(case, folder))
    return {"wg": result.parts["near_sum"], "wcg": result.parts["far_sum"]}


@adapter("lorenz_curve")
def _lorenz(case: Case, _: Path) -> Got:
    curve = m.lorenz_curve(case["input"]["income"], case["input"]["frequency"])
    return {"p": curve["population_share"].tolist(), "L": curve["income_share"].tolist()}


SIMPLE = {
    "hoover_pietra_schutz": m.hoover,
    "lorenz_asymmetry": m.lorenz_asymmetry,
    "wolfson": m.wolfson,
    "coefficient_of_variation": m.coefficient_of_variation,
    "palma_ratio": m.palma_ratio,
    "quintile_share_ratio": m.quintile_share_ratio,
    "schutz_coefficient": m.schutz_coefficient,
    "herfindahl": m.herfindahl,
    "rosenbluth": m.rosenbluth,
}


@adapter(*SIMPLE)
def _simple(case: Case, _: Path) -> Got:
    result = SIMPLE[case["measure"]](case["input"]["income"])
    return dict.fromkeys(case["expected"], result.value)


@adapter("kolm")
def _kolm(case: Case, _: Path) -> Got:
    return {"kolm": m.kolm(case["input"]["income"], alpha=case["parameters"]["alpha"]).value}


@adapter("watts", "fgt", "sen_poverty", "sst_poverty")
def _poverty(case: Case, _: Path) -> Got:
    asked = case["parameters"]
    work = {
        "watts": m.watts,
        "fgt": m.foster_greer_thorbecke,
        "sen_poverty": m.sen_index,
        "sst_poverty": m.sen_shorrocks_thon_index,
    }[case["measure"]]
    extra = {"alpha": asked["alpha"]} if case["measure"] == "fgt" else {}
    return dict.fromkeys(case["expected"], work(case["input"]["income"], line=asked["z"], **extra).value)


@adapter("dissimilarity")
def _dissimilarity(case: Case, _: Path) -> Got:
    return {"d": m.dissimilarity(case["input"]["group_a"], case["input"]["group_b"]).value}
