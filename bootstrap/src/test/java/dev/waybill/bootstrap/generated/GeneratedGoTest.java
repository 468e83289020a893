package dev.waybill.bootstrap.generated;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The clients of generators for Go alone.
@InTurn("generated-go")
class GeneratedGoTest {
  @RegisterExtension static final Drives DRIVES = new Drives("go");

  @Test
  void oapi_codegen() throws IOException {
    var driver = driver("oapi-codegen");
    var document = DRIVES.document("/openapi.yaml").toString();
    drive(
        DRIVES.column("oapi-codegen"),
        driver,
        Program.in(driver, tool("bin/oapi-codegen"), "-config", "config.yaml", document));
  }

  @Test
  void ogen() throws IOException {
    var driver = driver("ogen");
    var document = DRIVES.document("/openapi.yaml").toString();
    drive(
        DRIVES
            .column("ogen")
            .ownComplaint("Header name is not canonical", "of each that Go spells its own way")
            .ownComplaint("\"status\" matching HTTP status code", "of each problem")
            .ownComplaint("Convenient errors are not available", "as there are two forms of them")
            .ownComplaint(
                "String validator cannot be applied .*\"go_type\": \"url.URL\"",
                "it can hold no pattern against an address"),
        driver,
        Program.in(
            driver,
            tool("bin/ogen"),
            "--config",
            "config.yaml",
            "--target",
            "waybill",
            "--package",
            "waybill",
            document));
  }

  private static void drive(Column column, Path driver, Program generator) {
    column
        .generate(generator)
        .compile(Program.in(driver, "go", "vet", "./..."))
        .compile(Program.in(driver, "go", "build", "-o", "drive"))
        .drive(Program.in(driver, "./drive"));
  }

  /// The folder of the module: with what the tool's script has asked for, the client's package and
  /// the program that drives it.
  private static Path driver(String client) throws IOException {
    Required.program("go");
    var folder = Drives.driver(client, DRIVES.folder(client));
    Drives.driver("go-steps", folder);
    for (var file : new String[] {"go.mod", "go.sum"}) {
      Files.copy(Path.of(tool(client)).resolve(file), folder.resolve(file));
    }
    return folder;
  }

  private static String tool(String path) {
    return OutsideTools.folder("generated-go").resolve(path).toString();
  }
}
