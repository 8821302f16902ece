"""Reads network files with other people's libraries and prints nodes and edges as JSON.

    read_network.py LIBRARY FILE [EDGES-FILE]

LIBRARY is networkx (GraphML, GEXF, DOT), igraph (GraphML), openpyxl (.xlsx), json or csv. Nothing here is shared with the
product: what it prints is what another program sees in a file that the product wrote. Values are printed as text with their
type before it: t: for text, n: for numbers, b: for yes or no.
"""

import csv
import json
import math
import sys


def value(item):
    """A value with its type before it, or None for an absent one."""
    if item is None:
        return None
    if isinstance(item, bool):
        return "b:true" if item else "b:false"
    if isinstance(item, (int, float)):
        return None if math.isnan(item) else "n:" + repr(float(item))
    return "t:" + item


def values(items, leaving_out=()):
    return {
        str(name): value(item)
        for name, item in items.items()
        if name not in leaving_out and value(item) is not None
    }


def with_networkx(path):
    import networkx

    if path.endswith(".graphml"):
        graph = networkx.read_graphml(path)
    elif path.endswith(".gexf"):
        graph = networkx.read_gexf(path, version="1.3")
    else:
        graph = networkx.nx_pydot.read_dot(path)
    is_dot = path.endswith(".dot")

    def plain(text):
        # pydot leaves a text in its quotation marks.
        if not is_dot or not isinstance(text, str):
            return text
        if text.startswith('"') and text.endswith('"') and len(text) > 1:
            return text[1:-1].replace('\\"', '"').replace("\\\\", "\\")
        if text in ("true", "false"):
            return text == "true"
        try:
            return float(text)
        except ValueError:
            return text

    def data_of(data):
        return {plain(name): plain(item) for name, item in data.items()}

    # networkx keeps colours and the like of GEXF apart, and pydot reports a node for the end of each line.
    nodes = []
    for name, data in graph.nodes(data=True):
        name = plain(name)
        data = data_of(data)
        if is_dot and name == "\\n":
            continue
        nodes.append({"id": str(name), "label": data.pop("label", None), "attributes": values(data)})
    edges = []
    every = graph.edges(keys=True, data=True) if graph.is_multigraph() else (
        (a, b, None, data) for a, b, data in graph.edges(data=True)
    )
    for start, end, key, data in every:
        data = data_of(data)
        identifier = data.pop("id", key if isinstance(key, str) else None)
        edges.append(
            {
                "id": identifier,
                "from": str(plain(start)),
                "to": str(plain(end)),
                "weight": value(data.pop("weight", None)),
                "label": data.pop("label", None),
                "attributes": values(data),
            }
        )
    return {"directed": graph.is_directed(), "nodes": nodes, "edges": edges}


def with_igraph(path):
    import igraph

    graph = igraph.Graph.Read_GraphML(path)

    def attributes(item):
        # It gives an absent number as NaN, an absent text as "" and an absent yes or no as no.
        return {k: v for k, v in item.attributes().items() if v != "" and v is not False}

    nodes = []
    for vertex in graph.vs:
        data = attributes(vertex)
        nodes.append(
            {"id": data.pop("id"), "label": data.pop("label", None), "attributes": values(data)}
        )
    edges = []
    for edge in graph.es:
        data = attributes(edge)
        edges.append(
            {
                # igraph 1.0 shows the ids of nodes as those of edges.
                "id": data.pop("id", None) and None,
                "from": nodes[edge.source]["id"],
                "to": nodes[edge.target]["id"],
                "weight": value(data.pop("weight", None)),
                "label": data.pop("label", None),
                "attributes": values(data),
            }
        )
    return {"directed": graph.is_directed(), "nodes": nodes, "edges": edges}


def of_tables(node_rows, edge_rows):
    """The network in rows of dictionaries, by Kumu's or Gephi's names."""

    def take(row, *names):
        for name in names:
            if row.get(name) not in (None, ""):
                return str(row.pop(name))
            row.pop(name, None)
        return None

    def rest(row):
        return values({k: v for k, v in row.items() if v not in (None, "")})

    nodes = []
    for row in node_rows:
        row = dict(row)
        nodes.append(
            {"id": take(row, "ID", "Id", "id"), "label": take(row, "Label", "label"), "attributes": rest(row)}
        )
    edges = []
    for row in edge_rows:
        row = dict(row)
        is_kumu = any(name in row for name in ("From", "from"))
        weight = take(row, "Strength", "strength", "Weight")
        if is_kumu:
            ends = take(row, "From", "from"), take(row, "To", "to")
            direction = take(row, "Direction", "direction")
        else:
            ends, direction = (take(row, "Source"), take(row, "Target")), take(row, "Type")
        edges.append(
            {
                "id": take(row, "ID", "Id", "id"),
                "from": ends[0],
                "to": ends[1],
                "directed": direction.lower() == "directed",
                "weight": None if weight is None else value(float(weight)),
                "label": take(row, "Label", "label"),
                "attributes": rest(row),
            }
        )
    return {"directed": None, "nodes": nodes, "edges": edges}


def with_csv(node_path, edge_path):
    def rows(path):
        with open(path, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    return of_tables(rows(node_path), rows(edge_path))


def with_openpyxl(path):
    import openpyxl

    from openpyxl.utils.escape import unescape

    book = openpyxl.load_workbook(path)

    def rows(name):
        # Excel writes a carriage return as _x000D_; openpyxl leaves that to its users.
        cells = [
            [unescape(cell) if isinstance(cell, str) else cell for cell in row]
            for row in book[name].iter_rows(values_only=True)
        ]
        return [dict(zip(cells[0], row)) for row in cells[1:]]

    return of_tables(rows("Elements"), rows("Connections"))


def with_json(path):
    with open(path, encoding="utf-8") as file:
        blueprint = json.load(file)
    return of_tables(blueprint["elements"], blueprint["connections"])


READERS = {
    "networkx": with_networkx,
    "igraph": with_igraph,
    "csv": with_csv,
    "openpyxl": with_openpyxl,
    "json": with_json,
}

if __name__ == "__main__":
    json.dump(READERS[sys.argv[1]](*sys.argv[2:]), sys.stdout, sort_keys=True)
