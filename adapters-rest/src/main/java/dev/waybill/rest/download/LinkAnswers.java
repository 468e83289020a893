package dev.waybill.rest.download;

import dev.waybill.application.download.Representation;
import dev.waybill.domain.access.AccessDecision;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.rest.container.Exchange;
import dev.waybill.rest.error.Failure;
import dev.waybill.rest.http.Preference;
import dev.waybill.rest.page.DecryptPage;
import dev.waybill.rest.page.EncryptedRow;
import dev.waybill.rest.page.FileRow;
import dev.waybill.rest.page.PageResponse;
import dev.waybill.rest.page.PasswordPage;
import dev.waybill.rest.page.Previews;
import dev.waybill.rest.page.ReceivePage;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/// What stands at a link: bytes, a page or a manifest, by the `Accept` header.
public final class LinkAnswers {
  private final ContentAnswers contents;
  private final PageResponse pages;
  private final Previews previews;

  public LinkAnswers(ContentAnswers contents, PageResponse pages) {
    this.contents = contents;
    this.pages = pages;
    this.previews = new Previews(pages);
  }

  Response of(Reader.Admitted admitted, ContainerRequestContext request) {
    return wantsBytes(request)
        ? contents.of(admitted, request)
        : chosen(previews.answer(request).orElseGet(() -> byPreference(admitted, request)));
  }

  /// Beside what every answer of its form depends on, a link looks at who fetches, see
  /// [#isResumed].
  private static Response chosen(Response answer) {
    var vary = answer.getHeaderString(HttpHeaders.VARY);
    answer.getHeaders().putSingle(HttpHeaders.VARY, vary + ", Sec-Fetch-Mode");
    return answer;
  }

  private Response byPreference(Reader.Admitted admitted, ContainerRequestContext request) {
    return switch (preference(request)) {
      case BYTES -> contents.of(admitted, request);
      case HTML -> page(admitted, request);
      case JSON -> Manifest.of(admitted).answer();
    };
  }

  /// Robots too: `?download=1` always gives bytes, so that a program which is taken for a robot by
  /// its name has a way to them. Nothing is spent by that, as no download is the last.
  private static boolean wantsBytes(ContainerRequestContext request) {
    return "1".equals(request.getUriInfo().getQueryParameters().getFirst("download"));
  }

  private static Preference preference(ContainerRequestContext request) {
    return isResumed(request) ? Preference.BYTES : Preference.of(request.getHeaderString("Accept"));
  }

  /// Whoever asks for a part goes on with a download, whatever else it accepts (as wget2 did before
  /// 2.2): a page is nothing to ask parts of. Browsers say when somebody follows a link.
  private static boolean isResumed(ContainerRequestContext request) {
    return request.getHeaderString("Range") != null
        && !"navigate".equals(request.getHeaderString("Sec-Fetch-Mode"));
  }

  /// The page's links and requests do not repeat a password that stood in the address: its cookie
  /// opens them.
  private Response page(Reader.Admitted admitted, ContainerRequestContext request) {
    var upload = admitted.upload();
    var files = admitted.content().files();
    var ownView = upload.access() instanceof AccessPolicy.Private;
    var page =
        upload.isEndToEndEncrypted()
            ? new DecryptPage(
                files.stream().map(EncryptedRow::of).flatMap(Optional::stream).toList(),
                upload.expiry().at(),
                ownView)
            : new ReceivePage(
                downloadUrl(admitted),
                files.stream()
                    .map(file -> FileRow.of(file, "/f/" + file.id() + "?download=1"))
                    .toList(),
                upload.expiry().at(),
                ownView);
    var answer = pages.with(page, request);
    admitted.cookie().ifPresent(answer::cookie);
    return answer.build();
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
  Response passwordPage(Reader.PasswordNeeded needed, String id, ContainerRequestContext request) {
    return chosen(previews.answer(request).orElseGet(() -> passwordForm(needed, id, request)));
  }

  private Response passwordForm(
      Reader.PasswordNeeded needed, String id, ContainerRequestContext request) {
    var failure = needed.failure();
    if (preference(request) != Preference.HTML || wantsBytes(request)) {
      throw failure.rejection();
    }
    Exchange.of(request).failed(failure.code());
    var page = new PasswordPage(id, reason(needed.why()), wait(failure));
    var answer = pages.with(page, request);
    failure.headers().forEach(answer::header);
    return answer.build();
  }

  private static PasswordPage.Reason reason(AccessDecision.PasswordNeeded why) {
    return switch (why) {
      case AccessDecision.PasswordRequired() -> PasswordPage.Reason.MISSING;
      case AccessDecision.WrongPassword() -> PasswordPage.Reason.WRONG;
      case AccessDecision.TooManyTries _ -> PasswordPage.Reason.TOO_MANY_TRIES;
    };
  }

  private static long wait(Failure failure) {
    return Long.parseLong(failure.headers().getOrDefault("Retry-After", "0"));
  }

  /// Sends the browser back to the link, which is open to it for a while.
  Response letIn(Reader.Admitted admitted, String id) {
    var answer = Response.status(303).header("Location", "/f/" + id);
    admitted.cookie().ifPresent(answer::cookie);
    return answer.build();
  }
}
