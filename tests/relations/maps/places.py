"""The cities of the initial content: name, latitude and longitude."""

INITIAL = [
    ("Nelson Mandela Bay Municipality", -33.96109, 25.61494),
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
