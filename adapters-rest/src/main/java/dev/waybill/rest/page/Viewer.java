package dev.waybill.rest.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who looks at a page.
///
/// @param language what the page is worded in: `?lang=` decides, else the cookie that remembers an
///   earlier choice, else `Accept-Language`
/// @param chooser where the links of the language chooser lead, up to the language: ends in `lang=`
public record Viewer(Language language, String chooser) {
  /// Remembers a choice. Not of the family of cookies that open uploads.
  public static final String COOKIE = "waybill-lang";

  static final String PARAMETER = "lang";
  private static final String SAME_PAGE = "?lang=";
  private static final String SAME_RESULT = "?new=1&lang=";
  private static final String START_PAGE = "/?lang=";

  /// What follows further on in `Accept-Language` is not looked at.
  private static final int MAX_RANGES = 32;

  public static Viewer of(ContainerRequestContext request) {
    return new Viewer(
        chosen(request)
            .or(() -> remembered(request))
            .orElseGet(() -> preferred(request.getHeaderString("Accept-Language"))),
        chooser(request));
  }

  /// Of a request that never got as far as a resource.
  ///
  /// @param acceptLanguage the header, null without one
  public static Viewer of(@Nullable String acceptLanguage) {
    return new Viewer(preferred(acceptLanguage), START_PAGE);
  }

  /// What `?lang=` asks for.
  static Optional<Language> chosen(ContainerRequestContext request) {
    return Optional.ofNullable(request.getUriInfo().getQueryParameters().getFirst(PARAMETER))
        .flatMap(Language::parse);
  }

  private static Optional<Language> remembered(ContainerRequestContext request) {
    return Optional.ofNullable(request.getCookies().get(COOKIE))
        .flatMap(cookie -> Language.parse(cookie.getValue()));
  }

  /// A page that answers a form has no address of its own to come back to.
  private static String chooser(ContainerRequestContext request) {
    if (!List.of("GET", "HEAD").contains(request.getMethod())) {
      return request.getUriInfo().getPath().startsWith("f/") ? SAME_PAGE : START_PAGE;
    }
    var isNew = "1".equals(request.getUriInfo().getQueryParameters().getFirst("new"));
    return isNew ? SAME_RESULT : SAME_PAGE;
  }

  private static Language preferred(@Nullable String header) {
    return header == null
        ? Language.ENGLISH
        : ranges(header).stream()
            .filter(range -> range.getWeight() > 0)
            .flatMap(range -> Language.parse(range.getRange()).stream())
            .findFirst()
            .orElse(Language.ENGLISH);
  }

  /// Most wanted first. Empty items are no fault (RFC 9110 section 5.6.1.2), and a malformed one
  /// takes nothing from the others.
  private static List<LanguageRange> ranges(String header) {
    return Arrays.stream(header.split(",", MAX_RANGES + 1))
        .limit(MAX_RANGES)
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .flatMap(item -> range(item).stream())
        .sorted(Comparator.comparingDouble(LanguageRange::getWeight).reversed())
        .toList();
  }

  /// One as it was given, and what it is also called (`iw` is `he`); none where it is malformed.
  private static List<LanguageRange> range(String item) {
    try {
      return LanguageRange.parse(item);
    } catch (IllegalArgumentException malformed) {
      return List.of();
    }
  }
}
