package dev.waybill.bootstrap.generated;

import dev.waybill.bootstrap.testing.InTurn;
import dev.waybill.bootstrap.testing.OutsideTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// openapi-generator's clients for Java.
@InTurn("generated-java")
class GeneratedJavaTest {
  @RegisterExtension static final Drives DRIVES = new Drives("java");

  @Test
  void on_the_client_of_the_jdk() {
    var why =
        "writes each body that is no text by its JSON mapper, of a file its path in quotation marks"
            + " (its template Java/libraries/native/api.mustache)";
    drive(DRIVES.column("native").ownFault(Step.PUT_JSON, why).ownFault(Step.PUT_BYTES, why));
  }

  @Test
  void on_okhttp() {
    drive(
        DRIVES
            .column("okhttp-gson")
            .ownFault(
                Step.END_TO_END,
                "joins a list of a form by commas (parameterToString of its ApiClient), whatever"
                    + " the document's encoding says")
            .ownFault(
                Step.PATCH_NULL,
                "cannot say null: its Gson leaves out members that are null, and says null for all"
                    + " that were never set if told otherwise"));
  }

  @Test
  void on_the_rest_client_of_spring() {
    drive(DRIVES.column("restclient"));
  }

  private static void drive(Column column) {
    var library = column.name();
    var sources = DRIVES.folder(library);
    var classes = DRIVES.folder(library + "-classes");
    var path = OutsideTools.folder("generated-java").resolve(library) + "/*";
    OpenApiGenerator.known(column)
        .ownComplaint("Public \\(reserved word\\)", "of the field public, which the seed names so")
        .ownComplaint("Ignoring complex example", "of the form, whose fields have none")
        .ownComplaint(
            "warning: \\[(rawtypes|this-escape|serial|deprecation)]|^\\d+ warnings?$",
            "of the classes that are the same in each client")
        .generate(
            OpenApiGenerator.of(
                DRIVES.document("/openapi.yaml"), sources, "java", "--library", library))
        .compile(compiler(sources, classes, path))
        .compile(compiler(Drives.driver("java-" + library), classes, path + ":" + classes))
        .compile(compiler(Drives.driver("java"), classes, path + ":" + classes))
        .drive(
            Program.in(
                classes,
                Program.ofJdk("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                path + ":" + classes,
                "Drive"));
  }

  private static Program compiler(Path sources, Path classes, String path) {
    var command =
        new ArrayList<>(
            List.of(Program.ofJdk("javac"), "-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(
        List.of(
            "-proc:none",
            "-Xlint:all",
            "-Xmaxwarns",
            "1000",
            "-encoding",
            "UTF-8",
            "--release",
            "17"));
    command.addAll(List.of("-d", classes.toString(), "-cp", path));
    try (var files = Files.walk(sources)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(command::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Program.in(sources, command.toArray(String[]::new));
  }
}
