"""A page as the walk reads it: its links, its text with the language of each piece, its markup."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
NOT_READ = {"script", "style", "template", "code", "textarea"}
RESOURCES = {("img", "src"), ("script", "src"), ("link", "href"), ("source", "srcset")}


@dataclass
class Reading:
    """What was found; `texts` are (language, text) pairs, `problems` what the policy forbids."""

    language: str = ""
    title: str = ""
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    texts: list[tuple[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.reading = Reading()
        self.open = []  # (tag, language) of the elements around

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        around = self.open[-1][1] if self.open else ""
        language = attributes.get("lang", around)
        if tag == "html":
            self.reading.language = language or ""
        if attributes.get("id"):
            self.reading.ids.add(attributes["id"])
        if tag == "a" and attributes.get("href"):
            self.reading.links.append(attributes["href"])
        if tag == "link" and attributes.get("rel") in ("alternate", "canonical"):
            self.reading.links.append(attributes["href"])
        self._check(tag, attributes)
        for name in ("title", "alt", "aria-label", "placeholder"):
            if attributes.get(name):
                self.reading.texts.append((language, attributes[name].strip()))
        if tag in ("input", "button") and attributes.get("type") in ("submit", "button"):
            self.reading.texts.append((language, (attributes.get("value") or "").strip()))
        if tag not in VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag):
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                break

    def handle_data(self, data):
        text = " ".join(data.split())
        if not text or any(tag in NOT_READ for tag, _language in self.open):
            return
        if self.open and self.open[-1][0] == "title":
            self.reading.title += text
        self.reading.texts.append((self.open[-1][1] if self.open else "", text))

    def _check(self, tag, attributes):
        problems = self.reading.problems
        if "style" in attributes:
            problems.append(f"inline style on <{tag}>: {attributes['style']}")
        if tag == "style":
            problems.append("a <style> element")
        is_data = attributes.get("type") in ("application/ld+json", "application/json")
        if tag == "script" and not attributes.get("src") and not is_data:
            if "nonce" not in attributes:
                problems.append("an inline script without nonce")
        for name, value in attributes.items():
            if name.startswith("on"):
                problems.append(f"an event handler on <{tag}>: {name}")
            if name in ("href", "src", "action") and (value or "").lower().startswith(
                "javascript:"
            ):
                problems.append(f"a script URL on <{tag}>")
        for element, name in RESOURCES:
            value = attributes.get(name) or ""
            is_page = attributes.get("rel") in ("alternate", "canonical")
            if tag == element and not is_page and value.startswith(("http:", "https:", "//")):
                problems.append(f"<{tag}> from another host: {value}")


def read_page(html: str) -> Reading:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.reading
