package dev.waybill.rest.manage;

import dev.waybill.application.manage.ViewSettings;
import dev.waybill.application.manage.ViewSettings.Viewed;
import dev.waybill.domain.access.ManagementToken;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.error.Failures;
import dev.waybill.rest.http.Preference;
import dev.waybill.rest.json.FilePaths;
import dev.waybill.rest.json.Json;
import dev.waybill.rest.page.DeletedPage;
import dev.waybill.rest.page.ErrorPage;
import dev.waybill.rest.page.FileRow;
import dev.waybill.rest.page.ManagePage;
import dev.waybill.rest.page.ManagePage.Occasion;
import dev.waybill.rest.page.PageResponse;
import dev.waybill.rest.page.Previews;
import dev.waybill.rest.page.WarningsCookie;
import dev.waybill.rest.request.RequestFacts;
import dev.waybill.rest.security.GrantCookie;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What the holder of a management token is told.
public final class ManageAnswers {
  private final PageResponse pages;
  private final Previews previews;
  private final ViewSettings view;

  public ManageAnswers(PageResponse pages, ViewSettings view) {
    this.pages = pages;
    this.previews = new Previews(pages);
    this.view = view;
  }

  record FileSettings(
      String id,
      String name,
      Optional<String> path,
      long size,
      String contentType,
      String sha256,
      String downloadUrl) {}

  record Settings(
      String access,
      boolean hasPassword,
      Instant createdAt,
      Instant expiresAt,
      long downloads,
      String downloadUrl,
      List<FileSettings> files) {}

  record Changed(
      boolean success,
      boolean hasPassword,
      String access,
      Instant expiresAt,
      Optional<List<String>> warnings) {}

  Response settings(
      Viewed viewed, ManagementToken token, RequestFacts facts, ContainerRequestContext request) {
    return previews.answer(request).orElseGet(() -> shown(viewed, token, facts, request));
  }

  private Response shown(
      Viewed viewed, ManagementToken token, RequestFacts facts, ContainerRequestContext request) {
    return prefersHtml(request)
        ? settingsPage(viewed, token, facts, request)
        : Response.ok(Json.bytes(settings(viewed.upload(), facts)), Json.TYPE)
            .header("Vary", "Accept")
            .build();
  }

  /// With what opens the links of a private upload in this browser, as they carry no token.
  private Response settingsPage(
      Viewed viewed, ManagementToken token, RequestFacts facts, ContainerRequestContext request) {
    var occasion = occasion(request);
    var upload = viewed.upload();
    var page = page(upload, token, facts, occasion);
    var warnings = occasion == Occasion.UPLOADED ? WarningsCookie.in(request) : List.<String>of();
    var answer = pages.with(page.warnedOf(warnings), request);
    viewed.grant().ifPresent(grant -> answer.cookie(GrantCookie.of(upload, grant, facts)));
    return answer.build();
  }

  private static boolean has(String parameter, ContainerRequestContext request) {
    return "1".equals(request.getUriInfo().getQueryParameters().getFirst(parameter));
  }

  private static ManagePage page(
      Upload upload, ManagementToken token, RequestFacts facts, Occasion occasion) {
    return new ManagePage(
        token,
        facts.url("/f/" + upload.id()),
        facts.url("/manage/" + token.value()),
        upload.files().stream()
            .map(file -> FileRow.of(file, facts.url("/f/" + file.id())))
            .toList(),
        upload.access(),
        upload.createdAt(),
        upload.expiry().at(),
        upload.downloads(),
        facts.context().policy().expiries(),
        upload.isEndToEndEncrypted(),
        occasion,
        List.of());
  }

  private static Occasion occasion(ContainerRequestContext request) {
    if (has("new", request)) {
      return Occasion.UPLOADED;
    }
    return has("saved", request) ? Occasion.SAVED : Occasion.VISIT;
  }

  Response changed(
      Upload upload,
      ManagementToken token,
      List<String> warnings,
      ContainerRequestContext request) {
    if (prefersHtml(request)) {
      return Response.status(303)
          .header("Location", "/manage/" + token.value() + "?saved=1")
          .build();
    }
    return json(
        new Changed(
            true,
            upload.access().hasPassword(),
            upload.access().word(),
            upload.expiry().at(),
            Optional.of(warnings).filter(list -> !list.isEmpty())));
  }

  Response deleted(ContainerRequestContext request) {
    return prefersHtml(request)
        ? pages.with(new DeletedPage(), request).build()
        : json(Map.of("success", true));
  }

  /// A browser gets the page again, with what is missing said at its field.
  Response passwordMissing(
      Failure failure, ManagementToken token, RequestFacts facts, ContainerRequestContext request) {
    if (!prefersHtml(request)) {
      throw failure.rejection();
    }
    return view.view(facts.context(), token)
        .map(viewed -> page(viewed.upload(), token, facts, Occasion.PASSWORD_MISSING))
        .map(page -> pages.with(page, request).build())
        .orElseGet(() -> notFound(request));
  }

  /// No upload has this token, or none any more. Whoever kept the address of its page is told so in
  /// other words than somebody who was sent a link.
  Response notFound(ContainerRequestContext request) {
    if (!prefersHtml(request)) {
      throw Failures.NOT_FOUND.rejection();
    }
    var page =
        new ErrorPage(
            404,
            ErrorPage.Kind.GONE,
            Exchange.of(request).requestId(),
            Optional.empty(),
            OptionalLong.empty());
    return pages.with(page, request).build();
  }

  private static boolean prefersHtml(ContainerRequestContext request) {
    return Preference.prefersHtml(request.getHeaderString("Accept"));
  }

  private static Settings settings(Upload upload, RequestFacts facts) {
    return new Settings(
        upload.access().word(),
        upload.access().hasPassword(),
        upload.createdAt(),
        upload.expiry().at(),
        upload.downloads(),
        facts.url("/f/" + upload.id()),
        upload.files().stream().map(file -> settings(file, facts)).toList());
  }

  private static FileSettings settings(StoredFile file, RequestFacts facts) {
    return new FileSettings(
        file.id().toString(),
        file.name().value(),
        FilePaths.shown(file),
        file.size().value(),
        file.type().value(),
        file.sha256().hex(),
        facts.url("/f/" + file.id()));
  }

  private static Response json(Object answer) {
    return Response.ok(Json.bytes(answer), Json.TYPE).build();
  }
}
