package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Setting;
import dev.waybill.bootstrap.config.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The subcommands and their flags, the flags made from [Settings].
final class CommandTree {
  static final String SERVE = "serve";
  static final String SWEEP = "sweep";
  static final String CONFIG = "config";
  static final String VERSION = "version";
  static final String TRAIN = "train";
  static final String CONFIG_FLAG = "--config";

  /// Those that a person is told of.
  static final List<String> PUBLIC = List.of(SERVE, SWEEP, CONFIG, VERSION, "help");

  private static final int WIDTH = 100;

  private CommandTree() {}

  static CommandSpec build(Map<String, String> environment) {
    var root = command("waybill", "Takes files and hands out links to them.");
    root.addSubcommand(
        SERVE, withSettings(SERVE, "Serves uploads and downloads until stopped.", environment));
    root.addSubcommand(
        SWEEP, withSettings(SWEEP, "Removes what has expired, once, and exits.", environment));
    root.addSubcommand(
        CONFIG,
        withSettings(
            CONFIG,
            "Shows every setting: meaning, default, value and where it came from.",
            environment));
    root.addSubcommand(VERSION, command(VERSION, "Shows the version of Waybill and of Java."));
    root.addSubcommand(TRAIN, hidden());
    root.addSubcommand("help", new CommandLine(new CommandLine.HelpCommand()));
    root.usageMessage()
        .footer(
            "",
            "Start with:  waybill serve",
            "Then:        curl -F files=@some-file http://localhost:8080/upload",
            "",
            "Every flag can also be an environment variable or a line in a file: see waybill serve"
                + " --help.");
    return root;
  }

  private static CommandSpec command(String name, String description) {
    var spec = CommandSpec.create().name(name);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this help.").build());
    spec.usageMessage()
        .description(description)
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .width(WIDTH);
    return spec;
  }

  private static CommandSpec hidden() {
    var spec = command(TRAIN, "Starts, answers requests of its own, stops: for the build.");
    spec.usageMessage().hidden(true);
    return spec;
  }

  /// Flags that are not known are left over for the configuration's list of problems.
  private static CommandSpec withSettings(
      String name, String description, Map<String, String> environment) {
    var spec = command(name, description);
    spec.parser().unmatchedArgumentsAllowed(true).overwrittenOptionsAllowed(true);
    spec.addOption(
        text(
            CONFIG_FLAG,
            "file",
            "File of NAME=value lines, with the names of the variables.",
            "Variable: " + Settings.CONFIG_FILE));
    Settings.all().forEach(setting -> spec.addOption(option(setting, environment)));
    spec.usageMessage()
        .footer(
            "",
            "A flag is stronger than the environment, which is stronger than the file.",
            "Sizes: 500000, 8MiB, 10GiB.  Times: 500ms, 30s, 5m, 1h, 7d.");
    return spec;
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

  /// The flags that were given, with their text.
  static Map<String, String> flags(ParseResult parsed) {
    var flags = new LinkedHashMap<String, String>();
    for (var option : parsed.matchedOptions()) {
      Optional.ofNullable(option.<String>getValue())
          .ifPresent(text -> flags.put(option.longestName(), text));
    }
    return flags;
  }
}
