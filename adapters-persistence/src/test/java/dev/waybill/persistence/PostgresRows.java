package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.upload;

import dev.waybill.application.contract.AtOnce;
import dev.waybill.domain.access.ManagementTokenHash;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.UploadId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Is a database of millions of uploads as quick as one of thousands? Measures both in turns, on
/// one server that syncs its commits, has room for all of it in memory and does not checkpoint
/// meanwhile (after a checkpoint whatever is touched first is logged whole). Run by
/// `docs/bench/postgres-rows`.
final class PostgresRows {
  private static final int THREADS = 4;
  private static final int BATCH = 500;
  private static final int EXPIRED = 5_000;
  private static final Duration TURN = Duration.ofMillis(300);

  private final Random random = new Random(1);
  private final Sample small;
  private final Sample large;
  private final int rounds;

  private PostgresRows(Sample small, Sample large, int rounds) {
    this.small = small;
    this.large = large;
    this.rounds = rounds;
  }

  /// A database and how many uploads were filled in.
  private record Sample(Node node, String database, int rows, AtomicInteger added) {}

  /// Something that a sample does over and over again.
  @FunctionalInterface
  private interface Work {
    void once(Sample sample);
  }

  /// @param args the small number of uploads, the large one, the rounds
  public static void main(String[] args) throws Exception {
    var server =
        EmbeddedServer.start(
            Map.of("shared_buffers", "4GB", "max_wal_size", "32GB", "checkpoint_timeout", "1h"));
    var rows =
        new PostgresRows(
            sample(server, Integer.parseInt(args[0])),
            sample(server, Integer.parseInt(args[1])),
            Integer.parseInt(args[2]));
    print("| | %d uploads | %d uploads | ratio |".formatted(rows.small.rows(), rows.large.rows()));
    print("|---|---|---|---|");
    rows.compare("insert an upload, 1/s", PostgresRows::insert);
    rows.compare("look up by link, 1/s", rows::byLink);
    rows.compare("look up by token, 1/s", rows::byToken);
    rows.sweeps();
    rows.small.node().close();
    rows.large.node().close();
    // Or the server would write all of it to the disk before it stops.
    server.drop(rows.small.database());
    server.drop(rows.large.database());
  }

  private static Sample sample(PostgresUnderTest server, int rows) {
    var database = server.fresh();
    new ManyRows(rows, EXPIRED, 0, 0).fill(server, database);
    print(
        rows
            + " uploads: "
            + server.string(
                database, "select pg_size_pretty(pg_database_size(current_database()))"));
    return new Sample(new Node(server.open(database)), database, rows, new AtomicInteger());
  }

  private static void insert(Sample sample) {
    sample.node().add(upload(sample.added().incrementAndGet()));
  }

  private void byLink(Sample sample) {
    var link = new UploadId(ManyRows.publicId(any(sample))).asLink();
    var database = sample.node().database();
    found(
        database.transactions().read(() -> database.uploads().findByLink(TenantId.DEFAULT, link)));
  }

  private void byToken(Sample sample) {
    var token = ManagementTokenHash.of(sha256(Long.toString(any(sample))));
    var database = sample.node().database();
    found(
        database
            .transactions()
            .read(() -> database.uploads().findByToken(TenantId.DEFAULT, token)));
  }

  private static void found(Optional<?> upload) {
    if (upload.isEmpty()) {
      throw new IllegalStateException("not found");
    }
  }

  private synchronized long any(Sample sample) {
    return 1L + random.nextInt(sample.rows());
  }

  /// Short turns, many of them, each round by itself: whatever else the machine does then weighs on
  /// both alike, or falls out of the medians.
  private void compare(String what, Work work) {
    rate(small, work);
    rate(large, work);
    var few = new double[rounds];
    var many = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      few[round] = rate(small, work);
      many[round] = (rate(large, work) + rate(large, work)) / 2;
      few[round] = (few[round] + rate(small, work)) / 2;
    }
    report(what, few, many);
  }

  private static double rate(Sample sample, Work work) {
    var done = new AtomicLong();
    var start = System.nanoTime();
    IntConsumer thread =
        _ -> {
          while (System.nanoTime() - start < TURN.toNanos()) {
            work.once(sample);
            done.incrementAndGet();
          }
        };
    AtOnce.run(THREADS, thread);
    return done.get() * 1e9 / (System.nanoTime() - start);
  }

  /// A batch of one and a batch of the other in turns, until all that has expired is gone.
  private void sweeps() {
    sweep(small);
    sweep(large);
    var few = new double[EXPIRED / BATCH - 1];
    var many = new double[few.length];
    for (int batch = 0; batch < few.length; batch++) {
      few[batch] = sweep(small);
      many[batch] = sweep(large);
    }
    report("sweep: uploads buried, claimed, forgotten, 1/s", few, many);
  }

  private static double sweep(Sample sample) {
    var database = sample.node().database();
    var start = System.nanoTime();
    var buried =
        database.transactions().write(() -> database.upkeep().buryExpiredAcrossTenants(NOW, BATCH));
    sample
        .node()
        .write(
            () ->
                database
                    .upkeep()
                    .forget(database.upkeep().claimTombstonesAcrossTenants(BATCH, NOW, NOW)));
    if (buried != BATCH) {
      throw new IllegalStateException("buried " + buried);
    }
    return buried * 1e9 / (System.nanoTime() - start);
  }

  private static void report(String what, double[] few, double[] many) {
    var ratios = IntStream.range(0, few.length).mapToDouble(i -> many[i] / few[i]).toArray();
    print("| %s | %.0f | %.0f | %.2f |".formatted(what, median(few), median(many), median(ratios)));
  }

  private static double median(double[] values) {
    var sorted = Arrays.stream(values).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static void print(String line) {
    System.out.println(line);
  }
}
