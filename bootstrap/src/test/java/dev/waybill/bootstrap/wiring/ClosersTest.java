package dev.waybill.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosersTest {
  private final Closers closers = new Closers();
  private final List<Integer> closed = new ArrayList<>();

  @Test
  void the_last_one_closes_first_and_each_once() {
    for (int part = 1; part <= 3; part++) {
      push(part);
    }
    closers.close();
    closers.close();
    assertThat(closed).containsExactly(3, 2, 1);
  }

  @Test
  void one_that_fails_keeps_no_other_open() {
    push(1);
    pushFailing("first pushed");
    push(2);
    pushFailing("last pushed");
    assertThatIllegalStateException()
        .isThrownBy(closers::close)
        .withMessage("last pushed")
        .satisfies(failed -> assertThat(failed.getSuppressed()[0]).hasMessage("first pushed"));
    assertThat(closed).containsExactly(2, 1);
  }

  @Test
  void after_a_failure_that_is_the_one_to_tell_of() {
    pushFailing("beside");
    push(1);
    var failure = new IllegalArgumentException("first");
    closers.closeAfter(failure);
    assertThat(closed).containsExactly(1);
    assertThat(failure.getSuppressed()[0]).hasMessage("beside");
  }

  private void push(int part) {
    closers.push(() -> closed.add(part));
  }

  private void pushFailing(String message) {
    closers.push(
        () -> {
          throw new IllegalStateException(message);
        });
  }
}
