"""Solves structured commissions level by level with OR-Tools CP-SAT.

Reads one JSON object a line, writes one JSON list a line: the optimal value of each level. The model knows persons,
posts and what each rule says of the whole; it knows no arc, no class, no price.
"""

import json
import sys

from ortools.sat.python import cp_model


def forbid_longer(model, instance, moves, longest):
    """Some reading of who takes whose seat has at most `longest` moves in each chain or exchange.

    Moves that hang together share a slot, named after one of their agents, and a slot has room for `longest`.
    """
    pairs, held, seats = instance["pairs"], instance["held"], instance["seats"]
    agents = range(len(held))
    moved = [sum(moves[i] for i, pair in enumerate(pairs) if pair["agent"] == agent) for agent in agents]
    slots = [[model.NewBoolVar("") for _ in agents] for _ in agents]
    for agent in agents:
        model.Add(sum(slots[agent]) == moved[agent])
        model.Add(sum(slots[other][agent] for other in agents) <= longest)
    taken = [[] for _ in agents]
    for post, vacant in enumerate(seats):
        freed = []
        for i, pair in enumerate(pairs):
            if pair["post"] != post:
                continue
            seat = []
            for holder in agents:
                if held[holder] == post and holder != pair["agent"]:
                    takes = model.NewBoolVar("")
                    seat.append(takes)
                    taken[holder].append(takes)
                    for slot in agents:
                        model.Add(slots[pair["agent"]][slot] == slots[holder][slot]).OnlyEnforceIf(takes)
            model.Add(sum(seat) <= moves[i])
            freed += seat
        model.Add(sum(freed) >= sum(moves[i] for i, pair in enumerate(pairs) if pair["post"] == post) - vacant)
    for agent in agents:
        model.Add(sum(taken[agent]) <= moved[agent])


def solve(instance):
    pairs, held, seats = instance["pairs"], instance["held"], instance["seats"]
    model = cp_model.CpModel()
    moves = [model.NewBoolVar("") for _ in pairs]
    stays = {agent: model.NewBoolVar("") for agent, post in enumerate(held) if post >= 0}
    for agent in range(len(held)):
        options = [moves[i] for i, pair in enumerate(pairs) if pair["agent"] == agent]
        if agent in stays:
            model.Add(sum(options) + stays[agent] == 1)
        elif options:
            model.Add(sum(options) <= 1)
    for i, pair in enumerate(pairs):
        if not pair["open"]:
            model.Add(moves[i] == 0)
        if pair["pinned"]:
            model.Add(moves[i] == 1)
    for post, vacant in enumerate(seats):
        arriving = [moves[i] for i, pair in enumerate(pairs) if pair["post"] == post]
        staying = [stays[agent] for agent in stays if held[agent] == post]
        if arriving or staying:
            model.Add(sum(arriving) + sum(staying) <= vacant + len(staying))
    levels = []
    for rule in instance["rules"]:
        count = sum(w * moves[i] for i, w in enumerate(rule["moves"]) if w)
        count += sum(w * stays[agent] for agent, w in enumerate(rule["stays"]) if w)
        if rule["allOrNothing"]:
            opens = model.NewBoolVar("")
            model.Add(count >= rule["minimum"]).OnlyEnforceIf(opens)
            model.Add(count == 0).OnlyEnforceIf(opens.Not())
        elif rule["minimum"] is not None:
            missing = model.NewIntVar(0, rule["minimum"], "")
            model.Add(missing + count >= rule["minimum"])
            levels.append((missing, 0))
        if rule["lower"] is not None:
            model.Add(count >= rule["lower"])
        if rule["upper"] is not None:
            model.Add(count <= rule["upper"])
    for level in instance["levels"]:
        if level["atLeast"] is None:
            levels.append((sum(c * moves[i] for i, c in enumerate(level["costs"]) if c), level["base"]))
            continue
        served = []
        for employer in set(instance["employers"]):
            enough = model.NewBoolVar("")
            leaving = [moves[i] for i, pair in enumerate(pairs) if instance["employers"][pair["agent"]] == employer]
            model.Add(sum(leaving) >= level["atLeast"]).OnlyEnforceIf(enough)
            served.append(enough)
        levels.append((-sum(served), 0))

    if instance["longest"] is not None:
        forbid_longer(model, instance, moves, instance["longest"])
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    values = []
    for objective, base in levels:
        model.Minimize(objective)
        if solver.Solve(model) != cp_model.OPTIMAL:
            return None
        value = round(solver.ObjectiveValue())
        values.append(value + base)
        model.Add(objective == value)
    return values


for line in sys.stdin:
    print(json.dumps(solve(json.loads(line))), flush=True)
