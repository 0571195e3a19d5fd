#!/usr/bin/env python
"""Whether a URL answers with 200 within two seconds; the image has no curl. Exit code 0 yes, 1 no, 2 wrong usage."""

import http.client
import sys
from urllib.parse import urlsplit

PATIENCE_S = 2.0


def main(arguments: list[str]) -> int:
    """Print what was found in one line."""
    url = urlsplit(arguments[0]) if len(arguments) == 1 else None
    if url is None or url.scheme != "http" or url.hostname is None:
        print("usage: healthcheck.py http://HOST:PORT/PATH", file=sys.stderr)
        return 2
    connection = http.client.HTTPConnection(url.hostname, url.port, timeout=PATIENCE_S)
    try:
        connection.request("GET", url.path or "/")
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        print(f"{arguments[0]}: {type(error).__name__}: {error}")
        return 1
    print(f"{arguments[0]}: {status}")
    return 0 if status == http.client.OK else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
