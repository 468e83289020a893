package dev.waybill.bootstrap.generated;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The clients of generators for Python or Rust alone.
@InTurn("generated-other")
class GeneratedOtherTest {
  @RegisterExtension static final Drives DRIVES = new Drives("other");

  @Test
  void openapi_python_client() {
    var programs = OutsideTools.folder("generated-python").resolve("venv/bin");
    var python = programs.resolve("python").toString();
    var driver = Drives.driver("openapi-python-client", DRIVES.folder("openapi-python-client"));
    DRIVES
        .column("openapi-python-client")
        .generate(
            Program.in(
                driver,
                programs.resolve("openapi-python-client").toString(),
                "generate",
                "--path",
                DRIVES.document("/openapi.yaml").toString(),
                "--config",
                "config.yaml",
                "--meta",
                "none",
                "--output-path",
                "client",
                "--fail-on-warning"))
        .compile(Program.in(driver, python, "-W", "error", "-m", "compileall", "-q", "client"))
        .drive(Program.in(driver, python, "-W", "error", "drive.py"));
  }
}
