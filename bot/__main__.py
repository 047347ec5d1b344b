"""`python -m bot …`: the command line. What there is to say is in `bot.cli`."""

from bot.cli.app import main

if __name__ == "__main__":
    main()
