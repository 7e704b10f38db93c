"""Tables, in Markdown for people and tab-separated for programs."""

import statistics


def middle(values, digits=1):
    """Median with the range it was found in."""
    if not values:
        return "–"
    low, mid, high = min(values), statistics.median(values), max(values)
    if len(values) == 1:
        return f"{mid:,.{digits}f}"
    return f"{mid:,.{digits}f} ({low:,.{digits}f}–{high:,.{digits}f})"


class Table:
    """Rows for people; facts, by name, are what the goals are held against."""

    def __init__(self, name, title, columns):
        self.name = name
        self.title = title
        self.columns = columns
        self.rows = []
        self.facts = {}

    def add(self, *cells):
        self.rows.append([str(cell) for cell in cells])

    def markdown(self):
        lines = [f"### {self.title}", "", "| " + " | ".join(self.columns) + " |"]
        lines.append("|" + "---|" * len(self.columns))
        lines += ["| " + " | ".join(row) + " |" for row in self.rows]
        return "\n".join(lines) + "\n"

    def tsv(self):
        rows = [["table", *self.columns]] + [[self.name, *row] for row in self.rows]
        return "".join("\t".join(row) + "\n" for row in rows)
