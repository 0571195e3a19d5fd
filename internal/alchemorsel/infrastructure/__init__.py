"""Technology: the adapters behind the ports."""
