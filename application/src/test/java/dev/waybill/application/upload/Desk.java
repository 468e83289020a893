package dev.waybill.application.upload;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.context.LocalContext;
import dev.waybill.application.fake.Contexts;
import dev.waybill.application.fake.CountedBytes;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.FakeDatabase;
import dev.waybill.application.fake.FakePasswordHasher;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.application.fake.Uploads;
import dev.waybill.application.port.BlockList;
import dev.waybill.application.port.KeyVault;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.upkeep.CollectOrphans;
import dev.waybill.application.upkeep.Pace;
import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.tenant.Tenant;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.tenant.TenantPolicy;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.FileName;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// Where uploads are received in tests: at most 10 bytes, or as said, in 3 files, for 30 minutes or
/// a day.
final class Desk {
  private final Tenant tenant;
  final FakeBlobStore blobs = new FakeBlobStore();
  final FakeDatabase database = new FakeDatabase();
  final FakePasswordHasher hasher = new FakePasswordHasher();
  final MovableClock clock = new MovableClock();
  private final InFlight inFlight = new InFlight();
  final List<UploadBudgets.Kind> refused = new ArrayList<>();
  private final ReceiveUpload receive;

  /// How late the database comes to a transaction that writes.
  Duration delay = Duration.ZERO;

  Desk() {
    this(new ByteCount(10));
  }

  /// @param most bytes in an upload
  Desk(ByteCount most) {
    this(most, Map.of());
  }

  /// @param perHour what a client network may send
  Desk(ByteCount most, Map<UploadBudgets.Kind, Long> perHour) {
    receive =
        new ReceiveUpload(
            new StoredContents(blobs, KeyVault.NONE),
            database.uploads(),
            new LateTransactions(),
            hasher,
            new CountedBytes(),
            clock,
            inFlight,
            new SenderNetworks(
                Origins.NONE, new UploadBudgets(perHour, this::nanos, refused::add)));
    tenant =
        new Tenant(
            TenantId.DEFAULT,
            new TenantPolicy(
                most,
                3,
                ExpiryChoice.ONE_DAY,
                List.of(ExpiryChoice.THIRTY_MINUTES, ExpiryChoice.ONE_DAY)));
  }

  private long nanos() {
    return Duration.between(Uploads.NOW, clock.instant()).toNanos();
  }

  private final class LateTransactions implements Transactions {
    @Override
    public <T> T write(Supplier<T> work) {
      clock.move(delay);
      return database.transactions().write(work);
    }

    @Override
    public <T> T read(Supplier<T> work) {
      return database.transactions().read(work);
    }

    @Override
    public <T> T lookUp(Supplier<T> work) {
      return database.transactions().lookUp(work);
    }

    @Override
    public void requireAvailable() {
      database.transactions().requireAvailable();
    }
  }

  void block(Block block) {
    database
        .transactions()
        .write(() -> database.blocks().add(new BlockList.Listed(block, clock.instant())));
  }

  Reception begin() {
    return receive.begin(Contexts.of(tenant), OptionalLong.empty());
  }

  /// A reception that one file for each content has come in to.
  Reception with(String... contents) {
    var reception = begin();
    for (var content : contents) {
      add(reception, content);
    }
    return reception;
  }

  static void add(Reception reception, String content) {
    open(reception);
    write(reception, content);
    reception.closeFile();
  }

  static void write(Reception reception, String bytes) {
    reception.write(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.UTF_8)));
  }

  static Reception.Progress open(Reception reception) {
    return reception.openFile(FilePath.of(FileName.of("a.txt")), MediaType.of("text/plain"));
  }

  /// As an operator's sweep would, with no upload running elsewhere.
  CollectOrphans.Result sweepOrphans() {
    return new CollectOrphans(
            blobs, database.upkeep(), database.transactions(), inFlight, Pace.UNLIMITED)
        .collect(LocalContext.BACKGROUND, BlobKey.END_OF_TIME);
  }

  boolean isEmpty() {
    return blobs.keys().isEmpty()
        && blobs.openSinks() == 0
        && database.committedUploads().isEmpty();
  }
}
