// Solves DIMACS files with LEMON: lemon-solve cost-scaling|network-simplex FILE...
// One line a file: the objective or a status, processor seconds of solving, of reading.
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <lemon/cost_scaling.h>
#include <lemon/dimacs.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

using namespace lemon;
typedef long long Value;

static double since(clock_t start) { return double(clock() - start) / CLOCKS_PER_SEC; }

template <class Solver>
static void solve(const char *name) {
  clock_t begun = clock();
  SmartDigraph graph;
  SmartDigraph::ArcMap<Value> lower(graph), upper(graph), cost(graph);
  SmartDigraph::NodeMap<Value> supply(graph);
  std::ifstream input(name);
  readDimacsMin(input, graph, lower, upper, cost, supply);
  double reading = since(begun);
  begun = clock();
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
