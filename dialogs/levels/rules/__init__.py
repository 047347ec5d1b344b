"""What a node of any level can be told about a year, and who may be told what.

Everything here rests on one definition. **A review has one home**: the deepest node that is, or has below it, all that
the review covers (`progress.common`). What can be added up (reviews, participants, answers, dissent, measures, matters)
is counted at the home and nowhere else, so that what a node shows is what stands at itself and what each child shows,
however the tree is cut, and a joint review is one review. Units are counted each at its own place, managers as people.

- `progress`: signed of expected, units and managers
- `sums`: what signed reviews hold, added up
- `compiled`: those sums as numbers and shares, with both denominators
- `sight`: who is in the own line, who sees aggregates, who nothing
- `few`: what may be told outside the own line, so that no small group can be worked out
- `worth_a_talk`: questions for the conversation, never a list of offenders
"""
