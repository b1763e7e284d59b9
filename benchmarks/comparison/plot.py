"""The plot beside the tables."""

from pathlib import Path

from .report import Run

_COLOURS = {
    "ours": "#1f5fbf",
    "cached": "#6ea8ff",
    "before": "#888888",
    "floor": "#c9a227",
    "mercurius": "#b5432e",
    "postgraphile": "#7a4fa3",
}


def draw(run: Run, folder: Path) -> bool:
    """Desktops a second by the number of clients, and the processor time of one; whether there is matplotlib to draw it with."""
    try:
        import matplotlib
    except ImportError:
        print("No plot: pip install -r benchmarks/requirements.txt")
        return False
    # The same figures give the same file, and letters that can be searched for.
    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.hashsalt": "performance", "svg.fonttype": "none", "font.size": 9})
    from matplotlib import pyplot

    names = {each.key: each.name for each in run.result.contestants if each.key in _COLOURS}
    measured = {(each.contestant, each.clients): each for each in run.result.measured}
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(11, 3.6), layout="constrained")
    for key in names:
        those = sorted((clients, each) for (of, clients), each in measured.items() if of == key)
        left.plot([c for c, _ in those], [each.goodput for _, each in those], marker="o", color=_COLOURS[key])
    left.set(xscale="log", yscale="log", xlabel="clients", title="Desktops a second")
    left.set_xticks(sorted({clients for _, clients in measured}), labels=map(str, sorted({c for _, c in measured})))
    alone = [(key, each) for key in reversed(names) if (each := measured.get((key, 1))) and each.load.took]
    for part, shade in (("server", 1.0), ("database", 0.45)):
        values = [getattr(each, part) / len(each.load.took) * 1000 for _, each in alone]
        base = [each.server / len(each.load.took) * 1000 if part == "database" else 0 for _, each in alone]
        colours = [_COLOURS[key] for key, _ in alone]
        right.barh([names[key] for key, _ in alone], values, left=base, color=colours, alpha=shade)
    right.set(title="Processor time of one, ms (lighter: PostgreSQL)")
    folder.mkdir(exist_ok=True)
    figure.savefig(folder / "performance.svg", metadata={"Date": None})
    return True
