import os
import time

from benchmarks import processor
from benchmarks.measure import Sample


def test_ratios_are_taken_within_each_round():
    sample = Sample(application=[4.0, 8.0, 40.0], database=[1.0, 2.0, 10.0], bare=[0.5, 1.0, 5.0])
    assert sample.times_bare == 10
    assert sample.total == 10
    assert sample.in_database == 2


def test_time_on_the_processor_is_counted_and_time_asleep_is_not():
    before, own = processor.used(os.getpid()), processor.own()
    time.sleep(0.2)
    while processor.own() - own < 50:
        pass
    assert 40 < processor.used(os.getpid()) - before < 150


def test_the_peak_of_memory_is_forgotten_and_found_again():
    held = bytearray(60_000_000)
    held[::4096] = b"x" * len(held[::4096])
    del held
    high = processor.peak_memory(os.getpid())
    processor.forget_peak(os.getpid())
    assert high - processor.peak_memory(os.getpid()) > 40_000_000
