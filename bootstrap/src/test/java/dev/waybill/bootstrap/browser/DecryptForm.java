package dev.waybill.bootstrap.browser;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// The page that decrypts, as somebody sees it who reads English.
record DecryptForm(Visitor visitor) {
  /// Opens a link that carries the passphrase.
  static DecryptForm open(Visitor visitor, URI link, String passphrase) {
    var secret = URLEncoder.encode(passphrase, StandardCharsets.UTF_8).replace("+", "%20");
    visitor.open(URI.create(link + "#k=" + secret));
    return new DecryptForm(visitor);
  }

  static DecryptForm open(Visitor visitor, URI link) {
    visitor.open(link);
    return new DecryptForm(visitor);
  }

  Page page() {
    return visitor.page();
  }

  /// Types it and presses Enter.
  DecryptForm type(String passphrase) {
    passphrase().fill(passphrase);
    page().keyboard().press("Enter");
    return this;
  }

  Locator passphrase() {
    return page().locator("#passphrase");
  }

  Locator names() {
    return page().locator("#files .name");
  }

  Locator outcome() {
    return page().locator("#files .outcome");
  }

  Locator problem() {
    return page().locator("#problem");
  }

  Locator button(String name) {
    return page().getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  Download save(String name) {
    return page().waitForDownload(() -> button("Save " + name).click());
  }
}
