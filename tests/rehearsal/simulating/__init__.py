"""A made-up year, played to the end: the example region's people press the bot's buttons, and what it sends is counted.

It is for showing a year to somebody in a minute, and for finding what no single story finds.
"""
