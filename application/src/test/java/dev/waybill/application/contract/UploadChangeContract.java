package dev.waybill.application.contract;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.OTHER_TENANT;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waybill.application.fake.Uploads;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Changing, removing, and many at once.
public interface UploadChangeContract extends DatabasePorts {
  @Test
  default void settingsChangeAndNothingElse() {
    add(upload(1, 2));
    add(upload(2));
    var closed = upload(1, 2).with(new AccessPolicy.Private(), ExpiryChoice.ONE_DAY.from(NOW));
    change(upload(1), closed);
    assertThat(find(upload(1))).contains(closed);
    assertThat(find(upload(2))).contains(upload(2));
  }

  @Test
  default void aPasswordComesAndGoes() {
    var open = upload(1);
    add(open);
    var locked = open.with(new AccessPolicy.Protected(Uploads.PASSWORD_HASH), open.expiry());
    change(open, locked);
    assertThat(find(open)).contains(locked);
    var reopened = locked.with(new AccessPolicy.Public(), open.expiry());
    change(locked, reopened);
    assertThat(find(open)).contains(reopened);
  }

  @Test
  default void aRemovedUploadIsFoundByNothing() {
    var upload = upload(1, 2);
    add(upload);
    remove(upload);
    assertThat(find(upload)).isEmpty();
    var fileLink = upload.files().getFirst().id().asLink();
    assertThat(transactions().read(() -> uploads().findByLink(upload.tenant(), fileLink)))
        .isEmpty();
    assertThat(transactions().read(() -> uploads().findByToken(upload.tenant(), upload.token())))
        .isEmpty();
  }

  @Test
  default void removingLeavesATombstoneForEveryBlobAndForNoOther() {
    var upload = upload(1, 3);
    add(upload);
    add(upload(2));
    remove(upload);
    assertThat(tombstones())
        .containsExactlyInAnyOrderElementsOf(
            upload.files().stream().map(StoredFile::blob).toList());
  }

  @Test
  default void addingTwiceIsRefusedAndLeavesTheFirst() {
    add(upload(1));
    var sameFile = upload(2, upload(1).files());
    assertThatIllegalStateException().isThrownBy(() -> add(upload(1)));
    assertThatIllegalStateException().isThrownBy(() -> add(sameFile));
    assertThat(find(upload(1))).contains(upload(1));
    assertThat(find(sameFile)).isEmpty();
  }

  @Test
  default void whatIsNotThereCannotBeChangedOrRemoved() {
    var gone = upload(1);
    assertThatIllegalStateException()
        .isThrownBy(() -> write(() -> uploads().update(gone.tenant(), gone)));
    assertThatIllegalStateException()
        .isThrownBy(() -> write(() -> uploads().remove(gone.tenant(), gone)));
    assertThat(tombstones()).isEmpty();
  }

  @Test
  default void aChangeOfAnythingButTheVersionBeforeIsRefused() {
    var first = upload(1);
    add(first);
    var second = first.with(new AccessPolicy.Private(), first.expiry());
    change(first, second);
    var late = first.with(new AccessPolicy.Public(), first.expiry());
    assertThatIllegalStateException()
        .isThrownBy(() -> write(() -> uploads().update(late.tenant(), late)));
    assertThat(find(first)).contains(second);
  }

  @Test
  default void oneTenantCannotTouchAnothersUpload() {
    createTenant(OTHER_TENANT);
    var ours = upload(1);
    add(ours);
    var forged = Uploads.ownedBy(OTHER_TENANT, ours);
    assertThatIllegalStateException()
        .isThrownBy(() -> write(() -> uploads().update(OTHER_TENANT, forged)));
    assertThatIllegalStateException()
        .isThrownBy(() -> write(() -> uploads().remove(OTHER_TENANT, forged)));
    assertThat(find(ours)).contains(ours);
    assertThat(tombstones()).isEmpty();
  }

  @Test
  default void anUploadIsTakenOnlyUnderItsOwnTenant() {
    var ours = upload(1);
    for (var call :
        List.<Runnable>of(
            () -> uploads().add(OTHER_TENANT, ours),
            () -> uploads().update(OTHER_TENANT, ours),
            () -> uploads().remove(OTHER_TENANT, ours))) {
      assertThatIllegalArgumentException().isThrownBy(() -> write(call));
    }
  }

  @Test
  default void fiftyChangesAtOnceAllCount() {
    var upload = upload(1);
    add(upload);
    AtOnce.run(50, _ -> nextVersion(upload));
    assertThat(find(upload).orElseThrow().version()).isEqualTo(upload.version() + 50);
  }

  @Test
  default void fiftyUploadsAtOnceAreAllKept() {
    AtOnce.run(50, n -> add(upload(n, 2)));
    assertThat(IntStream.range(0, 50))
        .allSatisfy(n -> assertThat(find(upload(n))).contains(upload(n, 2)));
  }

  private void nextVersion(Upload upload) {
    write(
        () -> {
          var now = uploads().lockByToken(upload.tenant(), upload.token()).orElseThrow();
          uploads().update(upload.tenant(), now.with(now.access(), now.expiry()));
        });
  }

  private void change(Upload from, Upload to) {
    write(
        () -> {
          assertThat(uploads().lockByToken(from.tenant(), from.token())).isPresent();
          uploads().update(to.tenant(), to);
        });
  }

  private void remove(Upload upload) {
    write(
        () ->
            uploads()
                .remove(
                    upload.tenant(),
                    uploads().lockByToken(upload.tenant(), upload.token()).orElseThrow()));
  }
}
