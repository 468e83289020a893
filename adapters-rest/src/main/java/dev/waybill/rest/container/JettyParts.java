package dev.waybill.rest.container;

import java.lang.reflect.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Parts that Jetty makes for itself and leaves no other way to.
final class JettyParts {
  private JettyParts() {}

  static Object get(Object owner, Class<?> type, String name) {
    return Objects.requireNonNull(find(owner, type, name), name);
  }

  /// As [#get], of a part that may be missing.
  static @Nullable Object find(Object owner, Class<?> type, String name) {
    try {
      return field(type, name).get(owner);
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  static void set(Object owner, Class<?> type, String name, @Nullable Object part) {
    try {
      field(type, name).set(owner, part);
    } catch (ReflectiveOperationException e) {
      throw unknown(e);
    }
  }

  private static Field field(Class<?> type, String name) throws ReflectiveOperationException {
    var field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }

  private static IllegalStateException unknown(ReflectiveOperationException e) {
    return new IllegalStateException("Not the version of Jetty that this was written for", e);
  }
}
