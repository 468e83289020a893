package dev.waybill.application.contract;

import static dev.waybill.application.fake.Keys.id;
import static dev.waybill.application.fake.Keys.tenantKey;
import static dev.waybill.application.fake.Keys.wrapped;
import static dev.waybill.application.fake.Keys.wrappedKey;
import static dev.waybill.application.fake.Uploads.OTHER_TENANT;
import static dev.waybill.application.fake.Uploads.ownedBy;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.TenantKeyRepository.Rewrapping;
import dev.waybill.application.port.TenantKeyRepository.WrappedBlob;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Upload;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The part of [TenantKeyRepositoryContract] about the rows whose data keys are wrapped.
public interface WrappedBlobContract extends TenantKeyContract {
  @Test
  default void pageByPageEveryRowThatAKeyWrapsComesOnce() {
    createTenant(OTHER_TENANT);
    addKeys(tenantKey(1), tenantKey(2));
    var ours = List.of(wrapped(upload(1, 4), 1), ownedBy(OTHER_TENANT, wrapped(upload(2, 3), 1)));
    ours.forEach(this::add);
    add(wrapped(upload(3, 2), 2));
    add(upload(4, 2));

    var seen = new ArrayList<WrappedBlob>();
    var page = page(1, Optional.empty());
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      seen.addAll(page);
      page = page(1, Optional.of(page.getLast().blob()));
    }

    assertThat(seen).isEqualTo(rows(ours));
  }

  @Test
  default void aNodeThatHasNotNoticedThatOthersEncryptKeepsNothingUnencrypted() {
    var required = new AddRequirements(Optional.empty(), true);
    write(() -> uploads().add(TenantId.DEFAULT, upload(1), required));
    addKeys(tenantKey(1));
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> write(() -> uploads().add(TenantId.DEFAULT, upload(2, 2), required)))
        .withMessageContaining("encrypt");
    write(() -> uploads().add(TenantId.DEFAULT, wrapped(upload(3), 1), required));
    add(upload(4));

    assertThat(find(upload(1))).isPresent();
    assertThat(find(upload(2, 2))).isEmpty();
    assertThat(find(upload(3))).isPresent();
    assertThat(find(upload(4))).isPresent();
  }

  @Test
  default void theRowsThatAreAsBeforeAreWrappedAnew() {
    addKeys(tenantKey(1), tenantKey(2));
    var upload = wrapped(upload(1, 3), 1);
    add(upload);
    add(wrapped(upload(2), 1));
    var rows = rows(List.of(upload)).stream().map(WrappedBlobContract::underTheSecond).toList();
    var changedMeanwhile =
        new Rewrapping(rows.get(1).blob(), wrappedKey(1, "else"), wrappedKey(2, "nowhere"));

    assertThat(rewrap(List.of(rows.get(0), changedMeanwhile, unknown()))).isEqualTo(1);
    assertThat(rewrap(rows)).isEqualTo(2);
    assertThat(rewrap(rows)).isZero();
    assertThat(rewrap(List.of())).isZero();

    assertThat(find(upload)).hasValue(wrapped(upload, 2));
    assertThat(find(upload(2))).hasValue(wrapped(upload(2), 1));
  }

  @Test
  default void noRowIsKeptUnderAKeyThatWasErased() {
    addKeys(tenantKey(1));
    add(wrapped(upload(1), 1));
    var stranded = underTheSecond(rows(List.of(wrapped(upload(1), 1))).getFirst());

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> rewrap(List.of(stranded)))
        .withMessageContaining(id(2));
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> add(wrapped(upload(2, 3), 2)))
        .withMessageContaining(id(2));

    assertThat(find(upload(2))).isEmpty();
    assertThat(find(upload(1))).hasValue(wrapped(upload(1), 1));
  }

  @Test
  default void aKeyThatWrapsSomethingIsErasedByForceAlone() {
    addKeys(tenantKey(1), tenantKey(2));
    var upload = wrapped(upload(1), 1);
    add(upload);

    assertThat(eraseUnused(1)).isZero();
    assertThat(eraseUnused(2)).isEqualTo(1);
    assertThat(eraseUnused(2)).isZero();
    assertThat(key(1)).isPresent();
    assertThat(key(2)).isEmpty();

    write(() -> tenantKeys().erase(id(1)));
    assertThat(key(1)).isEmpty();
    assertThat(find(upload)).hasValue(upload);
  }

  @Test
  default void aKeyIsUnusedOnceItsLastRowIsGone() {
    addKeys(tenantKey(1));
    var upload = wrapped(upload(1, 2), 1);
    add(upload);
    write(() -> uploads().remove(upload.tenant(), upload));

    assertThat(eraseUnused(1)).isEqualTo(1);
  }

  private List<WrappedBlob> page(int key, Optional<BlobKey> last) {
    return transactions().read(() -> tenantKeys().wrappedByAcrossTenants(id(key), last, 2));
  }

  private int rewrap(List<Rewrapping> rows) {
    return transactions().write(() -> tenantKeys().rewrapAcrossTenants(rows));
  }

  private int eraseUnused(int key) {
    return transactions().write(() -> tenantKeys().eraseUnused(id(key)));
  }

  private static List<WrappedBlob> rows(List<Upload> uploads) {
    return uploads.stream()
        .flatMap(upload -> upload.files().stream())
        .map(file -> new WrappedBlob(file.blob(), file.wrappedKey().orElseThrow()))
        .sorted(Comparator.comparing(row -> row.blob().value()))
        .toList();
  }

  private static Rewrapping underTheSecond(WrappedBlob row) {
    return new Rewrapping(row.blob(), row.key(), wrappedKey(2, row.key().sealed()));
  }

  private static Rewrapping unknown() {
    var blob = upload(9).files().getFirst().blob();
    return new Rewrapping(blob, wrappedKey(1, "a"), wrappedKey(2, "b"));
  }
}
