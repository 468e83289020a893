package dev.waybill.bootstrap.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;

/// Somebody who looks at our pages. What their browser complains about fails the test at its end,
/// unless it was expected.
public final class Visitor implements AutoCloseable {
  /// Ours answers at once; the machine may be busy.
  private static final double MOST_MILLIS = 15_000;

  private final BrowserContext context;
  private final Page page;
  private final Complaints complaints;

  Visitor(BrowserContext context) {
    this.context = context;
    context.setDefaultTimeout(MOST_MILLIS);
    this.complaints = new Complaints(context);
    this.page = context.newPage();
    // The browser hands its dialogues over only while somebody listens: from the start.
    page.onFileChooser(_ -> {});
  }

  /// Goes to an address of the service under test.
  public void open(URI address) {
    complaints.allowOrigin(address);
    page.navigate(address.toString());
  }

  public Page page() {
    return page;
  }

  public BrowserContext context() {
    return context;
  }

  /// From now on a complaint that contains this text is as it should be, like `status of 503` for
  /// an answer that the page asks for by script.
  public Visitor expect(String part) {
    complaints.expect(part);
    return this;
  }

  Complaints complaints() {
    return complaints;
  }

  void requireNoComplaint() {
    // A round trip: whatever happened before it has been told.
    context.cookies();
    complaints.requireNone();
  }

  @Override
  public void close() {
    context.close();
  }
}
