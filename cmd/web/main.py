"""The web process."""

from alchemorsel.bootstrap.web import main

if __name__ == "__main__":
    main()
