"""The drawn pictures of the site as plain geometry: no ORM, no templates, no translation.

`sphere` and `projections` are the mathematics, `placement` keeps marks and names apart,
`compositions` draws the map of relations, `compass` a city's card and `wheel` the hosts.
`build_land` is run by hand when the land or a projection changes; its result is committed.
"""
