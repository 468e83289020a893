package dev.waybill.bootstrap.password;

/// What a hash costs (RFC 9106, section 3.1). Bounded, since a hash from the database says itself
/// what computing it again takes.
///
/// @param memory in KiB
/// @param passes over the memory
/// @param lanes computed one after the other here
record Cost(int memory, int passes, int lanes) {
  /// OWASP's first choice: about 30 ms and 19 MiB.
  static final Cost CURRENT = new Cost(19_456, 2, 1);

  private static final int MAX_MEMORY = 256 << 10;
  private static final int MAX_PASSES = 16;
  private static final int MAX_LANES = 16;
  private static final int MIN_MEMORY_PER_LANE = 8;

  Cost {
    if (lanes < 1
        || lanes > MAX_LANES
        || passes < 1
        || passes > MAX_PASSES
        || memory < MIN_MEMORY_PER_LANE * lanes
        || memory > MAX_MEMORY) {
      throw new IllegalArgumentException("Argon2 cost out of bounds");
    }
  }
}
