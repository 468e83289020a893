package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.part.FaultProxy;
import dev.waybill.application.port.BlobSource;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.application.port.StorageUnavailable;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading from a store that fails.
class ReadFaultsTest {
  private static final int SIZE = 3_000_000;
  private static final int MIDDLE = 1_000_000;
  private static final Duration MOST = Duration.ofSeconds(8);

  private final FaultProxy network = FaultProxy.to(InProcessS3.started().port());
  private final S3BlobStore store =
      S3BlobStore.open(
          InProcessS3.settings(
              URI.create("http://127.0.0.1:" + network.port()), InProcessS3.started().newBucket()),
          Impatience.SHORT,
          new SlabPool(1000));
  private final BlobSource source = stored();

  private BlobSource stored() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
    return store.open(Blobs.ref(1)).orElseThrow();
  }

  @AfterEach
  void close() {
    source.close();
    store.close();
    network.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {200_000, 1_000_000, 2_999_000})
  void aReadThatBreaksGoesOnWhereItWas(long each) {
    network.reset();
    network.cutAnswersAfter(each);

    assertThat(Blobs.read(source, 0, SIZE)).isEqualTo(Blobs.bytes(SIZE));
    assertThat(Blobs.read(source, 1000, SIZE - 2000))
        .isEqualTo(Arrays.copyOfRange(Blobs.bytes(SIZE), 1000, SIZE - 1000));
  }

  @Test
  void aStoreThatIsDownIsAFault() {
    network.refuse();

    Impatience.within(MOST, () -> assertFault(new MemoryTarget()));
  }

  @Test
  void aStoreThatGoesDownInTheMiddleIsAFault() {
    network.cutAnswersAfter(MIDDLE);

    Impatience.within(MOST, () -> assertFault(after(network::refuse)));
  }

  @Test
  void aStoreThatHangsIsAFault() {
    network.stall();

    Impatience.within(MOST, () -> assertFault(new MemoryTarget()));
  }

  @Test
  void aBlobThatWasDeletedIsAFault() {
    store.delete(Blobs.key(1));

    assertFault(new MemoryTarget());
  }

  @Test
  void aBlobThatIsDeletedInTheMiddleIsAFaultWhenItHasToBeAskedForAgain() {
    network.cutAnswersAfter(MIDDLE);

    assertFault(after(() -> store.delete(Blobs.key(1))));
  }

  /// Never half of one and half of the other.
  @Test
  void aBlobThatIsReplacedInTheMiddleIsAFaultWhenItHasToBeAskedForAgain() {
    network.cutAnswersAfter(MIDDLE);

    assertFault(after(() -> Blobs.put(store, Blobs.key(1), new byte[SIZE])));
  }

  private void assertFault(BlobTarget target) {
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> source.writeTo(0, SIZE, target));
  }

  /// A target at whose first bytes something happens.
  private static BlobTarget after(Runnable event) {
    return new BlobTarget() {
      private boolean happened;

      @Override
      public void write(ByteBuffer bytes) {
        if (!happened) {
          happened = true;
          event.run();
        }
        bytes.position(bytes.limit());
      }

      @Override
      public void transferFrom(FileChannel file, long position, long count) {
        throw new IllegalStateException("S3 has no file");
      }
    };
  }
}
