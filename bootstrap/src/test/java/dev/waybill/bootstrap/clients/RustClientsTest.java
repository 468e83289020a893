package dev.waybill.bootstrap.clients;

import dev.waybill.bootstrap.clients.Client.Protocol;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The clients of Rust programs, and xh, which is one.
@InTurn("clients-rust")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RustClientsTest {
  private static final String XH = "src/test/clients/rust/xh";

  private Path tools;
  private Matrix matrix;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    tools = OutsideTools.folder("clients-rust");
    matrix = Matrix.start("rust", folder);
  }

  @AfterAll
  void stop() {
    if (matrix != null) {
      matrix.close();
    }
  }

  @TestFactory
  Stream<DynamicNode> every_client_does_every_case() {
    return matrix.tests(
        List.of(
            library("reqwest", Protocol.HTTP_1, "reqwest"),
            library("reqwest h2", Protocol.HTTP_2, "reqwest-h2"),
            library("ureq", Protocol.HTTP_1, "ureq")
                .deviates(
                    "does not escape quotation marks: its fault",
                    "malformed_multipart",
                    Case.NAME_QUOTES)
                .deviates(
                    "takes a password from the address as it stands there, still encoded: its"
                        + " fault",
                    "[status with the password]",
                    Case.PASSWORD_BASIC),
            xh("xh", Protocol.HTTP_1, "--http-version=1.1"),
            xh("xh h2", Protocol.HTTP_2, "--http-version=2-prior-knowledge")));
  }

  private Row library(String name, Protocol protocol, String kind) {
    return row(name, protocol, tools.resolve("clients").toString(), kind);
  }

  private Row xh(String name, Protocol protocol, String option) {
    return row(name, protocol, XH, tools.resolve("bin/xh").toString(), option)
        .cannot("knows the length of what is in a form", Case.FORM_STREAM)
        .cannot("one request a process", Case.REUSE)
        .cannot(
            "loses the answer now and then where it could not send all (receiver is gone): its"
                + " fault",
            Case.TOO_LARGE,
            Case.TOO_LARGE_STREAM);
  }

  private static Row row(String name, Protocol protocol, String... command) {
    return Row.of(new Driver(name, protocol, List.of(command), Map.of()));
  }
}
