from relations.models import Cooperation, Forum, Network, NetworkFigure

from .figures import figure
from .records import public_record
from .storing import link, some_of, store
from .texts import in_both, name


def make(filler):
    made, related = filler.made, filler.sizes.related
    made["networks"] = store([_network(filler, number) for number in range(filler.sizes.networks)])
    made["cooperations"] = store(
        [_cooperation(filler, number) for number in range(filler.sizes.cooperations)]
    )
    for records in (made["networks"], made["cooperations"]):
        link(
            "documents",
            (
                (record, document)
                for number, record in enumerate(records)
                for document in some_of(made["documents"], number, number % 2, related)
            ),
        )
    children = [
        (network, number, position)
        for number, network in enumerate(made["networks"])
        for position in range(related if number == 0 else number % 4)
    ]
    made["network_figures"] = store([_figure(*child) for child in children])
    made["forums"] = store([_forum(*child) for child in children])


def _network(filler, number):
    is_member = number % 3 != 2
    return Network(
        acronym="" if number % 2 else f"EXN{number + 1}",
        website="" if number % 4 == 3 else f"https://natverk{number + 1}.example/",
        is_member=is_member,
        founded_year=None if number % 5 == 4 else 1946 + number % 70,
        member_since_year=1990 + number % 30 if is_member and number % 4 else None,
        **public_record(filler, number, "name", "Exempelnätverk", "Example network"),
    )


def _cooperation(filler, number):
    return Cooperation(
        former_website="" if number % 3 else f"www.samarbete{number + 1}.example",
        **public_record(filler, number, "title", "Exempelsamarbete", "Example cooperation"),
    )


def _figure(network, number, position):
    return NetworkFigure(network=network, **figure(number, position))


def _forum(network, number, position):
    return Forum(
        network=network,
        position=position + 1,
        **in_both(name=name(position, "Exempelforum", "Example forum")),
    )
