package dev.waybill.rest.testing;

import dev.waybill.rest.security.Access;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The operations of resource classes, found by their annotations.
public final class RouteInventory {
  private RouteInventory() {}

  /// Every method and path of the classes, sub-resources too. A GET answers HEAD as well (Jakarta
  /// REST section 3.3.5), so it counts as both.
  public static SortedSet<Route> of(Collection<Class<?>> resources) {
    var routes = new TreeSet<Route>();
    resources.forEach(
        resource -> collect(resource, path(resource.getAnnotation(Path.class)), routes));
    return routes;
  }

  /// Sentences on where the classes and the document differ, in paths, methods or access rules;
  /// none if they agree.
  public static List<String> differences(Collection<Class<?>> resources, OpenApiContract contract) {
    var served = of(resources);
    var documented = contract.routes();
    var differences = new ArrayList<String>();
    served.stream()
        .filter(route -> !documented.contains(route))
        .forEach(route -> differences.add(route + " is served, but not in openapi.yaml"));
    documented.stream()
        .filter(route -> !served.contains(route))
        .forEach(route -> differences.add(route + " is in openapi.yaml, but not served"));
    documented.forEach(route -> compareAccess(route, served, differences));
    return differences;
  }

  private static void compareAccess(
      Route documented, SortedSet<Route> served, List<String> differences) {
    served.stream()
        .filter(route -> route.compareTo(documented) == 0)
        .filter(route -> !route.access().equals(documented.access()))
        .forEach(route -> differences.add(route + " is " + documented + " in openapi.yaml"));
  }

  private static void collect(Class<?> resource, String base, SortedSet<Route> routes) {
    for (var method : resource.getMethods()) {
      var path = base + path(method.getAnnotation(Path.class));
      var verbs = verbs(method);
      verbs.forEach(verb -> add(new Route(verb, normal(path), access(method)), routes));
      if (verbs.isEmpty() && method.isAnnotationPresent(Path.class)) {
        collect(method.getReturnType(), path, routes);
      }
    }
  }

  /// A HEAD method of its own tells more of itself than the GET beside it.
  private static void add(Route route, SortedSet<Route> routes) {
    if (route.method().equals("HEAD")) {
      routes.remove(route);
    }
    routes.add(route);
    if (route.method().equals("GET")) {
      routes.add(new Route("HEAD", route.path(), route.access()));
    }
  }

  private static List<String> verbs(Method method) {
    return Stream.of(method.getAnnotations())
        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
        .flatMap(Stream::ofNullable)
        .map(HttpMethod::value)
        .toList();
  }

  private static String access(Method method) {
    return Optional.ofNullable(method.getAnnotation(Access.class))
        .map(access -> access.value().name().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  private static String path(@Nullable Path path) {
    if (path == null) {
      return "";
    }
    var text = path.value().replaceAll("^/|/$", "");
    return text.isEmpty() ? "" : "/" + text;
  }

  /// Parameters without their pattern.
  private static String normal(String path) {
    return path.isEmpty()
        ? "/"
        : path.replaceAll("\\{\\s*([\\w.-]+)\\s*:(?:[^{}]|\\{[^{}]*})*}", "{$1}");
  }
}
