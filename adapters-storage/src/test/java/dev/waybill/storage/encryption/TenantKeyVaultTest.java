package dev.waybill.storage.encryption;

import static dev.waybill.application.fake.Uploads.OTHER_TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.CountedBytes;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.application.port.KeyVault.FreshKey;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.WrappedKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class TenantKeyVaultTest {
  private static final BlobKey BLOB = Blobs.key(1);

  private final FakeDatabase database = new FakeDatabase();
  private final MovableClock clock = new MovableClock();
  private final RandomBytes random = new CountedBytes();
  private final TenantKeyVault vault = vault(TestKeys.FIRST);

  private TenantKeyVault vault(String... masterKeys) {
    return TenantKeyVault.of(List.of(masterKeys), database, random, clock);
  }

  @Test
  void aWrappedKeyOpensForItsBlobOnEveryNode() {
    var fresh = fresh(vault, TenantId.DEFAULT, BLOB);

    assertThat(vault.open(BLOB, fresh.wrapped())).isEqualTo(fresh.key());
    assertThat(vault(TestKeys.FIRST).open(BLOB, fresh.wrapped())).isEqualTo(fresh.key());
    assertThat(keys()).hasSize(1);
  }

  @Test
  void everyBlobHasAKeyOfItsOwnAndEveryTenantToo() {
    var one = fresh(vault, TenantId.DEFAULT, BLOB);
    var same = fresh(vault, TenantId.DEFAULT, BLOB);
    var other = fresh(vault, OTHER_TENANT, BLOB);

    assertThat(List.of(one.key(), same.key(), other.key())).doesNotHaveDuplicates();
    assertThat(List.of(one.wrapped(), same.wrapped())).doesNotHaveDuplicates();
    assertThat(same.wrapped().keyId()).isEqualTo(one.wrapped().keyId());
    assertThat(other.wrapped().keyId()).isNotEqualTo(one.wrapped().keyId());
    assertThat(keys()).extracting(TenantKey::tenant).contains(TenantId.DEFAULT, OTHER_TENANT);
  }

  @Test
  void aWrappedKeyOfAnotherBlobDoesNotOpen() {
    var fresh = fresh(vault, TenantId.DEFAULT, BLOB);

    assertRefused(Blobs.key(2), fresh.wrapped(), "does not open for this blob");
  }

  @Test
  void aWrappedKeyUnderTheKeyOfAnotherTenantDoesNotOpen() {
    var fresh = fresh(vault, TenantId.DEFAULT, BLOB);
    var others = fresh(vault, OTHER_TENANT, Blobs.key(2)).wrapped().keyId();

    assertRefused(
        BLOB, WrappedKey.of(others, fresh.wrapped().sealed()), "does not open for this blob");
  }

  /// Not even with its secret: somebody who moved the key's row to another tenant.
  @Test
  void aTenantsKeyThatWasGivenToAnotherTenantDoesNotOpen() {
    var fresh = fresh(vault, TenantId.DEFAULT, BLOB);
    var key = keys().getFirst();
    write(() -> database.tenantKeys().erase(key.id()));
    write(() -> database.tenantKeys().add(owned(key, OTHER_TENANT)));

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> vault(TestKeys.FIRST).open(BLOB, fresh.wrapped()))
        .withMessage("The tenant key %s is damaged in the database", key.id());
  }

  @Test
  void whatIsNoEnvelopeDoesNotOpen() {
    var fresh = fresh(vault, TenantId.DEFAULT, BLOB).wrapped();
    var sealed = fresh.sealed();

    for (var wrong :
        List.of("A", "AAAA", sealed.substring(4), sealed + "AAAA", "B" + sealed.substring(1))) {
      assertRefused(BLOB, WrappedKey.of(fresh.keyId(), wrong), "does not open for this blob");
    }
  }

  @Test
  void everyMasterKeyOfTheFileOpensAndTheFirstSeals() {
    var old = fresh(vault, TenantId.DEFAULT, BLOB);
    var both = vault(TestKeys.SECOND, TestKeys.FIRST);

    assertThat(both.open(BLOB, old.wrapped())).isEqualTo(old.key());
    var other = fresh(both, OTHER_TENANT, BLOB);
    assertThat(vault(TestKeys.SECOND).open(BLOB, other.wrapped())).isEqualTo(other.key());
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> vault.open(BLOB, other.wrapped()));
  }

  @Test
  void withoutItsMasterKeyNothingIsReadOrWritten() {
    var old = fresh(vault, TenantId.DEFAULT, BLOB);
    var wrong = vault(TestKeys.SECOND);
    var said =
        "The master key %s, which opens the tenant key %s, is not in the encryption key file"
            .formatted(keys().getFirst().masterId(), old.wrapped().keyId());

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> wrong.open(BLOB, old.wrapped()))
        .withMessage(said);
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> wrong.newKey(TenantId.DEFAULT, BLOB))
        .withMessage(said);
    assertThat(keys()).hasSize(1);
  }

  @Test
  void aStartFindsOutThatTheKeyFileIsTheWrongOne() {
    vault(TestKeys.SECOND).requireUsable();
    fresh(vault, TenantId.DEFAULT, BLOB);

    vault.requireUsable();
    vault(TestKeys.SECOND, TestKeys.FIRST).requireUsable();
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(vault(TestKeys.SECOND)::requireUsable)
        .withMessage(
            "The encryption key file is not the one that files here were encrypted with: the"
                + " master key %s is missing. Add it to the file as a further line, or restore the"
                + " file.",
            keys().getFirst().masterId());
  }

  @Test
  void aStartLooksAtEveryKey() {
    var sealer = vault.sealer();
    for (int n = 0; n < 1100; n++) {
      var key = sealer.create(TenantId.DEFAULT, clock.instant());
      write(() -> database.tenantKeys().add(key));
    }
    vault.requireUsable();
    var last = keys().getLast();
    write(() -> database.tenantKeys().replace(last, sealedBy(last, "fedcba9876543210")));

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(vault::requireUsable)
        .withMessageContaining("fedcba9876543210");
  }

  @Test
  void otherMasterKeysAreUsedFromNowOn() {
    var old = fresh(vault, TenantId.DEFAULT, BLOB);

    vault.use(List.of(TestKeys.SECOND, TestKeys.FIRST));

    assertThat(vault.masterIds()).isEqualTo(ids(TestKeys.SECOND, TestKeys.FIRST));
    var other = fresh(vault, OTHER_TENANT, BLOB);
    clock.move(TenantKeyVault.REMEMBERED);
    assertThat(vault.open(BLOB, old.wrapped())).isEqualTo(old.key());
    assertThat(vault(TestKeys.SECOND).open(BLOB, other.wrapped())).isEqualTo(other.key());
  }

  @Test
  void masterKeysThatCannotBeUsedLeaveTheOnesBefore() {
    var old = fresh(vault, TenantId.DEFAULT, BLOB);

    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> vault.use(List.of(TestKeys.SECOND)))
        .withMessageContaining("the master key %s is missing", ids(TestKeys.FIRST).getFirst());
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> vault.use(List.of(TestKeys.FIRST, TestKeys.SECOND, "hunter2")))
        .withMessageStartingWith("Line 3 of the encryption key file is not a key");
    database.feel(FakeDatabase.Mood.DOWN);
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> vault.use(List.of(TestKeys.FIRST, TestKeys.SECOND)));
    database.feel(FakeDatabase.Mood.WELL);

    assertThat(vault.masterIds()).isEqualTo(ids(TestKeys.FIRST));
    clock.move(TenantKeyVault.REMEMBERED);
    assertThat(vault.open(BLOB, old.wrapped())).isEqualTo(old.key());
    assertThat(vault.newKey(OTHER_TENANT, BLOB)).isPresent();
  }

  @Test
  void anErasedTenantKeyOpensNothingAfterAMinute() {
    var fresh = fresh(vault, TenantId.DEFAULT, BLOB);
    assertThat(vault.open(BLOB, fresh.wrapped())).isEqualTo(fresh.key());
    write(() -> database.tenantKeys().erase(fresh.wrapped().keyId()));

    assertThat(vault.open(BLOB, fresh.wrapped())).isEqualTo(fresh.key());
    clock.move(TenantKeyVault.REMEMBERED);
    assertRefused(BLOB, fresh.wrapped(), "was erased");
    var next = fresh(vault, TenantId.DEFAULT, BLOB);
    assertThat(next.wrapped().keyId()).isNotEqualTo(fresh.wrapped().keyId());
    assertThat(vault.open(BLOB, next.wrapped())).isEqualTo(next.key());
  }

  @Test
  void aNewerKeyWrapsAfterAMinute() {
    var old = fresh(vault, TenantId.DEFAULT, BLOB).wrapped();
    var newer = vault.sealer().create(TenantId.DEFAULT, clock.instant().plusMillis(1));
    write(() -> database.tenantKeys().add(newer));

    assertThat(fresh(vault, TenantId.DEFAULT, BLOB).wrapped().keyId()).isEqualTo(old.keyId());
    clock.move(TenantKeyVault.REMEMBERED);
    assertThat(fresh(vault, TenantId.DEFAULT, BLOB).wrapped().keyId()).isEqualTo(newer.id());
  }

  @Test
  void openedKeysNeedNoDatabase() {
    var fresh = fresh(vault, TenantId.DEFAULT, BLOB);
    assertThat(vault.open(BLOB, fresh.wrapped())).isEqualTo(fresh.key());
    database.feel(FakeDatabase.Mood.DOWN);

    assertThat(vault.open(BLOB, fresh.wrapped())).isEqualTo(fresh.key());
    assertThat(vault.newKey(TenantId.DEFAULT, BLOB)).isPresent();
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() -> vault.newKey(OTHER_TENANT, BLOB));
  }

  @Test
  void tenNodesMayMakeTheFirstKeyAtTheSameTime() {
    var made = new ConcurrentHashMap<BlobKey, FreshKey>();
    Blobs.concurrently(
        10,
        n -> made.put(Blobs.key(n), fresh(vault(TestKeys.FIRST), TenantId.DEFAULT, Blobs.key(n))));

    assertThat(keys()).isNotEmpty();
    made.forEach(
        (blob, fresh) -> assertThat(vault.open(blob, fresh.wrapped())).isEqualTo(fresh.key()));
  }

  @Test
  void nothingSecretIsPrinted() {
    var fresh = fresh(vault, TenantId.DEFAULT, BLOB);
    var key = keys().getFirst();

    assertThat(List.of(fresh.toString(), key.toString()))
        .noneMatch(text -> text.contains(fresh.wrapped().sealed()) || text.contains(key.sealed()));
  }

  private static List<String> ids(String... masterKeys) {
    return TenantKeyVault.idsOf(List.of(masterKeys));
  }

  private static FreshKey fresh(TenantKeyVault vault, TenantId tenant, BlobKey blob) {
    return vault.newKey(tenant, blob).orElseThrow();
  }

  private void assertRefused(BlobKey blob, WrappedKey wrapped, String why) {
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> vault.open(blob, wrapped))
        .withMessageContaining(why);
  }

  private List<TenantKey> keys() {
    return database
        .transactions()
        .read(() -> database.tenantKeys().afterAcrossTenants(Optional.empty(), Integer.MAX_VALUE));
  }

  private void write(Runnable work) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  work.run();
                  return true;
                });
  }

  private static TenantKey owned(TenantKey key, TenantId tenant) {
    return new TenantKey(key.id(), tenant, key.masterId(), key.sealed(), key.createdAt());
  }

  private static TenantKey sealedBy(TenantKey key, String masterId) {
    return new TenantKey(key.id(), key.tenant(), masterId, key.sealed() + "x", key.createdAt());
  }
}
