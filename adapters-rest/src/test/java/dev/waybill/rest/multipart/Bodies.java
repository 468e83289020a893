package dev.waybill.rest.multipart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Bodies and the parts they were made from, with content chosen to be confusing.
record Bodies(MultipartBoundary.Found boundary, List<Received.Part> parts) {

  static Arbitrary<Bodies> any() {
    return boundaries().flatMap(b -> parts(b).map(p -> new Bodies(b, p)));
  }

  private static Arbitrary<MultipartBoundary.Found> boundaries() {
    String webkit = "----WebKitFormBoundary7MA4YWxkTrZu0gW";
    return Arbitraries.of("b", "-", "--", "bb", "a b", "-b-", webkit, "-".repeat(70))
        .map(MultipartBoundary.Found::new);
  }

  private static Arbitrary<List<Received.Part>> parts(MultipartBoundary.Found boundary) {
    Arbitrary<String> names = Arbitraries.of("files", "e2e", "\u00fc", "a\"b\\", "a;b=c");
    Arbitrary<String> ascii = content(boundary, '\u007f');
    Arbitrary<Received.Part> fields =
        Combinators.combine(names, ascii).as((n, c) -> new Received.Part.Field(n, c));
    Arbitrary<Received.Part> files =
        Combinators.combine(names, names, types(), content(boundary, '\u00ff'))
            .as((n, f, t, c) -> new Received.Part.File(new FilePart(n, f, t), c, true));
    return Arbitraries.oneOf(fields, files).list().ofMaxSize(5);
  }

  private static Arbitrary<Optional<String>> types() {
    return Arbitraries.of("", "text/plain").map(t -> Optional.of(t).filter(s -> !s.isEmpty()));
  }

  /// Any content that does not hold a delimiter line, alone or with the delimiter that follows.
  private static Arbitrary<String> content(MultipartBoundary.Found boundary, char max) {
    String b = boundary.value();
    Arbitrary<String> pieces =
        Arbitraries.of(
            "\r\n",
            "\r",
            "\n",
            "-",
            "--",
            b,
            "\r\n--",
            "\r\n--" + b,
            "\r\n--" + b + "-",
            " ",
            "\t",
            "x");
    Arbitrary<String> noise = Arbitraries.strings().withCharRange('\0', max).ofMaxLength(20);
    Pattern line = Pattern.compile("\r\n--" + Pattern.quote(b) + "(--)?[ \t]*\r?\n");
    return Arbitraries.frequencyOf(Tuple.of(4, pieces), Tuple.of(1, noise))
        .list()
        .ofMaxSize(12)
        .map(list -> String.join("", list))
        .filter(c -> !line.matcher("\r\n" + c + "\r\n--" + b).find());
  }

  byte[] encoded() {
    StringBuilder body = new StringBuilder();
    for (Received.Part part : parts) {
      body.append("--")
          .append(boundary.value())
          .append("\r\n")
          .append(encoded(part))
          .append("\r\n");
    }
    return body.append("--").append(boundary.value()).append("--").toString().getBytes(ISO_8859_1);
  }

  int count(String piece) {
    return new String(encoded(), ISO_8859_1).split(Pattern.quote(piece), -1).length - 1;
  }

  private static String encoded(Received.Part part) {
    return switch (part) {
      case Received.Part.Field(String name, String value) -> head(name) + "\r\n\r\n" + value;
      case Received.Part.File(FilePart head, String bytes, boolean whole) ->
          head(head.fieldName())
              + "; filename=\""
              + quoted(head.rawFileName())
              + "\""
              + head.contentType().map(t -> "\r\nContent-Type: " + t).orElse("")
              + "\r\n\r\n"
              + bytes;
    };
  }

  private static String head(String name) {
    return "Content-Disposition: form-data; name=\"" + quoted(name) + "\"";
  }

  private static String quoted(String name) {
    String escaped = name.replace("\\", "\\\\").replace("\"", "\\\"");
    return new String(escaped.getBytes(UTF_8), ISO_8859_1);
  }
}
