package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Launch;
import dev.waybill.bootstrap.testing.RunningWaybill;
import dev.waybill.bootstrap.testing.WaybillProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The volume of the data folder has no byte left, and another program takes every one that becomes
/// free: what makes room goes on, and so does what needs none.
@Tag("embedded")
final class FullDataFolderTest {
  private static final int VOLUME = 48 << 20;
  private static final int UPLOADS = 12;
  private static final int CHANGES = 800;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path data;

  private final List<Line> lines = new ArrayList<>();

  @Test
  void deletes_changes_and_expiry_go_on() throws IOException {
    var later = new AtomicReference<>(Duration.ZERO);
    InstantSource clock = () -> InstantSource.system().instant().plus(later.get());
    try (var volume = SmallVolume.mount(data, VOLUME);
        var log = new LogLines();
        var waybill = start(clock)) {
      var wire = new Wire(waybill.port());
      upload(wire);
      volume.fill();
      assertThat(tryUpload(wire)).isEqualTo(507);
      assertThat(delete(wire, lines.get(0))).isEqualTo(200);
      volume.fill();
      assertThat(wire.get("/f/" + lines.get(0).id()).status()).isEqualTo(404);
      for (int i = 0; i < CHANGES; i++) {
        assertThat(change(wire, lines.get(1 + i % 5), i)).isEqualTo(200);
        volume.fill();
      }
      later.set(Duration.ofMinutes(50));
      awaitSwept(waybill, volume);
      assertThat(download(wire, lines.get(1))).isEqualTo(200);
      assertThat(log.traces()).isEmpty();
      assertThat(log.warnings()).allMatch(line -> line.contains("disk is full"));
    }
  }

  private RunningWaybill start(InstantSource clock) {
    return RunningWaybill.start(data, clock, "--min-free-space", "0", "--sweep-interval", "1s");
  }

  /// Half of them for half an hour.
  private void upload(Wire wire) throws IOException {
    for (int i = 0; i < UPLOADS; i++) {
      var body = UploadBody.ofTwo(i < UPLOADS / 2 ? "7d" : "30m");
      var reply = wire.post("/upload", UploadBody.TYPE, body.bytes());
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      lines.add(Answers.line(reply.text()));
    }
  }

  private static int tryUpload(Wire wire) throws IOException {
    return wire.post("/upload", UploadBody.TYPE, UploadBody.ofTwo("7d").bytes()).status();
  }

  private static int delete(Wire wire, Line line) throws IOException {
    return wire.post("/delete/" + line.token(), FORM, new byte[0]).status();
  }

  private static int change(Wire wire, Line line, int round) throws IOException {
    var form = "public=on&expires=" + (round % 2 == 0 ? "3d" : "7d");
    return wire.post("/manage/" + line.token(), FORM, form.getBytes(ISO_8859_1)).status();
  }

  private static int download(Wire wire, Line line) throws IOException {
    return wire.get("/f/" + line.files().getFirst().id() + "?download=1").status();
  }

  /// Until nothing is left but what lives for seven days.
  private static void awaitSwept(RunningWaybill waybill, SmallVolume volume) throws IOException {
    var began = System.nanoTime();
    while (waybill.site().look().blobs().size() > 2 * (UPLOADS / 2 - 1)) {
      volume.fill();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
    }
  }

  @Test
  void a_start_on_it_serves_downloads_and_deletes() throws IOException {
    try (var volume = SmallVolume.mount(data, VOLUME)) {
      try (var waybill = start(InstantSource.system())) {
        upload(new Wire(waybill.port()));
      }
      volume.fill();
      try (var waybill = WaybillProcess.serve(onlyThisDisk(), "--min-free-space", "0")) {
        served(new Wire(waybill.port()), volume, 0);
        waybill.kill();
      }
      volume.fill();
      try (var log = new LogLines();
          var waybill = start(InstantSource.system())) {
        served(new Wire(waybill.port()), volume, 2);
        assertThat(log.traces()).isEmpty();
      }
    }
  }

  /// Where the driver of the database puts its library, too.
  private Launch onlyThisDisk() {
    return Launch.of(data).java("-Djava.io.tmpdir=" + data);
  }

  private void served(Wire wire, SmallVolume volume, int first) throws IOException {
    volume.fill();
    assertThat(download(wire, lines.get(first))).isEqualTo(200);
    assertThat(delete(wire, lines.get(first))).isEqualTo(200);
    volume.fill();
    assertThat(change(wire, lines.get(first + 1), 0)).isEqualTo(200);
    assertThat(tryUpload(wire)).isEqualTo(507);
  }

  @Test
  void a_first_start_on_it_says_that_it_is_full() throws IOException {
    try (var volume = SmallVolume.mount(data, VOLUME)) {
      volume.fill();
      var refused = WaybillProcess.run("serve", data, "--min-free-space", "0");
      assertThat(refused.exit()).isEqualTo(78);
      var lines = refused.err().lines().toList();
      assertThat(lines).as("the start, and why there is none").hasSize(2);
      assertThat(lines.getLast()).startsWith("waybill: ").contains("disk is full");
    }
  }

  /// A reader that stays keeps the log from being written from its beginning again.
  @Test
  void a_log_that_has_to_grow_takes_the_spare_room_and_uploads_wait_for_it()
      throws IOException, SQLException {
    try (var volume = SmallVolume.mount(data, VOLUME);
        var log = new LogLines();
        var waybill = start(InstantSource.system())) {
      var wire = new Wire(waybill.port());
      upload(wire);
      try (var reader = reader()) {
        volume.fill();
        for (int i = 0; i < CHANGES; i++) {
          assertThat(change(wire, lines.get(i % 5), i)).isEqualTo(200);
        }
        assertThat(reader.isClosed()).isFalse();
      }
      assertThat(spare()).doesNotExist();
      assertThat(tryUpload(wire)).isEqualTo(507);
      volume.makeRoom();
      assertThat(tryUpload(wire)).isEqualTo(200);
      assertThat(spare()).hasSize(8 << 20);
      assertThat(log.warnings()).filteredOn(line -> line.contains("removed")).hasSize(1);
      assertThat(log.traces()).isEmpty();
    }
  }

  private Path spare() {
    return data.resolve("waybill.spare");
  }

  /// Sees the database as it is now for as long as it is open.
  private Connection reader() throws SQLException {
    var reader = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("waybill.db"));
    reader.setAutoCommit(false);
    try (var rows = reader.createStatement().executeQuery("select count(*) from upload")) {
      assertThat(rows.next()).isTrue();
    }
    return reader;
  }
}
