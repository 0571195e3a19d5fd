"""Alchemorsel: recipes from a language model, proved by code."""

__version__ = "0.1.0"
