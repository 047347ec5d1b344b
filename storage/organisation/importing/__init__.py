"""Loading the organisation: read the files, check everything, compare with the database, apply all or nothing.

reading = sheets.read(path)                            # files -> rows of text
plan = checking.check(reading, today)                  # rows -> an organisation, or every problem at once
comparison = comparing.compare(session, plan, today)   # what would change
applying.apply(session, comparison, now, today)        # the same transaction
"""
