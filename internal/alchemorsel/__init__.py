"""Alchemorsel: recipes from a language model, proved by code."""
