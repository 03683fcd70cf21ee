import re
from datetime import date

import pytest

from relations.models import HostTown, Meeting
from relations.views.friendship import coming_meetings, first_coming_year, is_over
from tests.relations.factories import make_document, make_page, make_rotation

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)


def host(name):
    return HostTown.objects.get(city__name_sv=name)


def coming(today=TODAY):
    hosts = list(HostTown.objects.select_related("city", "rotation"))
    meetings = list(Meeting.objects.readable())
    return [(m.year, str(m.host), m.is_recorded) for m in coming_meetings(hosts, meetings, today)]


def words_of(client, path):
    html = client.get(path).content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(re.sub("<[^>]+>", " ", main).split())


@pytest.mark.parametrize(
    ("path", "facts", "answer"),
    [
        (
            "/sv/vanorter/",
            "Vartannat år träffas städerna Vart åttonde år är Göteborg värd",
            "Nästa möte Ingen uppgift här. Fråga oss om nästa möte",
        ),
        (
            "/en/friendship-towns/",
            "Every second year the towns meet Every eighth year Gothenburg is the host",
            "Next meeting We have no date here. Ask us about the next meeting",
        ),
    ],
)
def test_without_a_known_year_the_page_gives_the_rule_and_no_years(client, path, facts, answer):
    make_rotation()

    words = words_of(client, path)

    assert facts in words
    assert answer in words
    assert not re.search(r"\b20\d\d\b", words)


@pytest.mark.parametrize(
    ("path", "fact"), [("/sv/vanorter/", "Sedan 1946"), ("/en/friendship-towns/", "Since 1946")]
)
def test_the_year_in_which_the_cooperation_began_is_told(client, path, fact):
    rotation = make_rotation()
    rotation.since_year = 1946
    rotation.save()

    assert fact in words_of(client, path)


@pytest.mark.parametrize(
    ("turns", "has_wheel"),
    [([1, 2, 3, 4], True), ([None] * 4, False), ([1, 2, 2, 3], False)],
)
def test_the_wheel_takes_the_place_of_the_chart_when_the_order_is_known(client, turns, has_wheel):
    make_rotation()
    for host_town, turn in zip(HostTown.objects.order_by("pk"), turns, strict=True):
        HostTown.objects.filter(pk=host_town.pk).update(turn=turn)

    html = client.get("/en/friendship-towns/").content.decode()

    assert ('class="host-wheel"' in html) is has_wheel
    assert ('class="chart"' in html) is not has_wheel


@pytest.mark.parametrize("path", ["/sv/vanorter/", "/en/friendship-towns/"])
def test_the_table_and_the_wheel_agree(client, path):
    rotation = make_rotation()
    rotation.anchor_year, rotation.anchor_host = 2100, host("Bergen")
    rotation.save()

    html = client.get(path).content.decode()

    table = re.findall(r'<th scope="row">(\d+)</th>\s*<td>(.*?)</td>', html)
    wheel = re.search('class="host-wheel".*?aria-label=".*?: (.*?)"', html, re.DOTALL)[1]
    assert len(table) == 4
    assert sorted(wheel.split(", ")) == sorted(f"{town} {year}" for year, town in table)


@pytest.mark.parametrize(
    ("path", "row", "fact"),
    [
        (
            "/sv/vanorter/",
            "2100 Göteborg Nästa. Preliminärt enligt turordningen",
            "Göteborg 2100 nästa möte, preliminärt",
        ),
        (
            "/en/friendship-towns/",
            "2100 Gothenburg Next. Provisional, by the order of hosts",
            "Gothenburg 2100 next meeting, provisional",
        ),
    ],
)
def test_a_computed_host_is_said_to_be_provisional(client, monkeypatch, path, row, fact):
    monkeypatch.setattr("relations.views.friendship.timezone.localdate", lambda: date(2100, 5, 1))
    rotation = make_rotation()
    rotation.anchor_year, rotation.anchor_host = 2100, HostTown.objects.get(city=None)
    rotation.save()

    words = words_of(client, path)

    assert row in words
    assert fact in words


@pytest.mark.parametrize(
    ("path", "link", "subject"),
    [
        ("/sv/vanorter/", "Berätta om det för stadsledningskontoret", "Samarbete+med+en+v"),
        ("/en/friendship-towns/", "Tell the City Executive Office about it", "Cooperation+with+a"),
    ],
)
def test_those_who_work_for_the_city_can_tell_the_office(client, path, link, subject):
    html = client.get(path).content.decode()

    (url,) = re.findall(f'<a href="([^"]*)">{link}</a>', html)
    assert subject in url


def test_a_list_that_opens_with_bold_words_becomes_a_list_of_definitions(client):
    make_page(
        section="friendship-towns",
        body_sv="<h2>Vem</h2><ul><li><p><strong>Kontoret</strong> ordnar.</p></li></ul>",
        body_en="<h2>Who</h2><ul><li><strong>The office</strong> does.</li><li>Others.</li></ul>",
    )

    swedish = client.get("/sv/vanorter/").content.decode()
    english = client.get("/en/friendship-towns/").content.decode()

    assert "<dt>Kontoret</dt> <dd>ordnar.</dd>" in swedish
    assert "<li>Others.</li>" in english


@pytest.mark.parametrize(
    ("path", "facts"),
    [
        ("/sv/vanorter/", "2028 Bergen Beslutat 12 maj 2028 – 13 maj 2028 Tema: Hamnar"),
        (
            "/en/friendship-towns/",
            "2028 Bergen Decided 12 May 2028 – 13 May 2028 Theme: Ports",
        ),
    ],
)
def test_a_planned_meeting_is_shown_with_its_days_and_theme(client, monkeypatch, path, facts):
    monkeypatch.setattr("relations.views.friendship.timezone.localdate", lambda: TODAY)
    make_rotation()
    Meeting.objects.create(
        year=2028,
        host=host("Bergen"),
        starts_on=date(2028, 5, 12),
        ends_on=date(2028, 5, 13),
        theme_sv="Hamnar",
        theme_en="Ports",
        state="published",
    )

    text = re.sub("<[^>]+>", " ", client.get(path).content.decode())
    assert facts in " ".join(text.split())


def test_a_withdrawn_meeting_stays_readable_with_its_reason_and_plans_nothing(client):
    make_rotation()
    for year in (2020, 2100):
        Meeting.objects.create(
            year=year,
            host=host("Bergen"),
            state="withdrawn",
            withdrawn_reason_sv="Ställdes in.",
            withdrawn_reason_en="Was called off.",
        )

    html = client.get("/en/friendship-towns/").content.decode()

    assert "2020: Bergen" in html
    assert "Was called off." in html
    assert "2100: Bergen" in html
    assert html.count("Was called off.") == 2
    assert '<th scope="row">2100</th>' not in html
    assert "wheel-year" not in html
    assert '<a href="#meeting-2020">' not in html


def test_coming_hosts_follow_the_rotation_from_the_anchor():
    rotation = make_rotation()
    rotation.anchor_year, rotation.anchor_host = 2024, host("Århus")
    rotation.save()

    assert coming() == [
        (2026, "Bergen", False),
        (2028, "Åbo", False),
        (2030, "Göteborg", False),
        (2032, "Århus", False),
    ]


def test_a_recorded_meeting_overrules_the_rotation():
    make_rotation()
    Meeting.objects.create(year=2026, host=host("Åbo"), state="published")

    assert coming()[:2] == [(2026, "Åbo", True), (2028, "Göteborg", False)]


def test_a_meeting_that_is_not_published_counts_for_nothing():
    make_rotation()
    Meeting.objects.create(year=2026, host=host("Åbo"))

    assert coming() == []


def test_this_years_meeting_is_coming_until_it_is_over():
    make_rotation()
    meeting = Meeting(year=2026, host=host("Åbo"), ends_on=date(2026, 9, 2))

    assert not is_over(meeting, date(2026, 9, 2))
    assert is_over(meeting, date(2026, 9, 3))
    assert first_coming_year([meeting], date(2026, 9, 2)) == 2026
    assert first_coming_year([meeting], date(2026, 9, 3)) == 2027


@pytest.mark.parametrize(
    ("path", "theme"),
    [("/sv/vanorter/", "Tema: Hamnar"), ("/en/friendship-towns/", "Theme: Ports")],
)
def test_a_meeting_over_new_year_is_coming_until_its_last_day(client, monkeypatch, path, theme):
    make_rotation()
    last_day = date(2027, 1, 2)
    Meeting.objects.create(
        year=2026,
        host=host("Bergen"),
        starts_on=date(2026, 12, 30),
        ends_on=last_day,
        theme_sv="Hamnar",
        theme_en="Ports",
        state="published",
    )
    monkeypatch.setattr("relations.views.friendship.timezone.localdate", lambda: last_day)

    assert coming(last_day)[:2] == [(2026, "Bergen", True), (2028, "Åbo", False)]
    assert client.get(path).content.decode().count(theme) == 1


@pytest.mark.parametrize("path", ["/sv/vanorter/", "/en/friendship-towns/"])
def test_a_held_meeting_is_shown_with_what_came_of_it(client, path):
    make_rotation()
    report = make_document(title_sv="Rapport om mötet", title_en="Report on the meeting")
    meeting = Meeting.objects.create(
        year=2024,
        host=host("Bergen"),
        theme_sv="Hamnar",
        theme_en="Ports",
        outcome_sv="<p>Nya kontakter.</p>",
        outcome_en="<p>New contacts.</p>",
        evaluation=report,
        state="published",
    )
    meeting.documents.add(make_document(title_sv="Program", title_en="Programme"))

    html = client.get(path).content.decode()

    expected = {
        "/sv/vanorter/": [
            "2024: Bergen",
            "Hamnar",
            "Nya kontakter.",
            "Rapport om mötet",
            "Program",
        ],
        "/en/friendship-towns/": [
            "2024: Bergen",
            "Ports",
            "New contacts.",
            "Report on the meeting",
            "Programme",
        ],
    }[path]
    for words in expected:
        assert words in html


@pytest.mark.parametrize("path", ["/sv/vanorter/", "/en/friendship-towns/"])
def test_the_page_stands_without_a_rotation(client, path):
    assert client.get(path).status_code == 200
