"""The web frontend: pages for people, made on the server, which speak to the API over HTTP only."""
