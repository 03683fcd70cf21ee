"""What the site as a whole adds: to the admin's first page, and Django's own cookies."""

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils.translation import gettext_lazy as _

from publishing import cookies, registry
from publishing.cookies import Cookie
from publishing.registry import AdminGroup, RegisteredModel

registry.register_admin_groups(AdminGroup("staff", _("Staff")))
registry.register(
    RegisteredModel(User, admin_group="staff"), RegisteredModel(Group, admin_group="staff")
)

cookies.register(
    Cookie(
        settings.CSRF_COOKIE_NAME,
        _("Shows that a form is sent from our page and not from somebody else’s."),
        settings.CSRF_COOKIE_AGE,
    ),
    Cookie(
        settings.SESSION_COOKIE_NAME,
        _("Keeps you logged in."),
        None if settings.SESSION_EXPIRE_AT_BROWSER_CLOSE else settings.SESSION_COOKIE_AGE,
        is_for_staff=True,
    ),
    Cookie(
        settings.LANGUAGE_COOKIE_NAME,
        _("Remembers the language that you have chosen in the admin."),
        settings.LANGUAGE_COOKIE_AGE,
        is_for_staff=True,
    ),
    Cookie(
        CookieStorage.cookie_name,
        _("Carries a message, such as ‘saved’, to the next page."),
        is_for_staff=True,
    ),
)
