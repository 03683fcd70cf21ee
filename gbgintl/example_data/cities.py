from datetime import timedelta

from relations.models import Agreement, City, LocalName, Milestone

from .records import public_record
from .storing import link, some_of, store
from .texts import in_both, in_some, name

COUNTRIES = ("PL", "EE", "CN", "ZA", "US", "CL", "FI", "JP", "AU", "UA", "IS")
TIME_ZONES = ("Europe/Warsaw", "Asia/Shanghai", "America/Chicago", "Australia/Hobart", "")
LOCAL_NAMES = (("Przykładowo", "pl"), ("示例市", "zh-Hans"), ("Näitelinn", "et"))
MOMENT = ("Ett exempel på en händelse.", "An example of an event.")
KINDS = ("partner-city", "friendship-town", "partner-city", "partner-city")
STATUSES = ("active", "active", "dormant", "active", "ended")
# Wikidata's own item for trying things out.
WIKIDATA_SANDBOX = "Q4115189"
NOTE = ("Ett exempel på en anmärkning.", "An example of a remark.")
DATES = ("1986", "1999-04", "2003-21", "2013-04-12", "")


def make(filler):
    made = filler.made
    terms = {term.code: term for term in made["terms"]}
    made["cities"] = store([_city(filler, number, terms) for number in range(filler.sizes.cities)])
    _link(filler, made["cities"])
    made["agreements"] = store(
        [
            _agreement(filler, city, number + turn)
            for number, city in enumerate(made["cities"])
            for turn in range(filler.sizes.related if number == 0 else number % 3)
        ]
    )
    numbered = [(city, number) for number, city in enumerate(made["cities"])]
    made["local_names"] = store(
        [
            _local_name(city, number + turn)
            for city, number in numbered
            for turn in range(number % 4)
        ]
    )
    made["milestones"] = store(
        [
            _milestone(city, number + turn)
            for city, number in numbered
            for turn in range(filler.sizes.related if number == 0 else number % 4)
        ]
    )


def _local_name(city, number):
    name, language = LOCAL_NAMES[number % len(LOCAL_NAMES)]
    return LocalName(city=city, name=f"{name} {number + 1}", language=language)


def _milestone(city, number):
    label = ("1700-talet", "1700s") if number % 3 == 0 else ("", "")
    return Milestone(
        city=city,
        year=1700 if number % 3 == 0 else 1946 + number % 75,
        is_active=number % 3 == 2,
        **in_both(text=MOMENT, date_label=label),
    )


def _city(filler, number, terms):
    has_point = number % 8 != 7
    return City(
        kind=terms[KINDS[number % len(KINDS)]],
        # Another step each ten, so that no status is met with the same states of publishing only.
        status=terms[STATUSES[(number + number // 10) % len(STATUSES)]],
        country=COUNTRIES[number % len(COUNTRIES)],
        other_names="" if number % 5 else f"Exempelköping {number + 1}\nExempelholm {number + 1}",
        since_year=None if number % 6 == 5 else 1946 + number % 75,
        since_is_approximate=number % 6 == 2,
        # Spread over the inhabited part of the globe: the golden angle meets no place twice.
        latitude=_degrees(-45 + (number * 0.6180339887 % 1) * 110) if has_point else None,
        longitude=_degrees(-180 + number * 137.50776405 % 360) if has_point else None,
        time_zone=TIME_ZONES[number % len(TIME_ZONES)],
        wikidata="" if number % 2 else WIKIDATA_SANDBOX,
        website="" if number % 3 else f"https://stad{number + 1}.example/",
        **(in_both(short_name=name(number, "Exempel", "Example")) if number % 7 == 0 else {}),
        **public_record(filler, number, "name", "Exempelstad", "Exampleton"),
    )


def _degrees(number):
    return round(number, 5)


def _link(filler, cities):
    for field in ("themes", "documents"):
        link(
            field,
            (
                (city, other)
                for number, city in enumerate(cities)
                for other in some_of(filler.made[field], number, number % 3, filler.sizes.related)
            ),
        )


def _agreement(filler, city, number):
    documents, kinds = filler.made["documents"], Agreement.Kind.values
    return Agreement(
        city=city,
        kind=kinds[number % len(kinds)],
        signed=DATES[number % len(DATES)],
        valid_until=filler.today + timedelta(days=400 * (number % 5 - 2)) if number % 2 else None,
        decision="" if number % 3 else f"Exempelnämnden, ärende {number + 1}",
        document=documents[number % len(documents)] if documents and number % 2 else None,
        **in_some(number, note=NOTE if number % 3 == 0 else ("", "")),
    )
