package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de|GERMAN",
        "de-AT|GERMAN",
        "DE-ch;q=0.5|GERMAN",
        "fr;q=0.2, es;q=0.9, en;q=0.1|SPANISH",
        "nl, pl;q=0.9, ja;q=0.3|JAPANESE",
        "zh-Hant-TW,zh;q=0.8,en;q=0.5|CHINESE",
        "ar-EG|ARABIC",
        "de;q=0, fr;q=0.1|FRENCH",
        "*|ENGLISH",
        "nl|ENGLISH",
        "''|ENGLISH",
        "en-US,en;q=0.9,de;q=0.8|ENGLISH",
        "de;q=;;;=, ;,|ENGLISH",
        "deutsch, 日本|ENGLISH",
        "de, ,fr|GERMAN",
        ",de|GERMAN",
        "de,,|GERMAN",
        "de-DE,de;q=0.9,en_US;q=0.8|GERMAN",
        "en_US,de;q=0.8|GERMAN",
        "de;q=abc,fr|FRENCH",
        "de;q=2,fr;q=0.1|FRENCH",
        "en_US;q=0.9,fr;q=0.2,\tes;q=0.4|SPANISH",
        "-,--,de|GERMAN"
      })
  void theLanguageIsTheBestOfThoseThatTheReaderTakes(String header, Language language) {
    assertThat(Viewer.of(header).language()).isEqualTo(language);
    assertThat(Viewer.of(Asking.get("/", "Accept-Language", header)).language())
        .isEqualTo(language);
  }

  @Test
  void aReaderWhoSaysNothingReadsEnglish() {
    assertThat(Viewer.of(Asking.get("/")).language()).isEqualTo(Language.ENGLISH);
  }

  @Test
  void anEndlessHeaderCostsNothing() {
    assertThat(Viewer.of("x-y,".repeat(10_000) + "de").language()).isEqualTo(Language.ENGLISH);
  }

  @Test
  void aChoiceIsWorthMoreThanTheCookieAndTheCookieMoreThanTheHeader() {
    var header = new String[] {"Accept-Language", "fr", "Cookie", "waybill-lang=ja"};
    assertThat(Viewer.of(Asking.get("/", header)).language()).isEqualTo(Language.JAPANESE);
    assertThat(Viewer.of(Asking.get("/?lang=ar", header)).language()).isEqualTo(Language.ARABIC);
    assertThat(Viewer.of(Asking.get("/?lang=xx", header)).language()).isEqualTo(Language.JAPANESE);
    assertThat(Viewer.of(Asking.get("/", "Cookie", "waybill-lang=<b>", "Accept-Language", "fr")))
        .extracting(Viewer::language)
        .isEqualTo(Language.FRENCH);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /f/x?pw=secret, ?lang=",
    "GET, /manage/x?new=1, ?new=1&lang=",
    "GET, /manage/x?saved=1, ?lang=",
    "POST, /f/x, ?lang=",
    "POST, /delete/x, /?lang=",
    "POST, /upload, /?lang="
  })
  void theChooserLeadsBackToWhatCanBeReadAgain(String method, String path, String chooser) {
    assertThat(Viewer.of(Asking.ask(method, path)).chooser()).isEqualTo(chooser);
  }
}
