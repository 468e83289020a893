package dev.waybill.bootstrap.browser;

import dev.waybill.application.contract.Required;
import java.util.Locale;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts one Chromium for all test classes of this JVM, and gives each test visitors of its own.
///
/// Playwright writes the names of its options in the JVM's locale, in Turkish as `lıght`: while
/// such a class runs the JVM has the locale that the product's process has.
final class BrowserExtension
    implements BeforeAllCallback, AfterAllCallback, AfterTestExecutionCallback, ParameterResolver {
  private static final Namespace OURS = Namespace.create(BrowserExtension.class);

  @Override
  public void beforeAll(ExtensionContext context) {
    Required.that(
        Chromium.program().isPresent(),
        "the browser Chromium",
        context.getRequiredTestClass().getName());
    context.getStore(OURS).put(Locale.class, Locale.getDefault());
    Locale.setDefault(Locale.ROOT);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Locale.setDefault(context.getStore(OURS).get(Locale.class, Locale.class));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Visitors.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // JUnit closes what its stores hold: this one at the end of the JVM's last class.
    var chromium =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, OURS)
            .computeIfAbsent(Chromium.class, _ -> Chromium.start(), Chromium.class);
    var visitors = new Visitors(chromium.browser());
    context.getStore(OURS).put(Visitors.class, visitors);
    return visitors;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    var visitors = context.getStore(OURS).get(Visitors.class, Visitors.class);
    if (visitors == null) {
      return;
    }
    try (visitors) {
      if (context.getExecutionException().isPresent()) {
        visitors.picture(
            context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName());
      } else {
        visitors.requireNoComplaint();
      }
    }
  }
}
