import datetime as dt

from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.utils import timezone

from contact import roles
from contact.cases import register
from contact.intake import codes
from contact.intake.mails import mail_to_office
from contact.intake.spam import FormToken
from contact.models import Case, Office, OpeningHours, OutgoingMail, RetentionClass
from publishing.models import JobState

HANDLER, REGISTRAR = roles.HANDLER.code, roles.REGISTRAR.code


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
            "topic": Case.Topic.QUESTION,
            "message": "Vilka vänorter har staden?",
            "language": "sv",
        }
        | fields
    )


def form_data(**fields):
    """What a browser sends a minute after the form was opened."""
    return {
        "topic": "question",
        "subject": "",
        "message": "Vilka vänorter har staden?",
        "email": "",
        "website": "",
        "page": "",
        "token": str(FormToken.issue(age=60)),
    } | fields


def make_case_with_code(**fields):
    """A case, and the code that opens it for its sender."""
    code = codes.make_code(FormToken.issue(), ["Hej"])
    return make_case(code_hash=codes.hash_code(code), **fields), code


def make_registered_case(**fields):
    """A case as the form stores it: stamped, numbered, with a day to answer by, without mail."""
    case = Case(
        **{
            "topic": Case.Topic.QUESTION,
            "message": "Vilka vänorter har staden?",
            "language": "sv",
        }
        | fields,
    )
    if case.is_quarantined:
        case.save()
    else:
        register.enter(case)
    return case


def stored(case):
    """The case as the database has it now."""
    return Case.objects.get(pk=case.pk)


def make_class(**fields):
    return RetentionClass.objects.create(
        **{"name": "Allmän fråga", "decision": "Beslut 12/26", "months": 24, "applies_to": "cases"}
        | fields
    )


def days_ago(days):
    return timezone.now() - dt.timedelta(days=days)


def make_closed(days=800, **fields):
    """A case that was closed so many days ago."""
    case = make_registered_case(
        subject="Anna Berg undrar",
        message="Jag heter Anna Berg",
        email="anna@example.org",
        page="/sv/",
        code_hash="c" * 64,
        client_hash="d" * 64,
    )
    Case.objects.filter(pk=case.pk).update(
        **{"status": "closed", "closed_at": days_ago(days), "received_at": days_ago(days + 9)}
        | fields
    )
    return Case.objects.get(pk=case.pk)


def make_staff(username, *groups, permissions=(), **fields):
    """A member of staff in groups given by their codes."""
    user = User.objects.create_user(username, is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name__in=groups))
    user.user_permissions.set(Permission.objects.filter(codename__in=permissions))
    return user


def make_mail(**fields):
    """A mail to the office that waits, about a case with these fields."""
    mail = mail_to_office(make_case(**fields))
    mail.save()
    return mail


def make_refused_mail(kind, **fields):
    """A mail of this kind that has not left, with these fields."""
    mail = make_mail(email="sender@example.org")
    OutgoingMail.objects.filter(pk=mail.pk).update(kind=kind, **fields)
    return mail


def make_everything_due():
    OutgoingMail.objects.update(next_attempt_at=timezone.now())


def deliver_mail():
    call_command("run_worker", "--once", "--job", "deliver-mail", verbosity=0)


def make_mail_job(minutes_ago=0, **fields):
    """What a worker leaves behind that ran the job so long ago."""
    seen_at = timezone.now() - dt.timedelta(minutes=minutes_ago)
    return JobState.objects.create(
        **{"name": "deliver-mail", "next_run_at": seen_at, "heartbeat_at": seen_at} | fields
    )
