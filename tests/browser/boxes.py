"""Boxes of elements as a browser measures them: left, top, right, bottom."""


def meet(one, other):
    """Whether two boxes share more than a hair's breadth."""
    return (
        one["left"] < other["right"] - 0.5
        and other["left"] < one["right"] - 0.5
        and one["top"] < other["bottom"] - 0.5
        and other["top"] < one["bottom"] - 0.5
    )
