"""The foods we know, one file a family, each `tags ? what it may hold` -> names in six languages."""
