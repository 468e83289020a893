package dev.waybill.bootstrap.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Pictures of pages for people to look at, in `bootstrap/target/screenshots`. Only where the
/// system property `waybill.pictures` is true, as the profile `slow` says: no test judges them.
public final class Screenshots {
  private static final Path FOLDER = Path.of("target", "screenshots");

  private Screenshots() {}

  /// Four of the whole page as it is now, narrow and wide, light and dark, if pictures are wanted:
  /// `{page}-{state}-{width}-{light|dark}.png`.
  ///
  /// @param page which one, like `upload`
  /// @param state what it shows, like `sending`
  public static void take(Visitor visitor, String page, String state) {
    if (Boolean.getBoolean("waybill.pictures")) {
      takeFour(visitor, page, state);
    }
  }

  /// As [#take], wanted or not.
  static void takeFour(Visitor visitor, String page, String state) {
    var shown = visitor.page();
    var before = shown.viewportSize();
    for (int width : new int[] {Look.NARROW, Look.WIDE}) {
      shown.setViewportSize(width, Look.HEIGHT);
      for (var scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
        shown.emulateMedia(new EmulateMediaOptions().setColorScheme(scheme));
        var theme = scheme == ColorScheme.DARK ? "dark" : "light";
        picture(shown, FOLDER.resolve(page + "-" + state + "-" + width + "-" + theme + ".png"));
      }
    }
    shown.setViewportSize(before.width, before.height);
    shown.emulateMedia(new EmulateMediaOptions().setColorScheme(null));
  }

  /// A test has failed: what was to be seen, and what the browser said, in `failed`.
  static void ofFailure(Visitor visitor, String name) {
    var file = FOLDER.resolve("failed").resolve(name.replaceAll("[^\\p{L}\\p{N}-]+", "_") + ".png");
    try {
      picture(visitor.page(), file);
      Files.writeString(
          file.resolveSibling(file.getFileName() + ".txt"),
          visitor.page().url() + "\n" + visitor.complaints() + "\n" + visitor.page().content(),
          UTF_8);
    } catch (PlaywrightException gone) {
      // There is no page any more; the test's own failure says more.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void picture(Page page, Path file) {
    page.screenshot(
        new ScreenshotOptions()
            .setPath(file)
            .setFullPage(true)
            .setAnimations(ScreenshotAnimations.DISABLED));
  }
}
