"""The least a page with numbers needs: Flask and NumPy, one call, and the server that ours runs on.

    .venv/bin/python -m benchmarks.bare

Says where it listens, as ours does, and answers whatever is posted to the trace's address.
"""

import numpy as np
from flask import Flask, request
from waitress import create_server

LECTURE = (-2.0, 3.0, 4.0)


def bare() -> Flask:
    """Return the application.

    Examples
    --------
    >>> bare().test_client().post("/api/v1/trace", json={}).get_json()
    {'output': -26.0}
    """
    app = Flask("bare")

    def value() -> dict[str, float]:
        request.get_data()
        x, y, z = np.array(LECTURE)
        return {"output": float(x * (y**2 + z))}

    app.add_url_rule("/api/v1/trace", "value", value, methods=["POST"])
    return app


if __name__ == "__main__":
    server = create_server(bare(), host="127.0.0.1", port=0)
    print(f"Bare is at http://127.0.0.1:{server.effective_port}/", flush=True)
    server.run()
