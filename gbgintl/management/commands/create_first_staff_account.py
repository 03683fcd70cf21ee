from textwrap import dedent

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.utils.crypto import get_random_string

# Without the letters and digits that are taken for one another when read from paper.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


class Command(BaseCommand):
    """A new installation can be entered, and no two installations share a password."""

    help = "Create a staff account and print its password, unless there is a staff account already."

    def add_arguments(self, parser):
        parser.add_argument("--username", default="staff", help="its name (default: staff)")

    def handle(self, *args, username, **options):
        accounts = get_user_model().objects
        if accounts.filter(is_staff=True).exists():
            return
        if accounts.filter(username=username).exists():
            raise CommandError(
                f"There is an account {username} already, but it is not a member of staff. "
                "Choose another name with --username."
            )
        password = "-".join(get_random_string(5, ALPHABET) for _ in range(4))
        accounts.create_superuser(username, email="", password=password)
        self.stdout.write(
            dedent(
                f"""
                A staff account has been made. Its password is shown this once only:

                    address   {settings.SITE_URL}/admin/
                    name      {username}
                    password  {password}

                Choose your own once you have logged in: {settings.SITE_URL}/admin/password_change/
                """
            )
        )
