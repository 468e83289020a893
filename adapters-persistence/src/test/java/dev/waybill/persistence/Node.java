package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import dev.waybill.application.port.DatabaseUnavailable;
import dev.waybill.domain.upload.Upload;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// One of the nodes that share a database, as far as a test needs it.
record Node(PostgresDatabase database) implements AutoCloseable {
  /// Within this time after a database is back everything works again.
  static final Duration RECOVERY = Duration.ofSeconds(10);

  void write(Runnable work) {
    var _ =
        database
            .transactions()
            .write(
                () -> {
                  work.run();
                  return true;
                });
  }

  void add(Upload upload) {
    write(() -> database.uploads().add(upload.tenant(), upload));
  }

  void remove(Upload upload) {
    write(() -> database.uploads().remove(upload.tenant(), lock(upload)));
  }

  Upload lock(Upload upload) {
    return database.uploads().lockByToken(upload.tenant(), upload.token()).orElseThrow();
  }

  Optional<Upload> find(Upload upload) {
    return database
        .transactions()
        .read(() -> database.uploads().findByLink(upload.tenant(), upload.id().asLink()));
  }

  void requireAvailable() {
    database.transactions().requireAvailable();
  }

  boolean isAvailable() {
    try {
      requireAvailable();
      return true;
    } catch (DatabaseUnavailable notYet) {
      return false;
    }
  }

  private boolean isAdded(Upload sample) {
    try {
      add(sample);
      return true;
    } catch (DatabaseUnavailable notYet) {
      return false;
    }
  }

  /// It says so within a second, time and again.
  void assertSaysThatItIsUnavailable() {
    for (int i = 0; i < 4; i++) {
      assertUnavailableWithin(Duration.ofSeconds(1), this::requireAvailable);
    }
  }

  /// All comes back by itself, in time. What was noticed of the fault only after its end may hold
  /// writes back once more.
  void assertRecovers(Upload sample) {
    await(RECOVERY, () -> isAvailable() && isAdded(sample));
    assertThat(find(sample)).contains(sample);
  }

  static void assertUnavailableWithin(Duration limit, ThrowingCallable call) {
    var start = System.nanoTime();
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(call);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
  }

  /// Asks again and again, with a little air between.
  static void await(Duration limit, BooleanSupplier condition) {
    var start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - start > limit.toNanos()) {
        fail("not within " + limit);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      assertThat(new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS)).isFalse();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
