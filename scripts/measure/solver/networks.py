"""Seeded networks in DIMACS form and as arrays: the plan's shape, and three general ones.

plan     agents and posts in basins of unequal size, employers of unequal weight, popular posts wished by many; a fifth of
         the agents must be placed and may stay; quotas of departures and arrivals, net exchanges through a hub
grid     neighbours of a square grid, both ways, random capacities and costs, a tenth of the nodes supply or demand
layered  layers in a row, eight arcs from each node to the next layer, dear ways round for what does not fit
dense    every pair of nodes, some costs negative
"""
import sys

import numpy as np


def plan(agents, posts, degree, seed, levels=1, largest=1000):
    random = np.random.default_rng(seed)
    employers, basins = max(20, agents // 150), int(np.clip(agents // 1000, 5, 200))

    basin_weight = np.arange(1, basins + 1) ** -0.7
    basin_weight /= basin_weight.sum()
    basin_place = random.random((basins, 2))
    apart = ((basin_place[:, None] - basin_place) ** 2).sum(2)
    neighbours = np.argsort(apart, axis=1)[:, 1:5]

    employer_basin = random.choice(basins, employers, p=basin_weight)
    employer_weight = 0.3 + random.pareto(1.2, employers)
    employer_weight /= employer_weight.sum()
    agent_home = random.choice(employers, agents, p=employer_weight)
    post_home = random.choice(employers, posts, p=employer_weight)
    chained = np.flatnonzero(random.random(agents) < 0.2)
    home = np.concatenate([post_home, agent_home[chained]])
    own = posts + np.arange(len(chained))
    seats = np.concatenate([random.choice([1, 2, 5], posts, p=[0.9, 0.08, 0.02]), np.ones(len(chained), int)])

    popularity = random.permutation(np.arange(1.0, len(home) + 1) ** -0.45)
    attraction = 600 * (popularity / popularity.max()) ** 0.25
    by_basin = np.argsort(employer_basin[home], kind="stable")
    starts = np.searchsorted(employer_basin[home][by_basin], np.arange(basins + 1))
    weight = np.concatenate([[0], np.cumsum(popularity[by_basin])])

    wishes = np.clip(random.poisson(0.6 * degree, agents) + random.geometric(1 / (0.4 * degree + 1), agents),
                     10 if degree >= 20 else 3, degree * 3 // 2)
    tail = np.repeat(np.arange(agents), (1.3 * wishes).astype(int) + 2)
    where = random.random(len(tail))
    basin = employer_basin[agent_home][tail]
    near, far = (where > 0.75) & (where < 0.95), where >= 0.95
    basin[near] = neighbours[basin[near], random.integers(0, 4, near.sum())]
    basin[far] = random.choice(basins, far.sum(), p=basin_weight)
    low, high = weight[starts[basin]], weight[starts[basin + 1]]
    drawn = np.searchsorted(weight, low + random.random(len(tail)) * (high - low), side="right") - 1
    head = by_basin[np.clip(drawn, 0, len(home) - 1)]
    pairs = np.unique(tail * len(home) + head)
    tail, head = pairs // len(home), pairs % len(home)
    kept = home[head] != agent_home[tail]
    tail, head = tail[kept], head[kept]

    taste, profile = random.normal(size=(agents, 4)), random.normal(size=(len(home), 4))
    score = 150 + attraction[head] + 60 * (taste[tail] * profile[head]).sum(1)
    score += 120 * (employer_basin[home[head]] == employer_basin[agent_home[tail]]) + random.normal(0, 80, len(tail))
    score = np.clip(np.rint(score), 0, 1000).astype(np.int64)
    if largest != 1000:
        score = score * (largest // 1001) + random.integers(0, largest // 1001 + 1, len(score))
    vectors = [score] + [random.integers(0, 1024, len(score)) for _ in range(levels - 1)]

    # Nodes: employers, their departures, their arrivals, the hub, agents, posts and own posts.
    each, hub, first_agent = np.arange(employers), 3 * employers, 3 * employers + 1
    first_post = first_agent + agents
    supplies = np.zeros(first_post + len(home), np.int64)
    supplies[first_agent + chained] = 1
    np.add.at(supplies, agent_home[chained], -1)
    staff = np.bincount(agent_home, minlength=employers)
    offers = np.bincount(post_home, weights=seats[:posts], minlength=employers)
    leaving, arriving = np.ceil(0.45 * staff), np.ceil(0.8 * offers)
    exchange = np.maximum(2, np.ceil(0.08 * staff))
    free = np.setdiff1d(np.arange(agents), chained)
    blocks = [
        (first_agent + tail, first_post + head, 1, [-vector for vector in vectors]),
        (first_agent + chained, first_post + own, 1, 0),
        (employers + agent_home[free], first_agent + free, 1, 0),
        (first_post + np.arange(posts), 2 * employers + post_home, seats[:posts], 0),
        (first_post + own, agent_home[chained], 1, 0),
        (each, employers + each, leaving, 0),
        (2 * employers + each, each, arriving, 0),
        (each, np.full(employers, hub), exchange, 0),
        (np.full(employers, hub), each, exchange, 0),
    ]
    columns = [[], [], []] + [[] for _ in range(levels)]
    for start, end, room, cost in blocks:
        columns[0].append(start)
        columns[1].append(end)
        columns[2].append(np.broadcast_to(room, start.shape))
        for level in range(levels):
            columns[3 + level].append(np.broadcast_to(cost if isinstance(cost, int) else cost[level], start.shape))
    return supplies, [np.concatenate(column).astype(np.int64) for column in columns]


def grid(arcs, seed):
    random = np.random.default_rng(seed)
    side = int((arcs / 4) ** 0.5)
    cell = np.arange(side * side).reshape(side, side)
    right, down = (cell[:, :-1].ravel(), cell[:, 1:].ravel()), (cell[:-1].ravel(), cell[1:].ravel())
    tail = np.concatenate([right[0], right[1], down[0], down[1]])
    head = np.concatenate([right[1], right[0], down[1], down[0]])
    supplies = np.zeros(side * side, np.int64)
    chosen = random.permutation(side * side)[: side * side // 20 * 2]
    amounts = random.integers(1, 20, len(chosen) // 2)
    supplies[chosen[::2]], supplies[chosen[1::2]] = amounts, -amounts
    return supplies, [tail, head, random.integers(20, 1000, len(tail)), random.integers(1, 10_000, len(tail))]


def layered(arcs, seed):
    random = np.random.default_rng(seed)
    depth, fan = 20, 8
    width = arcs // (depth * fan)
    tail = np.repeat(np.arange((depth - 1) * width), fan)
    head = (tail // width + 1) * width + random.integers(0, width, len(tail))
    supplies = np.zeros(depth * width, np.int64)
    supplies[:width], supplies[-width:] = 3, -3
    room, cost = random.integers(1, 50, len(tail)), random.integers(0, 1000, len(tail))
    first, last = np.arange(width), np.arange((depth - 1) * width, depth * width)
    return supplies, [np.concatenate([tail, first]), np.concatenate([head, last]),
                      np.concatenate([room, np.full(width, 10)]), np.concatenate([cost, np.full(width, 100_000)])]


def dense(arcs, seed):
    random = np.random.default_rng(seed)
    nodes = int(arcs**0.5)
    tail, head = np.divmod(np.arange(nodes * nodes), nodes)
    tail, head = tail[tail != head], head[tail != head]
    supplies = np.zeros(nodes, np.int64)
    quarter = nodes // 4
    supplies[:quarter] = random.integers(1, 200, quarter)
    supplies[quarter : 2 * quarter] = -supplies[:quarter]
    return supplies, [tail, head, random.integers(1, 100, len(tail)), random.integers(-100, 10_000, len(tail))]


def save(name, supplies, columns):
    """NAME.min in DIMACS form; NAME.npz with the same arrays for solvers called from Python."""
    levels = len(columns) - 3
    np.savez(name + ".npz", supplies=supplies, **{f"column{place}": column for place, column in enumerate(columns)})
    with open(name + ".min", "w") as file:
        file.write(f"p min {len(supplies)} {len(columns[0])}{f' {levels}' if levels > 1 else ''}\n")
        file.writelines(f"n {node + 1} {supplies[node]}\n" for node in np.flatnonzero(supplies).tolist())
        line = "a %d %d 0 %d" + " %d" * levels + "\n"
        for start in range(0, len(columns[0]), 500_000):
            part = [column[start : start + 500_000] for column in columns]
            rows = zip((part[0] + 1).tolist(), (part[1] + 1).tolist(), *(column.tolist() for column in part[2:]))
            file.writelines(line % row for row in rows)


SIZES = {"s1": (1000, 500, 30), "s2": (10_000, 5_000, 30), "s3": (100_000, 50_000, 40), "s4": (300_000, 150_000, 40)}


def make(kind, seed, name):
    """Kinds: s1 … s4, s2x4 (four levels), s2wide (costs up to 2^40), grid:ARCS, layered:ARCS, dense:ARCS, plan:AGENTS."""
    base, _, amount = kind.partition(":")
    if base in SIZES:
        made = plan(*SIZES[base], seed)
    elif base.endswith("x4"):
        made = plan(*SIZES[base[:2]], seed, levels=4)
    elif base.endswith("wide"):
        made = plan(*SIZES[base[:2]], seed, largest=1 << 40)
    elif base == "plan":
        made = plan(int(amount), int(amount) // 2, 30, seed)
    else:
        made = {"grid": grid, "layered": layered, "dense": dense}[base](int(amount), seed)
    save(name, *made)


if __name__ == "__main__":
    make(sys.argv[1], int(sys.argv[2]), sys.argv[3])
