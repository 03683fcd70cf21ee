"""The cities of the initial content: name, latitude and longitude; and many more."""

from relations.chart.drawing import Place, Rank
from relations.chart.sphere import Point

INITIAL = [
    ("Nelson Mandela Bay", -33.96109, 25.61494),
    ("Aarhus", 56.15674, 10.21076),
    ("Bergen", 60.39299, 5.32415),
    ("Turku", 60.45148, 22.26869),
    ("Chicago", 41.85003, -87.65005),
    ("Kiel", 54.32133, 10.13489),
    ("Kraków", 50.06143, 19.93658),
    ("Lyon", 45.74906, 4.84789),
    ("Newcastle", 54.97328, -1.61396),
    ("Rostock", 54.0887, 12.14049),
    ("Shanghai", 31.22222, 121.45806),
    ("Tallinn", 59.43696, 24.75353),
    ("Xi'an", 34.25833, 108.92861),
]

ACTIVE = {"Aarhus", "Bergen", "Turku", "Nelson Mandela Bay"}
SWEDISH = {"Aarhus": "Århus", "Turku": "Åbo", "Kraków": "Krakow"}
LANGUAGES = {"sv": "Göteborg", "en": "Gothenburg"}


def thirteen(language, rank=Rank.NAMED):
    return tuple(
        Place(
            key,
            SWEDISH.get(name, name) if language == "sv" else name,
            Point(north, east),
            name in ACTIVE,
            rank,
        )
        for key, (name, north, east) in enumerate(INITIAL)
    )


def sixty(language):
    """The thirteen, and more of them all over the world and close together in Europe."""
    more = tuple(
        Place(
            100 + n, f"Exempelstad {n}", Point(-50 + n * 37.3 % 110, -170 + n * 101.7 % 340), False
        )
        if n % 2
        else Place(100 + n, f"Ort {n}", Point(45 + n * 7.7 % 18, -8 + n * 12.3 % 40), n % 4 == 0)
        for n in range(47)
    )
    return thirteen(language) + more
