package dev.waybill.persistence;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PgConnection;

/// Where a database has several hosts, asks every one of them from time to time which primary it
/// knows: sessions that are open say nothing of a standby that was promoted elsewhere.
final class PostgresWatch implements AutoCloseable {
  static final Duration PAUSE = Duration.ofSeconds(5);

  private record Heard(String host, PostgresGreeting.Answer said) {}

  private final List<PGSimpleDataSource> hosts;
  private final PostgresPrimary primary;
  private final CountDownLatch closed = new CountDownLatch(1);

  private PostgresWatch(List<PGSimpleDataSource> hosts, PostgresPrimary primary) {
    this.hosts = hosts;
    this.primary = primary;
  }

  /// Has asked once when it returns.
  static PostgresWatch start(List<PGSimpleDataSource> hosts, PostgresPrimary primary) {
    var watch = new PostgresWatch(hosts, primary);
    if (!hosts.isEmpty()) {
      watch.askAll();
      Thread.ofVirtual().name("postgres-watch").start(watch::run);
    }
    return watch;
  }

  private void run() {
    try {
      while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        askAll();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// All at once, as one that is away takes its time; heard in their order.
  private void askAll() {
    var answers =
        hosts.stream()
            .map(host -> CompletableFuture.supplyAsync(() -> ask(host), Thread.ofVirtual()::start))
            .toList();
    answers.stream()
        .map(CompletableFuture::join)
        .flatMap(Optional::stream)
        .forEach(heard -> primary.hear(heard.host(), heard.said()));
  }

  private static Optional<Heard> ask(PGSimpleDataSource host) {
    try (var connection = host.getConnection()) {
      return Optional.of(
          new Heard(
              PostgresSessions.host(connection.unwrap(PgConnection.class)),
              PostgresGreeting.ask(connection)));
    } catch (SQLException awayOrSilent) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
