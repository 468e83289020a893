package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PulseTest {
  private static final int CALLERS = 50;

  private final Pulse pulse = new Pulse();
  private final AtomicInteger questions = new AtomicInteger();

  @Test
  void whoComesTogetherAsksOnceAndAllHearTheAnswer() {
    var all = new CountDownLatch(CALLERS);
    var failed = new AtomicInteger();
    Blobs.concurrently(
        CALLERS,
        _ -> {
          all.countDown();
          try {
            pulse.require(() -> failOnceAllAreThere(all));
          } catch (IllegalArgumentException told) {
            failed.incrementAndGet();
          }
        });

    assertThat(failed).hasValue(CALLERS);
    assertThat(questions.get()).isLessThan(CALLERS);
  }

  private void failOnceAllAreThere(CountDownLatch all) {
    questions.incrementAndGet();
    try {
      all.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    throw new IllegalArgumentException("away");
  }

  @Test
  void afterAFaultItAsksAgainAndAfterABeatItDoesNot() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> pulse.require(() -> ask(false)));
    pulse.require(() -> ask(true));
    assertThat(questions).hasValue(2);

    pulse.beat();
    pulse.require(() -> ask(false));
    assertThat(questions).hasValue(2);
  }

  private void ask(boolean well) {
    questions.incrementAndGet();
    if (!well) {
      throw new IllegalArgumentException("away");
    }
  }
}
