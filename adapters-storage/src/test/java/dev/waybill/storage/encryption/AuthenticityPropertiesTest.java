package dev.waybill.storage.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Of a blob of three segments, the last of 1000 bytes.
final class AuthenticityPropertiesTest {
  private static final int SIZE = 2 * Segments.PLAIN + 1000;

  private static final Tampering BLOB = new Tampering(SIZE);

  @Property(tries = 300)
  void anyRangeIsThoseBytes(
      @ForAll @IntRange(max = SIZE) int one, @ForAll @IntRange(max = SIZE) int other) {
    var from = Math.min(one, other);
    var to = Math.max(one, other);
    assertThat(BLOB.read(from, to - from)).isEqualTo(Arrays.copyOfRange(BLOB.plain(), from, to));
  }

  @Property(tries = 300)
  void aFlippedBitIsRefused(
      @ForAll @IntRange(max = SIZE + 3 * Segments.TAG - 1) int at,
      @ForAll @IntRange(max = 7) int bit) {
    BLOB.isRefused(bytes -> Tampering.flip(bytes, at, bit));
  }

  @Property(tries = 200)
  void aShorterBlobIsRefused(@ForAll @IntRange(max = SIZE + 3 * Segments.TAG - 1) int length) {
    BLOB.isRefused(bytes -> Arrays.copyOf(bytes, length));
  }
}
