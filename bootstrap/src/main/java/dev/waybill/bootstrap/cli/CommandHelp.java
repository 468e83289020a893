package dev.waybill.bootstrap.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    return new CommandHelp(description, examples, Map.of(code, meaning));
  }

  /// In the order of the codes.
  Map<String, String> exitCodes() {
    var codes = new LinkedHashMap<String, String>();
    codes.put(" " + ExitCode.OK, "done");
    exits.forEach((code, meaning) -> codes.put(" " + code, meaning));
    codes.put(String.valueOf(ExitCode.USAGE), "invalid command line");
    codes.put(String.valueOf(ExitCode.FAILED), "internal error");
    codes.put(String.valueOf(ExitCode.CONFIG), "not possible; standard error says why");
    return codes;
  }
}
