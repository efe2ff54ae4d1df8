"""The graph as networkx sees it: against the engine's own order, and through its files and back."""

import re
import subprocess
import sys

import networkx
import pytest

from engine import Builder, Graph, parse
from engine.builder import Ref
from engine.paths import count_paths, dot, generations, graphml, multidigraph

TEXTS = ["x", "x(y^2 + z)", "x x x", "(a + b)(b + 1)", "g = y^2 + z; f = x g + g",
         "a = x y; b = a + x; f = a b + log(b)^2",
         "max(x, y, 2) - leaky_relu(x)^(1/2)", "3x", "w_h_1_2 x_1 + y_hat", "z; f = x + 1"]


def ranks(graph: Graph) -> list[int]:
    """Each node's longest distance from a leaf, by the engine's own order."""
    found: list[int] = []
    for node in graph.nodes:
        found.append(1 + max((found[source] for source in node.inputs), default=-1))
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_generations_are_the_ranks_of_the_engines_own_order(text: str) -> None:
    graph = parse(text)
    rank = ranks(graph)
    assert generations(graph) == [[id for id in range(len(graph)) if rank[id] == at] for at in range(max(rank) + 1)]


@pytest.mark.parametrize("text", TEXTS)
def test_every_slot_is_an_edge_and_ids_are_a_topological_order(text: str) -> None:
    graph = parse(text)
    made = multidigraph(graph)
    assert sorted(made.edges(keys=True)) == sorted((source, node.id, slot) for node in graph.nodes
                                                   for slot, source in enumerate(node.inputs))
    assert all(source < node for source, node in made.edges())


@pytest.mark.parametrize("text", TEXTS)
def test_paths_are_counted_as_they_are_walked(text: str) -> None:
    graph = parse(text)
    made = multidigraph(graph)
    for start in range(len(graph)):
        for end in range(len(graph)):
            walked = [()] if start == end else list(networkx.all_simple_edge_paths(made, start, end))
            assert count_paths(graph, start, end) == len(walked)


@pytest.mark.parametrize("text", TEXTS)
def test_graphml_gives_back_nodes_edges_and_what_stands_in_them(text: str) -> None:
    made = multidigraph(parse(text))
    again = networkx.parse_graphml(graphml(parse(text)), node_type=int, edge_key_type=int, force_multigraph=True)
    assert dict(again.nodes(data=True)) == dict(made.nodes(data=True))
    assert sorted((a, b, int(key)) for a, b, key in again.edges(keys=True)) == sorted(made.edges(keys=True))


@pytest.mark.parametrize("text", TEXTS)
def test_dot_has_every_node_with_its_mark_and_every_slot_as_an_edge(text: str) -> None:
    made = multidigraph(parse(text))
    first, _, *lines, last = dot(parse(text)).splitlines()
    assert (first, last) == (f'digraph "{made.graph["name"]}" {{', "}")
    labels = dict(found.groups() for line in lines if (found := re.match(r'  (\d+) \[label="(.*?)"', line)))
    assert labels == {str(id): label for id, label in made.nodes(data="label")}
    edges = [found.groups() for line in lines if (found := re.fullmatch(r"  (\d+) -> (\d+);", line))]
    assert len(labels) + len(edges) == len(lines)
    assert sorted((int(a), int(b)) for a, b in edges) == sorted(made.edges())


def test_what_stands_in_a_node_is_quoted() -> None:
    build = Builder()
    name = 'a"b\\'
    graph = build.graph(build.input(name))
    assert r'0 [label="a\"b\\"];' in dot(graph)
    assert multidigraph(graph).nodes[0]["name"] == name


def test_a_tall_stack_of_doublings_is_counted_at_once() -> None:
    build = Builder()
    ref: Ref = build.input("x")
    for _ in range(2000):
        ref = ref + ref
    assert count_paths(build.graph(ref), 0, 2000) == 2**2000


def test_networkx_is_imported_only_when_it_is_needed() -> None:
    code = "import sys, engine, engine.paths; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
