"""Times as Swedish writes them, where Django has a colon: kl. 14.05.

Beside a date in figures alone the colon stays, as in the standard for both: 2026-11-22 14:05.
"""

DATETIME_FORMAT = r"j F Y \k\l. H.i"
TIME_FORMAT = "H.i"
