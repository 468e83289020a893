package dev.waybill.storage.total;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.StorageFull;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.storage.total.LimitedBlobStore.Limit;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class LimitedBlobStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private byte last;

  private BlobSink begin(LimitedBlobStore store) {
    var random = new byte[BlobKey.RANDOM_BYTES];
    random[0] = last++;
    return store.create(BlobRef.plain(BlobKey.of(NOW, random)), OptionalLong.empty());
  }

  private static LimitedBlobStore store(long bytes, long files) {
    return new LimitedBlobStore(new FakeBlobStore(), new Limit(bytes, files));
  }

  private void keep(LimitedBlobStore store, int bytes) {
    try (var sink = begin(store)) {
      sink.write(ByteBuffer.allocate(bytes));
      sink.finish();
      sink.publish();
    }
  }

  @Test
  void so_many_bytes_fit_and_not_one_more() {
    var store = store(10, Limit.NONE);
    keep(store, 4);
    keep(store, 6);
    assertThatThrownBy(() -> keep(store, 0)).isInstanceOf(StorageFull.class);
    assertThatThrownBy(store::requireAvailable).isInstanceOf(StorageFull.class);
  }

  @Test
  void what_comes_in_side_by_side_counts_before_it_is_kept_and_no_more_once_it_is_given_up() {
    var store = store(10, Limit.NONE);
    try (var other = begin(store)) {
      other.write(ByteBuffer.allocate(7));
      assertThatThrownBy(() -> keep(store, 4)).isInstanceOf(StorageFull.class);
      keep(store, 3);
    }
    keep(store, 7);
  }

  @Test
  void so_many_files_fit_and_not_one_more() {
    var store = store(Limit.NONE, 2);
    keep(store, 0);
    try (var _ = begin(store)) {
      assertThatThrownBy(() -> begin(store)).isInstanceOf(StorageFull.class);
    }
    keep(store, 1);
    assertThatThrownBy(store::requireAvailable).isInstanceOf(StorageFull.class);
  }

  @Test
  void a_count_sees_what_others_have_stored_and_what_was_deleted() {
    var store = store(10, 10);
    keep(store, 8);
    var count = store.beforeCount();
    keep(store, 1);
    store.counted(count, 2, 1);
    keep(store, 7);
    assertThatThrownBy(() -> keep(store, 1)).isInstanceOf(StorageFull.class);
    store.counted(store.beforeCount(), 0, 10);
    assertThatThrownBy(store::requireAvailable).isInstanceOf(StorageFull.class);
    store.counted(store.beforeCount(), 0, 0);
    assertThatCode(() -> keep(store, 10)).doesNotThrowAnyException();
  }

  @Test
  void without_a_limit_there_is_none() {
    var store = store(Limit.NONE, Limit.NONE);
    store.counted(store.beforeCount(), 1L << 60, 1L << 40);
    assertThatCode(() -> keep(store, 10)).doesNotThrowAnyException();
  }
}
