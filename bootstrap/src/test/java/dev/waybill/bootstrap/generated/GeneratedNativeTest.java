package dev.waybill.bootstrap.generated;

import dev.waybill.application.contract.Required;
import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// openapi-generator's clients for Go and Rust.
@InTurn("generated-native")
class GeneratedNativeTest {
  @RegisterExtension static final Drives DRIVES = new Drives("native");

  @Test
  void go() {
    Required.program("go");
    var driver = Drives.driver("go", DRIVES.folder("go"));
    Drives.driver("go-steps", driver);
    var client = DRIVES.folder("go/client");
    OpenApiGenerator.known(DRIVES.column("go"))
        .ownComplaint("range \\(reserved word\\)", "a name within the client only")
        .generate(
            OpenApiGenerator.of(
                DRIVES.document("/openapi.yaml"),
                client,
                "go",
                "--additional-properties=packageName=waybill"))
        .compile(Program.in(client, "go", "mod", "edit", "-module", "example.org/waybill"))
        .compile(Program.in(client, "go", "vet", "."))
        .compile(Program.in(driver, "go", "build", "-o", "drive"))
        .drive(Program.in(driver, "./drive"));
  }

  @Test
  void rust() throws IOException {
    Required.program("cargo");
    var tools = OutsideTools.folder("generated-native");
    var driver = Drives.driver("rust", DRIVES.folder("rust"));
    Files.copy(tools.resolve("rust/Cargo.lock"), driver.resolve("Cargo.lock"));
    var target = tools.resolve("target");
    OpenApiGenerator.known(DRIVES.column("rust"))
        .ownComplaint("Renamed to", "says it of most names, and of many that it leaves alone")
        .ownFault(
            Step.END_TO_END,
            "sends a list of a form as one field with a JSON text (its template"
                + " rust/reqwest/api.mustache), whatever the document's encoding says")
        .ownFault(Step.HEAD, "its functions for HEAD return nothing, no header either")
        .ownFault(
            Step.FORM,
            "is done, but the name sent by PUT before has become grün+1.bin: it encodes paths as"
                + " forms are (urlencode in rust/reqwest/api_mod.mustache), against RFC 3986")
        .generate(
            OpenApiGenerator.of(
                DRIVES.document("/openapi.yaml"), DRIVES.folder("rust/client"), "rust"))
        .compile(
            Program.in(driver, "cargo", "build", "--offline", "--quiet")
                .with("CARGO_TARGET_DIR", target.toString()))
        .drive(Program.in(driver, target.resolve("debug/drive").toString()));
  }
}
