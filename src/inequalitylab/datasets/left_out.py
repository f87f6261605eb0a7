"""What was looked at and left out of the catalogue, and why: people should not have to find out again."""

LEFT_OUT = (
    (
        "COVID-19 deaths by neighbourhood and council, joined with deprivation",
        (
            "A join made by one person, not an official table. The rates are crude: they are not adjusted "
            "for age."
        ),
    ),
    (
        "Composite deprivation index of the four nations (mySociety)",
        (
            "A model that makes four indices look alike; it rests on two domains only. The course is about "
            "England."
        ),
    ),
    (
        "Health indicators without intervals in the extract for the North West",
        (
            "Carers, dementia and former smokers by survey, cancer referrals, air pollution and the "
            "deprivation score."
        ),
    ),
    (
        "Hepatitis B vaccination and incidence in the extract for the North West",
        "Groups that cannot be right for children of two, and 30 values outside their own intervals.",
    ),
    (
        "Counts of physical inactivity in the extract for the North West",
        "Counts of 72 to 138 where about 17,500 people answered. Rates and intervals are kept.",
    ),
    (
        "Obesity by deprivation fifth and by ward",
        "The copy holds a few areas only, chosen for another project.",
    ),
    (
        "Mental Health Act detentions below England",
        "The labels in the copy are scrambled. The publisher's own file has them.",
    ),
    (
        "Scores of five domains of the deprivation index of 2019",
        "Not obtainable here. Ranks and tenths are complete.",
    ),
    (
        "Counts and intervals for tooth decay and life expectancy; decay by deprivation or ethnic group",
        "Not in the copies. The publisher's full file has counts and intervals, and the national survey "
        "report has decay by deprivation. None is made up here.",
    ),
    (
        "General health, economic activity and qualifications by small area, Census 2021",
        "Not obtainable here. Disability by small area is in the catalogue.",
    ),
    (
        "Homelessness by employment and sexuality of applicants",
        (
            "Small numbers for single councils, and more than a third of answers are 'prefer not to say' in "
            "places."
        ),
    ),
    (
        "Unemployment by ethnic group and disability: the separate file of model 5",
        "The same figures are in the file of all five models.",
    ),
    (
        "Subnational indicators, edition of August 2022",
        "The edition of March 2024 takes its place.",
    ),
    (
        "Local Health of councils, 2015 to 2019",
        "Newer life expectancy of councils is in the catalogue.",
    ),
    (
        "Names of persons, addresses and company numbers in the gender pay gap; sex, drugs, alcohol and "
        "pregnancy in NHANES; religion, industry, occupation and family in the census teaching file",
        "The course does not need them.",
    ),
)
