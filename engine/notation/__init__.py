"""How things are written: numbers, names, expressions, and the lines of each step."""
