"""The settings: the only reader of environment and files."""
