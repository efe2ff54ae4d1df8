"""Set up, run, check and test Gradwalk: ``python -m dev run``, with nothing but Python and git beforehand.

Only the standard library is imported here, since this runs before anything is installed.
"""
