package dev.waybill.storage.metered;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.port.BlobDamaged;
import dev.waybill.application.port.BlobTarget;
import dev.waybill.application.port.Busy;
import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.UnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class MeteredBlobStoreTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final FakeBlobStore inner = new FakeBlobStore();
  private final MeteredBlobStore store = MeteredBlobStore.around(inner, meters);

  @Test
  void every_series_of_failures_is_there_from_the_start() {
    assertThat(meters.find("waybill.store.call.failures").counters())
        .hasSize(10 * FailureReason.values().length)
        .allMatch(counter -> counter.count() == 0);
  }

  @Test
  void every_call_is_timed_once_but_the_transfer() throws Exception {
    write(1);
    try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
      source.writeTo(0, source.size(), new MemoryTarget());
    }
    store.delete(Blobs.key(1));
    store.deleteAll(List.of(Blobs.key(2)));
    store.list(_ -> {});
    store.listBefore(Blobs.LATER, _ -> {});
    store.requireAvailable();
    store.probe();

    for (var once : List.of("create", "finish", "publish", "open", "read", "check", "probe")) {
      assertThat(calls(once)).as(once).isEqualTo(1);
    }
    assertThat(calls("delete")).isEqualTo(2);
    assertThat(calls("list")).isEqualTo(2);
    assertThat(meters.find("waybill.store.call.duration").tag("operation", "write").timer())
        .isNull();
  }

  @Test
  void a_read_ends_with_its_first_bytes() throws Exception {
    write(1);
    var target = new SeenTarget(() -> calls("read"));
    try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
      source.writeTo(0, source.size(), target);
    }
    assertThat(target.timedBefore).isEqualTo(1);
    assertThat(calls("read")).isEqualTo(1);
  }

  @Test
  void failures_are_counted_by_call_and_reason() {
    fail(Step.CREATE, new StorageUnavailable("x"), s -> s.create(Blobs.ref(9), none()));
    fail(Step.OPEN, new Busy("x"), s -> s.open(Blobs.ref(9)));
    fail(Step.DELETE, new StorageUnavailable("x"), s -> s.delete(Blobs.key(9)));
    fail(Step.LIST, new StorageUnavailable("x"), s -> s.list(_ -> {}));
    fail(Step.LOOK, new StorageFull("x"), MeteredBlobStore::requireAvailable);
    fail(Step.PROBE, new StorageFull("x"), MeteredBlobStore::probe);
    fail(Step.WRITE, new StorageFull("x"), _ -> write(8));
    fail(Step.FINISH, new StorageUnavailable("x"), _ -> write(7));
    fail(Step.PUBLISH, new StorageUnavailable("x"), _ -> write(6));

    assertThat(failures("create", "unavailable")).isEqualTo(1);
    assertThat(failures("open", "busy")).isEqualTo(1);
    assertThat(failures("delete", "unavailable")).isEqualTo(1);
    assertThat(failures("list", "unavailable")).isEqualTo(1);
    assertThat(failures("check", "full")).isEqualTo(1);
    assertThat(failures("probe", "full")).isEqualTo(1);
    assertThat(failures("write", "full")).isEqualTo(1);
    assertThat(failures("finish", "unavailable")).isEqualTo(1);
    assertThat(failures("publish", "unavailable")).isEqualTo(1);
    assertThat(calls("create")).as("a failed call is timed too").isEqualTo(4);
    assertThat(inner.openSinks()).isZero();
  }

  @Test
  void what_breaks_while_reading_counts_and_a_reader_that_is_gone_does_not() {
    write(1);
    inner.failAt(Step.READ, new BlobDamaged("x"));
    assertThatExceptionOfType(BlobDamaged.class).isThrownBy(() -> read(new MemoryTarget()));
    inner.heal();
    assertThatThrownBy(() -> read(new Gone())).isInstanceOf(IOException.class);

    assertThat(failures("read", "damaged")).isEqualTo(1);
    assertThat(meters.find("waybill.store.call.failures").tag("operation", "read").counters())
        .extracting(counter -> counter.count())
        .containsOnlyOnce(1.0);
  }

  private void read(BlobTarget target) throws IOException {
    try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
      source.writeTo(0, source.size(), target);
    }
  }

  private void fail(Step step, UnavailableException fault, Consumer<MeteredBlobStore> call) {
    inner.failAt(step, fault);
    assertThatThrownBy(() -> call.accept(store)).isSameAs(fault);
    inner.heal();
  }

  private void write(int n) {
    try (var sink = store.create(Blobs.ref(n), none())) {
      sink.write(ByteBuffer.wrap(Blobs.bytes(100)));
      sink.finish();
      sink.publish();
    }
  }

  private static OptionalLong none() {
    return OptionalLong.empty();
  }

  private long calls(String operation) {
    return meters.get("waybill.store.call.duration").tag("operation", operation).timer().count();
  }

  private double failures(String operation, String reason) {
    return meters
        .get("waybill.store.call.failures")
        .tag("operation", operation)
        .tag("reason", reason)
        .counter()
        .count();
  }

  private static final class SeenTarget implements BlobTarget {
    private final LongSupplier timed;
    private long timedBefore = -1;

    private SeenTarget(LongSupplier timed) {
      this.timed = timed;
    }

    @Override
    public void write(ByteBuffer bytes) {
      timedBefore = timed.getAsLong();
      bytes.position(bytes.limit());
    }

    @Override
    public void transferFrom(FileChannel file, long position, long count) {
      timedBefore = timed.getAsLong();
    }
  }

  private static final class Gone implements BlobTarget {
    @Override
    public void write(ByteBuffer bytes) throws IOException {
      throw new IOException("gone");
    }

    @Override
    public void transferFrom(FileChannel file, long position, long count) throws IOException {
      throw new IOException("gone");
    }
  }
}
