"""What was meant by a word before a bracket that is no function."""

from difflib import get_close_matches

from engine.op import REGISTRY


def suggest(word: str) -> tuple[str, dict[str, object]] | None:
    """Return the hint for a word that looks like a function, or None.

    Two or three letters look like one only when two of a function's letters are swapped, when
    the word ends in one, or when it is one slip from a function of four letters or more.

    Examples
    --------
    >>> import engine.ops
    >>> suggest("epx"), suggest("xlog"), suggest("ab")
    (('did-you-mean', {'meant': 'exp'}), ('times-function', {'name': 'x', 'meant': 'log'}), None)
    """
    known = [spelling for spelling in REGISTRY.spellings if spelling.isascii()]
    for name in known:
        if len(word) == len(name) and word != name and _one_swap(word, name):
            return "did-you-mean", {"meant": name}
    for name in known:
        if word.endswith(name) and 0 < len(word) - len(name) <= 2:
            return "times-function", {"name": word[: -len(name)], "meant": name}
    long = [name for name in known if len(name) > 3]
    if len(word) < 4:
        long = [name for name in long if _one_slip(word, name)]
        return ("did-you-mean", {"meant": long[0]}) if long else None
    close = get_close_matches(word.lower(), known, 1, 0.7)
    return ("did-you-mean", {"meant": close[0]}) if close else None


def _one_swap(word: str, name: str) -> bool:
    return any(word[:i] + word[i + 1] + word[i] + word[i + 2:] == name for i in range(len(word) - 1))


def _one_slip(word: str, name: str) -> bool:
    """Whether one letter of the name was left out."""
    return any(name[:i] + name[i + 1:] == word for i in range(len(name)))
