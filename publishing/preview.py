"""Preview: what is not public, shown to staff who may see it in the admin.

A record's own page needs no sign. The page of a section shows drafts of its words and of its parts
with `?preview=1`; to everybody else that parameter means nothing.
"""

from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

PARAMETER, ON = "preview", "1"


def may_see_drafts(request, model) -> bool:
    permission = f"{model._meta.app_label}.view_{model._meta.model_name}"
    user = getattr(request, "user", None)
    return user is not None and user.has_perm(permission)


def is_preview_of(request, model) -> bool:
    """Whether a page is asked for with drafts of a model, by somebody who may see them.

    The session is not looked at without the parameter: reading pages set no cookie.
    """
    return request.GET.get(PARAMETER) == ON and may_see_drafts(request, model)


def preview_url(url: str) -> str:
    """The URL of a section's page, possibly with a fragment, that shows drafts too."""
    path, mark, fragment = url.partition("#")
    return f"{path}?{PARAMETER}={ON}{mark}{fragment}"


def render_page(request, template, context):
    """`render()` for the page of a section; no cache keeps a preview."""
    return keep_preview_out_of_caches(render(request, template, context), context["frame"])


def keep_preview_out_of_caches(response, frame):
    if frame.is_preview:
        add_never_cache_headers(response)
    return response
