package dev.waybill.bootstrap.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;

/// Somebody who tries the commands of a document one by one, each on an upload that suits it.
final class DocumentReader {
  private static final String PASSWORD = "yourpassword";
  private static final String SALT = "c2FsdC1vZi0xNi1ieXRlcw==";
  private static final String IV = "aXYtb2YtMTItYnl0";
  private static final byte[] REPORT =
      "%PDF-1.7, as long as reports are\n".repeat(500).getBytes(UTF_8);

  private final Shell shell;
  private final Path report;
  private final Placeholders answered = new Placeholders();

  DocumentReader(Shell shell) throws IOException {
    this.shell = shell;
    this.report = shell.home().resolve("report.pdf");
    var sealed = new byte[4096];
    new Random(1).nextBytes(sealed);
    Files.write(shell.home().resolve("file.enc"), sealed);
    Files.writeString(shell.home().resolve("file.txt"), "hello");
    Files.writeString(shell.home().resolve("another.pdf"), "%PDF");
    Files.copy(Samples.file("python/waybill_e2e.py"), shell.home().resolve("waybill_e2e.py"));
  }

  /// Fills the placeholders with what the last upload was answered that a command made, or else one
  /// that suits; runs it; and looks at what it has saved.
  void run(String command) throws IOException {
    Files.write(report, REPORT);
    var filled = suitable(command).fill(answered.fill(command));
    filled = filled.replace("/path/to/", shell.home() + "/");
    assertThat(filled).as("placeholders").doesNotContainPattern("[{][a-z_]+[}]|YOUR_");
    var purpose = Purpose.of(command);
    purpose.prepare(report, REPORT);
    answered.learn(shell.run(filled));
    assertThat(purpose.isServed(report, REPORT)).as("%s: %s", command, purpose).isTrue();
  }

  private Placeholders suitable(String command) {
    if (command.contains("/encrypted")) {
      return uploaded("files=@file.enc", "e2e=true", "e2e_salt=" + SALT, "e2e_iv=" + IV);
    }
    if (command.contains(PASSWORD)) {
      return uploaded("files=@report.pdf", "password=" + PASSWORD);
    }
    if (command.contains("Bearer")) {
      return uploaded("files=@report.pdf", "access=private");
    }
    return uploaded("files=@report.pdf");
  }

  private Placeholders uploaded(String... fields) {
    var form = Arrays.stream(fields).collect(Collectors.joining(" -F ", " -F ", ""));
    var placeholders = new Placeholders().put("YOUR_BASE64_SALT", SALT).put("YOUR_BASE64_IV", IV);
    placeholders.learn(shell.run("curl $WAYBILL/upload" + form));
    var owner = "curl -I -H 'Authorization: Bearer {management_token}' $WAYBILL/f/{file_id}";
    placeholders.learn(shell.run(placeholders.fill(owner)));
    return placeholders;
  }
}
