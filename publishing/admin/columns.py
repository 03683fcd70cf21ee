from publishing.language import LANGUAGES


def language_columns(field):
    """A row of a form: the field in Swedish beside the field in English."""
    return tuple(f"{field}_{language}" for language in LANGUAGES)
