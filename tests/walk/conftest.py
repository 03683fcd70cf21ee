import pytest

from gbgintl.example_data import Sizes, fill
from gbgintl.initial_content.loader import load_content

from .admin import make_staff
from .result import IS_FILLED

# Two or so of everything: lists and choices are short then, and every kind of page is there.
SMALL = Sizes.of(
    3, cases=14, themes=2, images=2, visit_kinds=2, meetings=2, reply_templates=2, related=2
)


@pytest.fixture
def filled(db):
    """The initial content and a little example data; the staff who walk through it, by role."""
    load_content()
    fill(Sizes.of() if IS_FILLED else SMALL, beside_other_content=True)
    return make_staff()
