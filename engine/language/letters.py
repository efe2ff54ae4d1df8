"""Letters beyond a to z, and the words and accents that stand for them."""

_LOWER = dict(
    α="alpha", β="beta", γ="gamma", δ="delta", ε="epsilon", ζ="zeta", η="eta", θ="theta", ι="iota", κ="kappa",
    λ="lambda", μ="mu", ν="nu", ξ="xi", ο="omicron", π="pi", ρ="rho", σ="sigma", τ="tau", υ="upsilon", φ="phi",
    χ="chi", ψ="psi", ω="omega",
)
GREEK = _LOWER | {letter.upper(): word.capitalize() for letter, word in _LOWER.items()} | {"ς": "sigma"}
"""Greek letters and the words they are spelled by."""

del GREEK["Σ"]  # a sum's sign

LETTER_OF = {word: letter for letter, word in GREEK.items() if letter != "ς"} | {"Sigma": "Σ", "ell": "ℓ"}
"""The same the other way round, for names: how each word is drawn."""

GREEK_WORDS = frozenset(LETTER_OF)
"""Words that are one name, however short."""

ACCENTS = {"\u0302": "_hat", "\u0303": "_tilde", "\u0304": "_bar", "\u0305": "_bar"}
"""Combining accents and the mark each stands for."""
