"""The composition root: the only place that knows everybody. One module a binary, and one for the chain."""
