"""How staff's rich text is laid out; it is sanitised when saved (publishing/rich_text.py)."""

import re

from django import template
from django.utils.safestring import mark_safe

register = template.Library()

_LIST = re.compile(r"<ul>((?:(?!</?ul>).)*)</ul>", re.DOTALL)
# An item of a list that opens with what it is about, in bold letters.
_DEFINITION = re.compile(
    r"<li>(?:<p>)?<strong>(.*?)</strong>:?\s*((?:(?!</?(?:li|p|ul|ol)>).)*)(?:</p>)?</li>"
)


@register.filter
def text_columns(text):
    """Rich text in two columns: what has a list stands in the second one."""
    sections = re.split("(?=<h2>)", text.value)
    without = [part for part in sections if "<ul>" not in part]
    with_list = [_with_definitions(part) for part in sections if "<ul>" in part]
    return [mark_safe("".join(column)) for column in (without, with_list) if any(column)]


@register.filter
def text_sections(text):
    """Rich text in sections: (heading, markup below it) pairs, the first without a heading."""
    first, *others = re.split("<h2>(.*?)</h2>", text.value)
    sections = [("", first), *zip(others[::2], others[1::2], strict=True)]
    return [(mark_safe(heading), mark_safe(html)) for heading, html in sections if html.strip()]


def _with_definitions(html):
    """A list whose items all open with bold words becomes a list of definitions."""

    def definitions(found):
        items = found[1].strip()
        if _DEFINITION.sub("", items).strip():
            return found[0]
        pairs = _DEFINITION.sub(r"<div><dt>\1</dt> <dd>\2</dd></div>", items)
        return f"<dl>{pairs}</dl>"

    return _LIST.sub(definitions, html)
