package dev.waybill.bootstrap.durability;

import java.time.Duration;
import java.util.stream.Stream;

/// Something that goes wrong around two nodes, for a while.
///
/// @param name in a few words
/// @param lasts how long, where it does not end by itself
/// @param begin makes it happen
/// @param end takes it back; the service has to come back without help
record NodesFault(String name, Duration lasts, Step begin, Step end) {
  private static final Duration LASTS = Duration.ofSeconds(8);
  private static final Duration SLOW = Duration.ofSeconds(2);
  private static final int MIDDLE = 100_000;

  interface Step {
    void run(TwoNodes nodes) throws Exception;
  }

  static Stream<NodesFault> all() {
    return Stream.of(nodes(), database(), store(), lies()).flatMap(faults -> faults);
  }

  private static NodesFault of(String name, Step begin, Step end) {
    return new NodesFault(name, LASTS, begin, end);
  }

  private static Stream<NodesFault> nodes() {
    return Stream.of(
        of("nothing", _ -> {}, _ -> {}),
        of("a node killed (kill -9), started again", TwoNodes::kill, TwoNodes::startAgain),
        of("a node paused (SIGSTOP, SIGCONT)", TwoNodes::pause, TwoNodes::resume),
        new NodesFault(
            "a node restarted (SIGTERM)",
            Duration.ZERO,
            TwoNodes::terminate,
            TwoNodes::startAgain));
  }

  private static Stream<NodesFault> database() {
    return Stream.of(
        of("database refuses", n -> n.database().refuse(), n -> n.database().pass()),
        of("database silent", n -> n.database().stall(), n -> n.database().pass()),
        of("database slow, 2 s a packet", n -> n.database().delay(SLOW), n -> n.database().pass()),
        new NodesFault(
            "database connections reset", Duration.ZERO, n -> n.database().reset(), _ -> {}),
        of(
            "database read-only, sessions ended",
            n -> n.site().setReadOnly(true),
            n -> n.site().setReadOnly(false)));
  }

  private static Stream<NodesFault> store() {
    return Stream.of(
        of("S3 refuses", n -> n.store().refuse(), n -> n.store().pass()),
        of("S3 silent", n -> n.store().stall(), n -> n.store().pass()),
        of("S3 slow, 2 s a packet", n -> n.store().delay(SLOW), n -> n.store().pass()),
        of(
            "S3 cut after 100 kB of a request",
            n -> n.store().cutRequestsAfter(MIDDLE),
            n -> n.store().pass()),
        of(
            "S3 cut after 100 kB of an answer",
            n -> n.store().cutAnswersAfter(MIDDLE),
            n -> n.store().pass()),
        new NodesFault("S3 connections reset", Duration.ZERO, n -> n.store().reset(), _ -> {}));
  }

  /// Somebody else answers in S3's place.
  private static Stream<NodesFault> lies() {
    return Stream.of(
        lie("200 and an HTML page", new Liar.Answer(200, "text/html", "<html>Sign in</html>")),
        lie("200 and nothing", new Liar.Answer(200, "application/xml", "")),
        lie("403 AccessDenied", error(403, "AccessDenied")),
        lie("404 NoSuchBucket", error(404, "NoSuchBucket")),
        lie("503 SlowDown", error(503, "SlowDown")),
        lie("429 TooManyRequests", error(429, "TooManyRequests")));
  }

  private static Liar.Answer error(int status, String code) {
    var body = "<Error><Code>" + code + "</Code><Message>no</Message></Error>";
    return new Liar.Answer(status, "application/xml", body);
  }

  private static NodesFault lie(String name, Liar.Answer answer) {
    return of("S3 answers " + name, n -> n.divert(answer), n -> n.store().pass());
  }

  @Override
  public String toString() {
    return name;
  }
}
