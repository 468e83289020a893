package dev.waybill.storage.encryption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.BlobRef;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is not exactly what was stored is refused, and no byte of it goes out.
final class AuthenticityTest {
  private static final int SEALED = Segments.SEALED;

  /// Three segments, the last of 1000 bytes.
  private static final int SIZE = 2 * Segments.PLAIN + 1000;

  private static final Tampering BLOB = new Tampering(SIZE);
  private static final Tampering SMALL = new Tampering(40);

  @Test
  void everySingleBitOfASmallBlobCounts() {
    var length = SMALL.stored().length;
    assertThat(length).isEqualTo(56);
    for (int at = 0; at < length; at++) {
      for (int bit = 0; bit < 8; bit++) {
        var position = at;
        var which = bit;
        SMALL.isRefused(bytes -> Tampering.flip(bytes, position, which));
      }
    }
  }

  @Test
  void everyShorterSmallBlobIsRefused() {
    for (int length = 0; length < 56; length++) {
      var shorter = length;
      SMALL.isRefused(bytes -> Arrays.copyOf(bytes, shorter));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aBlobCutBetweenSegmentsIsRefused(int segments) {
    BLOB.isRefused(bytes -> Arrays.copyOf(bytes, segments * SEALED));
    BLOB.isRefused(bytes -> Arrays.copyOf(bytes, segments * SEALED + Segments.TAG));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 17, SEALED})
  void aLongerBlobIsRefused(int more) {
    BLOB.isRefused(bytes -> Arrays.copyOf(bytes, bytes.length + more));
  }

  @Test
  void segmentsThatChangedPlacesAreRefused() {
    BLOB.isRefused(
        bytes -> {
          var first = Arrays.copyOf(bytes, SEALED);
          System.arraycopy(bytes, SEALED, bytes, 0, SEALED);
          System.arraycopy(first, 0, bytes, SEALED, SEALED);
          return bytes;
        });
  }

  @Test
  void aSegmentInPlaceOfAnotherIsRefused() {
    BLOB.isRefused(
        bytes -> {
          System.arraycopy(bytes, 0, bytes, SEALED, SEALED);
          return bytes;
        });
  }

  @Test
  void withoutItsFirstSegmentItIsRefused() {
    BLOB.isRefused(bytes -> Arrays.copyOfRange(bytes, SEALED, bytes.length));
  }

  /// Also under the same data key, as a copied row would have it.
  @Test
  void underAnotherKeyOfAnotherBlobItIsRefused() {
    var other = Blobs.key(2);
    BLOB.isRefused(Blobs.ref(other), bytes -> bytes);
    BLOB.isRefused(new BlobRef(other, Blobs.ref(1).dataKey()), bytes -> bytes);
    BLOB.isRefused(new BlobRef(Blobs.key(1), Blobs.ref(other).dataKey()), bytes -> bytes);
  }

  /// What was stored before encryption was turned on, and a row that says it is encrypted.
  @Test
  void bytesThatWereNeverEncryptedAreRefused() {
    BLOB.isRefused(_ -> BLOB.plain());
  }

  @Test
  void anEmptyBlobIsASegmentToo() {
    var empty = new Tampering(0);
    assertThat(empty.stored()).hasSize(Segments.TAG);
    assertThat(empty.read(0, 0)).isEmpty();
    empty.isRefused(bytes -> Tampering.flip(bytes, 3, 3));
    empty.isRefused(_ -> new byte[0]);
    empty.isRefused(_ -> new byte[15]);
    empty.isRefused(_ -> new byte[17]);
  }
}
