"""What holds for every test: the same examples on every run, so that a red build is red for everybody."""

from hypothesis import settings

settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")
