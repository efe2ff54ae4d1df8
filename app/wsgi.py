"""The application for other servers than ours: ``granian --interface wsgi app.wsgi:application``."""

from app import create_app
from app.serving import give_way

give_way()
application = create_app()
