"""The chart of relations, centred on Gothenburg, as plain geometry: no ORM, no templates.

`sphere` and `scale` are the mathematics, `box` and `text_size` the measures, `sheets` the sizes the
chart is drawn in, `placement` chooses places for names, `drawing` puts a chart together, `needle`
and `wheel` are the small drawings beside it, and `svg` writes attribute values. `build_land` and
`build_font_widths` are run by hand when the land, a scale or the font changes; their results are
committed.
"""
