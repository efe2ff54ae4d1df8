"""The limits in force."""

from app import config
from app.wire.call import get
from app.wire.limits import Limit, Limits


@get("/limits", Limits)
def limits() -> Limits:
    """List the limits: the most of each thing that is accepted or kept, and why."""
    values = config.limits()
    return Limits([Limit(limit.name, values[limit.name], limit.default, limit.reason) for limit in config.LIMITS])
