import pytest

from gbgintl.example_data import Sizes, fill
from gbgintl.initial_content.loader import load_content

from .admin import make_staff


@pytest.fixture
def filled(db):
    """The initial content and a little example data; the staff who walk through it, by role."""
    load_content()
    fill(Sizes.of(), beside_other_content=True)
    return make_staff()
