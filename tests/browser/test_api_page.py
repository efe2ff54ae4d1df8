"""The page of the API, in Chromium."""


def test_the_api_page_lists_and_tries_a_call_offline(page, shot):
    page.goto("/api/v1/")
    page.get_by_text("/api/v1/limits", exact=True).click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    page.get_by_text("expression_characters").last.wait_for()
    shot(page, "api")


def test_the_libraries_import_in_the_browser(page):
    page.goto("/api/v1/")
    drawn = page.evaluate(
        """async () => {
            const {render} = await import("/static/vendor/katex.js");
            const {select, zoom} = await import("/static/vendor/d3.js");
            const {EditorView} = await import("/static/vendor/codemirror.js");
            const place = document.body.appendChild(document.createElement("div"));
            render("x(y^2 + z)", place);
            select(place).call(zoom());
            return [place.querySelectorAll(".katex").length, typeof EditorView];
        }"""
    )
    assert drawn == [1, "function"]


def test_stored_compression_and_revalidation_reach_the_browser(page):
    page.goto("/api/v1/")
    answer = page.evaluate(
        """async () => {
            const first = await fetch("/static/vendor/d3.js");
            const tag = first.headers.get("ETag");
            const again = await fetch("/static/vendor/d3.js", {cache: "no-store", headers: {"If-None-Match": tag}});
            return [first.headers.get("Content-Encoding"), first.headers.get("Content-Type"), again.status];
        }"""
    )
    # Over plain HTTP, Chromium takes gzip and leaves brotli to encrypted connections and loopback.
    assert answer[0] in ("br", "gzip")
    assert answer[1:] == ["text/javascript; charset=utf-8", 304]
