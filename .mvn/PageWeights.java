import java.nio.file.Files;
import java.nio.file.Path;

/// What each page weighs in a browser: `print FILE` shows the table that the tests have written, if
/// they ran, and takes it away, so that it is not shown for another build.
final class PageWeights {
  private PageWeights() {}

  public static void main(String[] args) throws Exception {
    var file = Path.of(args[1]);
    if (Files.exists(file)) {
      System.out.println("What a browser transfers to show a page for the first time, at most in any language:");
      Files.readAllLines(file).forEach(System.out::println);
      Files.delete(file);
    }
  }
}
