package dev.waybill.persistence;

import dev.waybill.domain.upload.Upload;
import java.time.Instant;
import java.util.UUID;

/// The key of an upload's rows: a UUID of version 7 (RFC 9562), so that new rows go to the end of
/// the table, made of the time of creation and the random bits of the public id. It leads to the
/// public id, so it never leaves the database.
final class InternalKey {
  private static final long VERSION_7 = 0x7000L;
  private static final long RAND_A = 0x0fffL;

  private InternalKey() {}

  /// No upload that was created then or later has a smaller one.
  static UUID firstOf(Instant time) {
    return new UUID(Math.max(0, time.toEpochMilli()) << 16, 0);
  }

  static UUID of(Upload upload) {
    var random = upload.id().value();
    var high =
        (upload.createdAt().toEpochMilli() << 16)
            | VERSION_7
            | (random.getMostSignificantBits() & RAND_A);
    return new UUID(high, random.getLeastSignificantBits());
  }
}
