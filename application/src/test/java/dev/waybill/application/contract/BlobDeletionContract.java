package dev.waybill.application.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.application.port.BlobStore;
import dev.waybill.domain.upload.BlobKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The part of [BlobStoreContract] about deleting, listing and probing.
public interface BlobDeletionContract {
  BlobStore store();

  @Test
  default void aDeletedBlobIsGoneAndOthersStay() {
    Blobs.put(store(), Blobs.key(1), Blobs.bytes(10));
    Blobs.put(store(), Blobs.key(9), Blobs.bytes(11));

    store().delete(Blobs.key(1));

    assertThat(store().open(Blobs.ref(1))).isEmpty();
    assertThat(Blobs.read(store(), Blobs.key(9))).hasValue(Blobs.bytes(11));
  }

  @Test
  default void deletingAgainOrWhatNeverWasIsNoError() {
    Blobs.put(store(), Blobs.key(1), Blobs.bytes(10));

    store().delete(Blobs.key(1));
    store().delete(Blobs.key(1));
    store().delete(Blobs.key(2));
    store().delete(Blobs.key("1999010100", 3));
  }

  /// Those that never were count as gone.
  @Test
  default void manyAreDeletedAndEachIsAnsweredFor() {
    var keys = IntStream.range(0, 1100).mapToObj(Blobs::key).toList();
    keys.stream().limit(3).forEach(key -> Blobs.put(store(), key, Blobs.bytes(1)));
    Blobs.put(store(), Blobs.key(5000), Blobs.bytes(2));

    assertThat(store().deleteAll(keys)).containsExactlyInAnyOrderElementsOf(keys);

    assertThat(store().deleteAll(List.of())).isEmpty();
    assertThat(Blobs.listed(store(), Blobs.LATER)).containsExactly(Blobs.key(5000));
  }

  @Test
  default void onlyOlderHoursAreListed() {
    Blobs.put(store(), Blobs.key("2026112308", 1), Blobs.bytes(1));
    Blobs.put(store(), Blobs.key("2026112309", 2), Blobs.bytes(1));
    Blobs.put(store(), Blobs.key("2026112310", 3), Blobs.bytes(1));
    Blobs.put(store(), Blobs.key("2026112311", 4), Blobs.bytes(1));

    assertThat(Blobs.listed(store(), "2026112310"))
        .containsExactlyInAnyOrder(Blobs.key("2026112308", 1), Blobs.key("2026112309", 2));
  }

  @Test
  default void onlyTheHoursAskedForAreListed() {
    Blobs.put(store(), Blobs.key("2026112308", 1), Blobs.bytes(1));
    Blobs.put(store(), Blobs.key("2026112309", 2), Blobs.bytes(1));
    Blobs.put(store(), Blobs.key("2026112310", 3), Blobs.bytes(1));
    var found = new ArrayList<BlobKey>();

    store().listHours("2026112309", "2026112310", found::add);

    assertThat(found).containsExactly(Blobs.key("2026112309", 2));
  }

  @Test
  default void listingTakesNoBlobAway() {
    Blobs.put(store(), Blobs.key(1), Blobs.bytes(10));

    assertThat(Blobs.listed(store(), Blobs.LATER)).containsExactly(Blobs.key(1));
    assertThat(Blobs.read(store(), Blobs.key(1))).hasValue(Blobs.bytes(10));
  }

  @Test
  default void whoOnlyLooksSeesEveryHourAndChangesNothing() {
    Blobs.put(store(), Blobs.key("1999010100", 1), Blobs.bytes(1));
    Blobs.put(store(), Blobs.key(2), Blobs.bytes(2));
    Blobs.put(store(), Blobs.key("2999010100", 3), Blobs.bytes(3));
    var seen = new ArrayList<BlobKey>();

    try (var staged = store().create(Blobs.ref(9), OptionalLong.empty())) {
      staged.write(ByteBuffer.wrap(Blobs.bytes(9)));
      store().list(seen::add);
      staged.finish();
      staged.publish();
    }

    assertThat(seen)
        .containsExactlyInAnyOrder(
            Blobs.key("1999010100", 1), Blobs.key(2), Blobs.key("2999010100", 3));
    assertThat(Blobs.read(store(), Blobs.key(9))).hasValue(Blobs.bytes(9));
    assertThat(Blobs.listed(store(), Blobs.LATER)).contains(Blobs.key(2));
  }

  @Test
  default void whoHasSeenEnoughOfAListingEndsIt() {
    Blobs.put(store(), Blobs.key(1), Blobs.bytes(1));
    var enough = new IllegalStateException("enough");

    assertThatThrownBy(
            () ->
                store()
                    .list(
                        key -> {
                          throw enough;
                        }))
        .isSameAs(enough);
  }

  @Test
  default void aThousandBlobsAreListedOnceEach() {
    Blobs.concurrently(
        20,
        writer ->
            IntStream.range(writer * 50, writer * 50 + 50)
                .forEach(n -> Blobs.put(store(), Blobs.key(n), Blobs.bytes(1))));

    assertThat(Blobs.listed(store(), Blobs.LATER))
        .hasSize(1000)
        .doesNotHaveDuplicates()
        .contains(Blobs.key(0), Blobs.key(999));
  }

  @Test
  default void whoIsToldMayDelete() {
    IntStream.range(0, 50).forEach(n -> Blobs.put(store(), Blobs.key(n), Blobs.bytes(1)));
    var seen = new HashSet<BlobKey>();

    store()
        .listBefore(
            Blobs.LATER,
            key -> {
              seen.add(key);
              store().delete(key);
            });

    assertThat(seen).hasSize(50);
    assertThat(Blobs.listed(store(), Blobs.LATER)).isEmpty();
  }

  @Test
  default void aFaultOfWhoIsToldIsHandedOn() {
    Blobs.put(store(), Blobs.key(1), Blobs.bytes(1));
    var fault = new IllegalStateException("enough");

    assertThatThrownBy(
            () ->
                store()
                    .listBefore(
                        Blobs.LATER,
                        key -> {
                          throw fault;
                        }))
        .isSameAs(fault);
  }

  /// An orphan sweep of a server that is alone lists all hours, the current one too.
  @Test
  default void aListingLeavesTheOpenSinksOfItsStoreAlone() {
    try (var sink = store().create(Blobs.ref(1), OptionalLong.empty());
        var finished = store().create(Blobs.ref(9), OptionalLong.empty())) {
      sink.write(ByteBuffer.wrap(Blobs.bytes(200_000)));
      finished.finish();
      assertThat(Blobs.listed(store(), Blobs.LATER)).isEmpty();
      sink.finish();
      sink.publish();
      finished.publish();
    }

    assertThat(Blobs.read(store(), Blobs.key(1))).hasValue(Blobs.bytes(200_000));
    assertThat(Blobs.read(store(), Blobs.key(9))).hasValue(new byte[0]);
  }

  @Test
  default void aProbeLeavesNothing() {
    store().probe();
    store().probe();

    assertThat(Blobs.listed(store(), Blobs.LATER)).isEmpty();
  }
}
