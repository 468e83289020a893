package dev.waybill.bootstrap.generated;

import dev.waybill.bootstrap.testing.OutsideTools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The generator of openapi-generator.tech.
final class OpenApiGenerator {
  private OpenApiGenerator() {}

  /// @param language its name for what it makes, like `java`
  /// @param more further options
  static Program of(Path document, Path folder, String language, String... more) {
    var jar = OutsideTools.folder("generator").resolve("openapi-generator-cli.jar");
    var command =
        new ArrayList<>(
            List.of(Program.ofJdk("java"), "-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
    command.addAll(List.of("generate", "-i", document.toString(), "-g", language));
    command.addAll(List.of("-o", folder.toString()));
    command.add("--global-property=" + String.join(",", PARTS));
    command.addAll(List.of(more));
    return Program.in(folder, command.toArray(String[]::new));
  }

  private static final List<String> PARTS =
      List.of(
          "apis",
          "models",
          "supportingFiles",
          "apiDocs=false",
          "modelDocs=false",
          "apiTests=false",
          "modelTests=false");

  /// What it complains of whatever the document says.
  static Column known(Column column) {
    return column
        .ownComplaint(
            "Could not compute datatypeWithEnum", "of each list of files or texts in a form")
        .ownComplaint("Failed to get the schema name: null", "of each type that may be null")
        .ownComplaint("OpenAPI 3.1 support is still in beta", "says it of each such document")
        .ownComplaint("^\\[main] INFO ", "not one, whatever the name of the file it writes");
  }
}
