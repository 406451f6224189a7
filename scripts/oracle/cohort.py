"""The same cohorts by OR-Tools CP-SAT: one problem a line of standard input, one answer a line of standard output.

An answer has the lexicographic optimum of the choice ("objective", null when its searches would take longer than the
"limit" of the question, in seconds), the most seats that can be filled with every
minimum met ("most", null when the minimums cannot be met), and the processor seconds of its searches, without the making
of the models.
"""
import json
import sys
import time

from ortools.sat.python import cp_model


def model_of(problem):
    model = cp_model.CpModel()
    load = [[[] for _ in range(problem["horizon"])] for _ in problem["resources"]]
    chosen = []
    for person in problem["people"]:
        shape = problem["shapes"][person["shape"]]
        slots, free = shape["slots"], shape["free"]
        starts = [i for i in range(len(slots)) if i == 0 or slots[i] // 2 != slots[i - 1] // 2]
        day_of, day = [], -1
        for i in range(len(slots)):
            day += i == 0 or slots[i] // 2 != slots[i - 1] // 2
            day_of.append(day)
        choices = []
        for choice in person["choices"]:
            x = model.NewBoolVar("")
            choices.append(x)
            if choice["refused"]:
                model.Add(x == 0)
                continue
            option = problem["options"][choice["option"]]
            ways = []
            for rhythm in shape["rhythms"]:
                way = model.NewBoolVar("")
                ways.append(way)
                after = None
                for number, length in enumerate(rhythm):
                    place = option[min(number, len(option) - 1)]
                    begins, firsts, lasts = [], [], []
                    for day, start in enumerate(starts):
                        if start + length > len(slots) or not all(free[start:start + length]):
                            continue
                        y = model.NewBoolVar("")
                        begins.append(y)
                        firsts.append(day * y)
                        lasts.append((day_of[start + length - 1] + 1 + problem["gap"]) * y)
                        for resource in problem["places"][place]:
                            for i in range(start, start + length):
                                load[resource][slots[i]].append(y)
                    model.Add(sum(begins) == way)
                    if after is not None:
                        model.Add(sum(firsts) >= after)
                    after = sum(lasts)
            model.Add(sum(ways) == x)
        model.Add(sum(choices) <= 1)
        chosen.append(choices)
    for resource, capacity in enumerate(problem["resources"]):
        for slot, running in enumerate(load[resource]):
            if running:
                model.Add(sum(running) <= capacity[slot])
    model.Add(sum(x for choices in chosen for x in choices) <= problem["seats"])
    return model, chosen


searched = 0.0
limit = None


class OutOfTime(Exception):
    pass


def solved(model):
    global searched
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if limit is not None:
        solver.parameters.max_time_in_seconds = max(0.0, limit - searched)
    start = time.process_time()
    status = solver.Solve(model)
    searched += time.process_time() - start
    if limit is not None and status in (cp_model.FEASIBLE, cp_model.UNKNOWN):
        raise OutOfTime
    assert status in (cp_model.OPTIMAL, cp_model.INFEASIBLE), solver.StatusName(status)
    return solver if status == cp_model.OPTIMAL else None


def of_employer(problem, chosen, employer):
    people = zip(problem["people"], chosen)
    return sum(x for person, choices in people if person["employer"] == employer for x in choices)


def objective(problem):
    model, chosen = model_of(problem)
    met = []
    for employer, (minimum, maximum) in enumerate(problem["quotas"]):
        count = of_employer(problem, chosen, employer)
        model.Add(count <= max(minimum, maximum))
        enough = model.NewIntVar(0, minimum, "")
        model.Add(enough <= count)
        met.append(enough)
    pairs = [(person, choice, x) for person, choices in zip(problem["people"], chosen)
             for choice, x in zip(person["choices"], choices)]
    retained = -sum(x for person, _, x in pairs if person["retained"])
    placed = -sum(x for _, _, x in pairs)
    points = -sum(choice["points"] * x for _, choice, x in pairs)
    tie = sum(choice["tie"] * x for _, choice, x in pairs)
    changes = sum((-1 if choice["kept"] else 0) * x if person["wasChosen"] else x for person, choice, x in pairs)
    voted = []
    for rank in range(max((len(person["priorities"]) for person in problem["people"]), default=0)):
        held = [(choice, x) for person, choice, x in pairs if person["priorities"][rank]]
        voted += [-sum(x for _, x in held), -sum(choice["points"] * x for choice, x in held)]
    head = [retained, -sum(met)]
    if problem["replanning"]:
        levels = head + [placed, changes] + voted + [points, tie]
    else:
        levels = head + voted + [placed, points, tie]
    values = []
    for level in levels:
        if isinstance(level, int):
            values.append(level)
            continue
        model.Minimize(level)
        value = round(solved(model).ObjectiveValue())
        model.Add(level == value)
        values.append(value)
    return values


def most(problem):
    model, chosen = model_of(problem)
    for employer, (minimum, maximum) in enumerate(problem["quotas"]):
        count = of_employer(problem, chosen, employer)
        model.Add(count >= minimum)
        model.Add(count <= max(minimum, maximum))
    model.Maximize(sum(x for choices in chosen for x in choices))
    solver = solved(model)
    return None if solver is None else round(solver.ObjectiveValue())


for line in sys.stdin:
    problem = json.loads(line)
    answer = {}
    searched, limit = 0.0, problem.get("limit")
    if problem["wantsObjective"]:
        try:
            answer["objective"] = objective(problem)
        except OutOfTime:
            answer["objective"] = None
    else:
        answer["most"] = most(problem)
    answer["seconds"] = searched
    print(json.dumps(answer), flush=True)
