package dev.waybill.bootstrap.generated;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// openapi-generator's clients for Python and, by fetch, TypeScript.
@InTurn("generated-script")
class GeneratedScriptTest {
  @RegisterExtension static final Drives DRIVES = new Drives("script");

  @Test
  void python() {
    var python = OutsideTools.folder("generated-script").resolve("venv/bin/python").toString();
    var client = DRIVES.folder("python");
    OpenApiGenerator.known(DRIVES.column("python"))
        .generate(OpenApiGenerator.of(DRIVES.document("/openapi.yaml"), client, "python"))
        .compile(
            Program.in(client, python, "-W", "error", "-m", "compileall", "-q", "openapi_client"))
        .drive(
            Program.in(client, python, "-W", "error", Drives.driver("python/drive.py").toString())
                .with("PYTHONPATH", client.toString()));
  }

  @Test
  void typescript() throws IOException {
    Required.program("node");
    var modules = OutsideTools.folder("generated-script").resolve("node_modules");
    var driver = Drives.driver("typescript", DRIVES.folder("typescript"));
    Files.createSymbolicLink(driver.resolve("node_modules"), modules);
    OpenApiGenerator.known(DRIVES.column("typescript"))
        .generate(
            OpenApiGenerator.of(
                DRIVES.document("/openapi.yaml"),
                DRIVES.folder("typescript/client"),
                "typescript-fetch"))
        .compile(Program.in(driver, "node", "node_modules/typescript/bin/tsc"))
        .drive(Program.in(driver, "node", "made/drive.js"));
  }
}
