"""Derivatives in closed form, by SymPy, in a process that can be killed; nothing else imports it."""
