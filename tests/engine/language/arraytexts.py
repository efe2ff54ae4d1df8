"""Texts about arrays, made by a grammar: shapes that fit and that do not, places, axes and sizes of every kind."""

import re

RULES = {
    "Z": ["x = V; W = M; f = S", "x = V; w = V; f = S", "W = M; v = M; S", "x = V; S"],
    "V": ["[1, 2]", "[1, 2, 3]", "[I, D]", "[D]", "[1e308, -1e308]", "[2^3, 1/2]"],
    "M": ["[[1, 2], [3, 4]]", "[[1, 2, 3], [4, 5, 6]]", "[[D, I]]", "[[1], [2]]"],
    "S": ["sum(E)", "E", "mean(E)", "norm(E)", "dot(E, E)", "softmax(E)", "E + D", "square_loss(E, E)"],
    "E": ["A", "A", "A @ A", "A A", "A + A", "A * A", "σ(A)", "A^D", "A / A", "-A", "max(A, A)", "A - D", "(E)",
          "exp(A)", "concat(A, A)", "reshape(A, I)", "reshape(A, I, I)", "reshape(x, I, I, I)", "sum(A, I)",
          "mean(A, I)", "log_softmax(A)", "cross_entropy(A, A)", "relu(A)", "where(A > D, A, A)", "norm(A) A"],
    "A": ["x", "x", "W", "w", "v", "A.T", "x[P]", "W[P]", "W[P, P]", "V", "M", "D", "a"],
    "P": ["0", "I", ":", "I:", ":I", "I:I", "1:"],
    "I": ["1", "2", "3", "-1", "-2", "0", "-3", "6", "64", "10^9"],
    "D": ["0", "1", "2", "0.5", "-3", "1e-3", "710"],
}
SYMBOL = re.compile("|".join(RULES))


def of_arrays(chance):
    """A text about arrays: every symbol is replaced, level after level, at last by the first of its rules."""
    text = "Z"
    for depth in range(12):
        most = None if depth < 6 else 1
        # W and T of .T are letters of the texts, no symbols.
        text = SYMBOL.sub(lambda symbol, most=most: chance.choice(RULES[symbol[0]][:most]), text)
    return text
