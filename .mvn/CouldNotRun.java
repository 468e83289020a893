import java.nio.file.Files;
import java.nio.file.Path;

/// Says at the end of a build which tests could not run on this machine, and why: `clear` begins a
/// new list, `list` prints it.
final class CouldNotRun {
  private CouldNotRun() {}

  public static void main(String[] args) throws Exception {
    var file = Path.of(args[1]);
    if (args[0].equals("clear")) {
      Files.deleteIfExists(file);
    } else if (Files.exists(file)) {
      System.out.println("Could not run on this machine (.ci/run installs what is missing):");
      Files.readAllLines(file).stream().sorted().distinct().forEach(line -> System.out.println("  " + line));
    } else {
      System.out.println("Every test could run on this machine.");
    }
  }
}
