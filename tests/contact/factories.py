from contact.models import Enquiry, Office, OpeningHours
from contact.spam import FormToken


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


def make_enquiry(**fields):
    return Enquiry.objects.create(
        **{
            "kind": Enquiry.Kind.QUESTION,
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
