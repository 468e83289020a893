package dev.waybill.domain.encryption;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/// The readable part of a container of [EncryptionScheme#RECORDS]: its header of 64 bytes.
final class RecordContainer {
  private static final byte[] MAGIC = "waybill\2".getBytes(ISO_8859_1);
  private static final int HEADER = 64;
  private static final int TAG = 16;
  private static final int FIRST_RECORD = 2048 + TAG;

  private final byte[] salt;
  private final byte[] nonce;

  /// Logarithm to base 2 of the plain bytes in a record.
  private final int recordLog;

  private RecordContainer(ByteBuffer header) {
    this.recordLog = header.get(10);
    this.salt = slice(header, 16, 16);
    this.nonce = slice(header, 32, 12);
  }

  /// Whether these bytes begin one of this version.
  static boolean isOne(byte[] head) {
    return head.length >= MAGIC.length && Arrays.equals(head, 0, 8, MAGIC, 0, 8);
  }

  /// @param head the first bytes of a file
  static Optional<RecordContainer> of(byte[] head) {
    if (head.length < HEADER || !isOne(head)) {
      return Optional.empty();
    }
    var header = ByteBuffer.wrap(head);
    return isKnown(header) ? Optional.of(new RecordContainer(header)) : Optional.empty();
  }

  /// Key derivation and cipher 1, and everything within the bounds of docs/e2e.md.
  private static boolean isKnown(ByteBuffer header) {
    var iterations = header.getInt(12);
    return header.get(8) == 1
        && header.get(9) == 1
        && header.get(10) >= 12
        && header.get(10) <= 24
        && header.get(11) == 0
        && iterations >= 600_000
        && iterations <= 10_000_000
        && header.getInt(60) == 0;
  }

  byte[] salt() {
    return salt.clone();
  }

  byte[] nonce() {
    return nonce.clone();
  }

  /// No content, or records of which the last has at least one byte and its tag.
  boolean canHaveLength(long length) {
    var content = length - HEADER - FIRST_RECORD;
    var last = content % ((1L << recordLog) + TAG);
    return content >= 0 && (last == 0 || last > TAG);
  }

  private static byte[] slice(ByteBuffer header, int from, int length) {
    var bytes = new byte[length];
    header.get(from, bytes);
    return bytes;
  }
}
