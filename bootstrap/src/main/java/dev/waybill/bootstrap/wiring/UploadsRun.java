package dev.waybill.bootstrap.wiring;

import dev.waybill.application.context.LocalContext;
import dev.waybill.application.inventory.FindUploads;
import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.report.Console;
import dev.waybill.bootstrap.report.ExitCode;
import dev.waybill.bootstrap.report.UploadsReport;
import dev.waybill.domain.upload.Upload;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `waybill uploads`: what an operator does about uploads without their tokens, beside nodes that
/// serve.
public record UploadsRun(Console console) {
  private static final Logger LOG = LoggerFactory.getLogger(UploadsRun.class);

  public enum Action {
    FIND,
    SHOW,
    DELETE
  }

  /// @param query which uploads
  /// @param json whether for programs
  /// @param all whether more than one may be deleted
  public record Options(Action action, FindUploads.Query query, boolean json, boolean all) {}

  /// @return the exit code
  public int run(Configuration configuration, Options asked) {
    try (var database = Databases.forCommand(configuration)) {
      var report = new UploadsReport(console, NodesCheck.now(database));
      var uploads = new FindUploads(database);
      return asked.action() == Action.DELETE
          ? delete(uploads, report, asked)
          : show(uploads, report, asked);
    }
  }

  private int show(FindUploads uploads, UploadsReport report, Options asked) {
    var found = new int[1];
    uploads.forEach(
        LocalContext.COMMAND,
        asked.query(),
        upload -> {
          found[0]++;
          print(report, upload, asked);
        });
    return found[0] > 0 ? ExitCode.OK : nothing(asked);
  }

  private int delete(FindUploads uploads, UploadsReport report, Options asked) {
    if (asked.query().isOpen()) {
      throw new StartFailure(
          "Say which: --link, --token-file, --digest, --name, --network, --since, --until");
    }
    List<Upload> found = new ArrayList<>();
    uploads.forEach(LocalContext.COMMAND, asked.query(), found::add);
    if (found.isEmpty()) {
      return nothing(asked);
    }
    if (found.size() > 1 && !asked.all()) {
      throw new StartFailure(
          found.size()
              + " uploads are meant, and nothing was deleted: look at them with `waybill uploads"
              + " find`, then add --all");
    }
    for (var upload : found) {
      if (uploads.delete(LocalContext.COMMAND, upload)) {
        LOG.info("The operator deleted upload {}", upload.id());
        print(report, upload, asked);
      }
    }
    return ExitCode.OK;
  }

  private static void print(UploadsReport report, Upload upload, Options asked) {
    if (asked.json()) {
      report.json(upload);
    } else {
      report.line(upload, asked.action() == Action.SHOW);
    }
  }

  private int nothing(Options asked) {
    if (!asked.json()) {
      console.say("No upload is like that.");
    }
    return ExitCode.ATTENTION;
  }
}
