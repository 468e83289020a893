package dev.waybill.rest.page;

import dev.waybill.rest.security.SecurityHeaders;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Writes pages with the headers that go with them. Each has a nonce of its own: what is not ours
/// cannot know it, so it does not run, wherever it lies (an uploaded script lies on our origin).
public final class PageWriter {
  /// What a page depends on, beside its address. A cookie may choose the language too, but no page
  /// is ever stored, and naming it would say nothing to caches that they need.
  private static final String VARY = "Accept, Accept-Encoding, Accept-Language";

  private static final String HTML = "text/html; charset=utf-8";

  private final PageRenderer renderer;
  private final Supplier<String> nonces;

  /// @param nonces new unpredictable ones, base64, of 128 bits or more
  public PageWriter(PageRenderer renderer, Supplier<String> nonces) {
    this.renderer = renderer;
    this.nonces = nonces;
  }

  /// A page as it is sent, but for its status.
  ///
  /// @param headers without `Content-Type`
  public record Written(String html, String type, Map<String, String> headers) {}

  public Written write(Page page, Viewer viewer) {
    var nonce = nonces.get();
    var headers = new LinkedHashMap<>(SecurityHeaders.forPages(nonce));
    headers.put("Vary", VARY);
    headers.put("Content-Language", viewer.language().tag());
    return new Written(renderer.render(page, viewer, nonce), HTML, headers);
  }
}
