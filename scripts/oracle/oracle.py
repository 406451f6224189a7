"""Answers of other solvers to the networks on standard input, one JSON object a line.

Each line: {"supplies": [...], "arcs": [[tail, head, lower, upper, cost], ...]}. Each answer, in the same order:
{"ortools": objective or null, "highs": the same, "lemon": the same}; null is infeasible. "highs" (in floating point) and
"lemon" are absent where costs are beyond what they compute exactly.
"""
import json
import os
import subprocess
import sys
import tempfile

import numpy as np
from ortools.graph.python import min_cost_flow
from scipy.optimize import linprog


def split(network):
    """Lower bounds moved into the supplies and self-loops solved apart: (supplies, arcs, cost already paid)."""
    supplies, arcs, paid = list(network["supplies"]), [], 0
    for tail, head, lower, upper, cost in network["arcs"]:
        if tail == head:
            paid += cost * (upper if cost < 0 else lower)
            continue
        supplies[tail] -= lower
        supplies[head] += lower
        paid += cost * lower
        arcs.append((tail, head, upper - lower, cost))
    return supplies, arcs, paid


def by_ortools(supplies, arcs, paid):
    solver = min_cost_flow.SimpleMinCostFlow()
    for tail, head, room, cost in arcs:
        solver.add_arc_with_capacity_and_unit_cost(tail, head, room, cost)
    for node, supply in enumerate(supplies):
        solver.set_node_supply(node, supply)
    if not arcs:
        return paid if not any(supplies) else None
    status = solver.solve()
    if status == solver.OPTIMAL:
        return solver.optimal_cost() + paid
    if status == solver.INFEASIBLE:
        return None
    raise SystemExit(f"OR-Tools answered {status}")


def by_highs(supplies, arcs, paid):
    if not arcs:
        return paid if not any(supplies) else None
    balance = np.zeros((len(supplies), len(arcs)))
    for place, (tail, head, _, _) in enumerate(arcs):
        balance[tail, place] += 1
        balance[head, place] -= 1
    answer = linprog([arc[3] for arc in arcs], A_eq=balance, b_eq=supplies, bounds=[(0, arc[2]) for arc in arcs])
    if answer.status == 2:
        return None
    return round(answer.fun) + paid


def by_lemon(folder, prepared):
    names = []
    for number, (supplies, arcs, _) in enumerate(prepared):
        name = os.path.join(folder, f"{number}.min")
        with open(name, "w") as file:
            file.write(f"p min {len(supplies)} {len(arcs)}\n")
            file.writelines(f"n {node + 1} {supply}\n" for node, supply in enumerate(supplies) if supply)
            file.writelines(f"a {tail + 1} {head + 1} 0 {room} {cost}\n" for tail, head, room, cost in arcs)
        names.append(name)
    binary = os.path.join(os.path.dirname(sys.executable), "lemon-solve")
    for start in range(0, len(names), 500):
        output = subprocess.run(
            [binary, "network-simplex", *names[start : start + 500]], check=True, capture_output=True, text=True)
        yield from (line.split()[0] for line in output.stdout.splitlines())


def main():
    prepared = [split(json.loads(line)) for line in sys.stdin]
    with tempfile.TemporaryDirectory() as folder:
        lemon = list(by_lemon(folder, prepared))
    for (supplies, arcs, paid), found in zip(prepared, lemon, strict=True):
        answer = {"ortools": by_ortools(supplies, arcs, paid)}
        if all(abs(arc[3]) < 1 << 20 for arc in arcs):
            answer["highs"] = by_highs(supplies, arcs, paid)
        answer["lemon"] = None if found == "infeasible" else int(found) + paid
        print(json.dumps(answer))


main()
