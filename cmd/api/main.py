"""The API process."""

from alchemorsel.bootstrap import api

if __name__ == "__main__":
    api()
