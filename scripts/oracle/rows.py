"""Reads one circulation under side rows a line, writes its lexicographic minimum by CP-SAT, or null.

{"supplies": [...], "arcs": [[tail, head, lower, upper, cost, cost, ...]], "rows": [{"terms": [[arc, coefficient]],
"lower": ..., "upper": ...}]}  ->  [level 0, level 1, ...]
"""

import json
import sys

from ortools.sat.python import cp_model


def lexicographic_minimum(problem):
    model = cp_model.CpModel()
    arcs = problem["arcs"]
    flow = [model.new_int_var(arc[2], arc[3], f"x{index}") for index, arc in enumerate(arcs)]
    leaving = [[] for _ in problem["supplies"]]
    for arc, units in zip(arcs, flow):
        leaving[arc[0]].append(units)
        leaving[arc[1]].append(-units)
    for terms, supply in zip(leaving, problem["supplies"]):
        model.add(sum(terms) == supply)
    for row in problem["rows"]:
        activity = sum(coefficient * flow[arc] for arc, coefficient in row["terms"])
        if "lower" in row:
            model.add(activity >= row["lower"])
        if "upper" in row:
            model.add(activity <= row["upper"])
    values = []
    for level in range(4, len(arcs[0])):
        cost = sum(arc[level] * units for arc, units in zip(arcs, flow))
        model.minimize(cost)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 2
        status = solver.solve(model)
        if status == cp_model.INFEASIBLE:
            return None
        assert status == cp_model.OPTIMAL, solver.status_name(status)
        values.append(sum(arc[level] * solver.value(units) for arc, units in zip(arcs, flow)))
        model.add(cost == values[-1])
        model.clear_hints()
        for units in flow:
            model.add_hint(units, solver.value(units))
    return values


for line in sys.stdin:
    print(json.dumps(lexicographic_minimum(json.loads(line))), flush=True)
