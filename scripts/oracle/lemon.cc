// Solves DIMACS files with LEMON: lemon-solve cost-scaling|network-simplex FILE...
// One line a file: the objective or a status, seconds of solving, seconds of reading.
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <lemon/cost_scaling.h>
#include <lemon/dimacs.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

using namespace lemon;
typedef long long Value;
typedef std::chrono::steady_clock Clock;

static double since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

template <class Solver>
static void solve(const char *name) {
  Clock::time_point begun = Clock::now();
  SmartDigraph graph;
  SmartDigraph::ArcMap<Value> lower(graph), upper(graph), cost(graph);
  SmartDigraph::NodeMap<Value> supply(graph);
  std::ifstream input(name);
  readDimacsMin(input, graph, lower, upper, cost, supply);
  double reading = since(begun);
  begun = Clock::now();
  Solver solver(graph);
  solver.lowerMap(lower).upperMap(upper).costMap(cost).supplyMap(supply);
  typename Solver::ProblemType status = solver.run();
  double solving = since(begun);
  if (status == Solver::OPTIMAL) {
    printf("%lld", (long long)solver.template totalCost<Value>());
  } else {
    printf("%s", status == Solver::INFEASIBLE ? "infeasible" : "unbounded");
  }
  printf(" %.6f %.6f\n", solving, reading);
  fflush(stdout);
}

int main(int count, char **arguments) {
  for (int file = 2; file < count; file++) {
    if (!strcmp(arguments[1], "cost-scaling")) {
      solve<CostScaling<SmartDigraph, Value, Value> >(arguments[file]);
    } else {
      solve<NetworkSimplex<SmartDigraph, Value, Value> >(arguments[file]);
    }
  }
}
