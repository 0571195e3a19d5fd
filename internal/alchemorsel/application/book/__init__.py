"""The use cases of the recipe book, and the ports that keep it."""
