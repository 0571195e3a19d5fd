"""What the product does: ports, questions and the wrappers that need no technology."""
