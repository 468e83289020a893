package dev.waybill.bootstrap.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.RawResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What is expected of an answer. That it has the form of `openapi.yaml` is checked for every one.
///
/// @param uploads how many uploads it adds
record Expected(int uploads, Check check) {
  /// Looks at what came back, which is nothing where the connection was closed.
  @FunctionalInterface
  interface Check {
    void of(Target target, Optional<RawResponse> answer);
  }

  void check(Target target, Optional<RawResponse> answer) {
    check.of(target, answer);
  }

  /// An answer with one of these statuses.
  static Expected status(Integer... statuses) {
    return answer(
        answer -> assertThat(answer.status()).as(answer.text()).isIn(Arrays.asList(statuses)));
  }

  /// This status and this code in the JSON body.
  static Expected error(int status, String code) {
    return answer(
        answer -> {
          assertThat(answer.status()).as(answer.text()).isEqualTo(status);
          assertThat(answer.text()).startsWith("{\"error\":").contains("\"code\":\"" + code + "\"");
        });
  }

  /// The seed's first sample of an error.
  static Expected noFiles() {
    return error(400, "no_files")
        .and(answer -> assertThat(answer.text()).contains("{\"error\":\"No files\""));
  }

  static Expected tooLarge() {
    return error(413, "file_too_large")
        .and(answer -> assertThat(answer.text()).contains("{\"error\":\"File too large\""));
  }

  /// The one 404 there is, whatever the reason.
  static Expected notFound() {
    return answer(
        answer -> {
          assertThat(answer.status()).as(answer.text()).isEqualTo(404);
          assertThat(answer.text()).isEqualTo("File not found or expired");
          assertThat(answer.header("Content-Type")).hasValue("text/plain; charset=utf-8");
        });
  }

  static Expected ok() {
    return status(200);
  }

  /// One of these statuses, or none because the connection was closed.
  static Expected closedOr(Integer... statuses) {
    return new Expected(
        0, (target, answer) -> answer.ifPresent(a -> status(statuses).check(target, answer)));
  }

  /// An upload that is kept.
  static Expected kept() {
    return kept((_, _) -> {});
  }

  /// An upload that is kept, and what is then found.
  static Expected kept(BiConsumer<Target, Sample> then) {
    return new Expected(
        1,
        (target, answer) -> {
          status(200).check(target, answer);
          then.accept(target, target.sampleOf(answer.orElseThrow()));
        });
  }

  static Expected answer(Consumer<RawResponse> check) {
    return new Expected(
        0,
        (_, answer) -> {
          assertThat(answer).as("an answer").isPresent();
          check.accept(answer.orElseThrow());
        });
  }

  /// The connection cannot be used for another request.
  Expected thenClosed() {
    return and(answer -> assertThat(answer.header("Connection")).hasValue("close"));
  }

  Expected and(Consumer<RawResponse> more) {
    return new Expected(
        uploads,
        (target, answer) -> {
          check(target, answer);
          answer.ifPresent(more);
        });
  }
}
