"""A year as somebody else's report tells it, played again: made-up people say it in the real conversation, the report comes out.

What is the source's and what is made up stands in the data file of each year.
"""
