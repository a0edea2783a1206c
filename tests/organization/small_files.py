"""A small organization in files, for tests that read it, and what they ask of it."""

NODES = "Person ID,Dept,manager,level,function\n1,a,,1,\n2,a,1,2,\n3,a,1,2,\n4,b,,1,\n5,b,4,2,\n"
EDGES = "source,target,weight\n1,2,1\n2,4,3\n5,1,2\n"


def write(folder, nodes=NODES, edges=EDGES, name="edges.csv"):
    (folder / "nodes.csv").write_text(nodes)
    (folder / name).write_text(edges)
    return folder


def ties(network):
    ids = network.ids
    ends = zip(network.source, network.target, network.weight, strict=True)
    return {(ids[one], ids[other]): weight for one, other, weight in ends}


def codes(network):
    return [(note.code, note.level) for note in network.notes]
