package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.part.FaultProxy;
import dev.waybill.bootstrap.testing.DistributedSite;
import dev.waybill.bootstrap.testing.Edition;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.bootstrap.testing.Sweep;
import dev.waybill.bootstrap.wiring.Overrides;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// A node of the distributed edition whose ways to the database and to the store can fail, and what
/// it has promised.
final class Stand implements AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration BACK_WITHIN = Duration.ofSeconds(10);

  private final Path data;
  private final DistributedSite site;

  /// The same, as the node sees it: the installation remembers where it keeps its files.
  private final DistributedSite reached;

  private final FaultProxy database;
  private final FaultProxy store;
  private final RunningWaybill waybill;
  private final Ledger ledger = new Ledger();

  private Stand(Path data) {
    this.data = data;
    this.site = (DistributedSite) Edition.site(data);
    this.database = FaultProxy.to(site.databasePort());
    this.store = FaultProxy.to(site.storePort());
    this.reached = site.behind(database.port(), store.port());
    this.waybill = RunningWaybill.start(reached, data, Overrides.NONE);
  }

  /// What happens to a node that has answered an upload.
  interface Course {
    void run(Stand stand, Line line, Score score) throws Exception;
  }

  /// Runs that; then all comes back by itself, and nothing is lost, altered or left behind.
  static void outlives(String fault, Path data, Course course) throws Exception {
    var score = new Score(fault);
    try (var stand = new Stand(data)) {
      var line = stand.upload();
      course.run(stand, line, score);
      stand.isBack(line, score);
      stand.end(score);
    }
    score.record();
    assertThat(score.broken()).isEmpty();
  }

  FaultProxy database() {
    return database;
  }

  FaultProxy store() {
    return store;
  }

  DistributedSite site() {
    return site;
  }

  int port() {
    return waybill.port();
  }

  /// An upload that is answered 200.
  private Line upload() throws IOException {
    var body = UploadBody.ofTwo("7d");
    var reply = new Wire(port()).post("/upload", UploadBody.TYPE, body.bytes());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    var line = Answers.line(reply.text());
    ledger.acknowledge(line);
    return line;
  }

  /// Not to be executed, now or later.
  int delete(Line line) throws IOException {
    return new Wire(port()).post("/delete/" + line.token(), FORM, new byte[0]).status();
  }

  /// Not to be executed, now or later.
  int change(Line line) throws IOException {
    var body = "public=on&expires=30m".getBytes(ISO_8859_1);
    return new Wire(port()).post("/manage/" + line.token(), FORM, body).status();
  }

  /// What an upload is answered; 0 where the connection is cut. It is no promise then.
  int tryUpload() {
    try {
      var reply = new Wire(port()).post("/upload", UploadBody.TYPE, UploadBody.ofTwo("7d").bytes());
      if (reply.status() == 200) {
        ledger.acknowledge(Answers.line(reply.text()));
      }
      return reply.status();
    } catch (IOException cut) {
      return 0;
    }
  }

  /// What a whole download is answered; 0 where it is cut. A clean 200 of other bytes than were
  /// promised is altered.
  int tryDownload(Line line, Score score) {
    var file = line.files().getFirst();
    try {
      var reply = new Wire(port()).get("/f/" + file.id() + "?download=1");
      if (reply.status() == 200 && !UploadBody.sha256(reply.body()).equals(file.sha256())) {
        score.altered("a download of " + file.id());
      }
      return reply.status();
    } catch (IOException cut) {
      return 0;
    }
  }

  /// Everything works again, by itself and in time.
  private void isBack(Line line, Score score) {
    var began = System.nanoTime();
    while (tryUpload() != 200 || tryDownload(line, score) != 200) {
      var took = Duration.ofNanos(System.nanoTime() - began);
      assertThat(took).as("back again").isLessThan(BACK_WITHIN);
    }
  }

  /// Counts what was promised and what is there, and stops the node.
  private void end(Score score) {
    score.add(Check.of(ledger.kept(), Set.of(), port()));
    score.acknowledged(ledger.acknowledged());
    waybill.close();
    Sweep.once(reached, data);
    score.add("after a sweep", site.look());
  }

  @Override
  public void close() {
    waybill.close();
    database.close();
    store.close();
  }
}
