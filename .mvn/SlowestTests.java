import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Where the time of a build's tests went: `print ROOT BEGAN COUNT` reads what surefire has written
/// below ROOT since BEGAN (an ISO instant), and prints the sum of each run and its COUNT slowest
/// classes. Runs go side by side, so the sums are more than the build took.
final class SlowestTests {
  private static final Pattern SUITE =
      Pattern.compile("<testsuite [^>]*?\\bname=\"([^\"]*)\"[^>]*?\\btime=\"([0-9.,]*)\"");
  private static final String PREFIX = "surefire-reports";

  /// @param run whose tests they were: the module, and what surefire's folder adds
  private record Timed(String run, String name, double seconds) {}

  private SlowestTests() {}

  public static void main(String[] args) throws Exception {
    var all = new ArrayList<Timed>();
    for (var file : reports(Path.of(args[1]), Instant.parse(args[2]))) {
      var found = SUITE.matcher(Files.readString(file));
      if (found.find()) {
        var seconds = Double.parseDouble(found.group(2).replace(",", ""));
        all.add(new Timed(run(file), found.group(1), seconds));
      }
    }
    print(all, Integer.parseInt(args[3]));
  }

  private static List<Path> reports(Path root, Instant began) throws IOException {
    try (var files = Files.find(root, 4, (path, _) -> path.getFileName().toString().matches("TEST-.*\\.xml"))) {
      return files.filter(file -> !modified(file).isBefore(began)).toList();
    }
  }

  private static Instant modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException gone) {
      return Instant.EPOCH;
    }
  }

  /// `bootstrap`, or `bootstrap-distributed`, of `bootstrap/target/surefire-reports-distributed/x`.
  private static String run(Path file) {
    var folder = file.getParent();
    return folder.getParent().getParent().getFileName() + folder.getFileName().toString().substring(PREFIX.length());
  }

  private static void print(List<Timed> all, int count) {
    var sums = new TreeMap<String, Double>();
    all.forEach(timed -> sums.merge(timed.run(), timed.seconds(), Double::sum));
    System.out.println("Seconds of tests:");
    sums.forEach((run, seconds) -> System.out.printf("  %6.0f %s%n", seconds, run));
    System.out.println("The slowest test classes, in seconds:");
    all.stream()
        .sorted(Comparator.comparingDouble(Timed::seconds).reversed())
        .limit(count)
        .forEach(timed -> System.out.printf("  %6.1f %s (%s)%n", timed.seconds(), timed.name(), timed.run()));
  }
}
