"""Sorting positions of a long column in about half the time of ``numpy.argsort``."""

import numpy as np

LONG = 50_000
LOW_HALF = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)


def ascending_order(values: np.ndarray) -> np.ndarray:
    """Return the positions that put values in ascending order; equal values in any order.

    numpy sorts whole numbers much faster than it finds sorting positions. So each value, rounded to
    32 bits, and its position are packed into one number and sorted; the few that the rounding made
    equal are put in order afterwards.
    """
    size = len(values)
    if not LONG <= size < 2**32:
        return np.argsort(values)
    with np.errstate(over="ignore"):
        bits = values.astype(np.float32).view(np.uint32)
    # Bits of positive numbers rise with them; those of negative ones fall, and are turned round.
    bits = np.where(bits >> 31, ~bits, bits | np.uint32(0x80000000))
    packed = bits.astype(np.uint64)
    packed <<= HALF
    packed |= np.arange(size, dtype=np.uint64)
    packed.sort()
    order = (packed & LOW_HALF).view(np.int64)
    packed >>= HALF
    level = packed[1:] == packed[:-1]
    if not level.any():
        return order
    blurred = np.flatnonzero(np.append(level, False) | np.append(False, level))
    if len(blurred) > size // 4:
        return np.argsort(values)
    among = order[blurred]
    order[blurred] = among[np.lexsort((values[among], packed[blurred]))]
    return order
