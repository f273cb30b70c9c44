"""Instant runoff by pyrankvote over as many ballots: [ballots] [options]. Prints the seconds for its objects and for the count."""

import random
import sys
import time

import pyrankvote

ballots, options = int(sys.argv[1]), int(sys.argv[2])
random.seed(1)
rankings = [random.sample(range(options), random.randint(1, options)) for _ in range(ballots)]
names = [pyrankvote.Candidate(str(option)) for option in range(options)]
start = time.perf_counter()
objects = [pyrankvote.Ballot([names[option] for option in ranking]) for ranking in rankings]
built = time.perf_counter()
pyrankvote.instant_runoff_voting(names, objects)
print(built - start, time.perf_counter() - built)
