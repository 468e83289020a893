package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.error;
import static dev.waybill.bootstrap.badinput.Expected.notFound;
import static dev.waybill.bootstrap.badinput.Expected.ok;
import static dev.waybill.bootstrap.badinput.Expected.status;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.form;
import static dev.waybill.bootstrap.badinput.Requests.get;
import static dev.waybill.bootstrap.badinput.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waybill.application.fake.MovableClock;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.testing.RawResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Section 8: the values of the settings; the flags are in [SettingsFlagsTest].
class SettingsFormsTest extends BadInputs {
  private final MovableClock clock = new MovableClock();

  @Override
  Target open(Path data) {
    return Target.watched(data, () -> RunningWaybill.start(data, clock, "--rate-limits", "off"));
  }

  @Override
  Stream<Row> rows(Target target) {
    return Stream.of(
            expiries(target),
            badExpiries(target),
            passwords(target),
            accesses(target),
            races(target),
            expired(target))
        .flatMap(rows -> rows);
  }

  /// Refused, and all is as before.
  static Row unchanged(String id, Sample sample, String request, Expected expected) {
    return Row.of(
        id,
        target -> {
          var before = settings(target, sample);
          expected.check(target, target.send(request));
          assertThat(settings(target, sample)).isEqualTo(before);
        });
  }

  private static JsonNode settings(Target target, Sample sample) {
    return Target.json(target.ask(get(sample.manage())));
  }

  static Sample fresh(Target target) {
    return target.upload(file("a", "b"));
  }

  private Stream<Row> expiries(Target target) {
    var sample = fresh(target);
    return Stream.of("30m", "6h", "1d", "3d", "7d")
        .map(
            word ->
                Row.of(
                    "X01 " + word,
                    t -> {
                      var answer =
                          Target.json(t.ask(form(sample.manage(), "public=on&expires=" + word)));
                      assertThat(Instant.parse(answer.path("expires_at").asText()))
                          .isEqualTo(clock.instant().plus(duration(word)));
                    }));
  }

  private static Duration duration(String word) {
    return Duration.parse(
        word.endsWith("d")
            ? "P" + word.toUpperCase(java.util.Locale.ROOT)
            : "PT" + word.toUpperCase(java.util.Locale.ROOT));
  }

  private static Stream<Row> badExpiries(Target target) {
    var sample = fresh(target);
    return Stream.concat(
        Stream.of(
                "+7d",
                "7d+",
                "7D",
                "7+d",
                "07d",
                "8d",
                "0m",
                "-1d",
                "1w",
                "PT30M",
                "1e3d",
                "7d;1d",
                "null",
                "7d%00",
                "%EF%BC%97d",
                "999999999999d",
                "30",
                "7d,1d",
                "7d%0a",
                "%37%64%20",
                "\u0667d",
                "31m",
                "never",
                "0")
            .map(
                bad ->
                    unchanged(
                        "X02 '" + bad + "'",
                        sample,
                        form(sample.manage(), "public=on&expires=" + Requests.utf8(bad)),
                        status(400))),
        Stream.of(
            unchanged(
                "X02 twice",
                sample,
                form(sample.manage(), "public=on&expires=7d&expires=1d"),
                status(400)),
            unchanged("X04 none", sample, form(sample.manage(), "public=on"), ok()),
            unchanged("X04 empty", sample, form(sample.manage(), "public=on&expires="), ok()),
            unchanged(
                "X04 one of two empty",
                sample,
                form(sample.manage(), "public=on&expires=&expires="),
                ok())));
  }

  /// The field beyond the first API.
  private static Stream<Row> accesses(Target target) {
    var open = fresh(target);
    var guarded = target.protectedBy(Target.SECRET);
    var bad = error(400, "invalid_field");
    return Stream.concat(
        Stream.of("on", "PUBLIC", "public ", "public,private", "private%00", "null", "none")
            .map(
                value ->
                    unchanged(
                        "access=" + value, open, form(open.manage(), "access=" + value), bad)),
        Stream.of(
            unchanged(
                "access twice", open, form(open.manage(), "access=public&access=private"), bad),
            unchanged(
                "access=password without one",
                open,
                form(open.manage(), "access=password&password="),
                bad),
            unchanged(
                "access=password keeps the one that is set",
                guarded,
                form(guarded.manage(), "access=password&password="),
                ok().and(has(true))),
            unchanged(
                "access beside a bad expiry",
                guarded,
                form(guarded.manage(), "access=private&expires=2d"),
                bad),
            Row.of("the password still opens", get(guarded.link() + "?pw=" + Target.SECRET), ok()),
            Row.of(
                "access=private",
                form(guarded.manage(), "access=private&password="),
                ok().and(has(false))),
            Row.of("nobody opens it", get(guarded.link() + "?pw=" + Target.SECRET), notFound())));
  }

  private static Stream<Row> passwords(Target target) {
    var sample = target.protectedBy(Target.SECRET);
    return Stream.of(
        unchanged(
            "X08 empty password keeps it",
            sample,
            form(sample.manage(), "password="),
            ok().and(has(true))),
        unchanged(
            "X08 no password keeps it", sample, form(sample.manage(), ""), ok().and(has(true))),
        unchanged(
            "X08 password twice",
            sample,
            form(sample.manage(), "password=a&password=b"),
            status(400)),
        unchanged(
            "X08 1025 bytes",
            sample,
            form(sample.manage(), "password=" + "x".repeat(1025)),
            status(400)),
        unchanged("X08 not UTF-8", sample, form(sample.manage(), "password=%ff"), status(400)),
        Row.of("X08 the right one still opens", get(sample.link() + "?pw=" + Target.SECRET), ok()),
        Row.of(
            "X09 public with a password",
            form(sample.manage(), "public=on&password=" + Target.SECRET),
            ok().and(has(false))),
        Row.of("X09 open to all", get(sample.link()), ok()));
  }

  private static Consumer<RawResponse> has(boolean password) {
    return answer ->
        assertThat(Target.json(answer).path("has_password").asBoolean()).isEqualTo(password);
  }

  private static Stream<Row> races(Target target) {
    var sample = fresh(target);
    return Stream.of(
        Row.of(
            "X11 fifty changes at once",
            t -> {
              var changes =
                  IntStream.range(0, 50)
                      .mapToObj(i -> form(sample.manage(), "password=p" + i))
                      .toList();
              assertThat(t.atOnce(changes)).contains(200).isSubsetOf(200, 503);
              var opened = IntStream.range(0, 50).filter(i -> opens(t, sample, i)).count();
              assertThat(opened).isEqualTo(1);
            }));
  }

  private static boolean opens(Target target, Sample sample, int i) {
    return target.ask(get(sample.link() + "?pw=p" + i)).status() == 200;
  }

  private Stream<Row> expired(Target target) {
    var sample = fresh(target);
    return Stream.of(
        Row.of(
            "X05 expired",
            t -> {
              ok().check(t, t.send(form(sample.manage(), "public=on&expires=30m")));
              clock.move(Duration.ofMinutes(30));
              for (var request :
                  new String[] {
                    form(sample.manage(), "public=on&expires=7d"),
                    get(sample.manage()),
                    get(sample.link()),
                    request("POST", sample.delete()),
                    request("DELETE", sample.manage())
                  }) {
                notFound().check(t, t.send(request));
              }
            }));
  }
}
