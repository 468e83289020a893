package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Input;
import dev.waybill.bootstrap.config.Setting;
import dev.waybill.bootstrap.config.Settings;
import dev.waybill.bootstrap.report.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The flags that are made from [Settings], behind those of the command itself.
final class SettingFlags {
  private static final String CONFIG_FLAG = "--config";

  private SettingFlags() {}

  /// Flags that are not known are left over for the configuration's list of problems.
  static void addTo(CommandSpec spec, Map<String, String> environment) {
    spec.parser().unmatchedArgumentsAllowed(true).overwrittenOptionsAllowed(true);
    spec.addOption(
        text(
            CONFIG_FLAG,
            "file",
            "File of NAME=value lines, with the names of the variables.",
            "Variable: " + Settings.CONFIG_FILE));
    Settings.all().forEach(setting -> spec.addOption(option(setting, environment)));
    var help = spec.usageMessage();
    help.footer(footer(help.footer()));
    help.exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes(help.exitCodeList()));
  }

  /// @param examples of the command, which it has as its footer
  private static String[] footer(String... examples) {
    var lines = new ArrayList<String>();
    if (examples.length > 0) {
      lines.addAll(List.of("", "Examples:"));
      List.of(examples).forEach(example -> lines.add("  " + example));
    }
    lines.add("");
    lines.add("A flag is stronger than the environment, which is stronger than the file.");
    lines.add("Sizes: 500000, 8MiB, 10GiB.  Times: 500ms, 30s, 5m, 1h, 7d.");
    return lines.toArray(String[]::new);
  }

  /// In the order of the codes.
  ///
  /// @param own those that the command has besides
  private static Map<String, String> exitCodes(Map<String, String> own) {
    var codes = new TreeMap<Integer, String>();
    own.forEach((code, meaning) -> codes.put(Integer.parseInt(code.strip()), meaning));
    codes.put(ExitCode.OK, "done");
    codes.put(ExitCode.USAGE, "invalid command line");
    codes.put(ExitCode.FAILED, "internal error");
    codes.put(ExitCode.CONFIG, "not possible; standard error says why");
    var aligned = new LinkedHashMap<String, String>();
    codes.forEach((code, meaning) -> aligned.put((code < 10 ? " " : "") + code, meaning));
    return aligned;
  }

  private static OptionSpec option(Setting<?> setting, Map<String, String> environment) {
    var text = setting.defaultText().apply(environment);
    return text(
        setting.flag(),
        setting.kind().label(),
        setting.meaning() + ".",
        "Default: " + (text.isEmpty() ? "none" : text) + ". Variable: " + setting.name());
  }

  private static OptionSpec text(String flag, String label, String... description) {
    return OptionSpec.builder(flag)
        .type(String.class)
        .arity("1")
        .paramLabel("<" + label + ">")
        .description(description)
        .build();
  }

  static Input input(ParseResult parsed, Map<String, String> environment) {
    var flags = new LinkedHashMap<String, String>();
    for (var option : parsed.matchedOptions()) {
      if (ofSettings(option)) {
        Optional.ofNullable(option.<String>getValue())
            .ifPresent(text -> flags.put(option.longestName(), text));
      }
    }
    var own =
        parsed.commandSpec().options().stream()
            .filter(option -> !ofSettings(option))
            .map(OptionSpec::longestName)
            .collect(Collectors.toSet());
    return new Input(flags, parsed.unmatched(), environment, own);
  }

  private static boolean ofSettings(OptionSpec option) {
    return option.longestName().equals(CONFIG_FLAG)
        || Settings.all().stream().anyMatch(one -> one.flag().equals(option.longestName()));
  }
}
