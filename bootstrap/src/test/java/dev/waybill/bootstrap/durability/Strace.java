package dev.waybill.bootstrap.durability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/// What a process asked of the kernel.
///
/// @param events in order: a call that has to be over counts at its end, a write to a socket at its
///   beginning; fsync and fdatasync are both `sync`; paths relative to the data folder
record Strace(List<String> events) {
  static final String ANSWER = "answer 200";

  private static final String CALLS =
      "trace=fsync,fdatasync,rename,renameat,renameat2,pwrite64,write,writev,sendto,sendmsg";
  private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
  private static final Pattern SUCCESS = Pattern.compile("(\\w+)\\((.*)\\) += \\d+");

  /// A program that starts another one and writes what it asks for into `log`.
  static List<String> into(Path log) {
    return List.of(
        "strace",
        "-f",
        "--seccomp-bpf",
        "-y",
        "-qq",
        "-s",
        "32",
        "-o",
        log.toString(),
        "-e",
        CALLS);
  }

  static Strace read(Path log, Path data) throws IOException {
    var events = new ArrayList<String>();
    var begun = new HashMap<String, String>();
    for (var line : Files.readAllLines(log)) {
      var matcher = LINE.matcher(line);
      if (matcher.matches()) {
        event(matcher.group(1), matcher.group(2), begun, data, events);
      }
    }
    return new Strace(List.copyOf(events));
  }

  /// Puts together what strace has split because threads interleaved.
  private static void event(
      String thread, String text, HashMap<String, String> begun, Path data, List<String> events) {
    if (isAnswer(text)) {
      events.add(ANSWER);
    } else if (text.endsWith(" <unfinished ...>")) {
      begun.put(thread, text.replace(" <unfinished ...>", ""));
    } else {
      var end = text.replaceFirst("<\\.\\.\\. \\w+ resumed>", "");
      var whole = end.equals(text) ? text : begun.getOrDefault(thread, "") + end;
      var call = SUCCESS.matcher(whole);
      if (call.matches() && whole.contains(data + "/")) {
        events.add(call.group(1).replaceFirst("f(data)?sync", "sync") + paths(call.group(2), data));
      }
    }
  }

  private static boolean isAnswer(String text) {
    return text.contains("\"HTTP/1.1 200 ") && !text.startsWith("<...");
  }

  private static String paths(String arguments, Path data) {
    var path = Pattern.compile("[<\"]" + Pattern.quote(data + "/") + "([^\">]*)[>\"]");
    var paths = new StringBuilder();
    var found = path.matcher(arguments);
    while (found.find()) {
      paths.append(' ').append(found.group(1));
    }
    return paths.toString();
  }
}
