"""Chance that is the same on every machine and Python: splitmix64 from a fixed seed."""

MASK = (1 << 64) - 1


class Chance:
    def __init__(self, seed):
        self.state = seed

    def _next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        return self._next() % n

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def percent(self, p):
        return self.below(100) < p

    def pick(self, things):
        return things[self.below(len(things))]
