package dev.waybill.bootstrap.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What the help of a command says around its flags.
///
/// @param description a sentence or two
/// @param examples how it is used
/// @param exits its exit codes besides those that all commands have
record CommandHelp(String description, List<String> examples, Map<Integer, String> exits) {
  CommandHelp {
    examples = List.copyOf(examples);
    exits = Map.copyOf(exits);
  }

  static CommandHelp of(String description, String... examples) {
    return new CommandHelp(description, List.of(examples), Map.of());
  }

  CommandHelp exits(int code, String meaning) {
    var more = new LinkedHashMap<>(exits);
    more.put(code, meaning);
    return new CommandHelp(description, examples, more);
  }

  /// In the order of the codes.
  Map<String, String> exitCodes() {
    var codes = new LinkedHashMap<String, String>();
    var all = new TreeMap<>(exits);
    all.put(ExitCode.OK, "done");
    all.put(ExitCode.USAGE, "invalid command line");
    all.put(ExitCode.FAILED, "internal error");
    all.put(ExitCode.CONFIG, "not possible; standard error says why");
    all.forEach((code, meaning) -> codes.put((code < 10 ? " " : "") + code, meaning));
    return codes;
  }
}
