package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Required;
import dev.waybill.application.port.DatabaseUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// PostgreSQL has no room left for new pages of its tables (53100), as readiness sees it. The
/// tables are on a small volume of their own. Needs root.
final class PostgresFullDiskTest {
  /// Rows that go into a page before the table needs another, with much to spare.
  private static final int PAGES_WORTH = 500;

  private final PostgresUnderTest server = EmbeddedServer.get();

  @TempDir private Path directory;
  private Path volume;
  private String database;
  private Node node;

  @BeforeEach
  void mount() throws Exception {
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    volume = Files.createDirectory(directory.resolve("small"));
    var owner = Files.getAttribute(Path.of(server.string("postgres", DATA)), "unix:uid");
    var options = "size=64m,mode=0700,uid=" + owner;
    Required.that(
        run("mount", "-t", "tmpfs", "-o", options, "waybill-test", volume.toString()) == 0,
        "root that may mount a tmpfs");
    server.execute("postgres", "create tablespace small location '" + volume + "'");
    database = server.fresh();
    server.execute("postgres", "alter database " + database + " set tablespace small");
    node = new Node(server.open(database));
  }

  private static final String DATA = "select current_setting('data_directory')";

  @AfterEach
  void unmount() throws Exception {
    node.close();
    server.drop(database);
    server.execute("postgres", "drop tablespace small");
    assertThat(run("umount", volume.toString())).isZero();
  }

  @Test
  void where_an_upload_finds_no_room_the_probe_finds_none() throws IOException {
    node.add(upload(0));
    probe();
    fill();
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(this::addMany);
    assertThatExceptionOfType(DatabaseUnavailable.class).isThrownBy(this::probeMany);
    Files.delete(filler());
    node.assertRecovers(upload(2 * PAGES_WORTH));
    probe();
    assertThat(node.find(upload(0))).contains(upload(0));
  }

  private void addMany() {
    for (int n = 1; n < PAGES_WORTH; n++) {
      node.add(upload(n));
    }
  }

  private void probeMany() {
    for (int n = 0; n < PAGES_WORTH; n++) {
      probe();
    }
  }

  private void probe() {
    node.write(() -> node.database().upkeep().probe());
  }

  private Path filler() {
    return volume.resolve("filler");
  }

  private void fill() throws IOException {
    var free = Files.getFileStore(volume).getUsableSpace();
    Files.write(filler(), new byte[(int) free]);
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
