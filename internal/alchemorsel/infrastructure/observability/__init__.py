"""What operators see: the logs."""
