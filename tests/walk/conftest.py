import pytest
from django.contrib.auth.models import User

from gbgintl.example_data import Sizes, fill
from gbgintl.initial_content.loader import load_content
from tests.snapshots import fill_once

from .admin import make_staff
from .result import IS_FILLED

# Two or so of everything: lists and choices are short then, and every kind of page is there.
SMALL = Sizes.of(
    3, cases=14, themes=2, images=2, visit_kinds=2, meetings=2, reply_templates=2, related=2
)


def fill_and_make_staff():
    load_content()
    fill(Sizes.of() if IS_FILLED else SMALL, beside_other_content=True)
    make_staff()


@pytest.fixture
def filled(transactional_db, settings, tmp_path, snapshots):
    """The initial content and a little example data; the staff who walk through it, by role."""
    settings.MEDIA_ROOT = tmp_path
    fill_once("walk", fill_and_make_staff, snapshots)
    staff = User.objects.order_by("pk")
    # Nobody can log in with an account of the example data.
    return {user.username: user for user in staff if user.has_usable_password()}
