package dev.waybill.bootstrap.testing;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.waybill.bootstrap.wiring.Overrides;
import dev.waybill.bootstrap.wiring.Stores;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rule that every service of the tests is under finds a call that breaks it.
class NoStoreInTransactionTest {
  private final NoStoreInTransaction rule = new NoStoreInTransaction();
  private final Overrides watching = rule.over(Overrides.NONE);
  private Optional<Stores> watched = Optional.empty();

  @Test
  void aCallOfTheStoreInsideATransactionIsFound(@TempDir Path data) {
    try (var _ = RunningWaybill.start(data, Overrides.NONE.with(this::watched))) {
      var stores = watched.orElseThrow();
      stores.blobs().requireAvailable();
      rule.check();
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  stores.database().transactions().write(() -> stores.blobs().deleteAll(List.of())))
          .withMessage("deleteAll inside a write");
      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(rule::check)
          .withMessageContaining("deleteAll inside a write");
    }
  }

  private Stores watched(Stores opened) {
    var stores = watching.around().apply(opened);
    watched = Optional.of(stores);
    return stores;
  }
}
