"""Set up, run, check and test Gradwalk: ``python -m dev run``, with nothing but Python and git beforehand.

Only the standard library is imported here, since this runs before anything is installed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  # said before an import fails for a reason nobody understands
    sys.exit("Gradwalk needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2])
