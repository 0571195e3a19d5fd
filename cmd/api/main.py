"""The API process."""

from alchemorsel.bootstrap.api import main

if __name__ == "__main__":
    main()
