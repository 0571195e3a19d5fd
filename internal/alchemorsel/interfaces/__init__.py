"""How people and programs reach the product."""
