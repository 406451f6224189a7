"""Solves structured commissions level by level with OR-Tools CP-SAT.

Reads one JSON object a line, writes one JSON list a line: the optimal value of each level. The model knows persons,
posts and what each rule says of the whole; it knows no arc, no class, no price.
"""

import json
import sys

from ortools.sat.python import cp_model


def chains(instance, chosen):
    """Moves that hang together, by the convention of the published chains."""
    pairs, held, seats = instance["pairs"], instance["held"], instance["seats"]
    arrivals = [[] for _ in seats]
    leavers = [[] for _ in seats]
    for agent in sorted(chosen):
        arrivals[pairs[chosen[agent]]["post"]].append(agent)
        if held[agent] >= 0:
            leavers[held[agent]].append(agent)
    before, after = {}, {}
    for post, vacant in enumerate(seats):
        for arriving, leaving in zip(arrivals[post][vacant:], leavers[post]):
            before[arriving], after[leaving] = leaving, arriving
    seen, found = set(), []
    for first in [a for a in sorted(chosen) if a not in before] + sorted(before):
        links = []
        while first is not None and first not in seen:
            seen.add(first)
            links.append(chosen[first])
            first = after.get(first)
        if links:
            found.append(links)
    return found


def forbid_longer(model, instance, moves, longest):
    """Every way to hang longest + 1 moves together, where no held post is vacant as well."""
    pairs, held = instance["pairs"], instance["held"]
    taker = {}
    for i, pair in enumerate(pairs):
        taker.setdefault(pair["post"], []).append(i)

    def extend(holders, fixed):
        if len(holders) == longest:
            posts = {held[agent] for agent in holders[1:]}
            begin = [m for m, p in zip(moves, pairs) if p["agent"] == holders[0] and p["post"] not in posts]
            end = [m for m, p in zip(moves, pairs) if p["post"] == held[holders[-1]] and p["agent"] not in holders]
            model.Add(sum(begin) + sum(end) + sum(moves[i] for i in fixed) <= longest)
            return
        for i in taker.get(held[holders[-1]], []):
            agent = pairs[i]["agent"]
            if held[agent] >= 0 and agent not in holders:
                extend(holders + [agent], fixed + [i])

    for agent, post in enumerate(held):
        if post >= 0:
            extend([agent], [])


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
        if rule["lower"] is not None:
            model.Add(count >= rule["lower"])
        if rule["upper"] is not None:
            model.Add(count <= rule["upper"])
        if rule["minimum"] is not None:
            missing = model.NewIntVar(0, rule["minimum"], "")
            model.Add(missing + count >= rule["minimum"])
            levels.append((missing, 0))
    for level, base in enumerate(instance["base"]):
        levels.append((sum(pair["costs"][level] * moves[i] for i, pair in enumerate(pairs)), base))

    longest = instance.get("longest", len(held))
    if longest <= 3:
        forbid_longer(model, instance, moves, longest)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    values = []
    for objective, base in levels:
        model.Minimize(objective)
        while True:
            status = solver.Solve(model)
            if status != cp_model.OPTIMAL:
                return None
            chosen = {pair["agent"]: i for i, pair in enumerate(pairs) if solver.Value(moves[i])}
            long = [links for links in chains(instance, chosen) if len(links) > longest]
            if not long:
                break
            for links in long:
                model.Add(sum(moves[i] for i in links) <= len(links) - 1)
        value = round(solver.ObjectiveValue())
        values.append(value + base)
        model.Add(objective == value)
    return values


for line in sys.stdin:
    print(json.dumps(solve(json.loads(line))), flush=True)
