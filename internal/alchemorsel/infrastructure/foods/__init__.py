"""The foods table: built by scripts/build_foods.py from USDA data, read once, never written."""
