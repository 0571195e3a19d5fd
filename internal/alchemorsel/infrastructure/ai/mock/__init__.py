"""The rule kitchen: answers without any model."""
