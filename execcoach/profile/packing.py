"""Which of several things to do in the time there is: a 0/1 knapsack over whole minutes."""

from collections.abc import Sequence


def pack(things: Sequence[tuple[int, int]], minutes: int, limit: int | None = None) -> tuple[int, ...]:
    """The indexes of those (gain, minutes) that gain most within the minutes, at most `limit` of them.

    Of equal gains the one that takes fewer minutes, then the one that comes first.
    """
    most = len(things) if limit is None else min(limit, len(things))
    time = min(minutes, sum(cost for _, cost in things))
    if time < 0 or most <= 0:
        return ()
    # best[count][used]: gain and the indexes taken, with exactly `used` minutes spent on `count` things
    best: list[dict[int, tuple[int, tuple[int, ...]]]] = [{} for _ in range(most + 1)]
    best[0][0] = (0, ())
    for at, (gain, cost) in enumerate(things):
        for count in range(most - 1, -1, -1):
            for used, (sofar, taken) in best[count].items():
                if used + cost <= time:
                    new = (sofar + gain, (*taken, at))
                    old = best[count + 1].get(used + cost)
                    if old is None or new[0] > old[0] or (new[0] == old[0] and new[1] < old[1]):
                        best[count + 1][used + cost] = new
    ranked = [(-gain, used, taken) for row in best for used, (gain, taken) in row.items()]
    return min(ranked)[2]
