package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.PASSWORD_HASH;
import static dev.waybill.application.fake.Uploads.encrypted;
import static dev.waybill.application.fake.Uploads.expiring;
import static dev.waybill.application.fake.Uploads.file;
import static dev.waybill.application.fake.Uploads.guarded;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.contract.AtOnce;
import dev.waybill.application.fake.CountedBytes;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeMark;
import dev.waybill.application.inventory.ExportMetadata;
import dev.waybill.application.inventory.ExportMetadata.Exported;
import dev.waybill.application.inventory.ImportMetadata;
import dev.waybill.application.inventory.ImportMetadata.Imported;
import dev.waybill.application.inventory.Item;
import dev.waybill.application.inventory.Item.Row;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.TenantKey;
import dev.waybill.application.upkeep.ClaimStorage;
import dev.waybill.application.upkeep.ClaimStorage.OtherInstallation;
import dev.waybill.application.upkeep.ClaimStorage.Ours;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.Upload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Metadata that moves from one kind of database to the other, and nodes that start together.
class MovedDatabaseTest {
  private static final TenantKey KEY =
      new TenantKey("0123456789abcdef", TenantId.DEFAULT, "fedcba9876543210", "c2VhbGVk", NOW);

  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final FakeBlobStore blobs = new FakeBlobStore();
  private final FakeMark mark = new FakeMark();
  private final CountedBytes random = new CountedBytes();

  @TempDir private Path folder;

  @AfterEach
  void drop() {
    server.drop(database);
  }

  @Test
  void fromSqliteToPostgresqlAndBackNothingChanges() throws Exception {
    try (var first = sqlite("first");
        var second = server.open(database);
        var third = sqlite("third")) {
      claim(first);
      fill(first);
      var before = export(first);
      assertThat(rows(before)).hasSize(205);

      importInto(second, before);
      assertThat(rows(export(second))).containsExactlyInAnyOrderElementsOf(rows(before));
      assertThat(claim(second)).isInstanceOf(Ours.class);
      assertThat(claim(first)).isInstanceOf(OtherInstallation.class);

      importInto(third, export(second));
      assertThat(rows(export(third))).containsExactlyInAnyOrderElementsOf(rows(before));
      assertThat(secret(third)).isEqualTo(new byte[] {1, 2, 3});
      assertThat(third.transactions().read(() -> third.tenantKeys().findAcrossTenants(KEY.id())))
          .contains(KEY);
      assertThat(claim(third)).isInstanceOf(Ours.class);
      assertThat(claim(second)).isInstanceOf(OtherInstallation.class);
    }
  }

  private static void fill(Database database) {
    write(database, () -> database.installation().secret("grant-key", new byte[] {1, 2, 3}));
    write(database, () -> database.tenantKeys().add(KEY));
    var all = new ArrayList<Upload>();
    all.add(upload(1, 3));
    all.add(guarded(upload(2), new AccessPolicy.Protected(PASSWORD_HASH)));
    all.add(guarded(upload(3), new AccessPolicy.Private()));
    all.add(expiring(upload(4), NOW.minusSeconds(1)));
    all.add(upload(5, List.of(encrypted(file(5000), 5))));
    for (int n = 100; n < 300; n++) {
      all.add(upload(n));
    }
    write(database, () -> all.forEach(one -> database.uploads().add(one.tenant(), one)));
  }

  /// Each over a pool of its own, as nodes have it.
  @Test
  void nodesThatStartTogetherOnANewDatabaseAgree() {
    var nodes = new ArrayList<PostgresDatabase>();
    try {
      for (int node = 0; node < 5; node++) {
        nodes.add(server.open(database));
      }
      var claimed = AtOnce.call(10, n -> claim(nodes.get(n % nodes.size())));
      assertThat(claimed).containsOnly(new Ours(mark.read().orElseThrow()));
    } finally {
      nodes.forEach(PostgresDatabase::close);
    }
  }

  private SqliteDatabase sqlite(String name) throws Exception {
    return Databases.open(Databases.fresh(Files.createDirectory(folder.resolve(name))));
  }

  private ClaimStorage.Outcome claim(Database claiming) {
    return new ClaimStorage(claiming, blobs, mark, random).claim("s3 bucket");
  }

  private static List<Item> export(Database from) {
    var items = new ArrayList<Item>();
    assertThat(new ExportMetadata(from).export(LocalContext.COMMAND, items::add))
        .isInstanceOf(Exported.class);
    return items;
  }

  private void importInto(Database to, List<Item> items) {
    assertThat(new ImportMetadata(to, random).run(LocalContext.COMMAND, "a digest", items::forEach))
        .isEqualTo(new Imported(rows(items).size(), 0));
  }

  private static List<Item> rows(List<Item> items) {
    return items.stream().filter(Row.class::isInstance).toList();
  }

  private static byte[] secret(Database of) {
    return of.transactions().write(() -> of.installation().secret("grant-key", new byte[] {9}));
  }

  private static void write(Database database, Runnable work) {
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
