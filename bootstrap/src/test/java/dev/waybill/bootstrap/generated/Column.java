package dev.waybill.bootstrap.generated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.bootstrap.testing.Ended;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// One generated client: what is known to be its generator's own fault, and what became of each
/// step.
final class Column {
  private static final Pattern COMPLAINT = Pattern.compile("(?i)\\b(warn(ing)?|error)s?\\b");
  private static final int LONGEST_REASON = 300;

  private final String name;
  private final Facts facts;
  private final Map<String, String> environment;
  private final Map<Step, Cell> cells = new EnumMap<>(Step.class);
  private final Map<Step, String> ownFaults = new EnumMap<>(Step.class);
  private final List<Pattern> ownComplaints = new ArrayList<>();

  /// @param environment what a driving program finds in its environment
  Column(String name, Facts facts, Map<String, String> environment) {
    this.name = name;
    this.facts = facts;
    this.environment = Map.copyOf(environment);
  }

  String name() {
    return name;
  }

  /// A step that the client cannot do, through no fault of the document or the service.
  ///
  /// @param why what it does instead, and where that is reported or can be seen
  Column ownFault(Step step, String why) {
    ownFaults.put(step, why);
    return this;
  }

  /// A line that the generator or the compiler writes whatever the document says, or for good
  /// reason.
  ///
  /// @param why for the reader of the test
  Column ownComplaint(String pattern, String why) {
    assertThat(why).isNotBlank();
    ownComplaints.add(Pattern.compile(pattern));
    return this;
  }

  /// Makes the client out of the document.
  Column generate(Program generator) {
    return make(Step.GENERATE, generator);
  }

  /// Several, one after the other, may make one client.
  Column compile(Program compiler) {
    return make(Step.COMPILE, compiler);
  }

  private Column make(Step step, Program program) {
    if (cells.values().stream().anyMatch(Cell.Failed.class::isInstance)) {
      return this;
    }
    var ended = program.run();
    var complaints = complaints(ended);
    var failed = ended.exit() != 0;
    var told = complaints.isEmpty() ? ended.out() + ended.err() : String.join("\n", complaints);
    cells.put(
        step,
        failed || !complaints.isEmpty()
            ? new Cell.Failed("exit " + ended.exit() + ": " + told)
            : new Cell.Done());
    return this;
  }

  private List<String> complaints(Ended ended) {
    return Stream.concat(ended.out().lines(), ended.err().lines())
        .filter(COMPLAINT.asPredicate())
        .filter(line -> ownComplaints.stream().noneMatch(own -> own.matcher(line).find()))
        .toList();
  }

  /// Drives the client, and fails if anything is not as it should be.
  void drive(Program driver) {
    if (cells.values().stream().noneMatch(Cell.Failed.class::isInstance)) {
      var ended = driver.with(environment).run();
      ended.out().lines().map(line -> line.split("\t", 3)).forEach(this::take);
      var rest = "the client's program ended before: exit " + ended.exit() + " " + ended.err();
      Stream.of(Step.values()).forEach(step -> cells.putIfAbsent(step, new Cell.Failed(rest)));
    }
    assertThat(deviations()).as(name).isEmpty();
  }

  private void take(String[] line) {
    for (var step : Step.values()) {
      if (line.length == 3 && step.key().equals(line[0])) {
        cells.put(step, cell(step, line[1], line[2]));
      }
    }
  }

  private Cell cell(Step step, String outcome, String detail) {
    if (!outcome.equals("ok")) {
      return new Cell.Failed(detail);
    }
    return facts.wrong(step, detail).<Cell>map(Cell.Failed::new).orElseGet(Cell.Done::new);
  }

  private List<String> deviations() {
    var deviations = new ArrayList<String>();
    cells.forEach(
        (step, cell) -> {
          switch (cell) {
            case Cell.Done() -> {
              if (ownFaults.containsKey(step)) {
                deviations.add(step.key() + " works now: take its own fault out");
              }
            }
            case Cell.Failed(var reason) -> {
              if (!ownFaults.containsKey(step)) {
                deviations.add(step.key() + ": " + reason);
              }
            }
          }
        });
    return deviations;
  }

  /// What the table says of a step, short.
  String shown(Step step) {
    return switch (cells.get(step)) {
      case null -> "not reached";
      case Cell.Done() -> "ok";
      case Cell.Failed _ when ownFaults.containsKey(step) -> "its own fault";
      case Cell.Failed _ -> "FAILED";
    };
  }

  /// What the table says below, of each step that is not ok.
  List<String> notes() {
    var notes = new ArrayList<String>();
    cells.forEach(
        (step, cell) -> {
          if (cell instanceof Cell.Failed(var reason)) {
            notes.add(
                name + ", " + step.key() + ": " + ownFaults.getOrDefault(step, shortened(reason)));
          }
        });
    return notes;
  }

  private static String shortened(String reason) {
    var line = reason.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
  }
}
