"""Links that ask for what is not there, and a page that cannot begin at once."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.walk import numbers, rest, visit, write


def test_a_link_to_a_node_that_is_not_there_offers_the_whole(page: Page) -> None:
    visit(page, "/#text=x%2By&of=nosuch&k=1")
    expect(page.locator("#board")).to_contain_text("The link asks for what is not in this text")
    expect(page.locator("#board")).not_to_contain_text("underlined")
    page.locator("#board .card").click()
    rest(page)
    assert set(numbers(page)) == {"x", "y", "+"}
    assert "of=" not in page.url


def test_what_of_a_link_was_not_understood_is_said_until_the_document_changes(page: Page) -> None:
    visit(page, "/#text=x%2By&inputs=x:1e999,y:5&k=9999999")
    expect(page.locator("#problem")).to_contain_text("x:1e999, k=9999999")
    write(page, "x + y + 1")
    expect(page.locator("#problem p")).to_have_count(0)


def test_a_page_that_cannot_begin_says_so_and_tries_again(page: Page) -> None:
    refused: list[str] = []

    def once(route: Route) -> None:
        if refused:
            route.continue_()
        else:
            refused.append(route.request.url)
            route.fulfill(status=200, body="no catalogue")

    page.route("**/messages/en.json", once)
    page.goto("/")
    expect(page.locator("#unstarted")).to_be_visible()
    rest(page)
    expect(page.locator("#unstarted")).to_be_hidden()
    assert page.locator("#stage .node").count() > 0


def test_a_link_that_is_reloaded_before_it_is_shown_is_not_lost(open_page: Callable[..., Page]) -> None:
    page = open_page(apart=True)
    written = """const replace = history.replaceState;
        window.addresses = [];
        history.replaceState = function (...given) { addresses.push(given[2]); replace.apply(this, given); };"""
    page.add_init_script(written)
    visit(page, "/#text=x%2By&inputs=x:1,y:2")
    said = page.evaluate("() => window.addresses")
    assert all("text=x" in address for address in said), said


def test_a_link_is_followed_though_the_page_writes_its_address_in_between(page: Page) -> None:
    visit(page, "/#text=x%2By&inputs=x:1,y:2")
    page.evaluate("""() => {
        const before = location.href;
        location.hash = '#text=a*b&inputs=a:3,b:4';
        history.replaceState(null, '', before);
    }""")
    expect(page.locator("#stage .node[data-name=a]")).to_be_visible()
    rest(page)
    assert set(numbers(page)) == {"a", "b", "×"}
    assert "text=a" in page.url
