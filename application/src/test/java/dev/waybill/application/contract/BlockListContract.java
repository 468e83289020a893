package dev.waybill.application.contract;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.blocked;
import static dev.waybill.application.fake.Uploads.expiring;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.BlockList.Listed;
import dev.waybill.application.port.UploadBlocked;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the block list holds, and what it does to uploads.
public interface BlockListContract extends DatabasePorts {
  private boolean block(Block block) {
    return transactions().write(() -> blocks().add(new Listed(block, NOW)));
  }

  private boolean unblock(Block block) {
    return transactions().write(() -> blocks().remove(block));
  }

  private List<Listed> listed(Optional<Block> last, int limit) {
    return transactions().read(() -> blocks().after(last, limit));
  }

  private void addFrom(String client, Upload upload) {
    var required =
        new AddRequirements(Optional.empty(), false, Optional.of(client), Optional.empty());
    write(() -> uploads().add(upload.tenant(), upload, required));
  }

  private static Block digestOf(Upload upload) {
    return new Block.OfDigest(upload.files().getLast().sha256());
  }

  @Test
  default void aBlockedUploadIsFoundAsBlockedByWhateverItIsFound() {
    var upload = upload(1, 2);
    add(upload);
    add(upload(2));
    assertThat(block(new Block.OfUpload(upload.id()))).isTrue();
    var file = upload.files().getLast().id().asLink();
    assertThat(find(upload)).contains(blocked(upload, true));
    assertThat(transactions().read(() -> uploads().findByLink(upload.tenant(), file)))
        .contains(blocked(upload, true));
    assertThat(transactions().read(() -> uploads().findByToken(upload.tenant(), upload.token())))
        .contains(blocked(upload, true));
    assertThat(transactions().write(() -> uploads().lockByToken(upload.tenant(), upload.token())))
        .contains(blocked(upload, true));
    assertThat(transactions().read(() -> catalog().afterAcrossTenants(Optional.empty(), 9)))
        .containsExactlyInAnyOrder(blocked(upload, true), upload(2));
    assertThat(find(upload(2))).contains(upload(2));
    assertThat(unblock(new Block.OfUpload(upload.id()))).isTrue();
    assertThat(find(upload)).contains(upload);
  }

  @Test
  default void oneBlockedDigestBlocksEveryUploadThatHasIt() {
    var shared = upload(1, 3).files().getLast();
    add(upload(1, 3));
    add(upload(2));
    assertThat(block(new Block.OfDigest(shared.sha256()))).isTrue();
    assertThat(find(upload(1, 3))).contains(blocked(upload(1, 3), true));
    assertThat(find(upload(2))).contains(upload(2));
    assertThat(unblock(new Block.OfDigest(shared.sha256()))).isTrue();
    assertThat(find(upload(1, 3))).contains(upload(1, 3));
  }

  @Test
  default void aBlockedDigestOrNetworkIsNotAdded() {
    block(digestOf(upload(1, 3)));
    block(new Block.OfNetwork("c00002"));
    assertThatExceptionOfType(UploadBlocked.class)
        .isThrownBy(() -> addFrom("c63364", upload(1, 3)))
        .satisfies(refused -> assertThat(refused.block()).isEqualTo(digestOf(upload(1, 3))));
    assertThatExceptionOfType(UploadBlocked.class)
        .isThrownBy(() -> addFrom("c00002", upload(2)))
        .satisfies(refused -> assertThat(refused.block()).isEqualTo(new Block.OfNetwork("c00002")));
    assertThat(find(upload(1, 3))).isEmpty();
    assertThat(find(upload(2))).isEmpty();
    assertThat(tombstones()).isEmpty();
    addFrom("c63364", upload(2));
    assertThat(find(upload(2))).contains(upload(2));
  }

  @Test
  default void whatIsOnlyMovedComesInAndIsBlocked() {
    block(digestOf(upload(1)));
    add(upload(1));
    assertThat(find(upload(1))).contains(blocked(upload(1), true));
  }

  @Test
  default void nothingIsOnTheListTwice() {
    for (var block : one(1)) {
      assertThat(block(block)).isTrue();
      assertThat(block(block)).isFalse();
      assertThat(unblock(block)).isTrue();
      assertThat(unblock(block)).isFalse();
    }
  }

  @Test
  default void theListIsReadInParts() {
    var all = new ArrayList<Block>();
    for (int n = 0; n < 5; n++) {
      all.addAll(one(n));
    }
    all.forEach(this::block);
    var read = new ArrayList<Listed>();
    for (var part = listed(Optional.empty(), 2);
        !part.isEmpty();
        part = listed(Optional.of(read.getLast().block()), 2)) {
      assertThat(part).hasSizeLessThanOrEqualTo(2);
      read.addAll(part);
    }
    assertThat(read)
        .containsExactlyInAnyOrderElementsOf(
            all.stream().map(block -> new Listed(block, NOW)).toList());
    assertThat(listed(Optional.empty(), 99)).isEqualTo(read);
  }

  private static List<Block> one(int seed) {
    return List.of(
        new Block.OfUpload(upload(seed).id()),
        digestOf(upload(seed)),
        new Block.OfNetwork("c0000" + seed));
  }

  @Test
  default void anUploadThatGoesLeavesTheListAndNothingElseDoes() {
    add(upload(1));
    add(expiring(upload(2), NOW));
    add(upload(3));
    for (int seed = 1; seed <= 3; seed++) {
      block(new Block.OfUpload(upload(seed).id()));
    }
    block(digestOf(upload(1)));
    write(() -> uploads().remove(upload(1).tenant(), upload(1)));
    write(() -> upkeep().buryExpiredAcrossTenants(NOW, 9));
    assertThat(listed(Optional.empty(), 9))
        .extracting(Listed::block)
        .containsExactly(new Block.OfUpload(upload(3).id()), digestOf(upload(1)));
  }

  @Test
  default void aSettingThatChangesKeepsTheBlock() {
    add(upload(1));
    block(new Block.OfUpload(upload(1).id()));
    var changed = upload(1).with(upload(1).access(), upload(1).expiry());
    write(() -> uploads().update(changed.tenant(), changed));
    assertThat(find(upload(1))).contains(Uploads.blocked(changed, true));
  }
}
