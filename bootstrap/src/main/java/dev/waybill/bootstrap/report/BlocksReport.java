package dev.waybill.bootstrap.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.waybill.application.port.BlockList.Listed;
import dev.waybill.domain.upload.Block;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Entries of the block list for an operator, a line each; for programs a line of JSON each.
///
/// @param networks writes a network for people, which is in the form in which requests name it
public record BlocksReport(Console console, boolean json, UnaryOperator<String> networks) {
  /// As a part of a sentence.
  public String named(Block block) {
    return kind(block) + " " + value(block);
  }

  private static String kind(Block block) {
    return switch (block) {
      case Block.OfUpload _ -> "upload";
      case Block.OfDigest _ -> "sha256";
      case Block.OfNetwork _ -> "network";
    };
  }

  private String value(Block block) {
    return switch (block) {
      case Block.OfUpload(var id) -> id.toString();
      case Block.OfDigest(var sha256) -> sha256.hex();
      case Block.OfNetwork(var network) -> networks.apply(network);
    };
  }

  public void entry(Listed entry) {
    var since = entry.since().truncatedTo(ChronoUnit.MILLIS).toString();
    if (json) {
      var line = JsonNodeFactory.instance.objectNode();
      line.put("kind", kind(entry.block()));
      line.put("value", value(entry.block()));
      line.put("since", since);
      console.out().println(line);
    } else {
      console
          .out()
          .printf(
              Locale.ROOT,
              "%-7s  %s  since %s%n",
              kind(entry.block()),
              value(entry.block()),
              since);
    }
    console.out().flush();
  }

  /// For people alone.
  public void say(String sentence) {
    if (!json) {
      console.out().println(sentence);
      console.out().flush();
    }
  }
}
