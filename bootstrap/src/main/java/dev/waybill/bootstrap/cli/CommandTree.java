package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Setting;
import dev.waybill.bootstrap.config.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The subcommands and their flags, the flags made from [Settings].
final class CommandTree {
  static final String SERVE = "serve";
  static final String SWEEP = "sweep";
  static final String MIGRATE = "migrate";
  static final String DOCTOR = "doctor";
  static final String COPY_BLOBS = "copy-blobs";
  static final String EXPORT = "export";
  static final String IMPORT = "import";
  static final String ROTATE_KEYS = "rotate-keys";
  static final String NODES = "nodes";
  static final String CONFIG = "config";
  static final String VERSION = "version";
  static final String TRAIN = "train";
  static final String CONFIG_FLAG = "--config";

  /// Those that a person is told of.
  static final List<String> PUBLIC =
      List.of(
          SERVE,
          SWEEP,
          MIGRATE,
          DOCTOR,
          COPY_BLOBS,
          EXPORT,
          IMPORT,
          ROTATE_KEYS,
          NODES,
          CONFIG,
          VERSION,
          "help");

  private static final int WIDTH = 100;

  private CommandTree() {}

  static CommandSpec build(Map<String, String> environment) {
    var root = command("waybill", "Takes files and hands out links to them.");
    root.version(Version.line())
        .addOption(
            OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Shows the version of Waybill and of Java.")
                .build());
    OperatorHelp.ALL.forEach(
        (name, help) ->
            root.addSubcommand(
                name, withSettings(name, help, OperatorHelp.switches(name), environment)));
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
      String name, CommandHelp help, List<OptionSpec> own, Map<String, String> environment) {
    var spec = command(name, help.description());
    spec.parser().unmatchedArgumentsAllowed(true).overwrittenOptionsAllowed(true);
    own.forEach(spec::addOption);
    spec.addOption(
        text(
            CONFIG_FLAG,
            "file",
            "File of NAME=value lines, with the names of the variables.",
            "Variable: " + Settings.CONFIG_FILE));
    Settings.all().forEach(setting -> spec.addOption(option(setting, environment)));
    spec.usageMessage()
        .footer(footer(help))
        .exitCodeListHeading("%nExit codes:%n")
        .exitCodeList(help.exitCodes());
    return spec;
  }

  private static String[] footer(CommandHelp help) {
    var lines = new ArrayList<String>();
    if (!help.examples().isEmpty()) {
      lines.addAll(List.of("", "Examples:"));
      help.examples().forEach(example -> lines.add("  " + example));
    }
    lines.add("");
    lines.add("A flag is stronger than the environment, which is stronger than the file.");
    lines.add("Sizes: 500000, 8MiB, 10GiB.  Times: 500ms, 30s, 5m, 1h, 7d.");
    return lines.toArray(String[]::new);
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

  /// The flags of settings that were given, with their text.
  static Map<String, String> flags(ParseResult parsed) {
    var flags = new LinkedHashMap<String, String>();
    for (var option : parsed.matchedOptions()) {
      if (ofSettings(option)) {
        Optional.ofNullable(option.<String>getValue())
            .ifPresent(text -> flags.put(option.longestName(), text));
      }
    }
    return flags;
  }

  /// The flags that the command takes besides those of settings.
  static Set<String> ownFlags(ParseResult parsed) {
    return parsed.commandSpec().options().stream()
        .filter(option -> !ofSettings(option))
        .map(OptionSpec::longestName)
        .collect(Collectors.toSet());
  }

  private static boolean ofSettings(OptionSpec option) {
    return option.longestName().equals(CONFIG_FLAG)
        || Settings.all().stream().anyMatch(one -> one.flag().equals(option.longestName()));
  }
}
