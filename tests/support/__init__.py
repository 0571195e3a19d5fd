"""What tests share: fakes, fixtures and servers that do as they are told."""
