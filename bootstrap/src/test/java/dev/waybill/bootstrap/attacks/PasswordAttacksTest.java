package dev.waybill.bootstrap.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// S5 of the security review: whoever hashes without limit takes the password check away from
/// everybody. The right password of another network is answered each time, and meanwhile the
/// attacker has two turns at most; how fast that is on this machine is printed.
@InTurn("attacks")
class PasswordAttacksTest {
  private static final int REQUESTS = 60;

  @TempDir private Path data;

  @Test
  void three_hundred_passwords_set_at_once() {
    attack(
        "300 clients set a password each, again and again",
        stand -> stand.measure(300, () -> stand.attacker.put("new")),
        "--max-passwords-set-per-network",
        "1000000");
  }

  @Test
  void three_hundred_passwords_set_at_once_with_the_usual_limits() {
    attack(
        "the same, with the usual limit",
        stand -> stand.measure(300, () -> stand.attacker.put("new")));
  }

  @Test
  void a_hundred_wrong_passwords_for_one_upload() {
    var number = new AtomicInteger();
    attack(
        "100 clients try wrong passwords",
        stand -> {
          var link = stand.other.upload("right");
          return stand.measure(
              100, () -> stand.attacker.get(link, "wrong" + number.getAndIncrement()));
        });
  }

  @Test
  void a_hundred_right_passwords_of_their_own() {
    var number = new AtomicInteger();
    attack(
        "100 clients show right passwords of 20 uploads of their own",
        stand -> {
          var links = Stream.generate(() -> stand.attacker.upload("own")).limit(20).toList();
          return stand.measure(
              100,
              () -> stand.attacker.get(links.get(number.getAndIncrement() % links.size()), "own"));
        });
  }

  private void attack(String name, Function<Stand, Outcome> attack, String... settings) {
    var usual = Stream.of("--trusted-proxies", "127.0.0.1", "--password-hashes", "1");
    var all = Stream.concat(usual, Stream.of(settings)).toArray(String[]::new);
    try (var service = RunningWaybill.start(data, all);
        var attacker = new Network(service.url(), "192.0.2.1");
        var other = new Network(service.url(), "198.51.100.1")) {
      var outcome = attack.apply(new Stand(attacker, other));
      System.out.printf(Locale.ROOT, "%s%n%s%n", name, outcome);
      assertThat(outcome.attacked().good()).isEqualTo(REQUESTS);
      assertThat(outcome.turns()).isLessThanOrEqualTo(2 * REQUESTS + 1);
    }
  }

  /// @param turns of the attacker while the others sent their requests
  private record Outcome(Timings quiet, Timings attacked, int turns, String crowd) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "  attacker: %s%n  quiet: %s%n  attacked: %s%n"
              + "  p50 %.1f times, p99 %.1f times, %.1f turns of the attacker a request",
          crowd,
          quiet,
          attacked,
          attacked.millis(0.5) / quiet.millis(0.5),
          attacked.millis(0.99) / quiet.millis(0.99),
          (double) turns / REQUESTS);
    }
  }

  private record Stand(Network attacker, Network other) {
    Outcome measure(int clients, IntSupplier deed) {
      var link = other.upload("right");
      var _ = Timings.of(REQUESTS, () -> other.get(link, "right"));
      var quiet = Timings.of(REQUESTS, () -> other.get(link, "right"));
      try (var crowd = new Crowd(clients, deed).heard(clients / 10)) {
        var before = crowd.answered();
        var attacked = Timings.of(REQUESTS, () -> other.get(link, "right"));
        return new Outcome(quiet, attacked, crowd.answered() - before, crowd.toString());
      }
    }
  }
}
