import csv
import io

import pytest

from contact.cases import transitions
from contact.models import Case, Event
from tests.contact.factories import make_registered_case
from tests.contact.pages import words

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/case/"
EXPORT = f"{LIST}export/"


def export_cases(client, query="", **fields):
    return client.post(f"{EXPORT}?{query}", {"format": "csv", "masking": "whole"} | fields)


def table(response):
    text = response.content.decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_the_button_exports_what_the_list_shows(client, handler):
    wanted, english = (
        make_registered_case(message="Den svenska"),
        make_registered_case(language="en", message="English"),
    )
    transitions.move(wanted, Case.Status.CLOSED)

    page = client.get(LIST, {"language__exact": "sv", "queue": "finished"})
    response = client.post(page.context_data["export_url"], {"format": "csv", "masking": "whole"})

    text = response.content.decode()
    assert "Den svenska" in text
    assert english.register_entry not in text


def test_the_default_list_is_exported_as_it_is_shown(client, handler):
    make_registered_case(message="Öppen")
    transitions.move(make_registered_case(message="Stängd"), Case.Status.CLOSED)

    page = client.get(LIST)
    text = client.post(
        page.context_data["export_url"], {"format": "csv", "masking": "whole"}
    ).content.decode()

    assert "Öppen" in text
    assert "Stängd" not in text


def test_a_search_is_exported_as_it_was_found(client, handler):
    make_registered_case(message="Om Åbo")
    make_registered_case(message="Om Lyon")

    text = export_cases(client, "q=Åbo").content.decode()

    assert "Om Åbo" in text
    assert "Om Lyon" not in text


def test_chosen_cases_are_exported(client, handler):
    first, _second, third = (make_registered_case(message=f"Nummer {n}") for n in (1, 2, 3))

    response = client.post(
        LIST, {"action": "export_selected", "_selected_action": [first.pk, third.pk]}, follow=True
    )
    url = response.redirect_chain[-1][0]
    text = client.post(url, {"format": "csv", "masking": "whole"}).content.decode()

    assert "2 ärenden lämnas ut." in words(response)
    assert "Nummer 1" in text
    assert "Nummer 3" in text
    assert "Nummer 2" not in text


def test_selecting_the_whole_list_exports_by_its_query(client, handler):
    made = [make_registered_case(language="en") for _number in range(3)]
    make_registered_case()

    response = client.post(
        f"{LIST}?language__exact=en",
        {"action": "export_selected", "_selected_action": [made[0].pk], "select_across": "1"},
        follow=True,
    )

    assert response.redirect_chain[-1][0] == f"{EXPORT}?language__exact=en&queue=all"
    assert "3 ärenden lämnas ut." in words(response)


def test_the_table_is_a_file_with_harmless_cells(client, handler):
    make_registered_case(message="=HYPERLINK()", subject="@x")

    response = export_cases(client)

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="cases-')
    _head, line = table(response)
    assert "'=HYPERLINK()" in line
    assert "'@x" in line


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("sv", ("Ärenden till Göteborgs Stad", "av Omar Lind", "Personuppgifter är maskerade.")),
        (
            "en",
            (
                "Cases to the City of Gothenburg",
                "by Omar Lind",
                "Personal data has been masked.",
            ),
        ),
    ],
)
def test_the_pages_say_who_made_it_and_that_it_is_masked(client, handler, language, said):
    case = make_registered_case(message="Ring Anna på 031-365 00 00", email="anna@example.org")

    response = client.post(
        f"{EXPORT}?id__exact={case.pk}",
        {"format": "pages", "masking": "masked", "names": "Anna"},
        headers={"accept-language": language},
    )

    shown = words(response)
    for text in (*said, case.register_entry):
        assert text in shown
    for gone in ("Anna", "031", "anna@example.org"):
        assert gone not in shown


def test_the_pages_are_one_document_without_script(client, handler):
    make_registered_case(message="<script>alert(1)</script>")

    html = export_cases(client, format="pages").content.decode()

    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "style=" not in html
    assert html.count("<h1>") == 1


def test_each_export_is_an_event_of_the_case(client, handler):
    made = [make_registered_case(), make_registered_case()]

    export_cases(client, masking="masked", purpose="Till en tidning")

    for case in made:
        event = case.events.get(kind=Event.Kind.EXPORTED)
        assert event.actor == handler
        assert event.note == "Tabell för kalkylprogram (CSV). Maskerade.\nTill en tidning"
    assert "Till en tidning" in words(client.get(f"{LIST}{made[0].pk}/change/"))
    assert "Till en tidning" not in export_cases(client).content.decode()


def test_opening_the_form_exports_nothing(client, handler):
    case = make_registered_case()

    assert "1 ärende lämnas ut." in words(client.get(EXPORT))
    assert not case.events.filter(kind=Event.Kind.EXPORTED).exists()


def test_an_empty_list_is_not_exported(client, handler):
    assert "Här finns inget att lämna ut." in words(client.get(EXPORT))
    assert export_cases(client)["Location"] == LIST


def test_an_invalid_form_exports_nothing(client, handler):
    case = make_registered_case()

    assert export_cases(client, masking="half").status_code == 422
    assert not case.events.filter(kind=Event.Kind.EXPORTED).exists()


@pytest.mark.parametrize("query", ["id__in=x", "received_at__gte=never"])
def test_a_broken_query_leads_back_to_the_list(client, handler, query):
    assert client.get(f"{EXPORT}?{query}")["Location"] == LIST
