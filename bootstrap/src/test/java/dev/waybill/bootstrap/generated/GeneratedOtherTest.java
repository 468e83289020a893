package dev.waybill.bootstrap.generated;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  @Test
  void progenitor_takes_only_a_part_of_the_document() {
    var folder = DRIVES.folder("progenitor");
    DRIVES
        .column("progenitor")
        .ownFault(
            Step.GENERATE,
            "refuses a document with any multipart form (BodyContentType in progenitor-impl's"
                + " method.rs), or with answers of two types, a default among them"
                + " (extract_responses there); what can be done without them is in the column"
                + " progenitor-part")
        .generate(progenitor(folder, DRIVES.document("/openapi-3.0.json")))
        .drive(Program.in(folder, "true"));
  }

  @Test
  void progenitor_with_that_part() throws IOException {
    Required.program("cargo");
    var multipart = "knows no multipart form (BodyContentType in progenitor-impl's method.rs)";
    var tools = OutsideTools.folder("generated-progenitor");
    var driver = Drives.driver("progenitor", DRIVES.folder("progenitor-part"));
    Files.copy(tools.resolve("rust/Cargo.lock"), driver.resolve("Cargo.lock"));
    var target = tools.resolve("target");
    DRIVES
        .column("progenitor-part")
        .ownComplaint("newtype Warnings", "the name of a schema, as it lists them all")
        .ownFault(Step.TWO_FILES, multipart)
        .ownFault(Step.END_TO_END, multipart)
        .ownFault(Step.ERROR_400, multipart)
        .ownFault(
            Step.PATCH_NULL,
            "cannot say null: a member that may be null and may be left out is an Option that is"
                + " never written when there is none")
        .generate(progenitor(driver, CutDocument.of(DRIVES.document("/openapi-3.0.json"))))
        .compile(
            Program.in(driver, "cargo", "build", "--offline", "--quiet")
                .with("CARGO_TARGET_DIR", target.toString()))
        .drive(Program.in(driver, target.resolve("debug/drive-progenitor").toString()));
  }

  private static Program progenitor(Path folder, Path document) {
    return Program.in(
        folder,
        OutsideTools.folder("generated-progenitor").resolve("bin/cargo-progenitor").toString(),
        "progenitor",
        "--input",
        document.toString(),
        "--output",
        "client",
        "--name",
        "waybill",
        "--version",
        "0.1.0");
  }
}
