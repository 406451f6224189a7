"""Solves NAME.npz by one peer: peer.py ortools|highs|scipy NAME. Prints the objective and the processor seconds of solving."""
import sys
import time

import numpy as np

data = np.load(sys.argv[2] + ".npz")
supplies, tail, head, room, cost = data["supplies"], *(data[f"column{place}"] for place in range(4))


def ortools():
    from ortools.graph.python import min_cost_flow

    solver = min_cost_flow.SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(tail.astype(np.int32), head.astype(np.int32), room, cost)
    solver.set_nodes_supplies(np.arange(len(supplies), dtype=np.int32), supplies)
    begun = time.process_time()
    status = solver.solve()
    seconds = time.process_time() - begun
    assert status == solver.OPTIMAL, status
    return solver.optimal_cost(), seconds


def balance():
    from scipy.sparse import csc_array

    arcs = len(tail)
    rows, columns = np.concatenate([tail, head]), np.concatenate([np.arange(arcs)] * 2)
    return csc_array((np.repeat([1.0, -1.0], arcs), (rows, columns)), shape=(len(supplies), arcs))


def highs():
    import highspy

    matrix = balance()
    problem = highspy.HighsLp()
    problem.num_col_, problem.num_row_ = len(tail), len(supplies)
    problem.col_cost_, problem.col_lower_, problem.col_upper_ = cost.astype(float), np.zeros(len(tail)), room.astype(float)
    problem.row_lower_ = problem.row_upper_ = supplies.astype(float)
    problem.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    problem.a_matrix_.start_, problem.a_matrix_.index_, problem.a_matrix_.value_ = matrix.indptr, matrix.indices, matrix.data
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.passModel(problem)
    begun = time.process_time()
    solver.run()
    return round(solver.getInfo().objective_function_value), time.process_time() - begun


def scipy():
    from scipy.optimize import linprog

    matrix = balance()
    begun = time.process_time()
    answer = linprog(cost, A_eq=matrix, b_eq=supplies, bounds=np.stack([np.zeros(len(tail)), room], 1), method="highs-ds")
    return round(answer.fun), time.process_time() - begun


print(*{"ortools": ortools, "highs": highs, "scipy": scipy}[sys.argv[1]]())
