from dataclasses import dataclass, fields, replace


@dataclass(frozen=True)
class Sizes:
    """How many rows of each kind. The defaults are enough for every field in every state."""

    themes: int = 8
    images: int = 18
    documents: int = 42
    cities: int = 30
    networks: int = 30
    projects: int = 30
    cooperations: int = 30
    # 13 of them introduce the sections.
    pages: int = 43
    visit_kinds: int = 10
    meetings: int = 30
    cases: int = 84
    reply_templates: int = 4
    # Rows that belong to the first record of each kind: agreements, documents, notes and so on.
    related: int = 6

    # What can become many on a real site.
    GROWING = ("cities", "networks", "projects", "cooperations", "documents", "pages", "cases")

    @classmethod
    def of(cls, size=None, **numbers):
        """The growing kinds at one size, except those for which a number is given."""
        sizes = cls()
        if size is not None:
            sizes = replace(sizes, **dict.fromkeys(cls.GROWING, size))
        return replace(sizes, **{kind: n for kind, n in numbers.items() if n is not None})

    @classmethod
    def kinds(cls):
        return {field.name: field.default for field in fields(cls)}
