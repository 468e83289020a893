package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.config.AccessLines;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.LoggedClient;
import dev.waybill.bootstrap.logging.LineWriter;
import dev.waybill.bootstrap.logging.LogEntry;
import dev.waybill.bootstrap.logging.LogLines;
import dev.waybill.bootstrap.logging.LogOutput;
import dev.waybill.rest.container.ClientAddress;
import dev.waybill.rest.container.ClientNetwork;
import dev.waybill.rest.container.RequestObserver;
import dev.waybill.rest.container.RequestReport;
import java.net.Inet4Address;
import java.time.InstantSource;
import java.util.Arrays;
import org.slf4j.event.Level;

/// A line for every request. It holds nothing that a client wrote: no path, as that has ids and
/// tokens, no query and no header.
final class AccessLog implements RequestObserver {
  private static final String HEALTH = "/health/serve";
  private static final int BAD_REQUEST = 400;
  private static final int INTERNAL_ERROR = 500;
  private static final int IPV6_PREFIX = 7;

  private final LogLines lines;
  private final InstantSource clock;
  private final AccessLines which;
  private final LoggedClient client;

  AccessLog(Configuration.Logging logging, LogLines lines, InstantSource clock) {
    this.lines = lines;
    this.clock = clock;
    this.which = logging.access();
    this.client = logging.client();
  }

  @Override
  public void finished(RequestReport report) {
    if (isWanted(report)) {
      lines.offer(new Line(clock.millis(), report, client));
    }
  }

  private boolean isWanted(RequestReport report) {
    return switch (which) {
      case OFF -> false;
      case ERRORS -> report.status() >= BAD_REQUEST || !report.complete();
      case ALL -> !isGoodHealth(report);
    };
  }

  /// What load balancers ask each second.
  private static boolean isGoodHealth(RequestReport report) {
    return report.status() < BAD_REQUEST && report.route().filter(HEALTH::equals).isPresent();
  }

  private record Line(long millis, RequestReport report, LoggedClient client) implements LogEntry {
    @Override
    public int network() {
      var address = report.client();
      var number =
          address instanceof Inet4Address
              ? address.hashCode() >>> Byte.SIZE
              : Arrays.hashCode(Arrays.copyOf(address.getAddress(), IPV6_PREFIX));
      return number & Integer.MAX_VALUE;
    }

    @Override
    public void writeTo(LineWriter line) {
      var route = report.route().orElse("none");
      var times = report.times();
      line.begin(millis, level(), "access", report.method() + " " + route + " " + report.status())
          .said("method", report.method())
          .said("route", route)
          .said("status", report.status());
      report.code().ifPresent(code -> line.field("code", code));
      line.field(LogOutput.REQUEST_ID, report.requestId())
          .field("outcome", report.complete() ? "complete" : "broken_off")
          .field("bytes_in", report.bytesIn())
          .field("bytes_out", report.bytesOut())
          .millis("duration_ms", times.whole());
      times.received().ifPresent(time -> line.millis("received_ms", time));
      times.firstByte().ifPresent(time -> line.millis("first_byte_ms", time));
      switch (client) {
        case NETWORK -> line.field("client", ClientNetwork.written(report.client()));
        case ADDRESS -> line.field("client", ClientAddress.written(report.client()));
        case NONE -> {}
      }
      line.field("protocol", report.protocol()).end();
    }

    private Level level() {
      return report.status() >= INTERNAL_ERROR ? Level.WARN : Level.INFO;
    }
  }
}
