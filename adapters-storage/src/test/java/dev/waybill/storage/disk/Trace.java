package dev.waybill.storage.disk;

import dev.waybill.application.contract.Required;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a [DiskWriter] asked of the kernel, as strace saw it.
///
/// @param calls in the order of their ends, as `rename staging/x blobs/y`, a failed one with its
///   error; paths relative to the parent of the store's root, which is itself left out
record Trace(List<String> calls, String output) {
  private static final Pattern LINE = Pattern.compile("(\\d+) +(.*)");
  private static final Pattern CALL =
      Pattern.compile("(\\w+)\\((.*)\\) += (?:\\d+|-\\d+ (\\w+).*)");

  static Trace of(Path root, List<String> straceOptions, String... blobs) throws IOException {
    Required.program("strace");
    var log = Files.createTempFile("waybill-", ".strace");
    try {
      var ended = Program.run(command(root, log, straceOptions, blobs));
      return new Trace(calls(Files.readAllLines(log), root.resolveSibling("")), ended.output());
    } finally {
      Files.delete(log);
    }
  }

  private static List<String> command(Path root, Path log, List<String> options, String[] blobs) {
    var command = new ArrayList<>(List.of("strace", "-f", "-y", "-qq", "-o", log.toString()));
    command.addAll(List.of("-e", "trace=fsync,fdatasync,rename,renameat,renameat2,mkdir"));
    command.addAll(options);
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:TieredStopAtLevel=1"));
    command.add("-Dslf4j.internal.verbosity=ERROR");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(DiskWriter.class.getName(), root.toString()));
    command.addAll(List.of(blobs));
    return command;
  }

  /// Puts together what strace has split because threads interleaved.
  private static List<String> calls(List<String> lines, Path base) {
    var calls = new ArrayList<String>();
    var begun = new HashMap<String, String>();
    for (var line : lines) {
      var matcher = LINE.matcher(line);
      if (matcher.matches()) {
        var text = matcher.group(2);
        if (text.endsWith(" <unfinished ...>")) {
          begun.put(matcher.group(1), text.replace(" <unfinished ...>", ""));
          continue;
        }
        var end = text.replaceFirst("<\\.\\.\\. \\w+ resumed>", "");
        call(end.equals(text) ? text : begun.remove(matcher.group(1)) + end, base, calls);
      }
    }
    return calls;
  }

  private static void call(String text, Path base, List<String> calls) {
    var matcher = CALL.matcher(text);
    if (matcher.matches() && text.contains(base.toString())) {
      calls.add(matcher.group(1) + paths(matcher, base) + error(matcher));
    }
  }

  private static String paths(Matcher call, Path base) {
    var path = Pattern.compile(Pattern.quote(base + "/") + "([^\">]*)").matcher(call.group(2));
    var paths = new StringBuilder();
    while (path.find()) {
      paths.append(' ').append(path.group(1));
    }
    return paths.toString();
  }

  private static String error(Matcher call) {
    return call.group(3) == null ? "" : " " + call.group(3);
  }
}
