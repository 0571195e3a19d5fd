"""The command line."""

from alchemorsel.bootstrap.cli import main

if __name__ == "__main__":
    main()
