package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.upload.ByteCount;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0 bytes",
    "1, 1 byte",
    "1023, 1023 bytes",
    "1024, 1.0 KiB",
    "8388608, 8.0 MiB",
    "1048575, 1.0 MiB",
    "10737418240, 10.0 GiB",
    "9223372036854775807, 8.0 EiB"
  })
  void sizesHaveOneDecimal(long bytes, String words) {
    assertThat(Wording.size(new ByteCount(bytes))).isEqualTo(words);
  }

  @Property
  void noSizeReadsAsMoreThanItsUnitHolds(@ForAll @LongRange(min = 0) long bytes) {
    var words = Wording.size(new ByteCount(bytes));
    assertThat(Double.parseDouble(words.substring(0, words.indexOf(' ')))).isLessThan(1024);
  }

  @ParameterizedTest
  @CsvSource({
    "THIRTY_MINUTES, 30 minutes",
    "SIX_HOURS, 6 hours",
    "ONE_DAY, 1 day",
    "SEVEN_DAYS, 7 days"
  })
  void lifetimesAreWords(ExpiryChoice choice, String words) {
    assertThat(Wording.lifetime(choice)).isEqualTo(words);
  }

  @Test
  void timesAreInUtcForPeopleAndMachines() {
    var at = Instant.parse("2026-11-30T12:05:59.999Z");
    assertThat(Wording.time(at)).isEqualTo("2026-11-30 12:05 UTC");
    assertThat(Wording.timestamp(at)).isEqualTo("2026-11-30T12:05:59Z");
  }
}
