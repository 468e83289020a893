package dev.waybill.bootstrap.wiring;

import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.Database;
import dev.waybill.application.port.StorageMark;
import dev.waybill.bootstrap.SystemRandomBytes;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.storage.disk.DiskBlobStore;
import dev.waybill.storage.encryption.EncryptingBlobStore;
import dev.waybill.storage.metered.MeteredBlobStore;
import dev.waybill.storage.resilient.ResilientBlobStore;
import dev.waybill.storage.s3.S3BlobStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// What an installation keeps things in, opened as the configuration says: the one place that
/// chooses adapters, and puts around them what works on any.
///
/// @param place where blobs are
/// @param time what uploads are judged by
public record Stores(Place place, Database database, InstallationTime time)
    implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stores.class);

  /// Commands are not scraped.
  private static final MeterRegistry UNMETERED = new CompositeMeterRegistry();

  /// For one who serves.
  static Stores open(Configuration configuration, Overrides overrides, MeterRegistry meters) {
    var stores = open(configuration, overrides.clock(), Integer.MAX_VALUE, meters);
    stores.place().bucket().ifPresent(Stores::tellWhatItKeeps);
    return stores;
  }

  private static void tellWhatItKeeps(S3BlobStore bucket) {
    LOG.atLevel(bucket.keepsDeleted() ? Level.WARN : Level.INFO).log(bucket.keeps());
  }

  /// For a command that comes to its end.
  static Stores forCommand(Configuration configuration, Overrides overrides) {
    return open(configuration, overrides.clock(), Databases.CONNECTIONS_OF_A_COMMAND, UNMETERED);
  }

  private static Stores open(
      Configuration configuration,
      Optional<InstantSource> clock,
      int connections,
      MeterRegistry meters) {
    var time = clock.map(InstallationTime::of).orElseGet(() -> time(configuration));
    var place = place(configuration, meters);
    try {
      var stores =
          new Stores(place, Databases.open(configuration, time.clock(), connections, meters), time);
      return stores.begun();
    } catch (RuntimeException cannot) {
      place.close();
      throw cannot;
    }
  }

  private static InstallationTime time(Configuration configuration) {
    return configuration.postgres().isPresent()
        ? InstallationTime.shared()
        : InstallationTime.of(InstantSource.system());
  }

  private Stores begun() {
    try {
      time.begin(database);
      return this;
    } catch (RuntimeException cannot) {
      database.close();
      throw cannot;
    }
  }

  /// Where blobs are.
  ///
  /// @param mark whose they are
  /// @param primaryMark which primary of the database was in use with them
  /// @param bucket that they are in, where they are in one
  /// @param closing lets go of it
  public record Place(
      BlobStore blobs,
      StorageMark mark,
      StorageMark primaryMark,
      Optional<S3BlobStore> bucket,
      Runnable closing)
      implements AutoCloseable {
    @Override
    public void close() {
      closing.run();
    }
  }

  /// For a command.
  static Place place(Configuration configuration) {
    return place(configuration, UNMETERED);
  }

  private static Place place(Configuration configuration, MeterRegistry meters) {
    return configuration
        .storage()
        .s3()
        .map(s3 -> bucket(s3, meters))
        .orElseGet(() -> disk(configuration, meters));
  }

  private static Supplier<BlobKey> trialKeys() {
    var machine = InstantSource.system();
    var random = new SystemRandomBytes();
    return () -> BlobKey.of(machine.instant(), random.next(BlobKey.RANDOM_BYTES));
  }

  private static Place bucket(Configuration.S3 s3, MeterRegistry meters) {
    var store =
        S3BlobStore.open(
            new S3BlobStore.Settings(
                s3.endpoint(),
                s3.region(),
                s3.bucket(),
                s3.prefix(),
                s3.accessKey(),
                s3.secretKey(),
                s3.createBucket(),
                s3.deleteVersions(),
                s3.authorities(),
                trialKeys()));
    var limited = ResilientBlobStore.around(MeteredBlobStore.around(store, meters), limits(s3));
    limited.bindTo(meters);
    store.bindTo(meters);
    return new Place(
        EncryptingBlobStore.around(limited),
        store.mark(),
        store.primaryMark(),
        Optional.of(store),
        store::close);
  }

  /// Calls that carry no bytes are short: half as many as transfers are enough.
  private static ResilientBlobStore.Limits limits(Configuration.S3 s3) {
    return new ResilientBlobStore.Limits(
        s3.uploads(), s3.downloads(), Math.max(1, s3.uploads() / 2));
  }

  private static Place disk(Configuration configuration, MeterRegistry meters) {
    var data = configuration.data();
    var store = DiskBlobStore.open(data.directory(), data.minFreeSpace());
    store.bindTo(meters);
    return new Place(
        EncryptingBlobStore.around(MeteredBlobStore.around(store, meters)),
        store.mark(),
        store.primaryMark(),
        Optional.empty(),
        () -> {});
  }

  /// What uploads are judged by.
  InstantSource clock() {
    return time.clock();
  }

  public BlobStore blobs() {
    return place.blobs();
  }

  public StorageMark mark() {
    return place.mark();
  }

  /// The same with other blobs and another database around these: for tests.
  public Stores with(BlobStore blobs, Database other) {
    return new Stores(
        new Place(blobs, mark(), place.primaryMark(), place.bucket(), place.closing()),
        other,
        time);
  }

  @Override
  public void close() {
    time.close();
    database.close();
    place.close();
  }
}
