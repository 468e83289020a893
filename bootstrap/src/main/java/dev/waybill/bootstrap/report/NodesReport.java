package dev.waybill.bootstrap.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.application.port.NodeRegistry.Node;
import dev.waybill.application.upkeep.LiveNodes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/// The nodes of an installation, for people as a table and for programs as a line of JSON each.
public record NodesReport(Console console, Instant now) {
  public void table(List<Node> nodes) {
    if (nodes.isEmpty()) {
      console.out().println("No node is running.");
    } else {
      row("NODE", "VERSION", "STATE", "SEEN", "STARTED", "CLOCK", "MASTER KEYS");
      nodes.forEach(this::row);
    }
    console.out().flush();
  }

  private void row(Node node) {
    row(
        node.name(),
        node.version(),
        state(node),
        node.silentFor(now).toSeconds() + " s ago",
        Duration.between(node.started(), now).toMinutes() + " min ago",
        String.format(Locale.ROOT, "%+d ms", node.clockAheadMillis()),
        node.masterKeys().isEmpty() ? "none" : String.join(" ", node.masterKeys()));
  }

  private void row(Object... columns) {
    console.out().printf(Locale.ROOT, "%-24s %-14s %-9s %10s %12s %10s  %s%n", columns);
  }

  public void json(List<Node> nodes) {
    for (var node : nodes) {
      var line = JsonNodeFactory.instance.objectNode();
      line.put("id", node.id());
      line.put("name", node.name());
      line.put("version", node.version());
      line.put("state", state(node));
      line.put("seen", time(node.seen()));
      line.put("started", time(node.started()));
      line.put("clock_ahead_ms", node.clockAheadMillis());
      var keys = line.putArray("master_keys");
      node.masterKeys().forEach(keys::add);
      console.out().println(line);
    }
    console.out().flush();
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private String state(Node node) {
    if (!LiveNodes.isAlive(node, now)) {
      return "dead";
    }
    return node.stopping() ? "stopping" : "serving";
  }
}
