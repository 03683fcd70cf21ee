"""The page of a city as tests read it."""

import re
from html import unescape


def main(client, city, language):
    html = client.get(city.get_absolute_url(language)).content.decode()
    return html[html.index("<main") : html.index("</main>")].replace("\xa0", " ")


def text_of(html):
    return " ".join(unescape(re.sub("<[^>]+>", " ", html)).split())


def part(html, heading):
    """The section with the id of its heading."""
    return html[html.index(f'id="{heading}"') : html.index("</section>", html.index(heading))]
