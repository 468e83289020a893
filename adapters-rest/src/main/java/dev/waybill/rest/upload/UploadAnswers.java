package dev.waybill.rest.upload;

import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.domain.upload.Upload;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.http.Preference;
import dev.waybill.rest.json.FilePaths;
import dev.waybill.rest.json.Json;
import dev.waybill.rest.page.WarningsCookie;
import dev.waybill.rest.request.RequestFacts;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an uploader is told.
final class UploadAnswers {
  private final RequestFacts facts;
  private final ContainerRequestContext request;

  UploadAnswers(RequestFacts facts, ContainerRequestContext request) {
    this.facts = facts;
    this.request = request;
  }

  /// @param path where the file has folders
  record FileAnswer(
      String id,
      String name,
      Optional<String> path,
      long size,
      String contentType,
      String sha256,
      String downloadUrl) {}

  record Answer(
      String redirect,
      String downloadUrl,
      String id,
      String access,
      Instant expiresAt,
      List<FileAnswer> files,
      Optional<List<String>> warnings) {}

  Response of(ReceiveUpload.Outcome outcome, List<String> warnings) {
    return switch (outcome) {
      case ReceiveUpload.NoFiles() -> throw Failures.NO_FILES.rejection();
      case ReceiveUpload.TookTooLong() -> throw Failures.TOOK_TOO_LONG.rejection();
      case ReceiveUpload.Refused(var field, var reason) ->
          throw Failures.invalidField(field, reason).rejection();
      case ReceiveUpload.FileBlocked(var file) -> throw Failures.fileBlocked(file).rejection();
      case ReceiveUpload.NetworkBlocked() -> throw Failures.NETWORK_BLOCKED.rejection();
      case ReceiveUpload.Received received -> received(received, warnings);
    };
  }

  private Response received(ReceiveUpload.Received received, List<String> warnings) {
    var manage = "/manage/" + received.token().value();
    if (Preference.prefersHtml(request.getHeaderString("Accept"))) {
      var seeOther = Response.status(303).header("Location", manage + "?new=1");
      WarningsCookie.of(warnings, manage, facts.isHttps()).ifPresent(seeOther::cookie);
      return seeOther.build();
    }
    var answer = answer(received.upload(), manage, warnings);
    return Response.ok(Json.bytes(answer), Json.TYPE).build();
  }

  private Answer answer(Upload upload, String manage, List<String> warnings) {
    return new Answer(
        manage,
        facts.url("/f/" + upload.id()),
        upload.id().toString(),
        upload.access().word(),
        upload.expiry().at(),
        upload.files().stream()
            .map(
                file ->
                    new FileAnswer(
                        file.id().toString(),
                        file.name().value(),
                        FilePaths.shown(file),
                        file.size().value(),
                        file.type().value(),
                        file.sha256().hex(),
                        facts.url("/f/" + file.id())))
            .toList(),
        Optional.of(warnings).filter(list -> !list.isEmpty()));
  }
}
