"""Reference cases of gaps and gradients, put to the measures."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from reference_registry import Case, Got, adapter, frame

from inequalitylab import measures as m


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
        "height_known": True,
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


@adapter("fractional_rank")
def _rank(case: Case, _: Path) -> Got:
    return {"rank": m.fractional_rank(case["input"]["x"], case["input"].get("weight")).tolist()}
