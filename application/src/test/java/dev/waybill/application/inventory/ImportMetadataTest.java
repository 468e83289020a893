package dev.waybill.application.inventory;

import static dev.waybill.application.context.LocalContext.COMMAND;
import static dev.waybill.application.fake.Uploads.PASSWORD_HASH;
import static dev.waybill.application.fake.Uploads.guarded;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.fake.CountedBytes;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeMark;
import dev.waybill.application.inventory.ExportMetadata.Exported;
import dev.waybill.application.inventory.ExportMetadata.NoInstallation;
import dev.waybill.application.inventory.ImportMetadata.Imported;
import dev.waybill.application.inventory.ImportMetadata.NotEmpty;
import dev.waybill.application.inventory.ImportMetadata.OtherImport;
import dev.waybill.application.inventory.Item.Row;
import dev.waybill.application.port.BlockList;
import dev.waybill.application.port.TenantKey;
import dev.waybill.application.upkeep.ClaimStorage;
import dev.waybill.application.upkeep.ClaimStorage.HalfImported;
import dev.waybill.application.upkeep.ClaimStorage.OtherInstallation;
import dev.waybill.application.upkeep.ClaimStorage.Ours;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.Upload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ImportMetadataTest {
  private static final String FILE = "digest of the file";
  private static final TenantKey KEY =
      new TenantKey(
          "0123456789abcdef", TenantId.DEFAULT, "fedcba9876543210", "c2VhbGVk", Instant.EPOCH);

  private final FakeDatabase old = new FakeDatabase();
  private final FakeDatabase anew = new FakeDatabase();
  private final FakeBlobStore blobs = new FakeBlobStore();
  private final FakeMark mark = new FakeMark();
  private final CountedBytes random = new CountedBytes();

  private ClaimStorage.Outcome claim(FakeDatabase database) {
    return new ClaimStorage(database, blobs, mark, random).claim("disk");
  }

  private List<Item> exported() {
    var items = new ArrayList<Item>();
    assertThat(new ExportMetadata(old).export(COMMAND, items::add)).isInstanceOf(Exported.class);
    return items;
  }

  private ImportMetadata.Outcome imported(String file, List<Item> items) {
    return new ImportMetadata(anew, random).run(COMMAND, file, items::forEach);
  }

  @Test
  void everythingIsAsItWas() {
    claim(old);
    write(old, () -> old.installation().secret("grant-key", new byte[] {1, 2, 3}));
    write(old, () -> old.installation().record("last-sweep", "2026-11-23T10:00:00Z"));
    write(old, () -> old.tenantKeys().add(KEY));
    add(upload(1, 3));
    add(guarded(upload(2), new AccessPolicy.Protected(PASSWORD_HASH)));
    for (int n = 10; n < 10 + 2 * ImportMetadata.BATCH; n++) {
      add(upload(n));
    }

    var blocked = new Block.OfUpload(upload(1, 3).id());
    write(old, () -> old.blocks().add(new BlockList.Listed(blocked, Instant.EPOCH)));
    write(
        old,
        () -> old.blocks().add(new BlockList.Listed(new Block.OfNetwork("c00002"), Instant.EPOCH)));

    assertThat(imported(FILE, exported())).isEqualTo(new Imported(202, 0));

    assertThat(anew.transactions().read(() -> anew.blocks().after(Optional.empty(), 9)))
        .isEqualTo(old.transactions().read(() -> old.blocks().after(Optional.empty(), 9)))
        .hasSize(2);
    assertThat(anew.committedUploads()).containsExactlyInAnyOrderElementsOf(old.committedUploads());
    assertThat(anew.transactions().read(() -> anew.tenantKeys().findAcrossTenants(KEY.id())))
        .contains(KEY);
    assertThat(anew.transactions().<Map<String, byte[]>>read(anew.installation()::secrets))
        .containsOnlyKeys("grant-key")
        .containsEntry("grant-key", new byte[] {1, 2, 3});
    assertThat(facts(anew))
        .containsEntry("last-sweep", "2026-11-23T10:00:00Z")
        .containsEntry("storage", "disk");
  }

  @Test
  void theNewDatabaseTakesTheBlobsOverAndTheOldOneIsRefusedThen() {
    claim(old);
    add(upload(1));
    var items = exported();
    imported(FILE, items);
    assertThat(claim(old)).isInstanceOf(Ours.class);
    var taken = claim(anew);
    assertThat(taken).isEqualTo(new Ours(mark.read().orElseThrow()));
    assertThat(claim(old)).isEqualTo(new OtherInstallation(mark.read().orElseThrow()));
    assertThat(claim(anew)).isEqualTo(taken);
  }

  @Test
  void whatWasImportedCanBeExportedAgain() {
    claim(old);
    add(upload(1));
    imported(FILE, exported());
    claim(anew);
    var again = new ArrayList<Item>();
    assertThat(new ExportMetadata(anew).export(COMMAND, again::add)).isEqualTo(new Exported(1));
    var third = new FakeDatabase();
    new ImportMetadata(third, random).run(COMMAND, "another file", again::forEach);
    assertThat(claim(third)).isInstanceOf(Ours.class);
    assertThat(claim(anew)).isInstanceOf(OtherInstallation.class);
  }

  @Test
  void anImportThatBreaksOffIsGoneOnWithAndNothingStartsOnItMeanwhile() {
    claim(old);
    for (int n = 0; n < 250; n++) {
      add(upload(n));
    }
    var items = exported();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new ImportMetadata(anew, random).run(COMMAND, FILE, breaksOff(items)));
    assertThat(anew.committedUploads()).hasSize(200);
    assertThat(claim(anew)).isEqualTo(new HalfImported());
    assertThat(new ExportMetadata(anew).export(COMMAND, _ -> {})).isEqualTo(new NoInstallation());
    assertThat(imported("another file", items)).isEqualTo(new OtherImport());
    assertThat(imported(FILE, items)).isEqualTo(new Imported(50, 200));
    assertThat(claim(anew)).isInstanceOf(Ours.class);
  }

  private static ImportMetadata.Source breaksOff(List<Item> items) {
    return target -> {
      items.stream().limit(items.size() - 20).forEach(target);
      throw new IllegalStateException("the process dies");
    };
  }

  @Test
  void aDatabaseInUseIsLeftAlone() {
    claim(old);
    add(upload(1));
    var items = exported();
    write(anew, () -> anew.uploads().add(TenantId.DEFAULT, upload(2)));
    assertThat(imported(FILE, items)).isEqualTo(new NotEmpty());
    assertThat(anew.committedUploads()).containsExactly(upload(2));
  }

  @Test
  void whatWasImportedIsNotImportedAgain() {
    claim(old);
    add(upload(1));
    var items = exported();
    imported(FILE, items);
    assertThat(imported(FILE, items)).isEqualTo(new NotEmpty());
  }

  @Test
  void aDatabaseThatDoesNotSayWhoseBlobsItHasIsNotExported() {
    add(upload(1));
    var items = new ArrayList<Item>();
    assertThat(new ExportMetadata(old).export(COMMAND, items::add)).isEqualTo(new NoInstallation());
    assertThat(items).isEmpty();
  }

  @Test
  void eachUploadIsExportedOnce() {
    claim(old);
    for (int n = 0; n < 3 * Catalog.PAGE; n++) {
      add(upload(n));
    }
    assertThat(exported().stream().filter(Row.class::isInstance))
        .hasSize(3 * Catalog.PAGE)
        .doesNotHaveDuplicates();
  }

  private void add(Upload upload) {
    write(old, () -> old.uploads().add(upload.tenant(), upload));
  }

  private static Map<String, String> facts(FakeDatabase database) {
    return database.transactions().read(() -> database.installation().facts());
  }

  private static void write(FakeDatabase database, Runnable work) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  work.run();
                  return true;
                });
  }
}
