package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
  private static final Words ENGLISH = in(Language.ENGLISH);

  private static Words in(Language language) {
    return new Words(new Viewer(language, "?lang="), "pages");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "1, 1 B",
    "1023, '1,023 B'",
    "1024, 1.0 KiB",
    "8388608, 8.0 MiB",
    "1048575, 1.0 MiB",
    "10737418240, 10.0 GiB",
    "9223372036854775807, 8.0 EiB"
  })
  void sizesHaveOneDecimal(long bytes, String words) {
    assertThat(ENGLISH.size(new ByteCount(bytes))).isEqualTo(words.replace(' ', '\u00a0'));
  }

  @Property
  void noSizeReadsAsMoreThanItsUnitHolds(@ForAll @LongRange(min = 0) long bytes) {
    var words = ENGLISH.size(new ByteCount(bytes)).replace(",", "");
    assertThat(Double.parseDouble(words.substring(0, words.indexOf('\u00a0')))).isLessThan(1024);
  }

  @Test
  void figuresAreWrittenAsTheLanguageWritesThem() {
    var size = new ByteCount(1_234_567_890L);
    assertThat(in(Language.GERMAN).size(size)).isEqualTo("1,1\u00a0GiB");
    assertThat(in(Language.FRENCH).size(size)).isEqualTo("1,1\u00a0Gio");
    assertThat(in(Language.ARABIC).size(size)).isEqualTo("\u20661.1\u00a0GiB\u2069");
    assertThat(in(Language.SPANISH).number(12345)).isEqualTo("12.345");
  }

  @ParameterizedTest
  @CsvSource({
    "THIRTY_MINUTES, 30 minutes",
    "SIX_HOURS, 6 hours",
    "ONE_DAY, 1 day",
    "SEVEN_DAYS, 7 days"
  })
  void lifetimesAreWords(ExpiryChoice choice, String words) {
    assertThat(ENGLISH.lifetime(choice)).isEqualTo(words);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyLifetimeHasWordsInEveryLanguage(Language language) {
    for (var choice : ExpiryChoice.values()) {
      assertThat(in(language).lifetime(choice)).isNotBlank();
    }
  }

  @Test
  void timesAreInUtcForPeopleAndMachines() {
    var at = Instant.parse("2026-11-30T12:05:59.999Z");
    assertThat(ENGLISH.time(at)).isEqualTo("30 November 2026, 12:05 UTC");
    assertThat(in(Language.GERMAN).time(at)).isEqualTo("30. November 2026, 12:05 UTC");
    assertThat(in(Language.JAPANESE).time(at)).isEqualTo("2026年11月30日 12:05 UTC");
    assertThat(Words.timestamp(at)).isEqualTo("2026-11-30T12:05:59Z");
  }

  @Test
  void valuesStandWhereTheSentenceWantsThem() {
    assertThat(ENGLISH.say("files.download", "{0}'s <b>.txt")).isEqualTo("Download {0}'s <b>.txt");
    assertThat(in(Language.GERMAN).say("files.download", "a.txt")).isEqualTo("a.txt herunterladen");
  }

  @Test
  void whatNobodyWordedIsAFault() {
    assertThatThrownBy(() -> ENGLISH.say("no.such.key")).hasMessageContaining("no.such.key");
  }

  @Test
  void aPageHasTheCommonWordsAndItsOwn() {
    var upload = new Words(new Viewer(Language.ENGLISH, "?lang="), "upload");
    assertThat(upload.say("upload.title")).isEqualTo("Send files");
    assertThat(upload.say("layout.skip")).isEqualTo(ENGLISH.say("layout.skip"));
    assertThat(upload.script()).contains("\"units\":\"B KiB");
    assertThatThrownBy(() -> ENGLISH.say("upload.title")).hasMessageContaining("upload.title");
  }
}
