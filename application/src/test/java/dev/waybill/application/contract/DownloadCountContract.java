package dev.waybill.application.contract;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.OTHER_TENANT;
import static dev.waybill.application.fake.Uploads.downloaded;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.fake.Uploads;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.Upload;
import dev.waybill.domain.upload.UploadId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Counting downloads beside everything else that happens to an upload.
public interface DownloadCountContract extends DatabasePorts {
  @Test
  default void downloadsAddUp() {
    add(upload(1, 2));
    add(upload(2));
    add(upload(3));
    count(Map.of(upload(1).id(), 2L, upload(2).id(), 1L));
    count(Map.of(upload(1).id(), 40L));
    assertThat(find(upload(1))).contains(downloaded(upload(1, 2), 42));
    assertThat(find(upload(2))).contains(downloaded(upload(2), 1));
    assertThat(find(upload(3))).contains(upload(3));
  }

  @Test
  default void aCountIsKeptWithAnUploadThatIsAdded() {
    var moved = downloaded(upload(1), 7);
    add(moved);
    assertThat(find(moved)).contains(moved);
    assertThat(transactions().read(() -> catalog().afterAcrossTenants(Optional.empty(), 9)))
        .isEqualTo(List.of(moved));
  }

  /// The settings were read before the download was counted.
  @Test
  default void countingAndChangingSettingsDoNotHinderEachOther() {
    var first = upload(1);
    add(first);
    count(Map.of(first.id(), 3L));
    var changed = first.with(new AccessPolicy.Private(), ExpiryChoice.ONE_DAY.from(NOW));
    write(() -> uploads().update(changed.tenant(), changed));
    assertThat(find(first)).contains(downloaded(changed, 3));
  }

  @Test
  default void whatIsNotThereIsPassedOverAndStaysAway() {
    var gone = upload(1);
    var there = upload(2);
    add(gone);
    add(there);
    write(
        () ->
            uploads()
                .remove(
                    gone.tenant(),
                    uploads().lockByToken(gone.tenant(), gone.token()).orElseThrow()));
    count(Map.of(gone.id(), 1L, there.id(), 1L, upload(3).id(), 1L));
    assertThat(find(there)).contains(downloaded(there, 1));
    assertThat(transactions().read(() -> catalog().afterAcrossTenants(Optional.empty(), 9)))
        .isEqualTo(List.of(downloaded(there, 1)));
  }

  @Test
  default void anotherTenantsUploadIsPassedOver() {
    createTenant(OTHER_TENANT);
    var theirs = Uploads.ownedBy(OTHER_TENANT, upload(1));
    add(theirs);
    count(Map.of(theirs.id(), 1L));
    assertThat(find(theirs)).contains(theirs);
    count(OTHER_TENANT, Map.of(theirs.id(), 1L));
    assertThat(find(theirs)).contains(downloaded(theirs, 1));
  }

  /// Each names them in another order.
  @Test
  default void manyThatCountTheSameUploadsAtOnceAllCount() {
    var all = List.of(upload(1), upload(2), upload(3), upload(4), upload(5));
    all.forEach(this::add);
    AtOnce.run(20, n -> count(each(n % 2 == 0 ? all : all.reversed())));
    assertThat(all).allSatisfy(upload -> assertThat(find(upload)).contains(downloaded(upload, 20)));
  }

  private static Map<UploadId, Long> each(List<Upload> uploads) {
    var counts = new LinkedHashMap<UploadId, Long>();
    uploads.forEach(upload -> counts.put(upload.id(), 1L));
    return counts;
  }

  private void count(Map<UploadId, Long> more) {
    count(TenantId.DEFAULT, more);
  }

  private void count(TenantId tenant, Map<UploadId, Long> more) {
    write(() -> uploads().countDownloads(tenant, more));
  }
}
