"""Keys in a file, and what counts callers: in this process, and in Redis for all of them."""
