package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.durability.Point.Work;
import dev.waybill.bootstrap.failpoint.Failpoint;
import dev.waybill.bootstrap.failpoint.FailpointMain;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.Sweep;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// One installation that is killed at one step after the other, and looked at in between.
final class FailpointTrial {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration AHEAD = Duration.ofMinutes(31);
  private static final int RECENT = 3;

  private final Path data;
  private final Launch launch;
  private final Ledger ledger = new Ledger();
  private final Score score = new Score("kill -9 at a step");
  private long uploads;

  /// Of these, those that a clock that is ahead finds expired.
  private long expiring;

  FailpointTrial(Path data, boolean quick) {
    this.data = data;
    this.launch = quick ? Launch.of(data).quick() : Launch.of(data);
  }

  Score score() {
    return score;
  }

  void kill(Point point) throws IOException {
    switch (point.work()) {
      case UPLOAD -> upload(point);
      case CHANGE -> change(point);
      case DELETE -> delete(point);
      case SWEEP_OF_DELETED -> {
        prepared("7d", true);
        sweep(point, Duration.ZERO);
      }
      case SWEEP_OF_EXPIRED -> {
        prepared("30m", false);
        uploads++;
        expiring++;
        sweep(point, AHEAD);
        if (point.done()) {
          uploads -= expiring;
          expiring = 0;
        }
      }
      case SWEEP_OF_ORPHANS -> {
        upload(new Point(Work.UPLOAD, "after publish#2", false), false);
        sweep(point, Duration.ZERO);
      }
    }
    sweepAndLook(point.toString());
  }

  /// All that was ever promised.
  void end() {
    try (var waybill = WaybillProcess.serve(launch)) {
      score.add(Check.of(ledger, waybill.port()));
    }
    score.acknowledged(ledger.acknowledged());
  }

  private void upload(Point point) throws IOException {
    upload(point, true);
  }

  private void upload(Point point, boolean looked) throws IOException {
    try (var waybill = armed(point)) {
      dies(waybill, point, "/upload", UploadBody.TYPE, UploadBody.ofTwo("7d").bytes());
    }
    uploads += point.done() && looked ? 1 : 0;
  }

  private void change(Point point) throws IOException {
    Line line;
    try (var waybill = armed(point)) {
      line = acknowledged(waybill, "7d");
      form(waybill, point, "/manage/" + line.token(), "public=on&expires=6h");
    }
    try (var waybill = WaybillProcess.serve(launch)) {
      var after = new Wire(waybill.port()).get("/manage/" + line.token()).text();
      var settings = Optional.of(Answers.settings(after));
      if (line.settings().equals(settings) == point.done()) {
        score.altered(point + ": " + after);
      }
      ledger.acknowledge(line.with(settings));
    }
    uploads++;
  }

  private void delete(Point point) throws IOException {
    Line line;
    try (var waybill = armed(point)) {
      line = acknowledged(waybill, "7d");
      form(waybill, point, "/delete/" + line.token(), "");
    }
    ledger.acknowledge(line);
    if (point.done()) {
      ledger.remove(line);
    }
    uploads += point.done() ? 0 : 1;
  }

  /// An upload, and a service that is gone again.
  private void prepared(String expires, boolean deleted) throws IOException {
    try (var waybill = WaybillProcess.serve(launch)) {
      score.add(Check.of(ledger.recent(RECENT), Set.of(), waybill.port()));
      var line = acknowledged(waybill, expires);
      if (deleted) {
        var reply = new Wire(waybill.port()).post("/delete/" + line.token(), FORM, new byte[0]);
        assertThat(reply.status()).isEqualTo(200);
        ledger.acknowledge(line);
        ledger.remove(line);
      }
    }
  }

  private WaybillProcess armed(Point point) {
    var waybill = WaybillProcess.serve(FailpointMain.armed(launch, point.step(), Duration.ZERO));
    score.add(Check.of(ledger.recent(RECENT), Set.of(), waybill.port()));
    return waybill;
  }

  private static Line acknowledged(WaybillProcess waybill, String expires) throws IOException {
    var body = UploadBody.ofTwo(expires);
    var reply = new Wire(waybill.port()).post("/upload", UploadBody.TYPE, body.bytes());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    return Answers.line(reply.text());
  }

  private void form(WaybillProcess waybill, Point point, String path, String body)
      throws IOException {
    dies(waybill, point, path, FORM, body.getBytes(ISO_8859_1));
  }

  private void dies(WaybillProcess waybill, Point point, String path, String type, byte[] body) {
    try {
      var reply = new Wire(waybill.port()).post(path, type, body);
      throw new AssertionError(point + " is not reached: " + reply.status() + reply.text());
    } catch (IOException cut) {
      assertThat(waybill.exit()).as("%s: %s", point, cut).isEqualTo(Failpoint.KILLED);
      score.killed();
    }
  }

  private void sweep(Point point, Duration ahead) {
    var flags = Edition.site(data).sweepOfAll().toArray(String[]::new);
    var swept = FailpointMain.armed(launch, point.step(), ahead).run("sweep", flags);
    assertThat(swept.exit())
        .as("%s: %s", point, swept.out() + swept.err())
        .isEqualTo(Failpoint.KILLED);
    score.killed();
  }

  private void sweepAndLook(String when) {
    Sweep.once(data);
    var kept = Edition.site(data).look();
    score.add(when.toLowerCase(ROOT), kept);
    if (kept.uploads() != uploads) {
      score.altered(when + ": " + kept.uploads() + " uploads, not " + uploads);
      uploads = kept.uploads();
    }
  }
}
