package dev.waybill.bootstrap.testing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A database on PostgreSQL and a prefix in a bucket.
///
/// @param database its name
/// @param prefix of the keys
/// @param databasePort where nodes reach the server, which may be a proxy
/// @param storePort as well
public record DistributedSite(
    Path data, String database, String prefix, int databasePort, int storePort) implements Site {
  public static DistributedSite fresh(Path data) {
    return new DistributedSite(
        data,
        PostgresPart.newDatabase(),
        S3Part.newPrefix(),
        PostgresPart.port(),
        S3Part.started().port());
  }

  /// A prefix in a bucket, and no database.
  public static DistributedSite ofBucketAlone(Path data) {
    return new DistributedSite(data, "none", S3Part.newPrefix(), 1, S3Part.started().port());
  }

  /// The same, for nodes that reach it by other ports.
  public DistributedSite behind(int anotherDatabasePort, int anotherStorePort) {
    return new DistributedSite(data, database, prefix, anotherDatabasePort, anotherStorePort);
  }

  /// Whether sessions may write, from now on: those that are open are ended.
  public void setReadOnly(boolean readOnly) {
    PostgresPart.execute(
        "alter database " + database + " set default_transaction_read_only = " + readOnly);
    PostgresPart.execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + database
            + "'");
  }

  /// Holds every upload's row until it is closed: whoever asks for one waits, and so holds a
  /// connection of its pool.
  public AutoCloseable lock() {
    return PostgresPart.begin(database, "lock table upload in access exclusive mode");
  }

  /// Whether no node holds a transaction open: one that is paused loses it after a while.
  public boolean isIdle() {
    return PostgresPart.count(
            "select count(*) from pg_stat_activity where datname = '"
                + database
                + "' and state like 'idle in transaction%'")
        == 0;
  }

  @Override
  public List<String> settings() {
    var store = S3Part.started();
    return List.of(
        "--storage",
        "s3",
        "--s3-endpoint",
        S3Part.endpoint(storePort),
        "--s3-region",
        store.region(),
        "--s3-bucket",
        store.bucket(),
        "--s3-prefix",
        prefix,
        "--s3-access-key",
        store.accessKey());
  }

  @Override
  public Map<String, String> secrets() {
    return Map.of(
        "WAYBILL_DATABASE_URL",
        PostgresPart.url(databasePort, database),
        "WAYBILL_S3_SECRET_KEY",
        S3Part.started().secretKey());
  }

  /// As if no node had said anything for that long: so a pause need not be waited for.
  public void ageNodes(Duration time) {
    new Rows(PostgresPart.jdbc(PostgresPart.port(), database)).ageNodes(time);
  }

  /// Nodes that were killed left their rows, which count for a minute.
  @Override
  public List<String> sweepOfAll() {
    new Rows(PostgresPart.jdbc(PostgresPart.port(), database)).forgetNodes();
    return List.of("--alone");
  }

  @Override
  public Kept look() {
    var rows = new Rows(PostgresPart.jdbc(PostgresPart.port(), database)).read();
    var bucket = new BucketView(S3Part.started(), prefix);
    return new Kept(
        rows.uploads(), rows.files(), rows.tombstones(), bucket.blobs(), bucket.unfinished());
  }

  @Override
  public void rot(String blob) {
    new BucketView(S3Part.started(), prefix).rot(blob);
  }
}
