package dev.waybill.rest.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/// Turns a page into HTML by the templates that were compiled with this module. Every value is
/// escaped for the place where it stands.
public final class PageRenderer {
  /// As configured for the template plugin in the module's build.
  private static final String TEMPLATES = "dev.waybill.rest.page.template";

  private final Assets assets;
  private final TemplateEngine engine;

  public PageRenderer(Assets assets) {
    this.assets = assets;
    // Found by the thread's class loader: the engine does not ask for another one.
    this.engine = TemplateEngine.createPrecompiled(null, ContentType.Html, null, TEMPLATES);
  }

  /// The page as HTML.
  ///
  /// @param nonce marks the scripts that may run
  public String render(Page page, Viewer viewer, String nonce) {
    var html = new StringOutput();
    var words = new Words(viewer, bundle(page));
    var named = assets.with(nonce);
    engine.render(
        template(page) + ".jte", Map.of("page", page, "assets", named, "words", words), html);
    return html.toString();
  }

  private static String template(Page page) {
    return switch (page) {
      case UploadPage _ -> "upload";
      case ReceivePage _ -> "receive";
      case PasswordPage _ -> "password";
      case DecryptPage _ -> "decrypt";
      case PreviewPage _ -> "preview";
      case ManagePage _ -> "manage";
      case DeletedPage _ -> "deleted";
      case ErrorPage _ -> "error";
    };
  }

  private static String bundle(Page page) {
    return switch (page) {
      case UploadPage _ -> "upload";
      case DecryptPage _ -> "encrypted";
      default -> "pages";
    };
  }
}
