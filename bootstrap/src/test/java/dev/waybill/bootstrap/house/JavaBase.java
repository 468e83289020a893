package dev.waybill.bootstrap.house;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/// Classes of the module java.base, primitives and arrays of both included.
final class JavaBase extends DescribedPredicate<JavaClass> {
  private static final Set<String> PACKAGES = Object.class.getModule().getPackages();

  JavaBase() {
    super("are in java.base");
  }

  @Override
  public boolean test(JavaClass type) {
    var element = type.getBaseComponentType();
    return element.isPrimitive() || PACKAGES.contains(element.getPackageName());
  }
}
