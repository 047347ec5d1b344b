"""Rehearsals: play whole years through the real bot, with made-up people who press what it sends. No part of the product."""
