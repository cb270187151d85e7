"""All threads of a server take their memory from one place, where the system can be told so."""

import subprocess
import sys

import pytest

THREADS = """
import threading
from app.serving.heap import share_one_heap
if {shared}:
    assert share_one_heap()
here, go = threading.Barrier(9), threading.Event()
def work():
    kept = [bytearray(1000) for _ in range(1000)]
    here.wait()
    go.wait()
some = [threading.Thread(target=work) for _ in range(8)]
for one in some:
    one.start()
here.wait()
starts = [int(line.split("-")[0], 16) for line in open("/proc/self/maps")]
print(sum(start % 2**26 == 0 for start in starts))  # where the system puts a heap of a thread
go.set()
"""


def heaps(*, shared: bool) -> int:
    run = [sys.executable, "-c", THREADS.format(shared=shared)]
    return int(subprocess.run(run, capture_output=True, check=True, text=True).stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="a matter of Linux and its library")
def test_threads_share_one_heap_and_would_not_by_themselves():
    assert heaps(shared=True) < heaps(shared=False)
