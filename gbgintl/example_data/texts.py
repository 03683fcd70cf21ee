"""Swedish and English text that nobody takes for real, and in which languages a record has it."""

from itertools import cycle, islice

# Slugs of example data begin with it, and nothing else's do.
SLUG_PREFIX = "exempel"

LONG_WORD = ("Förvaltningsområdessamordningskommitté", "Cross-departmental-coordination-committee")

SENTENCES = (
    ("Det här är en exempeltext.", "This is an example text."),
    (
        "Den visar hur en sida ser ut när den är fylld, och påstår ingenting om någon stad.",
        "It shows what a page looks like when it is filled, and claims nothing about any city.",
    ),
    (
        "Skolor, museer och företag i exemplet utbyter erfarenheter varje höst.",
        "Schools, museums and companies in the example share experience every autumn.",
    ),
    (
        "En arbetsgrupp träffas två gånger om året och skriver en kort rapport.",
        "A working group meets twice a year and writes a short report.",
    ),
    (
        "Nästa steg är att prova arbetssättet i mindre skala.",
        "The next step is to try the way of working on a smaller scale.",
    ),
)


def sentences(number, count):
    """So many sentences in each language; which one comes first depends on the number."""
    start = number % len(SENTENCES)
    chosen = list(islice(cycle(SENTENCES), start, start + count))
    return tuple(" ".join(pair[language] for pair in chosen) for language in (0, 1))


def rich_text(number):
    """Every element that the editor allows, in each language."""
    first, second = sentences(number, 3), sentences(number + 2, 2)
    headings = (
        ("Så arbetar vi i exemplet", "Resultat"),
        ("How we work in the example", "Results"),
    )
    return tuple(
        f"<h2>{heading}</h2><p>{one}</p><ul><li><p><strong>{two}</strong></p></li>"
        f"<li><p><em>{two}</em></p></li></ul><h3>{result}</h3><ol><li><p>{one}</p></li></ol>"
        f'<blockquote><p>{two}</p></blockquote><p><a href="https://www.example/">{two}</a><br>'
        f"{one}</p>"
        for (heading, result), one, two in zip(headings, first, second, strict=True)
    )


def name(number, swedish, english):
    """Numbered from 1; one in twelve is as long as names get."""
    long = LONG_WORD if number % 12 == 4 else ("", "")
    return tuple(
        " ".join(filter(None, (word, extra, str(number + 1))))
        for word, extra in zip((swedish, english), long, strict=True)
    )


def in_both(**pairs):
    """Texts as the fields that hold them: `name=("Stad", "City")` gives name_sv and name_en."""
    return {
        f"{field}_{language}": text
        for field, pair in pairs.items()
        for language, text in zip(("sv", "en"), pair, strict=True)
    }


def in_some(number, **pairs):
    """The same, but some records have it in Swedish only and some in English only."""
    texts = in_both(**pairs)
    missing = {3: "_en", 5: "_sv"}.get(number % 7)
    return {f: "" if missing and f.endswith(missing) else text for f, text in texts.items()}
