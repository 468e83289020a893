package dev.waybill.application.contract;

import static dev.waybill.application.fake.Keys.id;
import static dev.waybill.application.fake.Keys.tenantKey;
import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.OTHER_TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The part of [TenantKeyRepositoryContract] about the keys themselves.
public interface TenantKeyContract extends DatabasePorts {
  @Test
  default void aKeyIsFoundAsItWasAdded() {
    addKeys(tenantKey(1));

    assertThat(key(1)).hasValue(tenantKey(1));
    assertThat(key(2)).isEmpty();
  }

  @Test
  default void anIdIsUsedOnce() {
    addKeys(tenantKey(1));

    assertThatIllegalStateException().isThrownBy(() -> addKeys(tenantKey(OTHER_TENANT, 1)));
    assertThat(key(1)).hasValue(tenantKey(1));
  }

  @Test
  default void theNewestIsTheLastMadeOfItsTenant() {
    createTenant(OTHER_TENANT);
    assertThat(newest(TenantId.DEFAULT)).isEmpty();
    addKeys(tenantKey(2), tenantKey(1), tenantKey(OTHER_TENANT, 3));

    assertThat(newest(TenantId.DEFAULT)).hasValue(tenantKey(2));
    assertThat(newest(OTHER_TENANT)).hasValue(tenantKey(OTHER_TENANT, 3));
    assertThat(newest(new TenantId("third"))).isEmpty();
  }

  @Test
  default void ofSeveralOfOneMillisecondAlwaysTheSameIsTheNewest() {
    addKeys(madeNow(1), madeNow(3), madeNow(2));

    assertThat(newest(TenantId.DEFAULT)).hasValue(madeNow(3));
  }

  @Test
  default void pageByPageEveryKeyComesOnce() {
    createTenant(OTHER_TENANT);
    var all = new ArrayList<TenantKey>();
    IntStream.range(1, 8)
        .forEach(n -> all.add(tenantKey(n % 2 == 0 ? OTHER_TENANT : TenantId.DEFAULT, n)));
    addKeys(all.reversed().toArray(TenantKey[]::new));

    var seen = new ArrayList<TenantKey>();
    var page = page(Optional.empty());
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(3);
      seen.addAll(page);
      page = page(Optional.of(page.getLast().id()));
    }

    assertThat(seen).isEqualTo(all);
  }

  @Test
  default void aKeySealedAnewTakesThePlaceOfTheOldOne() {
    addKeys(tenantKey(1), tenantKey(2));

    assertThat(replace(tenantKey(1), sealedAnew(1, "anew"))).isEqualTo(1);
    assertThat(key(1)).hasValue(sealedAnew(1, "anew"));
    assertThat(key(2)).hasValue(tenantKey(2));
  }

  @Test
  default void whatIsNotAsBeforeIsLeftAlone() {
    addKeys(tenantKey(1));
    assertThat(replace(tenantKey(1), sealedAnew(1, "first"))).isEqualTo(1);

    assertThat(replace(tenantKey(1), sealedAnew(1, "second"))).isZero();
    assertThat(replace(tenantKey(2), sealedAnew(2, "second"))).isZero();
    assertThat(key(1)).hasValue(sealedAnew(1, "first"));
    assertThat(key(2)).isEmpty();
  }

  @Test
  default void anErasedKeyIsGoneAndOthersStay() {
    addKeys(tenantKey(1), tenantKey(2));

    write(() -> tenantKeys().erase(id(2)));
    write(() -> tenantKeys().erase(id(2)));

    assertThat(key(2)).isEmpty();
    assertThat(newest(TenantId.DEFAULT)).hasValue(tenantKey(1));
  }

  default void addKeys(TenantKey... keys) {
    write(() -> List.of(keys).forEach(key -> tenantKeys().add(key)));
  }

  default Optional<TenantKey> key(int seed) {
    return transactions().read(() -> tenantKeys().findAcrossTenants(id(seed)));
  }

  private Optional<TenantKey> newest(TenantId tenant) {
    return transactions().read(() -> tenantKeys().newest(tenant));
  }

  private List<TenantKey> page(Optional<String> lastId) {
    return transactions().read(() -> tenantKeys().afterAcrossTenants(lastId, 3));
  }

  private int replace(TenantKey old, TenantKey anew) {
    return transactions().write(() -> tenantKeys().replace(old, anew));
  }

  private static TenantKey madeNow(int seed) {
    var key = tenantKey(seed);
    return new TenantKey(key.id(), key.tenant(), key.masterId(), key.sealed(), NOW);
  }

  private static TenantKey sealedAnew(int seed, String sealed) {
    var key = tenantKey(seed);
    return new TenantKey(key.id(), key.tenant(), "fedcba9876543210", sealed, key.createdAt());
  }
}
