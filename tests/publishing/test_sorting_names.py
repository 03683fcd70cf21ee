"""Names in the order that ICU gives them, asked of PostgreSQL."""

import tomllib
from pathlib import Path

import pytest
from babel import Locale
from django.db import connection

from gbgintl import initial_content
from publishing.sorting import COLLATIONS, alphabetical_key

# Capitals of the world, with the names that English or Swedish has for them.
CAPITALS = """
Abu Dhabi|Abuja|Accra|Addis Abeba|Addis Ababa|Alger|Algiers|Amman|Amsterdam|Andorra la Vella
Ankara|Antananarivo|Apia|Asjchabad|Ashgabat|Asmara|Astana|Asunción|Aten|Athens|Bagdad|Baghdad|Baku
Bamako|Bandar Seri Begawan|Bangkok|Bangui|Banjul|Basseterre|Beijing|Peking|Beirut|Belgrad|Belgrade
Belmopan|Berlin|Bern|Bisjkek|Bishkek|Bissau|Bogotá|Brasília|Bratislava|Brazzaville|Bridgetown
Bryssel|Brussels|Budapest|Buenos Aires|București|Bukarest|Bujumbura|Canberra|Caracas|Castries
Chișinău|Colombo|Conakry|Kairo|Cairo|Köpenhamn|Copenhagen|København|Dakar|Damaskus|Damascus|Dhaka
Dili|Djibouti|Dodoma|Doha|Dublin|Dusjanbe|Dushanbe|Freetown|Funafuti|Gaborone|Georgetown|Gitega
Guatemala|Guatemala City|Hanoi|Hà Nội|Harare|Havanna|Havana|Helsingfors|Helsinki|Honiara|Islamabad
Jakarta|Jerevan|Yerevan|Jerusalem|Juba|Kabul|Kampala|Katmandu|Kathmandu|Khartoum|Kigali|Kiev|Kyiv
Kingston|Kingstown|Kinshasa|Kuala Lumpur|Kuwait|Libreville|Lilongwe|Lima|Lissabon|Lisbon|Ljubljana
Lomé|London|Luanda|Lusaka|Luxemburg|Luxembourg|Madrid|Majuro|Malabo|Malé|Managua|Manama|Manila
Maputo|Maseru|Masqat|Muscat|Mbabane|Mexico City|México|Minsk|Mogadishu|Monaco|Monrovia|Montevideo
Moroni|Moskva|Moscow|N’Djamena|Nairobi|Nassau|Naypyidaw|New Delhi|Niamey|Nicosia|Nouakchott
Nukuʻalofa|Nur-Sultan|Nuuk|Oslo|Ottawa|Ouagadougou|Palikir|Panamá|Paramaribo|Paris|Phnom Penh
Podgorica|Port Louis|Port Moresby|Port Vila|Port-au-Prince|Port of Spain|Porto-Novo|Prag|Prague
Praha|Praia|Pretoria|Pyongyang|Quito|Rabat|Reykjavik|Reykjavík|Riga|Rīga|Riyadh|Rom|Rome|Roma
Roseau|San José|San Juan|San Marino|San Salvador|Sanaa|Sana'a|Santiago|Santo Domingo|São Tomé
Sarajevo|Seoul|Singapore|Skopje|Sofia|Stockholm|Sucre|Suva|Taipei|Tallinn|Tarawa|Tasjkent|Tashkent
Tbilisi|Tegucigalpa|Teheran|Tehran|Thimphu|Tirana|Tiranë|Tokyo|Tōkyō|Tórshavn|Tripoli|Tunis
Ulaanbaatar|Ulan Bator|Vaduz|Valletta|Vatikanstaten|Victoria|Vientiane|Vilnius|Warszawa|Warsaw
Washington|Washington, D.C.|Wellington|Wien|Vienna|Windhoek|Yamoussoukro|Yaoundé|Yaren|Zagreb
"""
NASTY = """
’s-Hertogenbosch|'s-Hertogenbosch|s-Hertogenbosch|Ħamrun|Hamrun|Hamruz|Ôtsu|Otsu|Otsuka|Xi’an
Xi'an|Xian|Xiana|Łódź|Lodz|Łomża|Lomza|Lozz|Đà Nẵng|Da Nang|Danang|Þórshöfn|Thorshofn|Thorshöfn|Þ
Z|İzmir|Izmir|Iğdır|Igdir|Idz|izmir|IZMIR|Åbo|Aabo|Abo|Århus|Aarhus|Arhus|Älmhult|Almhult|Ærø|Aero
Ærö|Örebro|Orebro|Østfold|Ostfold|Öst|Őrbottyán|Übach|Ybach|Űbach|Ubach|Ystad|Zürich|Zurich|Ę
Œuvre|Oeuvre|Straße|Strasse|STRASSE|Strase|Gießen|Giessen|Giesta|Ŋ|N|Nz|Ŧ|T|Tz|Əli|E|F|co-op|coop
co op|Co-op|CO-OP|Malmö–Lund|Malmö-Lund|Malmö Lund|Malmö/Lund|Malmölund|Malmö, Lund|Malmö (Lund)
Malmö|malmö|MALMÖ|Malmo|Malmø|Malmô|1|10|2|2e|100 Resilient Cities|C40|C4|C 40|C-40|Eurocities
EUROCITIES|eurocities|e-Twinning|"Citat"|“Citat”|”Citat”|«Citat»|(Lund)|[Lund]|–|-|_|.|...|…|,|!|?
&|@|#|%|*|+|=|€|$|£|§|°|Año|Ano|Anz|Český Krumlov|Cesky Krumlov|Ceský|Kraków|Krakow|Krakau|résumé
resume|Résumé|Resume|résumè|resumé|Ånge|Änge|Ange|Aange|Sør-Trøndelag|Sör|Sor|ʻEwa|Ewa|Hʻa|Ha|Hz
St. Petersburg|St Petersburg|Sankt Petersburg|St.Petersburg|S:t Petersburg|Den Haag|’t Gooi|t Gooi
L’Aquila|LAquila|L'Aquila|Laquila|A Coruña|Ã|Ä|Â|Á|À|A|a|ä|á|å|Å|Ǿ|ǻ|Ǻ|ậ|ộ|ệ|ở|õ|ō|ò|ó|ŏ|ß|ẞ|ss|SS
th|Th|TH|þ|tH|ti|d|D|đ|Đ|ð|Ð|dz|Dz|w|W|v|V|vw|wv|y|ü|Ü|Y|ý|yz|üz|ij|ĳ|ŀ|½|²|2²|n°|No.|™|º|o|op|ab
Ɓaure|Bytom|Cahul|Ɗorayi|Durban|Ɛdwɛso|Edweso|Ɔkwawu|Oyo|Ƙofa
Ƴ|Ʋ|Ʊ|Ɩ|Ɣ|Ʃ|Ʒ|Ɲ|Ǥ|Ȥ|a b|a-b|a’b|a'b|a_b|a.b|a/b
"""


def names():
    found = [name for line in (CAPITALS + NASTY).split("\n") for name in line.split("|") if name]
    found += ["", " ", "  a", "a ", "Malmö\u00a0Lund", "Malmö\u2011Lund", "a\tb", "A\u030abo"]
    for language in ("sv", "en"):
        locale = Locale(language)
        found += [*locale.territories.values(), *locale.languages.values()]
    for path in Path(initial_content.__file__).parent.glob("*.toml"):
        found += texts(tomllib.loads(path.read_text()))
    return sorted({name for name in found if "\x00" not in name})


def texts(node):
    """Every text of the initial content, however deep."""
    if isinstance(node, str):
        return [node]
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [text for child in children for text in texts(child)]


@pytest.mark.postgresql
@pytest.mark.django_db
@pytest.mark.parametrize("language", ["sv", "en"])
def test_names_are_in_the_order_that_icu_gives_them(language):
    collation = COLLATIONS[language]
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT name FROM unnest(%s::text[]) AS name ORDER BY name COLLATE "{collation}"',
            [names()],
        )
        by_icu = [name for (name,) in cursor.fetchall()]

    assert len(by_icu) > 1_500
    by_key = sorted(names(), key=lambda name: alphabetical_key(name, language))
    differing = [pair for pair in zip(by_icu, by_key, strict=True) if pair[0] != pair[1]]
    assert differing == []


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        (
            "sv",
            "’s-Hertogenbosch|2|Ħamrun|Hanoi|Lodz|Łódź|Lund|Xi’an|Xiamen|Übach|Ystad|Åbo|Ärla|Ôtsu|Öv",
        ),
        (
            "sv",
            "Bytom|Ɓaure|Cahul|Durban|Ɗorayi|Edweso|Ɛdwɛso|Kano|Ƙofa|Lomé|Oyo|Ɔkwawu|Pécs|Zory|Ʒ|Åbo",
        ),
        (
            "en",
            "Bytom|Ɓaure|Cahul|Durban|Ɗorayi|Edweso|Ɛdwɛso|Kano|Ƙofa|Lomé|Oyo|Ɔkwawu|Pécs|Zory|Ʒ",
        ),
        (
            "en",
            "’s-Hertogenbosch|2|Åbo|Ärla|Ħamrun|Hanoi|Lodz|Łódź|Lund|Ôtsu|Öv|Übach|Xi’an|Xiamen|Ystad",
        ),
    ],
)
def test_names_with_rare_letters_are_where_readers_look(language, ordered):
    ordered = ordered.split("|")

    assert sorted(ordered, key=lambda name: alphabetical_key(name, language)) == ordered
