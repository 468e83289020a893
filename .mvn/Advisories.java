import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Holds the libraries of the distribution against the advisories that the repository lists, and fails where one
/// applies:
///
///     java .mvn/Advisories.java .ci/advisories.txt LIB_FOLDER
///
/// A line of the list: artifact, first version with the fault, first one without it, the advisory, a word on it.
class Advisories {
  private static final Pattern JAR = Pattern.compile("(.+?)-(\\d.*)\\.jar");

  record Advisory(String artifact, String from, String fixed, String text) {
    static Advisory of(String line) {
      var words = line.strip().split("\\s+", 4);
      if (words.length < 4) {
        throw new IllegalArgumentException("not a line of advisories: " + line);
      }
      return new Advisory(words[0], words[1], words[2], words[3]);
    }

    boolean isOf(String name, String version) {
      return artifact.equals(name) && compare(from, version) <= 0 && compare(version, fixed) < 0;
    }
  }

  public static void main(String[] arguments) throws IOException {
    var advisories =
        Files.readAllLines(Path.of(arguments[0])).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Advisory::of)
            .toList();
    var found = new ArrayList<String>();
    var count = 0;
    try (var jars = Files.newDirectoryStream(Path.of(arguments[1]), "*.jar")) {
      for (var jar : jars) {
        found.addAll(of(jar.getFileName().toString(), advisories));
        count++;
      }
    }
    if (count == 0 || !found.isEmpty()) {
      found.forEach(System.err::println);
      System.err.println("Advisories apply to " + found.size() + " of " + count + " libraries.");
      System.exit(1);
    }
  }

  private static List<String> of(String file, List<Advisory> advisories) {
    var jar = JAR.matcher(file);
    return jar.matches()
        ? advisories.stream()
            .filter(each -> each.isOf(jar.group(1), jar.group(2)))
            .map(each -> file + ": take " + each.fixed() + " or newer, " + each.text())
            .toList()
        : List.of();
  }

  /// By their numbers; what follows the numbers does not count.
  private static int compare(String one, String other) {
    var left = one.split("[^0-9]+");
    var right = other.split("[^0-9]+");
    for (int n = 0; n < Math.max(left.length, right.length); n++) {
      var order = Long.compare(number(left, n), number(right, n));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static long number(String[] numbers, int n) {
    return n < numbers.length && !numbers[n].isEmpty() ? Long.parseLong(numbers[n]) : 0;
  }
}
