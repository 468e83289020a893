package dev.waybill.application.contract;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.OTHER_TENANT;
import static dev.waybill.application.fake.Uploads.expiring;
import static dev.waybill.application.fake.Uploads.ownedBy;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.port.UpkeepRepository.Backlog;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What [dev.waybill.application.port.UpkeepRepository] promises.
public interface UpkeepRepositoryContract extends DatabasePorts {
  Duration CLAIMED = Duration.ofMinutes(1);

  @Test
  default void anUploadIsBuriedFromTheInstantOfItsExpiryOn() {
    var upload = expiring(upload(1), NOW);
    add(upload);
    assertThat(bury(NOW.minusMillis(1), 10)).isZero();
    assertThat(find(upload)).contains(upload);
    assertThat(bury(NOW, 10)).isEqualTo(1);
    assertThat(find(upload)).isEmpty();
    assertThat(bury(NOW, 10)).isZero();
  }

  @Test
  default void buryingLeavesATombstoneForEveryBlob() {
    var gone = expiring(upload(1, 3), NOW);
    add(gone);
    add(upload(2));
    bury(NOW, 10);
    assertThat(tombstones()).containsExactlyInAnyOrderElementsOf(blobs(gone));
    assertThat(find(upload(2))).contains(upload(2));
  }

  @Test
  default void buryingTakesNoMoreThanItsLimitAndTheOldestFirst() {
    IntStream.range(0, 5).forEach(n -> add(expiring(upload(n), NOW.minusSeconds(n))));
    assertThat(bury(NOW, 2)).isEqualTo(2);
    assertThat(find(upload(4))).isEmpty();
    assertThat(find(upload(3))).isEmpty();
    assertThat(find(upload(2))).isPresent();
    assertThat(bury(NOW, 10)).isEqualTo(3);
  }

  @Test
  default void buryingSpansAllTenants() {
    createTenant(OTHER_TENANT);
    add(expiring(upload(1), NOW));
    add(ownedBy(OTHER_TENANT, expiring(upload(2), NOW)));
    assertThat(bury(NOW, 10)).isEqualTo(2);
  }

  @Test
  default void moreThanAThousandAreBuriedInOneGo() {
    write(() -> IntStream.range(0, 1100).forEach(n -> put(expiring(upload(n), NOW))));
    assertThat(bury(NOW, 2000)).isEqualTo(1100);
    assertThat(tombstones()).hasSize(1100);
  }

  @Test
  default void tombstonesComeOldestFirstAndNoMoreThanTheLimit() {
    var second = expiring(upload(2), NOW.plusSeconds(1));
    var first = expiring(upload(1), NOW);
    add(second);
    add(first);
    bury(NOW, 10);
    bury(NOW.plusSeconds(1), 10);
    assertThat(tombstones()).containsExactly(blob(first), blob(second));
    assertThat(transactions().read(() -> upkeep().tombstonesAcrossTenants(1)))
        .containsExactly(blob(first));
    assertThat(claim(1, NOW)).containsExactly(blob(first));
  }

  @Test
  default void aClaimedTombstoneIsPassedOverUntilItsClaimEnds() {
    var gone = expiring(upload(1, 3), NOW);
    add(gone);
    bury(NOW, 10);
    var first = claim(2, NOW);
    assertThat(first).hasSize(2);
    assertThat(claim(3, NOW.plus(CLAIMED).minusMillis(1)))
        .hasSize(1)
        .doesNotContainAnyElementsOf(first);
    assertThat(claim(3, NOW.plus(CLAIMED))).containsExactlyElementsOf(first);
    assertThat(tombstones()).containsExactlyInAnyOrderElementsOf(blobs(gone));
  }

  @Test
  default void aTombstoneThatWasReleasedIsFree() {
    var gone = expiring(upload(1, 3), NOW);
    add(gone);
    bury(NOW, 10);
    var claimed = claim(3, NOW);
    write(() -> upkeep().release(List.of(claimed.get(1), blob(upload(9)))));
    assertThat(claim(3, NOW)).containsExactly(claimed.get(1));
    write(() -> upkeep().release(List.of()));
    assertThat(claim(3, NOW)).isEmpty();
  }

  @Test
  default void whatIsClaimedMayBeForgotten() {
    add(expiring(upload(1, 3), NOW));
    bury(NOW, 10);
    var claimed = claim(2, NOW);
    write(() -> upkeep().forget(claimed));
    assertThat(tombstones()).hasSize(1).doesNotContainAnyElementsOf(claimed);
  }

  /// A clock that goes a little behind another one still sees the other's claims.
  @Test
  default void aClaimByAClockThatWasFarAheadDoesNotCount() {
    add(expiring(upload(1), NOW));
    bury(NOW, 10);
    assertThat(claim(1, NOW.plus(CLAIMED))).hasSize(1);
    assertThat(claim(1, NOW)).isEmpty();
    assertThat(claim(1, NOW.minusMillis(1))).hasSize(1);
  }

  @Test
  default void noTombstoneIsClaimedTwice() {
    write(() -> IntStream.range(0, 60).forEach(n -> put(expiring(upload(n), NOW))));
    bury(NOW, 100);
    var claimed = AtOnce.call(6, _ -> claim(20, NOW)).stream().flatMap(List::stream).toList();
    assertThat(claimed).doesNotHaveDuplicates();
    assertThat(claimed.size() + claim(60, NOW).size()).isEqualTo(60);
  }

  @Test
  default void noUploadIsBuriedTwice() {
    write(() -> IntStream.range(0, 60).forEach(n -> put(expiring(upload(n), NOW))));
    var buried = AtOnce.call(6, _ -> bury(NOW, 20)).stream().mapToInt(Integer::intValue).sum();
    assertThat(buried + bury(NOW, 100)).isEqualTo(60);
    assertThat(tombstones()).hasSize(60);
  }

  @Test
  default void forgettingIsIdempotent() {
    var gone = expiring(upload(1, 2), NOW);
    add(gone);
    bury(NOW, 10);
    var keys = new ArrayList<>(blobs(gone));
    keys.add(blob(upload(9)));
    write(() -> upkeep().forget(keys));
    write(() -> upkeep().forget(keys));
    write(() -> upkeep().forget(List.of()));
    assertThat(tombstones()).isEmpty();
  }

  @Test
  default void forgettingLeavesTheOthers() {
    var gone = expiring(upload(1, 3), NOW);
    add(gone);
    bury(NOW, 10);
    write(() -> upkeep().forget(blobs(gone).subList(0, 2)));
    assertThat(tombstones()).containsExactly(blobs(gone).get(2));
  }

  @Test
  default void blobsOfUploadsAndTombstonesAreKnown() {
    var kept = upload(1, 2);
    var gone = expiring(upload(2), NOW);
    var unknown = upload(3);
    add(kept);
    add(gone);
    bury(NOW, 10);
    var keys = new ArrayList<>(blobs(kept));
    keys.add(blob(gone));
    keys.add(blob(unknown));
    assertThat(known(keys))
        .containsExactlyInAnyOrder(blobs(kept).get(0), blobs(kept).get(1), blob(gone));
    assertThat(known(List.of())).isEmpty();
    assertThat(known(List.of(blob(unknown)))).isEmpty();
  }

  @Test
  default void thousandsOfKeysAreLookedUpAndForgottenAtOnce() {
    var uploads = IntStream.range(0, 1200).mapToObj(n -> expiring(upload(n), NOW)).toList();
    write(() -> uploads.subList(0, 1100).forEach(this::put));
    var keys = uploads.stream().map(UpkeepRepositoryContract::blob).toList();
    assertThat(known(keys)).hasSize(1100);
    bury(NOW, 2000);
    assertThat(known(keys)).hasSize(1100);
    write(() -> upkeep().forget(keys));
    assertThat(known(keys)).isEmpty();
  }

  @Test
  default void whatIsRolledBackIsNotBuried() {
    var upload = expiring(upload(1), NOW);
    add(upload);
    try {
      write(
          () -> {
            upkeep().buryExpiredAcrossTenants(NOW, 10);
            throw new IllegalArgumentException("changed our mind");
          });
    } catch (IllegalArgumentException expected) {
      assertThat(find(upload)).contains(upload);
    }
    assertThat(tombstones()).isEmpty();
  }

  @Test
  default void probingChangesNothing() {
    add(upload(1));
    write(() -> upkeep().probe());
    assertThat(find(upload(1))).contains(upload(1));
    assertThat(tombstones()).isEmpty();
  }

  @Test
  default void whatIsToBeSweptIsToldWithTheOldest() {
    assertThat(backlog(NOW, 10)).isEqualTo(new Backlog(0, 0, Optional.empty()));
    add(expiring(upload(1, 3), NOW.minusSeconds(9)));
    add(expiring(upload(2), NOW.minusSeconds(5)));
    add(expiring(upload(3), NOW.plusMillis(1)));
    assertThat(backlog(NOW, 10)).isEqualTo(new Backlog(2, 0, Optional.of(NOW.minusSeconds(9))));
    assertThat(backlog(NOW, 1).uploads()).isEqualTo(1);

    bury(NOW, 1);
    assertThat(backlog(NOW, 10)).isEqualTo(new Backlog(1, 3, Optional.of(NOW.minusSeconds(5))));
    bury(NOW, 10);
    assertThat(backlog(NOW, 10)).isEqualTo(new Backlog(0, 4, Optional.of(NOW)));
    assertThat(backlog(NOW, 3).blobs()).isEqualTo(3);
  }

  private Backlog backlog(Instant now, int limit) {
    return transactions().read(() -> upkeep().backlogAcrossTenants(now, limit));
  }

  private List<BlobKey> claim(int limit, Instant now) {
    return transactions()
        .write(() -> upkeep().claimTombstonesAcrossTenants(limit, now, now.plus(CLAIMED)));
  }

  private int bury(Instant now, int limit) {
    return transactions().write(() -> upkeep().buryExpiredAcrossTenants(now, limit));
  }

  private Set<BlobKey> known(Collection<BlobKey> keys) {
    return transactions().read(() -> upkeep().known(keys));
  }

  private void put(Upload upload) {
    uploads().add(upload.tenant(), upload);
  }

  private static List<BlobKey> blobs(Upload upload) {
    return upload.files().stream().map(StoredFile::blob).toList();
  }

  private static BlobKey blob(Upload upload) {
    return upload.files().getFirst().blob();
  }
}
