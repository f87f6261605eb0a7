"""Who published what, under which licence, with which words of attribution, and whence our copy came."""

from dataclasses import dataclass

OGL = "Open Government Licence v3.0"
LICENCE_ADDRESSES = {
    OGL: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "Open "
    "Parliament "
    "Licence "
    "v3.0": "https://www.parliament.uk/site-information/copyright-parliament/open-parliament-licence/",
    "US public domain": "https://www.usa.gov/government-works",
}
PUBLIC_SECTOR = "Contains public sector information licensed under the Open Government Licence v3.0."
ONS_LINE = "Source: Office for National Statistics licensed under the Open Government Licence v.3.0."
MAP_LINE = "Contains OS data (c) Crown copyright and database right 2024."


@dataclass(frozen=True)
class Source:
    """One publication.

    ``address`` is the publisher's page; ``copied_from`` says where the copy in use was found, since
    none could be fetched from the publisher itself. ``published`` is the year, empty where not known.
    """

    title: str
    publisher: str
    address: str
    licence: str
    attribution: str
    copied_from: str
    published: str = ""


IOD2025 = Source(
    "English Indices of Deprivation 2025",
    "Ministry of Housing, Communities and Local Government",
    "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2025",
    OGL,
    PUBLIC_SECTOR,
    "github.com/humaniverse/IMD at 2f6c9050afee (File 4, 7, 8 and 10, as corrected in November 2025)",
    "2025",
)
IOD2019 = Source(
    "English Indices of Deprivation 2019",
    "Ministry of Housing, Communities and Local Government",
    "https://www.gov.uk/government/statistics/english-indices-of-deprivation-2019",
    OGL,
    PUBLIC_SECTOR,
    "github.com/anetobradley/energy_flex at 709f2f8b79a8 (File 1, 2, 6); github.com/humaniverse/IMD at "
    "2f6c9050afee (File 8, authorities); github.com/mysociety/composite_uk_imd at af4866b06fe6 (scores)",
    "2019",
)
FINGERTIPS = Source(
    "Public health profiles (Fingertips)",
    "Office for Health Improvement and Disparities",
    "https://fingertips.phe.org.uk/",
    OGL,
    PUBLIC_SECTOR,
    "github.com/traffordDataLab/trafford_themes at ae20a088ae35 (values rounded to one decimal place, "
    "without counts and confidence intervals)",
    "2026",
)
FINGERTIPS_NEXT = Source(
    "Public health profiles (Fingertips), extract for England and the North West",
    "Department of Health and Social Care",
    "https://fingertips.phe.org.uk/",
    OGL,
    PUBLIC_SECTOR,
    "github.com/dhsc-govuk/FingertipsNext at b23c79023c52 (healthdata.csv)",
    "2025",
)
LOCAL_HEALTH = Source(
    "Local Health: small area public health data, 2015 to 2019",
    "Public Health England",
    "https://www.localhealth.org.uk/",
    OGL,
    f"{PUBLIC_SECTOR} Crown copyright.",
    "github.com/psychty/local_estimates_of_mortality at 98a8d1356666",
)
LIFE_BY_DEPRIVATION = Source(
    "Health state life expectancies by national deprivation deciles, England: 2020 to 2022",
    "Office for National Statistics",
    "https://www.ons.gov.uk/peoplepopulationandcommunity/healthandsocialcare/healthandlifeexpectancies",
    OGL,
    ONS_LINE,
    "github.com/ggkuhnle/fb2nep-epi at 6614e7fbfce7 (data/le_imd.csv)",
)
CENSUS2021 = Source(
    "Census 2021, England and Wales",
    "Office for National Statistics",
    "https://www.nomisweb.co.uk/sources/census_2021_bulk",
    OGL,
    ONS_LINE,
    "github.com/humaniverse/demographr at d0417101e5ca; population: github.com/cwthom/hack25usefuldata "
    "at ac00fc579549",
    "2022",
)
CENSUS2011_TEACHING = Source(
    "2011 Census Microdata Teaching File, England and Wales (10,000 of its 569,741 records)",
    "Office for National Statistics",
    "https://www.ons.gov.uk/census/2011census/2011censusdata/censusmicrodata/microdatateachingfile",
    OGL,
    ONS_LINE,
    "github.com/adacollege/challenge-data at 4e98167d6a30 (2011 Census Nanodata Teaching File.csv)",
)
GEOGRAPHY = Source(
    "Boundaries and look-ups of the Open Geography Portal",
    "Office for National Statistics",
    "https://geoportal.statistics.gov.uk/",
    OGL,
    f"{ONS_LINE} {MAP_LINE}",
    "github.com/dhsc-govuk/FingertipsNext at d1600f4a5a6d; github.com/humaniverse/geographr at c026be5cc76c; "
    "github.com/open-innovations/jrf-insight at f99f04c1d1b6",
)
MSOA_NAMES = Source(
    "MSOA Names",
    "House of Commons Library",
    "https://houseofcommonslibrary.github.io/msoanames/",
    "Open Parliament Licence v3.0",
    "Contains Parliamentary information licensed under the Open Parliament Licence v3.0.",
    "github.com/houseofcommonslibrary/msoanames-geojson at 4033a5cce66f (inputs/msoanames.csv)",
)
POPULATION = Source(
    "Population estimates for local authorities, mid-2021",
    "Office for National Statistics",
    "https://www.nomisweb.co.uk/datasets/pestsyoala",
    OGL,
    ONS_LINE,
    "github.com/open-innovations/jrf-insight at f99f04c1d1b6 (data-raw/population-estimates/lad.csv)",
)
MENTAL_HEALTH_ACT = Source(
    "Mental Health Act Statistics, Annual Figures 2023-24",
    "NHS England",
    "https://digital.nhs.uk/data-and-information/publications/statistical/"
    "mental-health-act-statistics-annual-figures/2023-24-annual-figures",
    OGL,
    f"{PUBLIC_SECTOR} Copyright NHS England.",
    "github.com/Dibya-Shrestha/Mental_Health_Detention_Dashboard at ae9df5b17a55 (England rows only)",
    "2024",
)
UNEMPLOYMENT = Source(
    "Understanding unemployment: what role does ethnicity and disability play?",
    "Office for National Statistics",
    "https://www.ons.gov.uk/",
    OGL,
    ONS_LINE,
    "github.com/ONSvisual/intersectionality-analysis at d1a06edb0edb (scrolly/static/data)",
    "2023",
)
PUPILS = Source(
    "Permanent and fixed-period exclusions, and pupil absence, in England: 2016 to 2017",
    "Department for Education",
    "https://www.gov.uk/government/statistics/permanent-and-fixed-period-exclusions-in-england-2016-to-2017",
    OGL,
    PUBLIC_SECTOR,
    "github.com/dfe-analytical-services/explore-education-statistics at 4041c18623a0",
    "2018",
)
GENDER_PAY = Source(
    "Gender pay gap service: submissions of employers, 2021 to 2022",
    "Government Equalities Office",
    "https://gender-pay-gap.service.gov.uk/viewing/download",
    OGL,
    PUBLIC_SECTOR,
    "github.com/alifensome/gender-pay-gap-bot at 718d46b738da",
    "2022",
)
LOW_INCOME = Source(
    "Children in low income families: local area statistics, 2014/15 to 2021/22",
    "Department for Work and Pensions",
    "https://www.gov.uk/government/collections/children-in-low-income-families-local-area-statistics",
    OGL,
    PUBLIC_SECTOR,
    "github.com/MatteoLarrode/ChildrenLowIncomeHouseholdsUK at 2350500c31bb (inst/extdata)",
)
FUEL_POVERTY = Source(
    "Sub-regional fuel poverty data 2022 (2020 data)",
    "Department for Business, Energy and Industrial Strategy",
    "https://www.gov.uk/government/statistics/sub-regional-fuel-poverty-data-2022",
    OGL,
    PUBLIC_SECTOR,
    "github.com/open-innovations/jrf-insight at f99f04c1d1b6 (data-raw/fuel-poverty)",
    "2022",
)
HOMELESSNESS = Source(
    "Statutory homelessness: detailed local authority tables, October to December 2022",
    "Department for Levelling Up, Housing and Communities",
    "https://www.gov.uk/government/statistical-data-sets/live-tables-on-homelessness",
    OGL,
    PUBLIC_SECTOR,
    "github.com/open-innovations/jrf-insight at f99f04c1d1b6 (data-raw/statutory-homelessness)",
)
RENTS = Source(
    "Private rental market summary statistics in England: October 2021 to September 2022",
    "Office for National Statistics",
    "https://www.ons.gov.uk/peoplepopulationandcommunity/housing/datasets/"
    "privaterentalmarketsummarystatisticsinengland",
    OGL,
    ONS_LINE,
    "github.com/open-innovations/jrf-insight at f99f04c1d1b6 (data-raw/rental-prices)",
    "2022",
)
SUBNATIONAL = Source(
    "Subnational indicators explorer (Explore local statistics), March 2024",
    "Office for National Statistics",
    "https://www.ons.gov.uk/explore-local-statistics/",
    OGL,
    ONS_LINE,
    "github.com/ONSvisual/subnational-indicators at b19233781713",
    "2024",
)
WORLD_BANK = Source(
    "Gini index (SI.POV.GINI)",
    "World Bank",
    "https://data.worldbank.org/indicator/SI.POV.GINI",
    "CC BY 4.0",
    "The World Bank: World Development Indicators (SI.POV.GINI).",
    "github.com/datasets/gini-index at b5fed56e2a9c",
)
GAPMINDER = Source(
    "Gapminder five-year data",
    "Gapminder Foundation",
    "https://www.gapminder.org/data/",
    "CC BY 4.0",
    "Free data from Gapminder.org.",
    (
        "github.com/swcarpentry/python-novice-gapminder at 58eec486cf57 (extract by J. Bryan and Software "
        "Carpentry)"
    ),
)
NHANES = Source(
    "National Health and Nutrition Examination Survey (NHANES), 2009 to 2012",
    "US Centers for Disease Control and Prevention, National Center for Health Statistics",
    "https://www.cdc.gov/nchs/nhanes/",
    "US public domain",
    "Data: Centers for Disease Control and Prevention, National Center for Health Statistics (NHANES).",
    "github.com/ProjectMOSAIC/NHANES at f076c4a65aff (data/NHANESraw.rda, packaged by R. Pruim)",
)
