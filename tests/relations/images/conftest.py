import pytest


@pytest.fixture(autouse=True)
def _uploads_of_its_own(media):
    """Every test of images has an empty folder for them."""
