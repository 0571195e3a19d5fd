"""What a cook means: recipes, quantities, diets, safety, nutrition, errors. No I/O, no clock."""
