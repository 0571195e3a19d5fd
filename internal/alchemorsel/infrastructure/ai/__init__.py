"""Language models and what stands in for them."""
