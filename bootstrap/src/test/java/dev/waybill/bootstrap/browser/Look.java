package dev.waybill.bootstrap.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/// How somebody looks at pages.
///
/// @param language what their browser asks for, like `de`
/// @param width of the window, in CSS pixels
/// @param script whether scripts run
public record Look(String language, boolean dark, int width, boolean script) {
  public static final int NARROW = 360;
  public static final int WIDE = 1280;
  static final int HEIGHT = 800;

  public static final Look USUAL = new Look("en", false, WIDE, true);

  public Look in(String another) {
    return new Look(another, dark, width, script);
  }

  public Look inDark() {
    return new Look(language, true, width, script);
  }

  public Look narrow() {
    return new Look(language, dark, NARROW, script);
  }

  public Look withoutScript() {
    return new Look(language, dark, width, false);
  }

  NewContextOptions options() {
    return new NewContextOptions()
        .setLocale(language)
        .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setViewportSize(width, HEIGHT)
        .setJavaScriptEnabled(script);
  }
}
