import uuid
from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, Permission, User

from contact.cases import register
from contact.intake.spam import FormToken
from contact.models import Case, Office, OpeningHours

HANDLER = "Handler (handläggare)"
REGISTRAR = "Registrar (registrator)"


def make_office(**fields):
    return Office.objects.create(
        **{
            "name_sv": "Stadsledningskontoret",
            "name_en": "City Executive Office",
            "organisation_sv": "Göteborgs Stad",
            "organisation_en": "City of Gothenburg",
            "telephone": "031-365 00 00",
            "telephone_from_abroad": "+46 31 365 00 00",
            "visiting_address": "Gustaf Adolfs Torg 4A, Göteborg",
            "postal_address_sv": "Stadsledningskontoret, 404 82 Göteborg",
            "postal_address_en": "Göteborgs Stad, 404 82 Göteborg",
            "latitude": 57.70739467390328,
            "longitude": 11.966450219140533,
        }
        | fields
    )


def make_hours(**fields):
    return OpeningHours.objects.create(
        **{
            "office": Office.objects.get(),
            "opens": "09:00",
            "closes": "16:00",
            "note_sv": "",
            "note_en": "",
        }
        | fields
    )


def make_case(**fields):
    return Case.objects.create(
        **{
            "kind": Case.Kind.QUESTION,
            "message": "Vilka vänorter har staden?",
            "language": "sv",
        }
        | fields
    )


def form_data(**fields):
    """What a browser sends a minute after the form was opened."""
    return {
        "kind": "question",
        "subject": "",
        "message": "Vilka vänorter har staden?",
        "email": "",
        "website": "",
        "page": "",
        "token": str(FormToken.issue(age=60)),
    } | fields


def make_registered_case(**fields):
    """A case as the form stores it: stamped, numbered, with a day to answer by."""
    case, _is_new = register.receive(
        submission=uuid.uuid4(),
        **{
            "kind": Case.Kind.QUESTION,
            "message": "Vilka vänorter har staden?",
            "language": "sv",
        }
        | fields,
    )
    return case


def make_staff(username, *groups, permissions=(), **fields):
    """A member of staff, in groups as the migration makes them."""
    import_module("contact.migrations.0002_staff_groups").make_groups(apps, None)
    user = User.objects.create_user(username, is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user
