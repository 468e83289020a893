package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.StorageResidue;
import io.minio.messages.VersioningConfiguration;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What "deleted" means in a bucket that keeps versions, and what we leave in one.
@Tag("slow")
class KeepingBucketTest {
  private static final int SIZE = 1000;

  /// Each start and each look of a balancer would be a version more, for ever.
  @Test
  void startsAndProbesLeaveNothingBehind() {
    for (var bucket : List.of(KeepingBucket.versioned(), KeepingBucket.locked())) {
      for (int n = 0; n < 3; n++) {
        try (var store = bucket.open(false)) {
          store.probe();
          store.probe();
          assertThat(store.residue()).isEqualTo(StorageResidue.NONE);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsDeletedStaysAsAnOldVersionUnlessThatIsRemovedToo(boolean deleteVersions) {
    try (var store = KeepingBucket.versioned().open(deleteVersions)) {
      for (int n = 0; n < 4; n++) {
        Blobs.put(store, Blobs.key(n), Blobs.bytes(SIZE));
      }
      store.delete(Blobs.key(0));
      assertThat(store.deleteAll(List.of(Blobs.key(1), Blobs.key(2))))
          .containsExactlyInAnyOrder(Blobs.key(1), Blobs.key(2));

      assertThat(store.open(Blobs.ref(0))).isEmpty();
      assertThat(Blobs.listed(store, Blobs.LATER)).containsExactly(Blobs.key(3));
      assertThat(store.residue())
          .isEqualTo(deleteVersions ? StorageResidue.NONE : new StorageResidue(3, 3 * SIZE, 3, 0));
      assertThat(Blobs.read(store, Blobs.key(3))).hasValue(Blobs.bytes(SIZE));
    }
  }

  /// A key that begins like another's is another's.
  @Test
  void onlyTheVersionsOfWhatIsDeletedGo() {
    try (var store = KeepingBucket.versioned().open(true)) {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
      Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE + 1));
      Blobs.put(store, Blobs.key(2), Blobs.bytes(SIZE));

      store.delete(Blobs.key(1));

      assertThat(store.residue()).isEqualTo(StorageResidue.NONE);
      assertThat(Blobs.read(store, Blobs.key(2))).hasValue(Blobs.bytes(SIZE));
    }
  }

  /// It is told and left alone: for us the blob is gone, and no sweep tries for ever.
  @Test
  void whatALockKeepsIsGoneAllTheSame() {
    try (var store = KeepingBucket.locked().open(true)) {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(SIZE));
      Blobs.put(store, Blobs.key(2), Blobs.bytes(6_000_000));

      assertThat(store.deleteAll(List.of(Blobs.key(1), Blobs.key(2))))
          .containsExactlyInAnyOrder(Blobs.key(1), Blobs.key(2));
      store.delete(Blobs.key(1));

      assertThat(store.open(Blobs.ref(1))).isEmpty();
      assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
      assertThat(store.residue().versions()).isEqualTo(2);
    }
  }

  @Test
  void unfinishedUploadsAreCounted() {
    try (var store = KeepingBucket.plain().open(false);
        var sink = store.create(Blobs.ref(1), OptionalLong.empty())) {
      sink.write(ByteBuffer.wrap(Blobs.bytes(6_000_000)));

      assertThat(store.residue()).isEqualTo(new StorageResidue(0, 0, 0, 1));
    }
  }

  @Test
  void theOperatorIsToldWhatDeletedMeans() {
    var bucket = KeepingBucket.plain();
    assertThat(told(bucket, false))
        .isEqualTo("The bucket %s keeps no old versions: what is deleted is gone.", bucket.name());

    bucket.versioning(VersioningConfiguration.Status.ENABLED);
    assertThat(told(bucket, false))
        .isEqualTo(
            "The bucket %s keeps old versions: the bytes of what is deleted stay in it until they"
                + " are removed by a lifecycle rule, which it does not have, or"
                + " WAYBILL_S3_DELETE_VERSIONS=on.",
            bucket.name());
    assertThat(told(bucket, true))
        .endsWith("removed with the deletion, as WAYBILL_S3_DELETE_VERSIONS says.");

    bucket.removeOldVersionsAfter(7);
    assertThat(told(bucket, false)).endsWith("removed by its lifecycle rule after 7 days.");

    bucket.versioning(VersioningConfiguration.Status.SUSPENDED);
    assertThat(told(bucket, false)).contains("keeps old versions");
  }

  @Test
  void aLockIsTold() {
    assertThat(told(KeepingBucket.locked(), false))
        .contains("locks what is written to it for 1 days (COMPLIANCE)");
  }

  private static String told(KeepingBucket bucket, boolean deleteVersions) {
    try (var store = bucket.open(deleteVersions)) {
      return store.keeps();
    }
  }
}
