import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Runs google-java-format over every Java source of the repository: `check` fails on a difference,
/// `fix` rewrites the files. Run by the parent POM with the toolchain's java.
final class Format {
  private Format() {}

  public static void main(String[] args) throws Exception {
    var root = Path.of(args[1]);
    var files = sources(root);
    if (files.isEmpty()) {
      return;
    }
    var list = Files.write(root.resolve("target/tools/sources.txt"), files);
    var mode = args[0].equals("fix") ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed");
    var arguments = new ArrayList<>(mode);
    arguments.add("@" + list);
    System.err.println("google-java-format: " + args[0] + " " + files.size() + " files"
        + (args[0].equals("check") ? "; if it names files, run .ci/format" : ""));
    Main.main(arguments.toArray(String[]::new));
  }

  private static List<String> sources(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths
          .filter(path -> path.toString().endsWith(".java"))
          .filter(path -> !root.relativize(path).toString().matches("(.*/)?target/.*|\\..*"))
          .map(Path::toString)
          .sorted()
          .toList();
    }
  }
}
