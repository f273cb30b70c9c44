"""Counting by programs that are not ours: pref_voting and pyrankvote. A JSON list of polls on standard input; a JSON list with
what each of them says on standard output. Options are numbers; a ballot is [weight, [group, ...]], best group first."""

import json
import os
import random
import sys
import warnings

# Compiling for speed takes longer than the counts here.
os.environ["NUMBA_DISABLE_JIT"] = "1"
os.environ["MPLBACKEND"] = "Agg"
warnings.filterwarnings("ignore")

import pyrankvote  # noqa: E402
from pref_voting.grade_methods import approval, score_voting  # noqa: E402
from pref_voting.grade_profiles import GradeProfile  # noqa: E402
from pref_voting.iterative_methods import instant_runoff_put  # noqa: E402
from pref_voting.margin_based_methods import beat_path  # noqa: E402
from pref_voting.profiles_with_ties import ProfileWithTies  # noqa: E402
from pref_voting.proportional_methods import stv_meek, stv_scottish  # noqa: E402
from pref_voting.scoring_methods import symmetric_borda_scores  # noqa: E402

LOTS = 6


def plain(options):
    return sorted(int(option) for option in options)


def grades(poll, method, scale):
    """Each ballot gives its groups grades from the top of the scale down; what it does not name has none."""
    ballots = [{o: scale[min(at, len(scale) - 1)] for at, group in enumerate(groups) for o in group} for _, groups in poll["ballots"]]
    counts = [weight for weight, _ in poll["ballots"]]
    return plain(method(GradeProfile(ballots, sorted(set(scale)), counts, candidates=list(range(poll["options"])))))


def by_pref_voting(poll):
    options, seats = list(range(poll["options"])), poll["seats"]
    rankings = [{o: at for at, group in enumerate(groups, 1) for o in group} for _, groups in poll["ballots"]]
    profile = ProfileWithTies(rankings, [weight for weight, _ in poll["ballots"]], candidates=options)
    profile.use_extended_strict_preference()
    condorcet = profile.condorcet_winner()
    said = {
        "irv": plain(instant_runoff_put(profile, score_method="split")),
        "borda": [int(symmetric_borda_scores(profile)[o]) for o in options],
        "condorcet": [] if condorcet is None else [int(condorcet)],
        "winning_votes": plain(beat_path(profile, strength_function=profile.support)),
        "margins": plain(beat_path(profile)),
        "approval": grades(poll, approval, [1]),
        "score": grades(poll, lambda graded: score_voting(graded, evaluation_method="sum"), [3, 2, 1]),
    }
    if poll["strict"]:
        # It breaks ties by lot: several lots show several of the ways out.
        said["scottish"] = [plain(stv_scottish(profile, num_seats=seats, rng=random.Random(lot))) for lot in range(LOTS)]
        said["meek"] = plain(stv_meek(profile, num_seats=seats))
        firsts = profile.plurality_scores()
        said["plurality"] = [int(firsts.get(o, 0)) for o in options]
    return said


def by_pyrankvote(poll):
    names = [pyrankvote.Candidate(str(o)) for o in range(poll["options"])]
    ballots = []
    for weight, groups in poll["ballots"]:
        ballots += [pyrankvote.Ballot([names[group[0]] for group in groups])] * weight
    results = pyrankvote.instant_runoff_voting(names, ballots)
    return {"pyrankvote": [int(winner.name) for winner in results.get_winners()]}


def count(poll):
    said = by_pref_voting(poll)
    if poll["strict"]:
        said.update(by_pyrankvote(poll))
    return said


random.seed(1)
json.dump([count(poll) for poll in json.load(sys.stdin)], sys.stdout)
