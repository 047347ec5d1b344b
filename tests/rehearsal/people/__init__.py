"""The people who press: read the cards that reach them and press on, in a Teams and on a clock of this process.

Everything but Teams and the clock is the real thing: the database, the turns, the lookout, the letterbox, the postman.
A simulated year and a replayed one have the same people.
"""
