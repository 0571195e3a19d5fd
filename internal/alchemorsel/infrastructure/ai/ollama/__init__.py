"""Ollama over its native HTTP API."""
