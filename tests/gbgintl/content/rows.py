"""A value of the initial content by its path."""

from gbgintl.initial_content.loader import read_rows


def value_at(kind, path):
    value = read_rows(kind)
    for step in path.split("/"):
        value = value[int(step)] if step.isdigit() else value[step]
    return value
