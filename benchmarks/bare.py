"""The least that a WSGI server can do for a page: hand over bytes that lie ready.

`BENCHMARK_PAGES` names a JSON file of address and page.
"""

import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

PAGES = {
    address: page.encode()
    for address, page in json.loads(Path(os.environ["BENCHMARK_PAGES"]).read_text(encoding="utf-8")).items()
}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    query = environ.get("QUERY_STRING", "")
    page = PAGES[environ["PATH_INFO"] + (f"?{query}" if query else "")]
    start_response(
        "200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))]
    )
    return [page]
