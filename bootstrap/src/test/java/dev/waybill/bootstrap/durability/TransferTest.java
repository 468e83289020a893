package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Operator;
import dev.waybill.bootstrap.testing.RunningWaybill;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `waybill export` and `waybill import`.
@Tag("embedded")
final class TransferTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PASSWORD = "correct-horse";

  @TempDir private Path folder;
  private final Ledger ledger = new Ledger();
  private Path old = Path.of("");
  private Path anew = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    old = Files.createDirectory(folder.resolve("old"));
    anew = Files.createDirectory(folder.resolve("new"));
    file = folder.resolve("waybill.ndjson");
  }

  private Line serveOld() throws IOException {
    try (var waybill = RunningWaybill.start(old)) {
      var uploader = new Uploader(waybill.port(), ledger);
      for (int n = 0; n < 4; n++) {
        uploader.upload(new Random(n));
      }
      var guarded = new Uploader(waybill.port(), new Ledger()).upload(new Random(9));
      var reply =
          new Wire(waybill.port())
              .post(
                  "/manage/" + guarded.token(),
                  FORM,
                  ("password=" + PASSWORD).getBytes(ISO_8859_1));
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      return guarded;
    }
  }

  @Test
  void linksTokensAndPasswordsWorkAsBefore() throws IOException {
    var guarded = serveOld();
    var exported = new Operator(old).run("export", "--file", file.toString());
    assertThat(exported.exit()).as(exported.err()).isZero();
    assertThat(exported.err()).contains("Uploads exported: 5");
    assertThat(exported.out()).isEmpty();
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    var imported = new Operator(anew).run("import", "--file", file.toString());
    assertThat(imported.exit()).as(imported.err()).isZero();
    assertThat(imported.err()).contains("Uploads imported: 5");
    new Backup(old, anew).blobs();
    try (var waybill = RunningWaybill.start(anew)) {
      var check = Check.of(ledger, waybill.port());
      assertThat(check.lost()).isEmpty();
      assertThat(check.altered()).isEmpty();
      passwordIsAsked(waybill, guarded);
    }
    assertThat(new Operator(anew).run("doctor", "--deep").exit()).isZero();
  }

  private static void passwordIsAsked(RunningWaybill waybill, Line guarded) throws IOException {
    var wire = new Wire(waybill.port());
    var link = "/f/" + guarded.files().getFirst().id() + "?download=1";
    assertThat(wire.get(link).status()).isEqualTo(401);
    assertThat(wire.get(link + "&pw=wrong").status()).isEqualTo(403);
    assertThat(wire.get(link + "&pw=" + PASSWORD).status()).isEqualTo(200);
  }

  /// Both databases and one folder of blobs: whoever was imported last has them.
  @Test
  void theOldDatabaseIsRefusedOnceTheNewOneHasStarted() throws IOException {
    serveOld();
    new Operator(old).run("export", "--file", file.toString());
    var kept = folder.resolve("kept.db");
    Files.move(old.resolve("waybill.db"), kept);
    assertThat(new Operator(old).run("import", "--file", file.toString()).exit()).isZero();
    RunningWaybill.start(old).close();
    Files.delete(old.resolve("waybill.db"));
    Files.move(kept, old.resolve("waybill.db"));
    var refused = new Operator(old).run("sweep");
    assertThat(refused.exit()).isEqualTo(78);
    assertThat(refused.err()).contains("this database is another's", "waybill import");
  }

  @Test
  void aStreamServesAsWellAsAFile() throws IOException {
    serveOld();
    var exported = new Operator(old).run("export", "--file", "-");
    assertThat(exported.exit()).isZero();
    assertThat(exported.out().lines().findFirst().orElseThrow()).contains("waybill_export");
    var imported = new Operator(anew).given(exported.out()).run("import", "--file", "-");
    assertThat(imported.exit()).as(imported.err()).isZero();
    assertThat(imported.err()).contains("Uploads imported: 5");
  }

  @Test
  void anExportThatIsNotWholeChangesNothing() throws IOException {
    serveOld();
    var text = new Operator(old).run("export", "--file", "-").out();
    var lines = text.lines().toList();
    refused(text.substring(0, text.length() / 2), "cut off");
    refused(text.substring(0, text.length() - 1), "cut off");
    refused(String.join("\n", lines.subList(0, lines.size() - 1)) + "\n", "last line is missing");
    refused(text.replace("\"access\":\"password\"", "\"access\":\"password\" "), "was changed");
    refused(text.replace(lines.get(lines.size() - 2) + "\n", ""), "was changed");
    refused(text + "more\n", "after the end");
    refused(text.replace("_export\":1", "_export\":2"), "of version 2");
    refused("{\"some\":\"thing\"}\n", "not an export of Waybill");
    refused("hello\n", "not an export of Waybill");
    refused("", "empty");
    refused(lines.getLast() + "\n", "was changed");
    assertThat(new Operator(anew).given(text).run("import", "--file", "-").exit()).isZero();
  }

  private void refused(String text, String reason) {
    var refused = new Operator(anew).given(text).run("import", "--file", "-");
    assertThat(refused.exit()).as(refused.err()).isEqualTo(78);
    assertThat(refused.err()).startsWith("waybill: ").contains(reason).hasLineCount(1);
  }

  @Test
  void aFileThatIsThereIsNotWrittenOver() throws IOException {
    serveOld();
    Files.writeString(file, "precious");
    var refused = new Operator(old).run("export", "--file", file.toString());
    assertThat(refused.exit()).isEqualTo(78);
    assertThat(refused.err()).contains("is there already");
    assertThat(file).hasContent("precious");
    var missing = new Operator(anew).run("import", "--file", folder.resolve("no").toString());
    assertThat(missing.exit()).isEqualTo(78);
    assertThat(missing.err()).contains("there is no file");
  }

  @Test
  void aDatabaseInUseTakesNoImport() throws IOException {
    serveOld();
    new Operator(old).run("export", "--file", file.toString());
    RunningWaybill.start(anew).close();
    var refused = new Operator(anew).run("import", "--file", file.toString());
    assertThat(refused.exit()).isEqualTo(78);
    assertThat(refused.err()).contains("in use already");
  }

  @Test
  void aFolderThatNeverServedIsNotExported() {
    var refused = new Operator(anew).run("export", "--file", file.toString());
    assertThat(refused.exit()).isEqualTo(78);
    assertThat(refused.err()).contains("does not say whose files");
    assertThat(file).doesNotExist();
    assertThat(file.resolveSibling("waybill.ndjson.part")).doesNotExist();
  }
}
