package dev.waybill.bootstrap.browser;

import com.microsoft.playwright.Browser;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// The people of one test: each has a browser profile of their own, with no cookie yet.
public final class Visitors implements AutoCloseable {
  private final Browser browser;
  private final List<Visitor> all = new ArrayList<>();

  Visitors(Browser browser) {
    this.browser = browser;
  }

  /// Somebody who opens that address in the usual way.
  public Visitor visit(URI address) {
    return visit(address, Look.USUAL);
  }

  public Visitor visit(URI address, Look look) {
    var visitor = somebody(look);
    visitor.open(address);
    return visitor;
  }

  /// Somebody who has not opened anything yet.
  public Visitor somebody(Look look) {
    var visitor = new Visitor(browser.newContext(look.options()));
    all.add(visitor);
    return visitor;
  }

  /// @throws AssertionError if a page did what no page of ours does: see [Complaints]
  void requireNoComplaint() {
    all.forEach(Visitor::requireNoComplaint);
  }

  /// What they saw when the test failed, and what their browsers complained about.
  void picture(String test) {
    for (int i = 0; i < all.size(); i++) {
      Screenshots.ofFailure(all.get(i), test + "-" + i);
    }
  }

  @Override
  public void close() {
    all.forEach(Visitor::close);
    all.clear();
  }
}
