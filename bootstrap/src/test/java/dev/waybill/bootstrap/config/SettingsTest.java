package dev.waybill.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void every_default_is_allowed() {
    for (var setting : Settings.all()) {
      assertThat(setting.kind().parse(setting.defaultText().apply(Map.of())))
          .as(setting.name())
          .isPresent();
    }
  }

  @Test
  void names_and_flags_are_different_from_each_other() {
    assertThat(Settings.all()).extracting(Setting::name).doesNotHaveDuplicates();
    assertThat(Settings.all())
        .extracting(Setting::flag)
        .doesNotHaveDuplicates()
        .doesNotContain("--config", "--help");
  }

  @Test
  void a_flag_and_its_name_stand_for_each_other() {
    for (var setting : Settings.all()) {
      assertThat(Setting.nameFor(setting.flag()))
          .isEqualTo(setting.secret() ? setting.fileName() : setting.name());
    }
  }

  @Test
  void a_meaning_is_a_short_sentence_without_its_full_stop() {
    assertThat(Settings.all())
        .extracting(Setting::meaning)
        .allMatch(meaning -> meaning.matches("[A-Z].{10,140}[^.]"));
  }
}
