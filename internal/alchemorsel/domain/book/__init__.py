"""The recipe book: what a cook keeps of a recipe, beside the recipe itself."""
