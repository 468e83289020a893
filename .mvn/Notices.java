import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// Writes what the distribution says of the libraries in it: THIRD-PARTY.txt, a line each with its licences as
/// the SBOM has them, and the folder `licenses` with the texts that the jars carry themselves.
///
///     java .mvn/Notices.java DISTRIBUTION
///
/// Fails for a library of which nothing is known. Without an SBOM (a build that skips it) the lines have no licences.
class Notices {
  public static void main(String[] arguments) throws Exception {
    var home = Path.of(arguments[0]);
    var licences = licences(home.resolve("waybill-sbom.xml"));
    var lines = new ArrayList<String>();
    var unknown = new ArrayList<String>();
    try (var jars = Files.newDirectoryStream(home.resolve("lib"), "*.jar")) {
      for (var jar : jars) {
        var name = jar.getFileName().toString();
        if (!name.startsWith("waybill")) {
          var texts =
              copyTexts(jar, home.resolve("licenses").resolve(name.replaceFirst("\\.jar$", "")));
          var of = licences.getOrDefault(name, "");
          lines.add("%-58s %s".formatted(name, of.isEmpty() ? "(see licenses)" : of));
          if (of.isEmpty() && texts == 0 && !licences.isEmpty()) {
            unknown.add(name);
          }
        }
      }
    }
    if (!unknown.isEmpty()) {
      System.err.println("No licence is known of " + unknown);
      System.exit(1);
    }
    lines.sort(String.CASE_INSENSITIVE_ORDER);
    lines.add(
        0,
        "Libraries in lib, and their licences. The texts that they carry themselves are in the"
            + " folder licenses.\n");
    Files.write(home.resolve("THIRD-PARTY.txt"), lines);
  }

  /// By the name of the jar.
  private static TreeMap<String, String> licences(Path sbom) throws Exception {
    var all = new TreeMap<String, String>();
    if (!Files.exists(sbom)) {
      return all;
    }
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(sbom.toFile());
    var components = document.getElementsByTagName("component");
    for (int n = 0; n < components.getLength(); n++) {
      var component = (Element) components.item(n);
      var jar = text(component, "name") + "-" + text(component, "version") + ".jar";
      all.put(jar, String.join("; ", names(component)));
    }
    return all;
  }

  private static List<String> names(Element component) {
    var names = new ArrayList<String>();
    var licences = component.getElementsByTagName("license");
    for (int n = 0; n < licences.getLength(); n++) {
      var licence = (Element) licences.item(n);
      var id = text(licence, "id");
      names.add(id.isEmpty() ? text(licence, "name") : id);
    }
    var expression = text(component, "expression");
    if (!expression.isEmpty()) {
      names.add(expression);
    }
    return names;
  }

  private static String text(Element parent, String tag) {
    var found = parent.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }

  /// How many texts there are.
  private static int copyTexts(Path jar, Path folder) throws IOException {
    var count = 0;
    try (var content = new JarFile(jar.toFile())) {
      for (var entry : content.stream().filter(Notices::isText).toList()) {
        Files.createDirectories(folder);
        var name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        Files.write(folder.resolve(name), content.getInputStream(entry).readAllBytes());
        count++;
      }
    }
    return count;
  }

  private static boolean isText(JarEntry entry) {
    return entry
        .getName()
        .toUpperCase(Locale.ROOT)
        .matches("(META-INF/)?(LICENSE|LICENCE|NOTICE|COPYRIGHT|ABOUT)[^/]*\\.?(TXT|MD|HTML)?");
  }
}
