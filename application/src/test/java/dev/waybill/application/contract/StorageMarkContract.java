package dev.waybill.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.port.StorageMark;
import org.junit.jupiter.api.Test;

/// What every [StorageMark] must do.
public interface StorageMarkContract {
  /// The mark of a storage that is new to each test, seen afresh at each call.
  StorageMark mark();

  @Test
  default void newStorageHasNoMark() {
    assertThat(mark().read()).isEmpty();
  }

  @Test
  default void aMarkIsReadAsItWasWritten() {
    mark().write("an installation, with a space");

    assertThat(mark().read()).hasValue("an installation, with a space");
  }

  @Test
  default void theLastMarkCounts() {
    mark().write("the first one, which is longer");
    mark().write("the second");

    assertThat(mark().read()).hasValue("the second");
  }

  @Test
  default void aMarkCanHaveAThousandCharacters() {
    mark().write("m".repeat(1000));

    assertThat(mark().read()).hasValue("m".repeat(1000));
  }
}
