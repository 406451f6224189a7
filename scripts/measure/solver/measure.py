"""Solvers side by side on the same networks, interleaved, one process and one thread each: medians, ratios, growth.

Seconds are of processor, which for one thread is the time on a quiet machine and suffers less from a busy one. This
process stays small (networks are made by another): the peak memory of a child cannot be below that of its parent.

usage: scripts/bench solver [--quick] [--rounds N] [--kinds s1,s2,…] [--seeds 1,2,3] [--out DIRECTORY]
Writes growth.svg in the directory (.passerelle/bench-solver), and fails when two solvers disagree.
"""
import argparse
import math
import os
import statistics
import subprocess
import sys

import plot

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "../../.."))
BIN = os.path.dirname(sys.executable)
OURS = os.path.join(ROOT, ".build/release/passerelle")
# Peers that need minutes are measured once, or not at all, on the largest networks.
LARGEST = {"ortools": math.inf, "lemon": math.inf, "simplex": 400_000, "highs": 400_000, "scipy": 30_000}
ONCE_ABOVE = {"lemon": 1_000_000, "simplex": 30_000, "highs": 30_000, "scipy": 0}
GROWTH = [400, 1_300, 4_000, 13_000, 40_000, 130_000, 300_000]


def run(arguments):
    """First two lines of standard output, processor seconds and peak resident MB of a command."""
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    output = [child.stdout.readline() for _ in range(2)]
    # The rest, a line an arc, is not kept: see above why this process must stay small.
    for _ in child.stdout:
        pass
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(arguments)}: exit {child.returncode}")
    return output, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def make(kind, seed, name):
    subprocess.run([sys.executable, os.path.join(ROOT, "scripts/measure/solver/networks.py"), kind, str(seed), name], check=True)


def measure(solver, name):
    """(objective, solve seconds, whole-process seconds, peak MB)"""
    if solver.startswith("passerelle"):
        engine = solver.partition("-")[2] or "auto"
        output, whole, peak = run([OURS, "solve", name + ".min", "--timings", "--engine", engine, "--certificate", "/dev/null"])
        return output[1].split()[1], float(output[0].split()[5]), whole, peak
    if solver in ("lemon", "simplex"):
        method = "cost-scaling" if solver == "lemon" else "network-simplex"
        output, whole, peak = run([os.path.join(BIN, "lemon-solve"), method, name + ".min"])
    else:
        output, whole, peak = run([sys.executable, os.path.join(ROOT, "scripts/measure/solver/peer.py"), solver, name])
    fields = "".join(output).split()
    return fields[0], float(fields[1]), whole, peak


def compare(name, solvers, rounds):
    """Interleaved rounds; {solver: (solve, whole, peak)} by medians. Every solver must find the same objective."""
    arcs = int(next(line for line in open(name + ".min") if line.startswith("p")).split()[3])
    found, objectives = {}, {}
    for turn in range(rounds):
        for solver in solvers:
            if arcs > LARGEST.get(solver, math.inf) or (turn and arcs > ONCE_ABOVE.get(solver, math.inf)):
                continue
            objective, *figures = measure(solver, name)
            objectives[solver] = objective
            found.setdefault(solver, []).append(figures)
    if len(set(objectives.values())) != 1:
        raise SystemExit(f"{name}: the solvers disagree: {objectives}")
    return arcs, {solver: [statistics.median(column) for column in zip(*runs)] for solver, runs in found.items()}


def row(kind, arcs, figures):
    ours = next(figures[solver] for solver in figures if solver.startswith("passerelle"))
    cells = [kind, f"{arcs:,}"]
    for solver in ["passerelle", "ortools", "lemon", "simplex", "highs", "scipy"]:
        seen = figures.get(solver) or (ours if solver == "passerelle" else None)
        cells.append(f"{seen[0]:.4g}" if seen else "–")
    cells.append(f"**{ours[0] / figures['ortools'][0]:.2f}**" if "ortools" in figures else "–")
    cells.append(f"{ours[0] / figures['lemon'][0]:.3f}" if "lemon" in figures else "–")
    cells.append(f"{ours[1] / figures['ortools'][1]:.2f}" if "ortools" in figures else "–")
    cells.append(f"{ours[2]:.0f} ({ours[2] / figures['ortools'][2]:.2f})" if "ortools" in figures else f"{ours[2]:.0f}")
    return "| " + " | ".join(cells) + " |"


HEADER = """| network | arcs | passerelle s | OR-Tools s | LEMON scaling s | LEMON simplex s | HiGHS s | SciPy s | ÷ OR-Tools \
| ÷ LEMON scaling | whole process ÷ OR-Tools | peak MB (÷ OR-Tools) |
|---|---|---|---|---|---|---|---|---|---|---|---|"""


def main():
    parser = argparse.ArgumentParser(prog="scripts/bench solver", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="s1, s2 and small general networks, three rounds")
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--kinds", default="")
    parser.add_argument("--seeds", default="1")
    parser.add_argument("--out", default=".passerelle/bench-solver")
    asked = parser.parse_args()
    kinds = asked.kinds.split(",") if asked.kinds else ["s1", "s2"] if asked.quick else ["s1", "s2", "s3", "s4"]
    general = [] if asked.kinds else [f"{shape}:{arcs}" for shape in ["grid", "layered", "dense"] for arcs in [10_000, 100_000]]
    rounds = asked.rounds or (3 if asked.quick else 5)
    os.makedirs(asked.out, exist_ok=True)
    name = os.path.join(asked.out, "network")

    def report(line):
        print(line, flush=True)

    report(HEADER)
    for kind in kinds:
        for seed in asked.seeds.split(","):
            make(kind, int(seed), name)
            peers = [] if "x4" in kind else ["ortools", "lemon", "simplex", "highs", "scipy"]
            figures = compare(name, ["passerelle", *peers], rounds)
            report(row(f"{kind} seed {seed}" if "," in asked.seeds else kind, *figures))
    for kind in general:
        make(kind, 1, name)
        report(row(kind, *compare(name, ["passerelle-general", "ortools", "lemon", "simplex"], rounds)))
    if not asked.kinds:
        report(levels(name, rounds))
        points = []
        for agents in GROWTH[:4] if asked.quick else GROWTH:
            make(f"plan:{agents}", 1, name)
            arcs, figures = compare(name, ["passerelle", "ortools"], 3)
            points.append((arcs, figures["passerelle"][0], figures["ortools"][0]))
        exponents = [plot.exponent([(point[0], point[1 + which]) for point in points]) for which in (0, 1)]
        report(f"\nGrowth, seconds against arcs: exponent {exponents[0]:.2f} (OR-Tools {exponents[1]:.2f}).")
        plot.save(os.path.join(asked.out, "growth.svg"), points, exponents)
        report(small_changes(name))
    for extension in (".min", ".npz"):
        os.remove(name + extension)


def levels(name, rounds):
    """Four levels and wide costs against one level at s2, interleaved."""
    figures = {kind: [] for kind in ["s2", "s2x4", "s2wide"]}
    for kind in figures:
        make(kind, 1, f"{name}-{kind}")
    for _ in range(max(rounds, 5)):
        for kind in figures:
            figures[kind].append(measure("passerelle", f"{name}-{kind}")[1])
    for kind in figures:
        os.remove(f"{name}-{kind}.min")
        os.remove(f"{name}-{kind}.npz")
    one, four, wide = (statistics.median(figures[kind]) for kind in figures)
    return f"\nAt s2, four levels ÷ one level: {four / one:.2f}; costs up to 2^40 ÷ up to 1,000: {wide / one:.2f}."


def small_changes(name):
    """20 arcs changed at s2: the test suite's own measure, in release."""
    make("s2", 1, name)
    environment = dict(os.environ, PASSERELLE_BENCH_NETWORK=os.path.abspath(name + ".min"))
    output = subprocess.run(
        ["swift", "test", "-c", "release", "--filter", "SmallChangeTests"], env=environment, capture_output=True, text=True)
    seconds = [float(line.split()[-2]) for line in output.stdout.splitlines() if line.startswith("small change")]
    if output.returncode or not seconds:
        raise SystemExit(output.stdout + output.stderr)
    cold = statistics.median(measure("ortools", name)[1] for _ in range(5))
    return f"\n20 arcs changed at s2: {1000 * seconds[0]:.2f} ms, {seconds[0] / cold:.3f} × OR-Tools from nothing."


if __name__ == "__main__":
    main()
