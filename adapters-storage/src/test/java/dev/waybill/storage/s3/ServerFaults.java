package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.part.FaultProxy;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.storage.resilient.ResilientBlobStore;
import dev.waybill.storage.s3.S3BlobStore.Settings;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults in front of, and of, a production server.
abstract class ServerFaults {
  private static final int LARGE = 16_000_000;
  private static final Duration MOST = Duration.ofSeconds(10);

  /// Of a new bucket of the real server.
  abstract Settings settings();

  /// SIGKILL; what it has acknowledged is kept.
  abstract void kill();

  /// Returns when it answers.
  abstract void restart();

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 40, 1000})
  void everyWayOfMakingPartsGivesTheSameBytes(int slabs) {
    var pool = new SlabPool(slabs);
    try (var store = S3BlobStore.open(settings(), Timeouts.USUAL, pool)) {
      for (var announced :
          new OptionalLong[] {OptionalLong.empty(), OptionalLong.of(LARGE + 200)}) {
        try (var sink = store.create(Blobs.ref(1), announced)) {
          sink.write(ByteBuffer.wrap(Blobs.bytes(LARGE)));
          sink.finish();
          sink.publish();
        }
        assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(LARGE));
        assertThat(pool.taken()).isZero();
      }
    }
  }

  /// Cut at several places: in the headers, in parts, in what ends the upload.
  @ParameterizedTest
  @ValueSource(longs = {300, 1_000_000, 6_000_000, 15_999_000})
  void anUploadThatIsCutLeavesNothingAfterASweep(long bytes) {
    var settings = settings();
    try (var network = FaultProxy.to(settings.endpoint().getPort())) {
      for (int slabs : new int[] {0, 1000}) {
        try (var store = S3BlobStore.open(settings, Impatience.SHORT, new SlabPool(slabs));
            var cut =
                S3BlobStore.open(
                    through(network, settings), Impatience.SHORT, new SlabPool(slabs))) {
          network.cutRequestsAfter(bytes);
          Impatience.within(MOST, () -> tryToPut(cut));
          network.pass();
          Eventually.hold(() -> leavesNothing(store, settings));
        }
      }
    }
  }

  /// The server may still be working at a request whose connection is gone; the sweep after that
  /// finds what it made.
  private static void leavesNothing(S3BlobStore store, Settings settings) {
    store.delete(Blobs.key(1));
    assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
    assertThat(Leftovers.in(settings)).isEmpty();
  }

  /// Whether it succeeds depends on where the cut is and on what can be sent again.
  private static void tryToPut(S3BlobStore store) {
    try {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(LARGE));
      assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(LARGE));
    } catch (StorageUnavailable expected) {
      assertThat(expected).hasMessageNotContaining("X-Amz");
    }
  }

  @Test
  void aReadThatBreaksGoesOnWhereItWas() {
    var settings = settings();
    try (var network = FaultProxy.to(settings.endpoint().getPort());
        var store = S3BlobStore.open(through(network, settings))) {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(LARGE));
      network.reset();
      network.cutAnswersAfter(3_000_000);

      assertThat(Blobs.read(store, Blobs.key(1))).hasValue(Blobs.bytes(LARGE));
    }
  }

  private static Settings through(FaultProxy network, Settings settings) {
    return new Settings(
        URI.create("http://127.0.0.1:" + network.port()),
        settings.region(),
        settings.bucket(),
        settings.prefix(),
        settings.accessKey(),
        settings.secretKey(),
        true,
        false,
        List.of(),
        settings.trialKeys());
  }

  /// The gateway is killed while many write; what was acknowledged is there when it is back, the
  /// rest is gone after one sweep, and nobody has waited long.
  @Test
  void aGatewayThatIsKilledTakesNothingWithItThatWasAcknowledged() {
    var settings = settings();
    try (var s3 = S3BlobStore.open(settings, Impatience.SHORT, new SlabPool(200))) {
      var store = ResilientBlobStore.around(s3, new ResilientBlobStore.Limits(64, 64, 64));
      var acknowledged = new ArrayList<Integer>();
      var refused = new AtomicInteger();
      Blobs.put(store, Blobs.key(0), Blobs.bytes(100));
      try {
        Impatience.within(
            Duration.ofSeconds(60), () -> writeWhileKilling(store, acknowledged, refused));
        assertThat(refused).hasPositiveValue();
        assertThatExceptionOfType(StorageUnavailable.class)
            .isThrownBy(() -> Impatience.within(Duration.ofSeconds(1), store::requireAvailable));
        assertThatExceptionOfType(UnavailableException.class)
            .isThrownBy(() -> store.open(Blobs.ref(0)));
      } finally {
        restart();
      }
      Eventually.hold(store::requireAvailable);
      Eventually.hold(() -> Blobs.put(store, Blobs.key(1_000_000), Blobs.bytes(10)));
      for (int n : acknowledged) {
        assertThat(Blobs.read(store, Blobs.key(n))).hasValue(Blobs.bytes(7_000_000 + n));
      }
      s3.listBefore(
          Blobs.LATER,
          key -> {
            if (!acknowledged.stream().map(Blobs::key).toList().contains(key)) {
              s3.delete(key);
            }
          });
      assertThat(Leftovers.in(settings)).hasSize(acknowledged.size());
    }
  }

  private void writeWhileKilling(
      ResilientBlobStore store, List<Integer> acknowledged, AtomicInteger refused) {
    Blobs.concurrently(
        9,
        writer -> {
          for (int round = 0; round < 6; round++) {
            if (writer == 8) {
              if (round == 2) {
                kill();
              }
            } else {
              write(store, 1 + writer * 100 + round, acknowledged, refused);
            }
          }
        });
  }

  private static void write(
      ResilientBlobStore store, int n, List<Integer> acknowledged, AtomicInteger refused) {
    try {
      Blobs.put(store, Blobs.key(n), Blobs.bytes(7_000_000 + n));
      synchronized (acknowledged) {
        acknowledged.add(n);
      }
    } catch (UnavailableException expected) {
      refused.incrementAndGet();
    }
  }

  @Test
  void aSourceThatIsOpenFailsOrIsWhole() {
    try (var store = S3BlobStore.open(settings())) {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(100));
      var source = store.open(Blobs.ref(1)).orElseThrow();
      store.delete(Blobs.key(1));

      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> source.writeTo(0, 100, new MemoryTarget()));
    }
  }
}
