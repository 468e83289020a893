import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;

/// The table of the faults that the tests have made: `clear FILE` begins a new one, `print FILE
/// KILLS` adds up its rows and prints them, and fails where anything was lost, altered or left
/// behind, or where fewer than KILLS processes were killed.
final class FaultTable {
  private static final int COLUMNS = 6;

  private FaultTable() {}

  public static void main(String[] args) throws Exception {
    var file = Path.of(args[1]);
    if (args[0].equals("clear")) {
      Files.deleteIfExists(file);
    } else if (!print(file, Long.parseLong(args[2]))) {
      System.exit(1);
    }
  }

  private static boolean print(Path file, long leastKills) throws Exception {
    var rows = new TreeMap<String, long[]>();
    var total = new long[COLUMNS];
    if (Files.exists(file)) {
      for (var line : Files.readAllLines(file)) {
        var fields = line.split("\t", -1);
        var counts = Arrays.stream(fields).skip(1).mapToLong(Long::parseLong).toArray();
        add(rows.computeIfAbsent(fields[0], fault -> new long[COLUMNS]), counts);
        add(total, counts);
      }
    }
    int width = Math.max(5, rows.keySet().stream().mapToInt(String::length).max().orElse(0));
    row(width, "fault", "tried", "kills", "acknowledged", "lost", "altered", "left behind");
    rows.forEach((fault, counts) -> row(width, fault, Arrays.stream(counts).boxed().toArray()));
    row(width, "total", Arrays.stream(total).boxed().toArray());
    return holds(total, leastKills);
  }

  private static void add(long[] sums, long[] counts) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += counts[i];
    }
  }

  private static void row(int width, String fault, Object... cells) {
    System.out.printf("| %-" + width + "s | %6s | %5s | %12s | %4s | %7s | %11s |%n", join(fault, cells));
  }

  private static Object[] join(String first, Object... rest) {
    var all = new Object[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }

  private static boolean holds(long[] total, long leastKills) {
    if (total[3] + total[4] + total[5] > 0) {
      System.out.println("The promises were broken: see the last three columns.");
      return false;
    }
    if (total[1] < leastKills) {
      System.out.println("Only " + total[1] + " kills, where " + leastKills + " have to be outlived.");
      return false;
    }
    return true;
  }
}
