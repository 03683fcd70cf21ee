from publishing.frame import PageFrame
from publishing.preview import render_page
from relations.models import City, Network


def start(request):
    cities = list(City.objects.for_chart())
    return render_page(
        request,
        "relations/start.html",
        {
            "cities": cities,
            "friendship_towns": [city for city in cities if city.is_friendship_town],
            "active_partners": [
                city for city in cities if city.is_active and not city.is_friendship_town
            ],
            "dormant_partners": [
                city for city in cities if city.is_dormant and not city.is_friendship_town
            ],
            "frame": PageFrame.for_section("start", request),
            "networks": Network.objects.published().filter(is_member=True).alphabetical(),
        },
    )
