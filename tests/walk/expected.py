"""What the walk meets and is meant so: the one list, with the reason of each."""

# The beginning of a path, the status, why.
STATUSES = [
    ("/receipt/", 404, "shown from a cookie that only somebody who has just written has"),
]

# English on a Swedish page that nothing marks as English.
TEXTS = {
    "events": "the code of a theme, which is in URLs of both languages",
}
# A record is named in a label of the admin's list as its title is, in whichever language.
NAMES_A_RECORD = "Välj detta objekt för en åtgärd - "


def expected_status(url):
    return next((status for path, status, _why in STATUSES if url.startswith(path)), None)
