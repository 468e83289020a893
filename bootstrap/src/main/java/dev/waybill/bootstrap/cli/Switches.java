package dev.waybill.bootstrap.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/// The flags of single commands, besides those of the settings. Each parsed command line needs new
/// ones, as they hold its values.
final class Switches {
  static final String ALONE = "--alone";
  static final String ACCEPT_CLOCK = "--accept-clock";
  static final String DEEP = "--deep";
  static final String REMOVE_ORPHANS = "--remove-orphans";
  static final String FORGET_MISSING = "--forget-missing";
  static final String FORCE = "--force";
  static final String TO = "--to";
  static final String COPY_ONLY = "--copy-only";
  static final String ALREADY_THERE = "--already-there";
  static final String LEAVE_DAMAGED = "--leave-damaged";
  static final String FILE = "--file";
  static final String NEW_TENANT_KEYS = "--new-tenant-keys";

  static final String JSON = "--json";

  private Switches() {}

  static List<OptionSpec> ofSweep() {
    return List.of(
        onOff(
            ALONE,
            "Also removes orphaned files younger than a day. Use it only when no other node is"
                + " running."),
        onOff(ACCEPT_CLOCK, "Sweeps although the clock has jumped since the last sweep."));
  }

  static List<OptionSpec> ofDoctor() {
    return List.of(
        onOff(DEEP, "Also reads every file and compares its SHA-256."),
        onOff(REMOVE_ORPHANS, "Removes orphaned files (those that no row names) older than a day."),
        onOff(FORGET_MISSING, "Deletes the rows of uploads that have no file left."),
        onOff(FORCE, "With --forget-missing: also if those are more than a tenth of all uploads."));
  }

  static List<OptionSpec> ofCopy() {
    return List.of(
        needed(TO, "disk|s3", "Storage to move the files to."),
        onOff(
            COPY_ONLY,
            "Copies ahead, also while nodes are serving; the files stay where they are. Run it"
                + " again without this flag, with all nodes stopped, to finish."),
        onOff(
            ALREADY_THERE,
            "Copies nothing: checks that all files are there already, and records the move."),
        onOff(LEAVE_DAMAGED, "Finishes although some files are missing or damaged."));
  }

  static List<OptionSpec> ofExport() {
    return List.of(
        needed(FILE, "file", "File to write, readable by its owner alone; - for output."));
  }

  static List<OptionSpec> ofImport() {
    return List.of(needed(FILE, "file", "File that `waybill export` has written; - for input."));
  }

  static List<OptionSpec> ofRotation() {
    return List.of(
        onOff(
            NEW_TENANT_KEYS,
            "Also makes a new key for each tenant and puts the keys of all files under it."));
  }

  static List<OptionSpec> ofNodes() {
    return List.of(onOff(JSON, "Writes a JSON object a line instead of a table."));
  }

  static boolean isSet(ParseResult parsed, String flag) {
    return parsed.hasMatchedOption(flag);
  }

  static String text(ParseResult parsed, String flag) {
    return Optional.ofNullable(parsed.<String>matchedOptionValue(flag, null)).orElseThrow();
  }

  private static OptionSpec onOff(String flag, String description) {
    return OptionSpec.builder(flag).type(boolean.class).arity("0").description(description).build();
  }

  private static OptionSpec needed(String flag, String label, String description) {
    return OptionSpec.builder(flag)
        .type(String.class)
        .arity("1")
        .required(true)
        .paramLabel("<" + label + ">")
        .description(description)
        .build();
  }
}
