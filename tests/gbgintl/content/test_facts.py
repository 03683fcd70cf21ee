"""The hard facts and the row and field that each must stand in, in both languages."""

import pytest

from gbgintl.initial_content.loader import read_rows
from tests.gbgintl.content.rows import value_at

FIELDS = [
    ("cities", "nelson-mandela-bay/since_year", 1999),
    ("cities", "shanghai/agreements/0/signed", "1986"),
    ("cities", "shanghai/milestones/1/year", 1986),
    ("cities", "nelson-mandela-bay/milestones/0/year", 1994),
    ("cities", "nelson-mandela-bay/milestones/1/year", 1999),
    ("cities", "nelson-mandela-bay/milestones/1/is_active", True),
    ("cities", "nelson-mandela-bay/milestones/2/year", 2013),
    ("cities", "turku/local_names/0", {"name": "Turku", "language": "fi"}),
    ("cities", "turku/local_names/1", {"name": "Åbo", "language": "sv"}),
    ("cities", "aarhus/local_names/0", {"name": "Aarhus", "language": "da"}),
    ("cities", "krakow/local_names/0", {"name": "Kraków", "language": "pl"}),
    ("cities", "shanghai/local_names/0", {"name": "上海", "language": "zh-Hans"}),
    ("cities", "shanghai/agreements/0/kind", "partner-city"),
    ("networks", "eurocities/founded_year", 1986),
    ("networks", "eurocities/member_since_year", 1995),
    ("networks", "eurocities/figures/0/value", 140),
    ("networks", "eurocities/figures/0/precision", "about"),
    ("networks", "eurocities/figures/1/value", 250_000),
    ("networks", "eurocities/figures/1/precision", "more-than"),
    ("networks", "eurocities/figures/2/value", 35),
    ("networks", "eurocities/figures/3/value", 130),
    ("networks", "icld/is_member", False),
    ("cooperations", "go/former_website", "www.go-regionen.org"),
    ("documents", "go-transport-facts/dated", "2010"),
    ("rotations", "friendship-towns/interval_years", 2),
    ("rotations", "friendship-towns/since_year", 1946),
    ("projects", "toolbox/funders", ["icld"]),
    ("pages", "networks/figures/0/value", 70),
    ("pages", "networks/figures/0/precision", "about"),
    (
        "rotations",
        "friendship-towns/hosts",
        [{}, {"city": "aarhus"}, {"city": "bergen"}, {"city": "turku"}],
    ),
    ("offices", "city-executive-office/telephone", "031-365 00 00"),
    ("offices", "city-executive-office/telephone_from_abroad", "+46 31 365 00 00"),
    ("offices", "city-executive-office/visiting_address", "Gustaf Adolfs Torg 4A, Göteborg"),
    ("offices", "city-executive-office/longitude", 11.966450219140533),
    ("offices", "city-executive-office/latitude", 57.70739467390328),
    (
        "offices",
        "city-executive-office/postal_address",
        {"sv": "Stadsledningskontoret, 404 82 Göteborg", "en": "Göteborgs Stad, 404 82 Göteborg"},
    ),
]


@pytest.mark.parametrize(("kind", "path", "value"), FIELDS)
def test_a_fact_stands_in_its_field(kind, path, value):
    assert value_at(kind, path) == value


NAMES_AND_YEARS = [
    ("cooperations", "declarations-of-intent/intro", ["MoU"], ["MoU"]),
    ("terms", "dormant/definition", ["inte uppdateras"], ["not updated"]),
    ("cities", "shanghai/intro", ["1700-talet"], ["1700s"]),
    ("cities", "shanghai/milestones/0/text", ["Ostindiska"], ["East India Company"]),
    ("cities", "shanghai/milestones/0/date_label", ["1700-talet"], ["1700s"]),
    ("cities", "newcastle/intro", ["Newcastle upon Tyne"], ["Newcastle upon Tyne"]),
    ("cities", "nelson-mandela-bay/intro", ["1999"], ["1999"]),
    (
        "cities",
        "nelson-mandela-bay/body",
        ["1994", "1990-talet", "Urban Development", "Sida", "ICLD"],
        ["1994", "1990s", "Urban Development", "Sida", "ICLD"],
    ),
    (
        "cities",
        "nelson-mandela-bay/milestones/2/text",
        ["Sida", "ICLD", "fem treåriga", "fyra delprojekt"],
        ["Sida", "ICLD", "five three", "four sub-projects"],
    ),
    ("cities", "nelson-mandela-bay/milestones/2/date_label", ["Våren 2013"], ["Spring 2013"]),
    (
        "pages",
        "friendship-towns/intro",
        ["tre nordiska städer"],
        ["three Nordic towns"],
    ),
    (
        "pages",
        "friendship-towns/body",
        ["andra världskriget", "turas om", "presidium", "Kommunfullmäktige", "samlad rapport"],
        ["Second World War", "take turns", "presidium", "City Council", "one overall report"],
    ),
    (
        "pages",
        "networks/intro",
        ["Eurocities", "ECCAR", "ICLEI", "POLIS"],
        ["Eurocities", "ECCAR", "ICLEI", "POLIS"],
    ),
    ("networks", "eurocities/body", ["EU", "sex tematiska forum"], ["EU", "six thematic forums"]),
    ("projects", "toolbox/intro", ["fyra delprojekt"], ["four sub-projects"]),
    ("visit_kinds", "representation/body", ["kommunfullmäktige"], ["City Council"]),
    (
        "visit_kinds",
        "vip/body",
        ["Länsstyrelsen", "Västra Götalandsregionen"],
        ["County Administrative Board", "Region Västra"],
    ),
]


@pytest.mark.parametrize(("kind", "path", "swedish", "english"), NAMES_AND_YEARS)
def test_a_text_names_the_years_numbers_and_bodies_of_its_facts(kind, path, swedish, english):
    text = value_at(kind, path)

    assert [words for words in swedish if words not in text["sv"]] == []
    assert [words for words in english if words not in text["en"]] == []


FIELDS_OF_WORK = [
    (
        "cities",
        "shanghai/body",
        ["handel", "avfall", "kollektivtrafik", "kultur", "utbildning", "idrott", "hälsa", "miljö"],
        ["trade", "waste", "transport", "culture", "education", "sport", "health", "environment"],
    ),
    (
        "cities",
        "nelson-mandela-bay/body",
        [
            "miljö",
            "stadsplanering",
            "konst",
            "evenemang",
            "ledar",
            "energi",
            "transport",
            "företags",
        ],
        ["environment", "planning", "art", "event", "leader", "energy", "transport", "business"],
    ),
]


@pytest.mark.parametrize(("kind", "path", "swedish", "english"), FIELDS_OF_WORK)
def test_a_city_names_every_field_of_work_in_its_facts(kind, path, swedish, english):
    text = value_at(kind, path)

    assert [words for words in swedish if words not in text["sv"].casefold()] == []
    assert [words for words in english if words not in text["en"].casefold()] == []


CITIES = [
    # Key, Swedish and English name, country, kind, status
    ("chicago", "Chicago", "Chicago", "US", "partner-city", "dormant"),
    ("kiel", "Kiel", "Kiel", "DE", "partner-city", "dormant"),
    ("krakow", "Krakow", "Kraków", "PL", "partner-city", "dormant"),
    ("lyon", "Lyon", "Lyon", "FR", "partner-city", "dormant"),
    ("newcastle", "Newcastle", "Newcastle", "GB", "partner-city", "dormant"),
    ("rostock", "Rostock", "Rostock", "DE", "partner-city", "dormant"),
    ("shanghai", "Shanghai", "Shanghai", "CN", "partner-city", "dormant"),
    ("tallinn", "Tallinn", "Tallinn", "EE", "partner-city", "dormant"),
    ("xian", "Xi’an", "Xi’an", "CN", "partner-city", "dormant"),
    (
        "nelson-mandela-bay",
        "Nelson Mandela Bay Municipality",
        "Nelson Mandela Bay Municipality",
        "ZA",
        "partner-city",
        "active",
    ),
    ("aarhus", "Århus", "Aarhus", "DK", "friendship-town", "active"),
    ("turku", "Åbo", "Turku", "FI", "friendship-town", "active"),
    ("bergen", "Bergen", "Bergen", "NO", "friendship-town", "active"),
]


def test_the_cities_are_these_with_their_names_countries_kinds_and_statuses():
    rows = [
        (key, row["name"]["sv"], row["name"]["en"], row["country"], row["kind"], row["status"])
        for key, row in read_rows("cities").items()
    ]

    assert sorted(rows) == sorted(CITIES)


def test_a_year_is_given_only_where_a_source_gives_one():
    with_since = [key for key, row in read_rows("cities").items() if "since_year" in row]
    with_milestones = [key for key, row in read_rows("cities").items() if "milestones" in row]
    with_agreement = [key for key, row in read_rows("cities").items() if "agreements" in row]

    assert with_since == ["nelson-mandela-bay"]
    assert with_agreement == ["shanghai"]
    assert with_milestones == ["nelson-mandela-bay", "shanghai"]
    assert "anchor_year" not in read_rows("rotations")["friendship-towns"]
    assert "opening_hours" not in read_rows("offices")["city-executive-office"]


def test_there_are_five_three_year_projects_four_of_them_under_the_fifth():
    projects = read_rows("projects")

    assert {row["granted"] for row in projects.values()} == {"2013-21"}
    assert {row["duration_years"] for row in projects.values()} == {3}
    assert {row["cities"][0] for row in projects.values()} == {"nelson-mandela-bay"}
    assert {key: row.get("parent") for key, row in projects.items()} == {
        "toolbox": None,
        "sustainable-energy": "toolbox",
        "sustainable-mobility": "toolbox",
        "climate-change": "toolbox",
        "urban-development": "toolbox",
    }


def test_eurocities_has_its_six_forums_in_order():
    forums = value_at("networks", "eurocities/forums")

    assert [forum["name"]["sv"] for forum in forums] == [
        "Kultur",
        "Ekonomisk utveckling",
        "Miljö",
        "Digitalisering",
        "Mobilitet",
        "Sociala frågor",
    ]
    assert [forum["name"]["en"] for forum in forums] == [
        "Culture",
        "Economic development",
        "Environment",
        "Digitalisation",
        "Mobility",
        "Social affairs",
    ]
