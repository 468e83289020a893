package dev.waybill.storage.resilient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.application.port.Busy;
import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ResilientBlobStoreTest {
  private final StorageUnavailable down = new StorageUnavailable("down");
  private static final Duration BREAKER_PAUSE = Duration.ofSeconds(2);

  private final FakeBlobStore inner = new FakeBlobStore();
  private final ResilientBlobStore store =
      ResilientBlobStore.around(inner, new ResilientBlobStore.Limits(2, 1, 1));

  private BlobSink create(int n) {
    return store.create(Blobs.ref(n), OptionalLong.empty());
  }

  @Test
  void uploadsAreBoundedUntilTheyHaveFinished() {
    try (var first = create(1);
        var second = create(2)) {
      assertThatExceptionOfType(Busy.class).isThrownBy(() -> create(3));
      assertThatExceptionOfType(Busy.class).isThrownBy(store::requireAvailable);
      first.finish();
      create(3).close();
      create(3).close();
      second.close();
      store.requireAvailable();
    }
    assertThat(inner.openSinks()).isZero();
  }

  @Test
  void anUploadThatCannotBeginTakesNoPlace() {
    inner.failAt(Step.CREATE, down);
    for (int n = 0; n < 3; n++) {
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> create(1))
          .isSameAs(down);
    }
    inner.heal();
    create(1).close();
  }

  @Test
  void downloadsAreBoundedUntilTheyAreClosed() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    var source = store.open(Blobs.ref(1)).orElseThrow();

    assertThatExceptionOfType(Busy.class).isThrownBy(() -> store.open(Blobs.ref(1)));
    source.close();
    source.close();
    assertThat(store.open(Blobs.ref(2))).isEmpty();
    assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(10));
    assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(10));
  }

  /// Uploads, downloads and other calls do not take each other's places.
  @Test
  void theyAreBoundedApart() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    try (var sink = create(2);
        var another = create(3);
        var source = store.open(Blobs.ref(1)).orElseThrow()) {
      store.delete(Blobs.key(1));
      store.probe();
      assertThat(source.size()).isEqualTo(10);
      sink.finish();
      another.finish();
    }
  }

  @Test
  void whatPassesIsTriedAgain() {
    var failing = new FailingOnce(inner);
    var patient = ResilientBlobStore.around(failing, new ResilientBlobStore.Limits(1, 1, 1));

    assertThat(patient.open(Blobs.ref(1))).isEmpty();
    patient.delete(Blobs.key(1));
    assertThat(failing.failures()).isEqualTo(2);
  }

  @Test
  void aStoreThatFailsIsLeftAloneForAWhileAndThenTriedAgain() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    inner.failAt(Step.LOOK, down);
    failUntilOpen(Step.LOOK);
    inner.heal();

    assertOpen();
    var began = System.nanoTime();
    while (System.nanoTime() - began < BREAKER_PAUSE.toNanos()) {
      LockSupport.parkNanos(BREAKER_PAUSE.toNanos());
    }
    for (int n = 0; n < 5; n++) {
      store.requireAvailable();
    }
    assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(10));
    create(2).close();
  }

  /// A store that is full or must not be written to may well be read.
  @Test
  void whatCannotBeWrittenDoesNotKeepAnybodyFromReading() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    inner.failAt(Step.LOOK, down);
    failUntilOpen(Step.LOOK);

    assertOpen();
    assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(10));
    assertThat(Blobs.listed(store, Blobs.LATER)).containsExactly(Blobs.key(1));
    store.delete(Blobs.key(1));
  }

  @Test
  void whatCannotBeReadIsNotAskedForAndUploadsGoOn() {
    inner.failAt(Step.OPEN, down);
    for (int n = 0; n < 10; n++) {
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> store.open(Blobs.ref(1)))
          .isSameAs(down);
    }
    inner.heal();

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> store.open(Blobs.ref(1)))
        .withMessage("reads of the blob store failed too often and are paused");
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> store.listBefore(Blobs.LATER, key -> {}));
    store.requireAvailable();
    create(2).close();
    store.delete(Blobs.key(1));
  }

  /// As in a bucket whose rule keeps everything for years.
  @Test
  void whatCannotBeDeletedStopsNobody() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    inner.failAt(Step.DELETE, down);
    for (int n = 0; n < 20; n++) {
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> store.delete(Blobs.key(1)));
    }

    store.requireAvailable();
    create(2).close();
    assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(10));
  }

  /// Also where nobody asks beforehand.
  @Test
  void uploadsThatFailCount() {
    inner.failAt(Step.PUBLISH, down);
    for (int n = 0; n < 10; n++) {
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> Blobs.put(store, Blobs.key(1), new byte[1]));
    }
    assertOpen();
  }

  @Test
  void aStoreThatIsFullOrBusyIsThere() {
    for (var fault : new UnavailableException[] {new StorageFull("full"), new Busy("busy")}) {
      inner.failAt(Step.WRITE, fault);
      inner.failAt(Step.PROBE, fault);
      for (int n = 0; n < 30; n++) {
        assertThatExceptionOfType(UnavailableException.class)
            .isThrownBy(() -> Blobs.put(store, Blobs.key(1), new byte[1]))
            .isSameAs(fault);
        assertThatExceptionOfType(UnavailableException.class)
            .isThrownBy(store::probe)
            .isSameAs(fault);
      }
    }
    store.requireAvailable();
  }

  /// Else whoever deletes what is being read, or goes away, could shut everybody out.
  @Test
  void howReadingEndsDoesNotCount() {
    Blobs.put(store, Blobs.key(1), Blobs.bytes(10));
    inner.failAt(Step.READ, down);
    for (int n = 0; n < 30; n++) {
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> Blobs.read(store, Blobs.key(1)));
    }
    inner.heal();
    for (int n = 0; n < 30; n++) {
      try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
        assertThatIOException().isThrownBy(() -> source.writeTo(0, 10, new GoneTarget()));
      }
    }
    store.requireAvailable();
  }

  private void failUntilOpen(Step step) {
    for (int n = 0; n < 10; n++) {
      assertThatExceptionOfType(StorageUnavailable.class)
          .as("%s", step)
          .isThrownBy(store::requireAvailable);
    }
  }

  private void assertOpen() {
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(store::requireAvailable)
        .withMessage("writes of the blob store failed too often and are paused");
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> create(2));
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(store::probe);
  }

  private static final class GoneTarget implements BlobTarget {
    @Override
    public void write(ByteBuffer bytes) throws IOException {
      throw new IOException("the reader is gone");
    }

    @Override
    public void transferFrom(FileChannel file, long position, long count) throws IOException {
      throw new IOException("the reader is gone");
    }
  }
}
