package dev.waybill.bootstrap.badinput;

import static dev.waybill.bootstrap.badinput.Expected.closedOr;
import static dev.waybill.bootstrap.badinput.Requests.MULTIPART;
import static dev.waybill.bootstrap.badinput.Requests.body;
import static dev.waybill.bootstrap.badinput.Requests.chunk;
import static dev.waybill.bootstrap.badinput.Requests.chunked;
import static dev.waybill.bootstrap.badinput.Requests.file;
import static dev.waybill.bootstrap.badinput.Requests.form;
import static dev.waybill.bootstrap.badinput.Requests.head;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.rest.container.BodyLimits;
import dev.waybill.rest.container.ConnectionLimits;
import dev.waybill.rest.container.HeadLimits;
import dev.waybill.rest.container.HttpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/// Rows of sections 1 to 3 that are slow by design, with short limits: 1 KiB/s of a body, a head in
/// 600 ms.
@InTurn("faults")
class SlowClientsTest extends BadInputs {
  private static final HttpSettings LISTENING =
      new HttpSettings(
          "127.0.0.1",
          0,
          new HeadLimits(16 << 10, 8 << 10, 100, Duration.ofMillis(600)),
          new BodyLimits(1 << 10, Duration.ofMillis(600), 64 << 20, Duration.ofSeconds(10)),
          ConnectionLimits.DEFAULT);

  private static final String BODY = body(file("a", "x".repeat(5000)));

  @Override
  Target open(Path data) {
    return Target.watched(data, () -> RunningWaybill.start(data, LISTENING));
  }

  @Override
  Stream<Row> rows(Target target) {
    var announced = head("POST", "/upload", "Content-Type: " + MULTIPART, "Content-Length: 99999");
    var put = head("PUT", "/upload/a", "Content-Length: 99999") + "\r\n";
    var settings = form(target.sample().manage(), "public=on").replace("Length: ", "Length: 9");
    return Stream.of(
        Row.of("M14 idle after the body", announced + "\r\n" + BODY, closedOr(408)),
        Row.of("M14 idle before the body", announced + "\r\n", closedOr(408)),
        Row.of("M14 idle after a raw body", put + "abc", closedOr(408)),
        Row.of("M14 idle in a form", settings, closedOr(408)),
        Row.of("S09 idle in chunks", chunked("chunked", chunk(BODY)), closedOr(408)),
        Row.of("H06 idle in a chunk", chunked("chunked", "ffff\r\n" + BODY), closedOr(408)),
        dribbled("S09 a byte now and then", announced + "\r\n", 'x', "HTTP/1.1 408 "),
        dribbled("S09 a byte now and then, raw", put, 'x', "HTTP/1.1 408 "),
        dribbled("H27 a head without end", head("GET", "/f/x") + "X: ", 'x', ""),
        dribbled("H27 a request line without end", "GET /f/", 'x', ""),
        dribbled("H27 line ends without end", "\r\n", '\n', ""));
  }

  private static Row dribbled(String id, String request, char more, String answer) {
    return Row.of(id, target -> assertThat(dribble(target, request, more)).startsWith(answer));
  }

  private static String dribble(Target target, String request, char more) {
    try {
      return Wire.dribble(target.address(), request, more);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
