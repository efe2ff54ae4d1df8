"""The named states of the page: how each is reached, and what a look at it measures. Later features add rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import quote

from playwright.sync_api import Page

from tests.browser.arrays import LAYER, LAYER_STEPS, link_to
from tests.browser.networks import LINEAR
from tests.browser.training import DIGITS, IRIS
from tests.browser.walk import INPUTS, TEXT, follow, link, press, rest, visit
from tests.engine.storyboard import NETWORK, TWO_TWO_ONE


@dataclass(frozen=True)
class State:
    """An address, what is done there, and on which screens it exists.

    Attributes
    ----------
    name : str
        Of the state, and of its picture.
    address : str
        A link.
    keys : tuple of str
        Pressed one after the other.
    act : callable, optional
        What is done by hand after that.
    widths : range
        The widths of the screens on which the state can be reached.
    back : tuple of str
        The keys that take all of it back.
    presents : bool
        Whether letters must be as large as when presenting.
    opens : bool
        Whether it is what a page opens with, nothing having stood there before.
    """

    name: str
    address: str
    keys: tuple[str, ...] = ()
    act: Callable[[Page], None] | None = None
    widths: range = field(default=range(10_000))
    back: tuple[str, ...] = ()
    presents: bool = False
    opens: bool = False

    @property
    def stays(self) -> bool:
        """Whether more is left behind than what stands in the address."""
        return bool(self.keys or self.act) and not self.back

    def leads_on_to(self, other: "State") -> bool:
        """Say whether the other's hash is enough."""
        return not self.stays and not other.opens and _page(self.address) == _page(other.address)

    def reach(self, page: Page, before: "State | None" = None) -> None:
        """Bring a page there, afresh unless the state it is in leads on."""
        if before and before.leads_on_to(self):
            for key in before.back:
                page.keyboard.press(key)
            follow(page, self.address)
        else:
            visit(page, self.address)
        rest(page)
        for key in self.keys:
            page.keyboard.press(key)
        if self.act:
            self.act(page)
        rest(page)


def in_turn(states: Iterable[State]) -> list[State]:
    """Return states in the order that opens the fewest pages: to open one takes five times as long as a hash."""
    return sorted(states, key=lambda state: (_page(state.address), state.stays or state.opens))


def _page(address: str) -> tuple[str, bool]:
    """Return what of an address is read only when the page opens."""
    return address.split("#")[0], "present=1" in address


NARROW, WIDE = range(900), range(900, 10_000)
FIRST = "f(x, y, z) = x(y^2 + z)"
LONG = "log(1 + e^(-y_star(w_1 x_1 + w_2 x_2 + b)))"
EIGHT = "a b + c d + f g + h k"
SUM = " + ".join(f"x_{i}^2" for i in range(1, 25))
LAYERS = "nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))"
NEURONS = link(LAYERS, NETWORK["weights"] | NETWORK["example"], 33)
TENSORS = link(LAYERS, NETWORK["weights"] | NETWORK["example"], 11) + "&view=tensors"
NORMED = link("nn.Sequential(nn.Linear(2, 3), nn.LayerNorm(3), nn.ReLU(), nn.Linear(3, 1))", {}, 40)
UNROLLED = link(FIRST, INPUTS, 9) + "&face=chain"
NETWORK_PARTS = (link(TWO_TWO_ONE, NETWORK["weights"] | NETWORK["example"], 31)
                 + f"&wrt={','.join(NETWORK['weights'])}&detail=part")
NET = link("nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))",
           NETWORK["weights"] | NETWORK["example"], 37) + "&detail=edge"
TWO = "a = x^2\nb = 3x\nf(x, y) = a b + y sin(x)"
CHAIN = "sin(cos(exp(tanh(sin(cos(sqrt(log(x))))))))"


def _hover(page: Page) -> None:
    page.locator(".node .shape").nth(3).hover()


def _follows(page: Page) -> None:
    page.wait_for_function("() => 'follows' in document.documentElement.dataset")


def _nudge(page: Page) -> None:
    _follows(page)
    page.keyboard.press("n")


def _chains(page: Page) -> None:
    press(page, "k", "k")


def _card(page: Page) -> None:
    page.locator(".node .shape").nth(4).click()


def _card_of_matrix(page: Page) -> None:
    page.locator('.node[data-name="W"] .shape').click()


def _alone(page: Page) -> None:
    _card(page)
    page.locator("[data-does=alone]").click()
    page.locator(".alone").wait_for()


def _menu(page: Page) -> None:
    page.locator(".menu-hold > button:visible").click()


def _mistaken(page: Page) -> None:
    page.locator('.confusion-cell[data-cell="2 2"]').press("Enter")


def _pane(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_role("button", name=name, exact=True).click()


def _type(text: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        edit = page.get_by_role("button", name="Edit", exact=True)
        if edit.is_visible():
            edit.click()
        page.locator("#editor .cm-content").click()
        page.keyboard.press("Control+End")
        page.keyboard.insert_text(text)

    return act


def _complete(text: str, *keys: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        _type(text)(page)
        for key in keys:
            page.keyboard.press(key)
        page.locator("#editor [role=listbox]").wait_for()
        page.keyboard.press("ArrowDown")

    return act


def _surface(page: Page) -> None:
    page.get_by_role("button", name="Pin this run").click()
    follow(page, TRAINING.replace("seed=2", "seed=1") + "&update=400")
    rest(page)
    page.get_by_role("button", name="Loss").click()
    page.locator(".surface select").first.select_option("*starts")


def _unfolded(page: Page) -> None:
    if page.get_by_role("button", name="Edit", exact=True).is_visible():
        _pane("Edit")(page)
    for fold in ("#fold-layers", "#fold-weights"):
        page.locator(fold).click()
    page.evaluate("document.querySelector('.columns').scrollTo(0, 0)")


def _compare(page: Page) -> None:
    page.keyboard.press("l")
    page.locator(".losses-move .slider").fill("1")
    page.locator(".losses-move .slider").blur()


FAULTY = "size,weight,kind\n0.2,0.3,cat\n0.3,,cat\n0.9,0.6,dog\n"
TRAINING = (f"/#text={quote('nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1))')}"
            "&start=uniform:a=-1,b=1&seed=2&data=xor")
STATES = [
    State("opening", "/"),
    State("opening, broken down", link(TEXT, INPUTS)),
    State("forward", link(TEXT, INPUTS, 2)),
    State("forward, third beat", link(TEXT, INPUTS, 2) + "&beat=3"),
    State("seed", link(TEXT, INPUTS, 4)),
    State("back to g", link(TEXT, INPUTS, 6)),
    State("back to g, second beat", link(TEXT, INPUTS, 6) + "&beat=2"),
    State("end", link(TEXT, INPUTS, 9)),
    State("through a part", link(TEXT, INPUTS, 9) + "&detail=part"),
    State("through a part, second beat", link(TEXT, INPUTS, 9) + "&beat=2&detail=part"),
    State("chain", UNROLLED),
    State("chain of three ways", link("x^3 + x y + sin(x)", {"x": 2, "y": 3}, 9) + "&face=chain"),
    State("a part opened", link(TEXT, INPUTS, 9) + "&detail=part&open=g"),
    State("parts of a network", NETWORK_PARTS, widths=range(1300, 10_000)),
    State("network panel", f"/#text={quote(LAYERS)}&loss=HingeLoss&penalty=L2&k=3", act=_unfolded,
          widths=range(360, 10_000)),
    State("neurons", NEURONS, widths=range(700, 10_000)),
    State("a layer norm among neurons", NORMED, widths=range(700, 10_000)),
    State("neurons, numbers one by one", link("nn.Sequential(nn.Linear(2, 3), nn.Tanh(), nn.Linear(3, 1))", {}, 40),
          widths=range(700, 10_000)),
    State("a layer back", NEURONS.replace("k=33", "k=25") + "&detail=layer", widths=range(700, 10_000)),
    State("whole pass back", link(TEXT, INPUTS, 9) + "&detail=pass"),
    State("contribution 1 of 2", link("x y + x", {"x": 2, "y": 3}, 4)),
    State("merged", link("(x + y)^2 + sin(x + y)", {"x": 1, "y": -0.5}, 8) + "&merge=1"),
    State("tie of max", link("max(x, y) + y", {"x": 2, "y": 2}, 5)),
    State("kink of relu", link("relu(x y)", {"x": 0, "y": 3}, 4), act=_follows, back=("Escape",)),
    State("kink of relu, moved away", link("relu(x y)", {"x": 0, "y": 3}, 4), act=_nudge, back=("Escape",)),
    State("behind a cut", link("relu(x y)", {"x": 2, "y": -3}, 5)),
    State("undefined", link("log(x) + y", {"x": -2, "y": 3}, 1)),
    State("large numbers", link("x^5 y", {"x": -123.456, "y": 98765.4}, 5)),
    State("small graph", link("x + y", {"x": 2, "y": -3}, 3)),
    State("long formula", link(LONG, {}, 9)),
    State("long formula, opening", link(LONG, {})),
    State("eight inputs", link(EIGHT, {}, 9)),
    State("large sum", link(SUM, {}, 30)),
    State("deep chain", link(CHAIN, {"x": 3}, 12)),
    State("dragging", link(TEXT, INPUTS, 9), act=_nudge, back=("Escape",)),
    State("dragging, undefined", link("log(x) + 1/x", {"x": -1}, 9), act=_nudge, back=("Escape",)),
    State("upwards", link(TEXT, INPUTS, 6) + "&flow=up"),
    State("pointed at", link(TEXT, INPUTS, 9), act=_hover),
    State("arrays", link_to(LAYER, 9)),
    State("arrays, presenting", link_to(LAYER, 9) + "&present=1", presents=True),
    State("arrays unfolded", link_to(LAYER, 9) + "&open=s,z,x"),
    State("tensors", TENSORS),
    State("tensors, presenting", TENSORS.replace("k=11", "k=12") + "&present=1", presents=True),
    State("tensors unfolded, presenting", TENSORS + "&open=W_h,z&present=1", presents=True),
    State("arrays as their scalar graph", link_to(LAYER, 26) + "&view=graph"),
    State("arrays, card", link_to(LAYER, LAYER_STEPS), act=_card_of_matrix, back=("Escape",), widths=WIDE),
    State("card", link(TEXT, INPUTS, 9), act=_card, back=("Escape",)),
    State("table", link(TEXT, INPUTS, 6), ("t",), back=("t",)),
    State("symbols", link(TEXT, INPUTS, 9) + "&symbols=1"),
    State("values hidden", link(TEXT, INPUTS, 6), ("h",), back=("h",)),
    State("paths", link(TWO, {"x": 2, "y": -1}, 16), ("w", "w"), back=("Escape",)),
    State("caching", link(TWO, {"x": 2, "y": -1}, 16), act=_chains, back=("Escape",)),
    State("algorithm", link(TEXT, INPUTS, 9), ("d",), back=("Escape",)),
    State("training, an update", TRAINING + "&k=37", ("ArrowRight",), widths=range(360, 10_000)),
    State("training, learned", TRAINING + "&update=1200"),
    State("training, diverged", TRAINING + "&rate=2&update=8"),
    State("training, a table refused", TRAINING.replace("data=xor", f"data=table&table={quote(FAULTY)}"),
          widths=range(360, 10_000)),
    State("training, iris and its mistakes", IRIS, act=_mistaken, widths=WIDE),
    State("training, digits told apart", DIGITS + "&k=12&update=172", act=_pane("Pictures"), widths=WIDE),
    State("training, a digit walked", DIGITS + "&k=1", widths=WIDE),
    State("training, hidden units", TRAINING + "&update=1200", act=_pane("Hidden")),
    State("training, pinned, loss surface", TRAINING + "&update=1200", act=_surface),
    State("losses at a corner", LINEAR, act=_compare, back=("Escape",)),
    State("error", link(TEXT, INPUTS, 6), act=_type(" + )")),
    State("completion", link(TEXT, INPUTS, 6), act=_complete("\n# a sum\nh = x + max(y, 2) + si")),
    State("completion, every function", link("x + y", {}, 1), act=_complete(" + ", "Control+Space")),
    State("error in a link", link("x(y^2 +", {}), opens=True),
    State("notices", link("g = y^2 + z\nf = 1/2g + xyz", {"x": 2, "y": 3, "z": 1}, 2)),
    State("notices, editing", link("1/2x + 3", {"x": 2}, 2), act=_pane("Edit"), widths=NARROW),
    State("sheet of keys", link(TEXT, INPUTS, 6), ("?",), back=("Escape",)),
    State("gallery", link(TEXT, INPUTS, 6), ("g",), back=("Escape",)),
    State("gallery, presenting", link(FIRST, INPUTS, 6) + "&present=1", ("g",), back=("Escape",), presents=True),
    State("gallery, last", link(TEXT, INPUTS, 6), ("g", "End"), back=("Escape",)),
    State("export", NET, ("e",), back=("Escape",)),
    State("menu", link(TEXT, INPUTS, 6), act=_menu, back=("Escape",)),
    State("black-out", link(TEXT, INPUTS, 6), ("b",), back=("b",)),
    State("editing", link(TEXT, INPUTS, 6), act=_pane("Edit"), widths=NARROW),
    State("gradients", link(TEXT, INPUTS, 6), act=_pane("Gradients"), widths=NARROW),
    State("presenting", link(FIRST, INPUTS, 6) + "&present=1", presents=True),
    State("presenting, opening", link(FIRST, INPUTS) + "&present=1", presents=True),
    State("presenting, forward", link(TEXT, INPUTS, 2) + "&present=1", presents=True),
    State("presenting, through the sum", link(FIRST, INPUTS, 8) + "&present=1", presents=True),
    State("presenting, last step", link(FIRST, INPUTS, 9) + "&present=1", presents=True),
    State("presenting, dragging", link(TEXT, INPUTS, 9) + "&present=1", act=_nudge, back=("Escape",), presents=True),
    State("presenting, tie of max", link("max(x, y) + y", {"x": 2, "y": 2}, 5) + "&present=1", presents=True),
    State("presenting, tie, last step", link("max(x, y) + y", {"x": 2, "y": 2}, 7) + "&present=1", act=_follows,
          back=("PageUp", "PageDown"), presents=True),
    State("presenting, neurons", NEURONS + "&present=1", presents=True),
    State("presenting, chain", UNROLLED + "&present=1", presents=True),
    State("presenting, kink of relu", link("relu(x y)", {"x": 0, "y": 3}, 4) + "&present=1", act=_follows,
          back=("PageUp", "PageDown"), presents=True),
    State("presenting, contribution 1 of 2", link("x y + x", {"x": 2, "y": 3}, 4) + "&present=1", presents=True),
    State("presenting, training, an update", TRAINING + "&k=37&present=1", ("ArrowRight",), widths=range(700, 10_000),
          presents=True),
    State("presenting, training, learned", TRAINING + "&update=1200&present=1", widths=range(700, 10_000),
          presents=True),
    State("presenting, losses at a corner", LINEAR + "&present=1", act=_compare, back=("Escape",),
          widths=range(700, 10_000), presents=True),
    State("presenting, paths", link("x y + x", {"x": 2, "y": 3}, 5) + "&present=1", ("w", "w"), back=("Escape",),
          presents=True),
    State("node alone", link(TEXT, INPUTS, 6), act=_alone, back=("Escape", "Escape")),
    State("in a slide", link(TEXT, INPUTS, 6).replace("/#", "/?embed=1#") + "&hide=left"),
]
