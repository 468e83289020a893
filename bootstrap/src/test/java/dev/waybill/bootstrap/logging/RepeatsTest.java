package dev.waybill.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class RepeatsTest {
  private final List<Runnable> afterSecond = new ArrayList<>();
  private final List<Message> out = new ArrayList<>();
  private final Repeats repeats = new Repeats(out::add, afterSecond::add);

  private void say(Level level, String logger, String text) {
    repeats.take(new Message(0, level, logger, text, Optional.empty(), null, 0));
  }

  private void warn(String text) {
    say(Level.WARN, "Test", text);
  }

  private void aSecondPasses() {
    var due = List.copyOf(afterSecond);
    afterSecond.clear();
    due.forEach(Runnable::run);
  }

  private List<String> told() {
    var told = out.stream().map(message -> message.text() + " +" + message.more()).toList();
    out.clear();
    return told;
  }

  @Test
  void the_first_goes_out_at_once_and_then_one_a_second_with_the_number_of_the_rest() {
    warn("cannot write (staging/2026-11-af)");
    warn("cannot write (staging/2027-12-b7)");
    warn("cannot write (staging/2028-13-c)");
    assertThat(told()).containsExactly("cannot write (staging/2026-11-af) +0");
    aSecondPasses();
    assertThat(told()).containsExactly("cannot write (staging/2028-13-c) +1");
    warn("cannot write (staging/1)");
    assertThat(told()).isEmpty();
    aSecondPasses();
    assertThat(told()).containsExactly("cannot write (staging/1) +0");
  }

  @Test
  void after_a_second_of_silence_it_is_the_first_again() {
    warn("one");
    aSecondPasses();
    warn("one");
    assertThat(told()).containsExactly("one +0", "one +0");
    assertThat(afterSecond).hasSize(1);
  }

  @Test
  void another_sentence_or_speaker_is_not_a_repetition() {
    warn("cannot read");
    warn("cannot write");
    say(Level.ERROR, "Other", "cannot read");
    assertThat(told()).hasSize(3);
  }

  @Test
  void what_is_no_warning_is_never_held_back() {
    say(Level.INFO, "Test", "same");
    say(Level.INFO, "Test", "same");
    assertThat(told()).hasSize(2);
  }

  /// Its numbers would be lost.
  @Test
  void what_the_log_says_of_itself_and_what_a_command_answers_is_never_held_back() {
    say(Level.WARN, "LogQueue", "3 lines were lost");
    say(Level.WARN, "LogQueue", "4 lines were lost");
    say(Level.ERROR, "waybill", "a problem");
    say(Level.ERROR, "waybill", "a problem");
    assertThat(told()).hasSize(4);
  }

  @Test
  void a_flood_of_different_sentences_is_not_remembered_without_end() {
    for (var n = 0; n < 2_000; n++) {
      warn("word" + "x".repeat(n));
    }
    assertThat(told()).hasSize(2_000);
    assertThat(afterSecond).hasSizeLessThan(600);
  }
}
