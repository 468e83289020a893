package dev.waybill.bootstrap.wiring;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.inventory.BlockUploads;
import dev.waybill.application.inventory.FindUploads;
import dev.waybill.application.port.BlockList.Listed;
import dev.waybill.application.port.Database;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.BlocksReport;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.domain.upload.Block;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `waybill uploads block` and `waybill blocks`: what nobody may read or send, beside nodes that
/// serve.
///
/// @param json whether for programs
public record BlocksRun(Console console, boolean json) {
  private static final Logger LOG = LoggerFactory.getLogger(BlocksRun.class);

  /// One of these.
  ///
  /// @param upload by its link or token
  public record Target(
      Optional<FindUploads.Query> upload, Optional<Digest> digest, Optional<String> network) {
    Optional<Block> withoutLooking() {
      return digest.<Block>map(Block.OfDigest::new).or(() -> network.map(Block.OfNetwork::new));
    }
  }

  /// @param files whether the digests of an upload's files are blocked too
  /// @return the exit code
  public int block(Configuration configuration, Target target, boolean files) {
    try (var database = Databases.forCommand(configuration)) {
      var now = NodesCheck.now(database);
      var list = new BlockUploads(database);
      var report = report();
      var blocks = blocks(database, target, files);
      for (var block : blocks) {
        if (list.block(LocalContext.COMMAND, block, now)) {
          LOG.info("The operator blocked {}", report.named(block));
          report.entry(new Listed(block, now));
        } else {
          report.say("Blocked already: " + report.named(block));
        }
      }
      return blocks.isEmpty() ? nothing("No upload is like that.") : ExitCode.OK;
    }
  }

  private static List<Block> blocks(Database database, Target target, boolean files) {
    var blocks = new ArrayList<Block>();
    target.withoutLooking().ifPresent(blocks::add);
    upload(database, target)
        .ifPresent(
            upload -> {
              blocks.add(new Block.OfUpload(upload.id()));
              if (files) {
                upload.files().stream()
                    .map(StoredFile::sha256)
                    .distinct()
                    .forEach(sha256 -> blocks.add(new Block.OfDigest(sha256)));
              }
            });
    return blocks;
  }

  private static Optional<Upload> upload(Database database, Target target) {
    var found = new ArrayList<Upload>();
    target
        .upload()
        .ifPresent(
            query -> new FindUploads(database).forEach(LocalContext.COMMAND, query, found::add));
    return found.stream().findFirst();
  }

  /// @return the exit code
  public int unblock(Configuration configuration, Target target) {
    try (var database = Databases.forCommand(configuration)) {
      var block =
          target
              .withoutLooking()
              .or(() -> upload(database, target).map(upload -> new Block.OfUpload(upload.id())));
      var list = new BlockUploads(database);
      if (block.filter(one -> list.unblock(LocalContext.COMMAND, one)).isEmpty()) {
        return nothing("Nothing like that is on the block list.");
      }
      var report = report();
      var named = report.named(block.get());
      LOG.info("The operator unblocked {}", named);
      report.say("Unblocked: " + named);
      return ExitCode.OK;
    }
  }

  /// @return the exit code
  public int list(Configuration configuration) {
    try (var database = Databases.forCommand(configuration)) {
      new BlockUploads(database).forEach(LocalContext.COMMAND, report()::entry);
      return ExitCode.OK;
    }
  }

  private BlocksReport report() {
    return new BlocksReport(console, json, ClientNetworks::written);
  }

  private int nothing(String sentence) {
    report().say(sentence);
    return ExitCode.ATTENTION;
  }
}
