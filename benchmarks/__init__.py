"""How fast complaintkit is beside its peers: ``python -m benchmarks``, from the repository root.

Every figure is a ratio between contenders that took turns in one run on one core; before the
clock starts, all of them must give the same answers. ``docs/explanation/speed.md`` says how to
read the tables.
"""
