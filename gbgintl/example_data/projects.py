from relations.models import Project

from .records import public_record
from .storing import link, some_of, store_tree
from .texts import in_some, rich_text

PERIODS = (("2019", "2021"), ("2020-03", "2022-08"), ("2023-21", "2025-23"), ("2024-01-15", ""))


def make(filler):
    made, related = filler.made, filler.sizes.related

    def parent_of(number):
        """The first has many parts; later every fifth has two, one of which has a part itself."""
        if number == 0:
            return None
        if number <= related:
            return 0
        place = number % 5
        return {1: number - 1, 2: number - 2, 3: number - 1}.get(place) if number > 5 else None

    made["projects"] = store_tree(
        filler.sizes.projects, parent_of, lambda number, parent: _project(filler, number, parent)
    )
    for field, kind in (
        ("cities", "cities"),
        ("themes", "themes"),
        ("documents", "documents"),
        ("funders", "networks"),
    ):
        link(
            field,
            (
                (project, other)
                for number, project in enumerate(made["projects"])
                for other in some_of(made[kind], number, number % 3, related)
            ),
        )


def _project(filler, number, parent):
    starts, ends = PERIODS[number % len(PERIODS)] if number % 5 != 4 else ("", "")
    return Project(
        parent=parent,
        granted="2018-12" if number % 3 == 0 else "",
        starts=starts,
        ends=ends,
        duration_years=2 + number % 3 if number % 2 else None,
        **in_some(
            number,
            programme=("Exempelprogrammet", "The Example Programme") if number % 2 else ("", ""),
            funding=("Exempelfonden", "The Example Fund") if number % 4 else ("", ""),
            results=rich_text(number + 1) if number % 3 else ("", ""),
        ),
        **public_record(filler, number, "title", "Exempelprojekt", "Example project"),
    )
