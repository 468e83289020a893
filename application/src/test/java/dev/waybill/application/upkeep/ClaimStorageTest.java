package dev.waybill.application.upkeep;

import static dev.waybill.application.fake.Uploads.file;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.fake.CountedBytes;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakeMark;
import dev.waybill.application.port.StorageMark;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.upkeep.ClaimStorage.HalfImported;
import dev.waybill.application.upkeep.ClaimStorage.NewDatabase;
import dev.waybill.application.upkeep.ClaimStorage.OtherInstallation;
import dev.waybill.application.upkeep.ClaimStorage.OtherStorage;
import dev.waybill.application.upkeep.ClaimStorage.Ours;
import dev.waybill.application.upkeep.ClaimStorage.Outcome;
import dev.waybill.application.upkeep.ClaimStorage.Unclaimed;
import dev.waybill.application.upkeep.ClaimStorage.Unmarked;
import dev.waybill.domain.tenant.TenantId;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class ClaimStorageTest {
  private static final String DISK = "disk";

  private final FakeDatabase database = new FakeDatabase();
  private final FakeBlobStore blobs = new FakeBlobStore();
  private final FakeMark mark = new FakeMark();
  private final CountedBytes random = new CountedBytes();

  private ClaimStorage on(FakeDatabase any, StorageMark marked) {
    return new ClaimStorage(any, blobs, marked, random);
  }

  private Outcome claim(String storage) {
    return on(database, mark).claim(storage);
  }

  @Test
  void theFirstStartRecordsBothAndTheNextFindsThem() {
    var first = claim(DISK);
    assertThat(first).isEqualTo(new Ours(mark.read().orElseThrow()));
    assertThat(UUID.fromString(mark.read().orElseThrow())).isNotNull();
    blobs.put(file(1).blob(), new byte[1]);
    assertThat(claim(DISK)).isEqualTo(first);
    assertThat(fact(ClaimStorage.STORAGE)).hasValue(DISK);
    assertThat(fact(ClaimStorage.INSTALLATION)).isEqualTo(mark.read());
  }

  @Test
  void whoOnlyChecksRecordsNothing() {
    assertThat(on(database, mark).check(DISK)).isEqualTo(new Unclaimed());
    assertThat(mark.read()).isEmpty();
    assertThat(fact(ClaimStorage.INSTALLATION)).isEmpty();
  }

  @Test
  void anotherStorageThanTheRecordedOneIsRefused() {
    claim(DISK);
    assertThat(claim("s3 x")).isEqualTo(new OtherStorage(DISK));
    assertThat(new ClaimStorage(database, new FakeBlobStore(), new FakeMark(), random).claim("s3"))
        .isEqualTo(new OtherStorage(DISK));
  }

  @Test
  void anotherDatabaseIsRefusedHoweverNewItIs() {
    claim(DISK);
    var id = mark.read().orElseThrow();
    var fresh = new FakeDatabase();
    assertThat(on(fresh, mark).claim(DISK)).isEqualTo(new NewDatabase());
    new ClaimStorage(fresh, new FakeBlobStore(), new FakeMark(), random).claim(DISK);
    assertThat(on(fresh, mark).claim(DISK)).isEqualTo(new OtherInstallation(id));
    assertThat(mark.read()).hasValue(id);
  }

  @Test
  void aRecordedStorageWithoutItsMarkIsRefused() {
    claim(DISK);
    mark.lose();
    assertThat(claim(DISK)).isEqualTo(new Unmarked());
    assertThat(mark.read()).isEmpty();
  }

  @Test
  void aNewDatabaseOverOldBlobsIsRefused() {
    blobs.put(file(1).blob(), new byte[1]);
    assertThat(claim(DISK)).isEqualTo(new NewDatabase());
    assertThat(fact(ClaimStorage.INSTALLATION)).isEmpty();
    assertThat(mark.read()).isEmpty();
  }

  @Test
  void anInstallationOfBeforeIsAdopted() {
    blobs.put(file(1).blob(), new byte[1]);
    add(1);
    assertThat(claim(DISK)).isInstanceOf(Ours.class);
  }

  @Test
  void aDatabaseThatOnceServedIsNotNew() {
    blobs.put(file(1).blob(), new byte[1]);
    database.transactions().write(() -> database.installation().secret("grant-key", new byte[32]));
    assertThat(claim(DISK)).isInstanceOf(Ours.class);
  }

  @Test
  void whoDiedBeforeTheMarkIsGoneOnFrom() {
    var broken = new DyingMark();
    assertThatExceptionOfType(StorageUnavailable.class)
        .isThrownBy(() -> on(database, broken).claim(DISK));
    var id = fact(ClaimStorage.INSTALLATION);
    assertThat(id).isPresent();
    assertThat(claim(DISK)).isEqualTo(new Ours(id.orElseThrow()));
  }

  @Test
  void whoDiedAfterTheMarkIsGoneOnFrom() {
    var id = "6f6d2b1e-3f80-4b6e-8a3c-0d8f7a3f5c11";
    database.transactions().write(() -> database.installation().fact("installation-id", id));
    mark.write(id);
    assertThat(on(database, mark).check(DISK)).isEqualTo(new Unclaimed());
    assertThat(claim(DISK)).isEqualTo(new Ours(id));
    assertThat(fact(ClaimStorage.STORAGE)).hasValue(DISK);
  }

  @Test
  void anImportThatDidNotEndIsRefused() {
    record(ClaimStorage.IMPORTING, "some export");
    assertThat(claim(DISK)).isEqualTo(new HalfImported());
    record(ClaimStorage.IMPORTING, "");
    assertThat(claim(DISK)).isInstanceOf(Ours.class);
  }

  @Test
  void tenNodesThatStartTogetherAgree() throws Exception {
    try (var pool = Executors.newFixedThreadPool(10)) {
      var starts = new ArrayList<Callable<Outcome>>();
      for (int node = 0; node < 10; node++) {
        starts.add(this::startAndUpload);
      }
      var outcomes = pool.invokeAll(starts).stream().map(Future::resultNow).toList();
      assertThat(outcomes).hasSize(10).containsOnly(new Ours(mark.read().orElseThrow()));
    }
  }

  private Outcome startAndUpload() {
    var outcome = claim(DISK);
    blobs.put(file(Thread.currentThread().hashCode()).blob(), new byte[1]);
    return outcome;
  }

  /// What this node sees of the store is from before another node claimed it.
  @Test
  void aNodeThatSawTheStoreBeforeAnotherClaimedItIsNotRefused() {
    var behind = new LateMark();
    var outcome = on(database, behind).claim(DISK);
    assertThat(outcome).isEqualTo(new Ours(mark.read().orElseThrow()));
    assertThat(behind.reads).isGreaterThan(1);
  }

  @Test
  void ofTwoStoragesAtTheSameTimeOneIsRefused() {
    var first = new ClaimStorage(database, blobs, new OtherNodeFirst(), random).claim(DISK);
    assertThat(first).isEqualTo(new OtherStorage("s3 first"));
  }

  private Optional<String> fact(String name) {
    return database.transactions().read(() -> database.installation().fact(name));
  }

  private void record(String name, String value) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  database.installation().record(name, value);
                  return true;
                });
  }

  private void add(int seed) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  database.uploads().add(TenantId.DEFAULT, upload(seed));
                  return true;
                });
  }

  private static final class DyingMark implements StorageMark {
    @Override
    public Optional<String> read() {
      return Optional.empty();
    }

    @Override
    public void write(String text) {
      throw new StorageUnavailable("the node dies");
    }
  }

  /// The first look at it comes before another node's claim, whose upload follows at once.
  private final class LateMark implements StorageMark {
    private int reads;

    @Override
    public Optional<String> read() {
      var seen = mark.read();
      if (reads++ == 0) {
        startAndUpload();
      }
      return seen;
    }

    @Override
    public void write(String text) {
      mark.write(text);
    }
  }

  /// While this node marks its storage, another has recorded its own.
  private final class OtherNodeFirst implements StorageMark {
    @Override
    public Optional<String> read() {
      return mark.read();
    }

    @Override
    public void write(String text) {
      mark.write(text);
      record(ClaimStorage.STORAGE, "s3 first");
    }
  }
}
