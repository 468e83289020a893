package dev.waybill.storage.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.port.StorageUnavailable;
import java.util.ArrayList;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SegmentBuffersTest {
  private final SegmentBuffers buffers = new SegmentBuffers();

  @Test
  void aBufferThatCameBackIsGivenOutAgain() {
    var buffer = buffers.take();
    assertThat(buffer).hasSize(Segments.SEALED);
    buffers.giveBack(buffer);

    assertThat(buffers.take()).isSameAs(buffer);
    assertThat(buffers.take()).isNotSameAs(buffer);
  }

  @Test
  void noMoreThanTheLimitAreKept() {
    var all = new ArrayList<byte[]>();
    for (int n = 0; n <= SegmentBuffers.MOST_IDLE; n++) {
      all.add(buffers.take());
    }
    all.forEach(buffers::giveBack);
    for (int n = 0; n < SegmentBuffers.MOST_IDLE; n++) {
      assertThat(buffers.take()).isSameAs(all.get(n));
    }

    assertThat(buffers.take()).isNotSameAs(all.getLast());
  }

  /// Two that share a buffer would mix their bytes.
  @Test
  void aSinkThatIsClosedTwiceGivesItsBufferBackOnce() {
    var sink =
        new EncryptingSink(
            new FakeBlobStore().create(Blobs.ref(1), OptionalLong.empty()),
            SegmentCipher.of(Blobs.ref(1)),
            buffers);
    sink.finish();
    sink.close();
    sink.close();

    assertThat(buffers.take()).isNotSameAs(buffers.take());
  }

  @Test
  void aBufferThatTheStoreBelowMayStillHoldIsNotGivenOutAgain() {
    var below = new FakeBlobStore();
    var given = buffers.take();
    buffers.giveBack(given);
    var sink =
        new EncryptingSink(
            below.create(Blobs.ref(1), OptionalLong.empty()),
            SegmentCipher.of(Blobs.ref(1)),
            buffers);
    below.failAt(Step.WRITE, new StorageUnavailable("told to fail"));
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(sink::finish);
    sink.close();

    assertThat(buffers.take()).isNotSameAs(given);
  }
}
