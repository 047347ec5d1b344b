"""Results that were gained another way than in Teams (an interview, a survey, paper), written in on behalf of the pair.

reading = sheets.read(path)                                 # files -> rows of text
results = checking.check(reading)                           # rows -> answers, participants and measures, or every problem
comparison = comparing.compare(session, results, entry)     # what would change, and what may not
entering.apply(session, comparison, entry)                  # the same transaction (storage.measures: some are proposals)

What is written in is confirmed by the pair: the manager goes through it, hands it over, and both sign (G04).
"""
