package dev.waybill.bootstrap.generated;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The clients of generators for TypeScript alone.
@InTurn("generated-typescript")
class GeneratedTypescriptTest {
  @RegisterExtension static final Drives DRIVES = new Drives("typescript");

  @Test
  void openapi_fetch_with_the_types_of_openapi_typescript() throws IOException {
    var driver = driver("openapi-fetch");
    var document = DRIVES.document("/openapi.yaml").toString();
    drive(
        DRIVES.column("openapi-fetch"),
        driver,
        Program.in(driver, "node", "generate.mjs", document));
  }

  @Test
  void hey_api() throws IOException {
    var driver = driver("hey-api");
    var document = DRIVES.document("/openapi.yaml").toString();
    drive(
        DRIVES.column("hey-api"),
        driver,
        Program.in(
            driver,
            "node",
            "node_modules/@hey-api/openapi-ts/bin/run.js",
            "--input",
            document,
            "--output",
            "client",
            "--client",
            "@hey-api/client-fetch"));
  }

  private static void drive(Column column, Path driver, Program generator) {
    column
        .generate(generator)
        .compile(Program.in(driver, "node", "node_modules/typescript/bin/tsc"))
        .drive(Program.in(driver, "node", "made/drive.js"));
  }

  private static Path driver(String client) throws IOException {
    Required.program("node");
    var modules = OutsideTools.folder("generated-typescript").resolve("node_modules");
    var folder = Drives.driver(client, DRIVES.folder(client));
    Files.createSymbolicLink(folder.resolve("node_modules"), modules);
    return folder;
  }
}
