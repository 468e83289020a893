package dev.waybill.storage.resilient;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeBlobStore.Step;
import dev.waybill.application.port.StorageFull;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.UnavailableException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// When a probe writes, and when it believes what was written a moment ago.
class ProbeTest {
  private final AtomicLong nanos = new AtomicLong();
  private final FakeBlobStore inner = new FakeBlobStore();
  private final ResilientBlobStore store =
      ResilientBlobStore.around(inner, new ResilientBlobStore.Limits(2, 2, 2), nanos::get);

  @Test
  void the_first_probe_writes() {
    inner.failAt(Step.PROBE, new StorageUnavailable("down"));
    assertFails(Step.PROBE);
  }

  @Test
  void after_an_upload_none_is_written_for_a_minute() {
    Blobs.put(store, Blobs.key(1), new byte[1]);
    inner.failAt(Step.PROBE, new StorageUnavailable("down"));
    store.probe();
    nanos.addAndGet(RecentWrites.BELIEVED.toNanos() - 1);
    store.probe();
    nanos.addAndGet(1);
    assertFails(Step.PROBE);
  }

  @Test
  void a_probe_is_believed_as_an_upload_is() {
    store.probe();
    inner.failAt(Step.PROBE, new StorageUnavailable("down"));
    store.probe();
    nanos.addAndGet(RecentWrites.BELIEVED.toNanos());
    assertFails(Step.PROBE);
  }

  @Test
  void an_upload_that_fails_ends_it() {
    for (var step : new Step[] {Step.CREATE, Step.WRITE, Step.FINISH, Step.PUBLISH}) {
      store.probe();
      inner.failAt(step, new StorageFull("full"));
      assertThatExceptionOfType(UnavailableException.class)
          .as(step.name())
          .isThrownBy(() -> Blobs.put(store, Blobs.key(1), new byte[1]));
      inner.heal();
      assertFails(Step.PROBE);
      inner.heal();
    }
  }

  @Test
  void whether_the_store_answers_is_asked_in_any_case() {
    store.probe();
    assertFails(Step.LOOK);
  }

  private void assertFails(Step step) {
    var down = new StorageUnavailable("down");
    inner.failAt(step, down);
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(store::probe).isSameAs(down);
  }
}
