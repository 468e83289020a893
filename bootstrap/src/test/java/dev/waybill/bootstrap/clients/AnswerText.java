package dev.waybill.bootstrap.clients;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Reads what a [Driver] prints.
final class AnswerText {
  private static final Pattern THEN = Pattern.compile("(?m)^then\\r?\\n");

  private AnswerText() {}

  static List<Answer> read(String printed) throws IOException {
    var answers = new ArrayList<Answer>();
    for (var part : THEN.split(printed, -1)) {
      answers.add(readOne(part));
    }
    return answers;
  }

  private static Answer readOne(String printed) throws IOException {
    var lines = printed.split("\\r?\\n", -1);
    if (!lines[0].matches("[0-9]{3}")) {
      throw new IOException("no status: " + printed);
    }
    var headers = new HashMap<String, List<String>>();
    int next = 1;
    for (; next < lines.length && !lines[next].isEmpty(); next++) {
      var colon = lines[next].indexOf(':');
      if (colon < 1) {
        throw new IOException("no header: " + lines[next]);
      }
      headers
          .computeIfAbsent(lines[next].substring(0, colon), name -> new ArrayList<>())
          .add(lines[next].substring(colon + 1).strip());
    }
    var body =
        next + 1 < lines.length
            ? List.of(lines).subList(next + 1, lines.length)
            : List.<String>of();
    return new Answer(Integer.parseInt(lines[0]), headers, String.join("\n", body));
  }
}
