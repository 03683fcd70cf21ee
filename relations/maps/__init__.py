"""Maps and diagrams as plain geometry: no ORM, no templates, no translation.

`sphere` and `projections` are the mathematics, `box` and `text_size` the measures, `placement`
places labels, `compositions` draws the map of relations, `compass` a city's card, `wheel` the
rotation of hosts, and `svg` writes attribute values. `build_land` is run by hand when the land or a
projection changes; its result is committed.
"""
