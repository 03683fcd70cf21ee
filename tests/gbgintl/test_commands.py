import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


def create_first_staff_account(**options):
    output = StringIO()
    call_command("create_first_staff_account", stdout=output, **options)
    return output.getvalue()


def test_the_first_staff_account_can_log_in_with_the_printed_password(client):
    output = create_first_staff_account()

    password = re.search(r"^ *password +(\S+)$", output, re.MULTILINE)[1]
    assert client.login(username="staff", password=password)
    assert client.get("/admin/").status_code == 200


def test_the_first_staff_account_is_told_where_to_log_in(settings):
    settings.SITE_URL = "http://127.0.0.1:8123"

    output = create_first_staff_account()

    assert "http://127.0.0.1:8123/admin/" in output


def test_with_a_staff_account_in_place_nothing_is_made_and_nothing_is_printed():
    create_first_staff_account()
    password = get_user_model().objects.get().password

    output = create_first_staff_account()

    assert output == ""
    assert get_user_model().objects.get().password == password


def test_two_installations_do_not_get_the_same_password():
    first = create_first_staff_account()
    get_user_model().objects.all().delete()

    second = create_first_staff_account()

    assert first != second


def test_a_name_that_somebody_else_has_is_not_taken_over():
    visitor = get_user_model().objects.create_user("staff", password="kept")

    with pytest.raises(CommandError, match="--username"):
        create_first_staff_account()

    visitor.refresh_from_db()
    assert visitor.check_password("kept")
    assert not visitor.is_staff


def test_the_account_may_have_another_name():
    create_first_staff_account(username="eva")

    assert get_user_model().objects.get().get_username() == "eva"
