package dev.waybill.rest.download;

import dev.waybill.application.download.OpenDownload;
import dev.waybill.application.download.Representation;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.http.Preference;
import dev.waybill.rest.http.PreviewRobots;
import dev.waybill.rest.json.Json;
import dev.waybill.rest.page.DecryptPage;
import dev.waybill.rest.page.EncryptedRow;
import dev.waybill.rest.page.FileRow;
import dev.waybill.rest.page.PageResponse;
import dev.waybill.rest.page.PasswordPage;
import dev.waybill.rest.page.PreviewPage;
import dev.waybill.rest.page.ReceivePage;
import dev.waybill.rest.security.CredentialsReader;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;

/// What stands at a link: bytes, a page or a manifest, by the `Accept` header.
public final class LinkAnswers {
  private static final Duration GRANT = OpenDownload.GRANT_LIFETIME;

  private final Reader reader;
  private final ContentAnswers contents;
  private final PageResponse pages;

  public LinkAnswers(Reader reader, ContentAnswers contents, PageResponse pages) {
    this.reader = reader;
    this.contents = contents;
    this.pages = pages;
  }

  Response of(Reader.Admitted admitted, ContainerRequestContext request) {
    if (wantsBytes(request)) {
      return contents.of(admitted, request);
    }
    if (PreviewRobots.match(request.getHeaderString("User-Agent"))) {
      return pages.with(new PreviewPage(), request).build();
    }
    return switch (preference(request)) {
      case BYTES -> contents.of(admitted, request);
      case HTML -> page(admitted, request);
      case JSON ->
          Response.ok(Json.bytes(Manifest.of(admitted)), Json.TYPE)
              .header("Vary", "Accept")
              .build();
    };
  }

  private static boolean wantsBytes(ContainerRequestContext request) {
    return "1".equals(request.getUriInfo().getQueryParameters().getFirst("download"));
  }

  private static Preference preference(ContainerRequestContext request) {
    return Preference.of(request.getHeaderString("Accept"));
  }

  private Response page(Reader.Admitted admitted, ContainerRequestContext request) {
    var upload = admitted.upload();
    var files = admitted.content().files();
    var page =
        upload.isEndToEndEncrypted()
            ? new DecryptPage(
                files.stream().map(EncryptedRow::of).flatMap(Optional::stream).toList(),
                upload.expiry().at())
            : new ReceivePage(
                downloadUrl(admitted),
                files.stream()
                    .map(file -> FileRow.of(file, "/f/" + file.id() + "?download=1"))
                    .toList(),
                upload.expiry().at());
    return pages.with(page, request).build();
  }

  private static String downloadUrl(Reader.Admitted admitted) {
    var id =
        switch (admitted.content()) {
          case Representation.SingleFile(var file) -> file.id().toString();
          case Representation.Archive _ -> admitted.upload().id().toString();
        };
    return "/f/" + id + "?download=1";
  }

  /// Who has no password, or the wrong one: a browser gets a form, anybody else the failure.
  Response passwordPage(Failure failure, String id, ContainerRequestContext request) {
    if (PreviewRobots.match(request.getHeaderString("User-Agent"))) {
      return pages.with(new PreviewPage(), request).build();
    }
    if (preference(request) != Preference.HTML || wantsBytes(request)) {
      throw failure.rejection();
    }
    var answer = pages.with(new PasswordPage(id, reason(failure)), request);
    failure.headers().forEach(answer::header);
    return answer.build();
  }

  private static PasswordPage.Reason reason(Failure failure) {
    return switch (failure.status()) {
      case 401 -> PasswordPage.Reason.MISSING;
      case 403 -> PasswordPage.Reason.WRONG;
      default -> PasswordPage.Reason.TOO_MANY_TRIES;
    };
  }

  /// Lets the browser in for a while, by a cookie for this upload alone.
  Response grant(Reader.Admitted admitted, String id) {
    var answer = Response.status(303).header("Location", "/f/" + id);
    reader.grant(admitted.upload()).ifPresent(grant -> answer.cookie(cookie(admitted, grant)));
    return answer.build();
  }

  private static NewCookie cookie(Reader.Admitted admitted, String grant) {
    return new NewCookie.Builder(CredentialsReader.COOKIE_PREFIX + admitted.upload().id())
        .value(grant)
        .path("/f/")
        .maxAge((int) GRANT.toSeconds())
        .httpOnly(true)
        .secure(admitted.facts().isHttps())
        .sameSite(SameSite.LAX)
        .build();
  }
}
