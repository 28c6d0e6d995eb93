"""What a reader can work out of a table with gaps: linear bounds, by the simplex method.

Nothing here is of the library: equations between numbers, each number within its bounds. What
they leave open for each number is found by walking from corner to corner of what is possible.
"""

import numpy as np


class Corner:
    """A corner of all that is possible: x >= 0 with A x = b, kept as a tableau."""

    def __init__(self, equations, totals):
        """Find a first corner; there is one, because the true numbers are possible."""
        rows, self.width = equations.shape
        sign = np.where(totals < 0, -1.0, 1.0)
        self.tableau = np.hstack(
            [equations * sign[:, None], np.eye(rows), (totals * sign)[:, None]]
        )
        self.basis = list(range(self.width, self.width + rows))
        cost = np.zeros(self.width + rows)
        cost[self.width :] = -1.0
        for _ in self.climb(cost):
            pass
        assert abs(self.values(self.width + rows)[self.width :].sum()) < 1e-6
        self._without_helpers()

    def _without_helpers(self):
        """Take the helping numbers out, all of them nought by now."""
        row = 0
        while row < len(self.basis):
            if self.basis[row] >= self.width:
                useful = np.flatnonzero(np.abs(self.tableau[row, : self.width]) > 1e-6)
                if not len(useful):
                    self.tableau = np.delete(self.tableau, row, axis=0)
                    del self.basis[row]
                    continue
                self._pivot(row, useful[0])
            row += 1
        self.tableau = np.hstack([self.tableau[:, : self.width], self.tableau[:, -1:]])

    def _pivot(self, row, column):
        self.tableau[row] /= self.tableau[row, column]
        others = np.arange(len(self.tableau)) != row
        self.tableau[others] -= np.outer(self.tableau[others, column], self.tableau[row])
        self.tableau = np.round(self.tableau, 9)
        self.basis[row] = column

    def values(self, width=None):
        """The numbers at this corner."""
        found = np.zeros(width or self.width)
        found[self.basis] = self.tableau[:, -1]
        return found

    def climb(self, cost):
        """Go to the corner where a sum is largest; each corner on the way is told."""
        while True:
            yield self.values(len(cost))
            gain = cost - cost[self.basis] @ self.tableau[:, : len(cost)]
            better = np.flatnonzero(gain > 1e-6)
            if not len(better):
                return
            column = better[0]
            rising = np.flatnonzero(self.tableau[:, column] > 1e-6)
            if not len(rising):
                yield np.full(len(cost), np.inf)
                return
            ratios = self.tableau[rising, -1] / self.tableau[rising, column]
            closest = rising[ratios <= ratios.min() + 1e-9]
            self._pivot(min(closest, key=lambda row: self.basis[row]), column)


def given_away(equations, totals, least, most):
    """The numbers that can be worked out, by their places.

    Args:
        equations: One row a sum, one column a number.
        totals: What each sum is.
        least: What each number is at least.
        most: What each number is at most; infinite where nothing is known.
    """
    equations, totals = np.array(equations, dtype=float), np.array(totals, dtype=float)
    least, most = np.array(least, dtype=float), np.array(most, dtype=float)
    count, bounded = len(least), np.flatnonzero(np.isfinite(most))
    caps = np.zeros((len(bounded), count + len(bounded)))
    for row, place in enumerate(bounded):
        caps[row, place] = caps[row, count + row] = 1.0
    wide = np.hstack([equations, np.zeros((len(equations), len(bounded)))])
    corner = Corner(
        np.vstack([wide, caps]),
        np.concatenate([totals - equations @ least, (most - least)[bounded]]),
    )
    low, high = corner.values()[:count], corner.values()[:count]
    for place in range(count):
        for sign in (1.0, -1.0):
            if high[place] > low[place]:
                break
            cost = np.zeros(count + len(bounded))
            cost[place] = sign
            for values in corner.climb(cost):
                low, high = np.minimum(low, values[:count]), np.maximum(high, values[:count])
    return [place for place in range(count) if not high[place] > low[place]]


def unknowns_of(table, kept):
    """The sums of a two-way table, its last row and column being totals, with gaps.

    Args:
        table: The true numbers.
        kept: The places of the gaps, as row and column.

    Returns:
        The places in their order, one equation a row and a column, and what each is.
    """
    places = sorted(kept)
    number = {place: index for index, place in enumerate(places)}
    height, width = len(table), len(table[0])
    lines = [[(row, column) for column in range(width)] for row in range(height)]
    lines += [[(row, column) for row in range(height)] for column in range(width)]
    equations, totals = [], []
    for line in lines:
        equation, total = [0] * len(places), 0
        for place in line:
            sign = -1 if place == line[-1] else 1
            if place in number:
                equation[number[place]] += sign
            else:
                total -= sign * table[place[0]][place[1]]
        equations.append(equation)
        totals.append(total)
    return places, equations, totals


def worked_out(table, kept, threshold=5):
    """The withheld numbers that a clever reader can work out, who knows which are small.

    Of totals only that they are not nought: why one is withheld, nobody can tell.
    """
    if not kept:
        return []
    places, equations, totals = unknowns_of(table, kept)
    true = [table[row][column] for row, column in places]
    last = (len(table) - 1, len(table[0]) - 1)
    margin = [place[0] == last[0] or place[1] == last[1] for place in places]
    small = [number < threshold for number in true]
    least = [1 if one or total else threshold for one, total in zip(small, margin, strict=True)]
    most = [
        threshold - 1 if one and not total else np.inf
        for one, total in zip(small, margin, strict=True)
    ]
    return [places[place] for place in given_away(equations, totals, least, most)]
