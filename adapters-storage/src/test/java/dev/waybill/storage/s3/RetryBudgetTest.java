package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryBudgetTest {
  private final RetryBudget budget = new RetryBudget();

  private long takes(int times) {
    return IntStream.range(0, times).filter(_ -> budget.take()).count();
  }

  @Test
  void ends() {
    assertThat(takes(3 * RetryBudget.MOST)).isEqualTo(RetryBudget.MOST);
  }

  @Test
  void growsByOneForEachSuccess() {
    takes(3 * RetryBudget.MOST);
    for (int n = 0; n < 7; n++) {
      budget.succeeded();
    }
    assertThat(takes(10)).isEqualTo(7);
  }

  @Test
  void doesNotGrowBeyondItsMost() {
    for (int n = 0; n < 1000; n++) {
      budget.succeeded();
    }
    assertThat(takes(1000)).isEqualTo(RetryBudget.MOST);
  }

  /// Three calls of ten fail: each success pays for the retries that it took.
  @Test
  void lastsWhereSomeCallsFail() {
    for (int n = 0; n < 1000; n++) {
      budget.succeeded();
      assertThat(n % 2 == 0 || budget.take()).isTrue();
    }
  }
}
