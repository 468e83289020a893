package dev.waybill.storage.s3;

import java.util.OptionalLong;

/// How long the parts of a blob are. S3 wants to know the length of a part before its first byte,
/// takes 10 000 parts of 5 MiB to 5 GiB, and lets only the last be shorter; how long a blob will be
/// is not known.
///
/// So parts grow with what was written: 5 MiB up to 5000 MiB, then a thousandth of what is there,
/// which makes 5 TiB in some 9000 parts.
final class PartPlan {
  static final int MOST_PARTS = 10_000;

  private static final long MIB = 1024 * 1024;

  /// The shortest part that need not be the last; parts of this length are gathered in memory.
  static final long SHORTEST = 5 * MIB;

  /// What a client announces is the length of its whole request: the file, and around it a few
  /// hundred bytes of a form. A file most probably ends within so many bytes before that.
  static final long TAIL = SlabPool.SLAB_BYTES;

  private static final long LONGEST = 2048 * MIB;
  private static final long SHARE = 1000;
  private static final long LONGEST_ON_A_HINT = 64 * MIB;

  private PartPlan() {}

  /// The length of the part that begins after `written` bytes.
  static long length(long written) {
    var share = (written + SHARE * MIB - 1) / (SHARE * MIB) * MIB;
    return Math.clamp(share, SHORTEST, LONGEST);
  }

  /// Whether that part is short enough to be gathered in memory.
  static boolean isGathered(long written) {
    return length(written) == SHORTEST;
  }

  /// The length of a part that begins after `written` bytes and is not gathered. With a hint it
  /// goes on to [#TAIL] before the announced end, or leaves at least one whole part and the tail;
  /// so the end of the blob most probably falls into a part of its own, which fits a slab and so
  /// gets its true length.
  static long streamed(long written, OptionalLong atMost) {
    var usual = length(written);
    var left = atMost.orElse(0) - written - TAIL;
    if (left < usual) {
      return usual;
    }
    var most = Math.max(usual, LONGEST_ON_A_HINT);
    return left < most + length(written + most) ? left : most;
  }
}
