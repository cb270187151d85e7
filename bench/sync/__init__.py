"""The product's exchange side by side with a peer engine: bytes, seconds, processor, memory.

``python -m bench.sync [--cases 10000] [--full]`` makes an office and a commune with the product's
own ``init`` and ``enrol``, fills the commune's book with invented cases, and syncs over loopback:
all of them, then 100 changed ones, then nothing new. What leaves the commune is what the product
lets out, by the minimal profile or with ``--full`` by the full one. PouchDB, installed from its
registry into a temporary folder, then carries the very same bodies between two machines of its own
on the same loopback.

``python -m bench.sync.slow`` sends 100 changed ones over 32 kbit/s with 20 % loss and 800 ms, while
the commune's pages are asked for.

Bytes are those of IP packets both ways, counted by nftables in a network namespace of its own with
packets of at most 1500 bytes. Seconds are those of the session; processor and peak memory those of
the whole process, its start included. The load of the machine is printed with them. Linux, root.
"""
