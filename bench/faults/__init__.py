"""Real processes under fire: nothing saved is lost, nothing is doubled.

``python -m bench.faults [--faults 1000] [--seed 1]`` makes an office and a commune in a temporary
folder with the product's own ``init``, ties them by ``enrol``, lets the product's own ``serve`` run
for both while clerks save at the commune, and injects so many faults: deaths (:mod:`.deaths`),
accidents of the road (:mod:`.roads`, by the proxy in :mod:`.proxy`), full disks (:mod:`.disks`),
wrong clocks (:mod:`.clocks`); then backups put back and copies brought to life
(:mod:`.rebirths`). After each chapter :mod:`.oracle` says whether what the clerks noted as saved
(fsynced beside the database) is at the office, once, and both digests agree with each other and
with a recount. It prints counts and ends with an error where something does not hold.

It needs Linux and, for the full disks, the right to mount (a container's root will do). Servers are
forked from a process that has the product loaded already, so that a death costs a tenth of a
second; only the waiting times of the agent are shortened (see :mod:`.world`).

``python -m bench.faults.all`` plays these sessions and every other chapter by which a release is
judged, and writes ``docs/reliability.md``. ``python -m bench.faults.breaks`` makes the deliberate
breaks of the engine; the bad line of :mod:`.link` is used by ``python -m bench.sync.slow``.
"""
