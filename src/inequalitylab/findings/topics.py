"""What is measured: the name, unit, direction and grammar that every chart and sentence shares."""

from dataclasses import dataclass
from typing import Literal

Direction = Literal["high", "low"]


@dataclass(frozen=True)
class Topic:
    """One thing measured.

    Attributes
    ----------
    key : str
        Short name, unique in `TOPICS`.
    name : str
        As a heading says it.
    subject : str
        As the middle of a sentence says it, such as ``"men's life expectancy at birth"``.
    statement : str
        A clause with ``{value}`` (and ``{group}`` where groups are set side by side), to follow "In Leeds,".
    unit : str
        ``"%"``, ``"years"``, ``"people"``, ``"score"`` or ``"correlation"``.
    out_of : str
        The denominator: out of whom.
    good : {"high", "low"} or None
        Which direction is good; None where neither is.
    decimals : int
        Decimals shown.
    caution : str
        One sentence that goes wherever the number goes.
    sensitive : bool
        True for figures on length of life: shown only after a choice.
    """

    key: str
    name: str
    subject: str
    statement: str
    unit: str
    out_of: str
    good: Direction | None
    decimals: int = 1
    caution: str = ""
    sensitive: bool = False


_LIFE_CAUTION = "It shows today's death rates. It is not a forecast for a baby born today."
_HEALTHY_CAUTION = "It uses people's own view of their health, and assumes that today's rates stay."
_AREA_CAUTION = "It describes areas. It does not describe each person who lives there."

TOPICS: dict[str, Topic] = {
    topic.key: topic
    for topic in (
        Topic(
            key="decay",
            name="Tooth decay at age five",
            subject="tooth decay at age five",
            statement="{value} of five-year-old children examined had tooth decay that could be seen",
            unit="%",
            out_of="five-year-old children examined in school surveys",
            good="low",
            caution="It counts only children whose parents agreed to a check.",
        ),
        Topic(
            key="decay_free",
            name="No tooth decay at age five",
            subject="the share of five-year-olds with no tooth decay",
            statement="{value} of five-year-old children examined had no tooth decay that could be seen",
            unit="%",
            out_of="five-year-old children examined in school surveys",
            good="high",
            caution="It counts only children whose parents agreed to a check.",
        ),
        Topic(
            key="inactive",
            name="Physical inactivity in adults",
            subject="the share of adults who are physically inactive",
            statement="{value} of adults asked were physically inactive",
            unit="%",
            out_of="adults aged 19 and over who answered a survey",
            good="low",
            caution="It rests on what people say they do.",
        ),
        Topic(
            key="low_income",
            name="Where people with a low income live",
            subject="the share of people with a low income",
            statement="{value} of people with a low income lived {group}",
            unit="%",
            out_of="people with a low income, by the Indices of Deprivation",
            good=None,
            caution="Low income means in need of means-tested benefits, by the publisher's rules.",
        ),
        Topic(
            key="low_income_share",
            name="People with a low income",
            subject="the share of people with a low income",
            statement="{value} of people had a low income",
            unit="%",
            out_of="people who live in the small area",
            good="low",
            caution=_AREA_CAUTION,
        ),
        Topic(
            key="most_deprived_people",
            name="Income in the most deprived tenth",
            subject="the income of people in the most deprived tenth of small areas",
            statement="{value} of people in the most deprived tenth of small areas lived {group}",
            unit="%",
            out_of="people in England's most deprived tenth of small areas",
            good=None,
            caution="Low income means in need of means-tested benefits, by the publisher's rules.",
        ),
        Topic(
            key="domains",
            name="Seven domains of deprivation",
            subject="the share of people in the most deprived fifth of small areas, by domain",
            statement="{value} of people lived {group}",
            unit="%",
            out_of="all people who live there",
            good="low",
            caution=_AREA_CAUTION,
        ),
        Topic(
            key="moves",
            name="Small areas in two indices",
            subject="how far small areas moved along the tenths",
            statement="{value} of people lived {group}",
            unit="%",
            out_of="people in small areas with the same boundary in both",
            good=None,
            caution="Methods changed, and a place moves when others do. It does not say that life changed.",
        ),
        Topic(
            key="disability_and_deprivation",
            name="Deprivation and disability",
            subject="the correlation of deprivation with disability",
            statement="the correlation was {value} {group}",
            unit="correlation",
            out_of="between deprivation score and share of disabled people",
            good=None,
            decimals=2,
            caution="Health is one part of the index, so the two share something. Age plays a part too.",
        ),
        Topic(
            key="neighbourhoods",
            name="Small areas",
            subject="the deprivation of small areas",
            statement="{value} of small areas were {group}",
            unit="%",
            out_of="small areas (LSOA, about 1,700 people each)",
            good=None,
            caution=_AREA_CAUTION,
        ),
        Topic(
            key="larger_neighbourhoods",
            name="Neighbourhoods",
            subject="the deprivation of neighbourhoods",
            statement="{value} of neighbourhoods were {group}",
            unit="%",
            out_of="neighbourhoods (MSOA, about 8,000 people each)",
            good=None,
            caution=_AREA_CAUTION,
        ),
        Topic(
            key="smoking_at_delivery",
            name="Smoking at the time of giving birth",
            subject="the share of mothers who smoked when they gave birth",
            statement="{value} of mothers smoked when they gave birth",
            unit="%",
            out_of="mothers whose smoking was recorded when they gave birth",
            good="low",
            caution="Support to stop, stress and price all matter. It is not a matter of will alone.",
        ),
        Topic(
            key="homeless",
            name="Households without a home",
            subject="the number of households without a home",
            statement="{value} were homeless and got a right to help",
            unit="households",
            out_of="households without a home that the council had to help",
            good="low",
            decimals=0,
            caution="It leaves out people who did not ask the council. Many sleep on sofas or out of sight.",
        ),
        Topic(
            key="life_men",
            name="Men's life expectancy",
            subject="men's life expectancy",
            statement="men's life expectancy at birth was {value}",
            unit="years",
            out_of="men and boys, at birth",
            good="high",
            caution=_LIFE_CAUTION,
            sensitive=True,
        ),
        Topic(
            key="life_women",
            name="Women's life expectancy",
            subject="women's life expectancy",
            statement="women's life expectancy at birth was {value}",
            unit="years",
            out_of="women and girls, at birth",
            good="high",
            caution=_LIFE_CAUTION,
            sensitive=True,
        ),
        Topic(
            key="healthy_men",
            name="Men's healthy life expectancy",
            subject="men's healthy life expectancy",
            statement="men's healthy life expectancy at birth was {value}",
            unit="years",
            out_of="men and boys, at birth",
            good="high",
            caution=_HEALTHY_CAUTION,
            sensitive=True,
        ),
        Topic(
            key="healthy_women",
            name="Women's healthy life expectancy",
            subject="women's healthy life expectancy",
            statement="women's healthy life expectancy at birth was {value}",
            unit="years",
            out_of="women and girls, at birth",
            good="high",
            caution=_HEALTHY_CAUTION,
            sensitive=True,
        ),
        Topic(
            key="most_deprived",
            name="People in the most deprived tenth of small areas",
            subject="the share of people in England's most deprived tenth of small areas",
            statement="{value} of people lived in a small area among England's most deprived tenth",
            unit="%",
            out_of="all people who live there",
            good="low",
            caution=_AREA_CAUTION,
        ),
        Topic(
            key="tenths",
            name="Small areas by deprivation",
            subject="where people live, by the deprivation of their small area",
            statement="{value} of people lived {group}",
            unit="%",
            out_of="all people who live there",
            good=None,
            caution=_AREA_CAUTION,
        ),
        Topic(
            key="ages",
            name="Ages",
            subject="the ages of people",
            statement="{value} of people were {group}",
            unit="%",
            out_of="all people who live there",
            good=None,
        ),
        Topic(
            key="deprivation_score",
            name="Average deprivation score",
            subject="the average deprivation score",
            statement="the average deprivation score, weighted by population, was {value}",
            unit="score",
            out_of="all people who live there",
            good="low",
            caution=_AREA_CAUTION,
        ),
        Topic(
            key="disabled",
            name="Disabled people",
            subject="the share of people who are disabled",
            statement="{value} of people were disabled, by their own answer",
            unit="%",
            out_of="all people who usually live there",
            good=None,
            caution="Places with more older people have more disabled people. Ages are not made alike here.",
        ),
        Topic(
            key="decay_cover",
            name="Councils with a figure on teeth",
            subject="the share of councils with a figure on tooth decay",
            statement="{value} of councils had a figure on tooth decay",
            unit="%",
            out_of="today's councils that the publisher lists",
            good="high",
            caution="It counts councils, not children.",
        ),
        Topic(
            key="people",
            name="People",
            subject="the number of people",
            statement="there were {value}",
            unit="people",
            out_of="all people who usually live there",
            good=None,
            decimals=0,
            caution="People with no fixed address are easy to miss in any count.",
        ),
    )
}
