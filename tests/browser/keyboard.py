"""How a person with a keyboard, or with a mouse, gets on."""

# More than anybody would have patience for on the way to one link.
MANY_TABS = 80


def tab_to(page, target):
    """Presses Tab until the keyboard is at the target; passes nothing that cannot be seen."""
    focus = page.locator(":focus")
    for _tab in range(MANY_TABS):
        page.keyboard.press("Tab")
        if focus.count():
            assert focus.is_visible()
        if target.and_(focus).count():
            return
    raise AssertionError(f"not reached with Tab: {target}")


def follow(page, name, within="body"):
    """Goes to a link by Tab and follows it by Enter."""
    tab_to(page, page.locator(within).get_by_role("link", name=name, exact=True))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def send(page, name):
    tab_to(page, page.get_by_role("button", name=name))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def text_field(page, label):
    return page.get_by_role("textbox", name=label, exact=True)


def write(page, label, text):
    """Goes to a field by Tab and replaces what stands in it."""
    tab_to(page, text_field(page, label))
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def has_focus(locator):
    return locator.and_(locator.page.locator(":focus")).count() == 1


def click(target):
    """Clicks what leads to another page, and waits for it."""
    with target.page.expect_navigation():
        target.click()
