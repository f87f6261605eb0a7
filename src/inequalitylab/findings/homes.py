"""Households that a council owed help because they were homeless: a full count, in one quarter."""

from inequalitylab import datasets, measures
from inequalitylab.findings.comparing import absent
from inequalitylab.findings.kinds import Absence, Level, Row
from inequalitylab.findings.sources import source_of
from inequalitylab.findings.topics import TOPICS
from inequalitylab.places import Place

DATASET = "homelessness"
INDICATOR = "Households owed a relief duty (homeless)"
FORMED_SINCE = "The table has the councils of 2022, and this one was formed in 2023."
NOT_SENT = "The council sent no figures, or not all of them."


def homeless_households(place: Place) -> Level | Absence:
    """Return how many households a council owed a relief duty, October to December 2022.

    The interval is that of a count: how far chance alone could move it. The row's denominator is the number
    of households in the area. Source: DLUHC, statutory homelessness.
    """
    table = datasets.load(DATASET)
    table = table[table["indicator"] == INDICATOR]
    period = str(table["period"].iloc[0])
    topic, source = TOPICS["homeless"], source_of(DATASET)
    rows = table[table["area_code"] == place.code]
    if rows.empty or rows["count"].isna().all():
        reason = FORMED_SINCE if rows.empty else NOT_SENT
        return absent(topic, place, period, source, reason)
    row = rows.iloc[0]
    found = measures.poisson_interval(int(row["count"]))
    here = Row(
        label=place.name,
        code=place.code,
        value=float(row["count"]),
        lower=found.lower,
        upper=found.upper,
        denominator=float(row["denominator"]),
    )
    return Level(
        topic=topic,
        place=place,
        period=period,
        source=source,
        rows=(here,),
        here=here,
        why_no_interval="",
        method=f"A full count. The interval says how far chance alone could move it ({found.method}).",
    )
