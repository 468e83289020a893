package dev.waybill.rest.meters;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.waybill.rest.ServiceResources;
import dev.waybill.rest.testing.Route;
import dev.waybill.rest.testing.RouteInventory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The routes that are metered are those that are served, with whatever errors are documented.
class MeteredRouteTest {
  private static final int FEW_HUNDRED = 300;

  @Test
  void every_route_and_method_is_metered() {
    var served =
        RouteInventory.of(ServiceResources.CLASSES).stream()
            .collect(groupingBy(Route::path, mapping(Route::method, toSet())));
    var metered =
        MeteredRoute.all().stream()
            .filter(route -> !route.template().equals(MeteredRoute.NONE))
            .collect(toMap(MeteredRoute::template, MeteredRoute::methods));
    assertThat(metered).isEqualTo(served);
  }

  @Test
  void every_documented_error_can_be_counted_from_the_start() throws IOException {
    var missing = new ArrayList<String>();
    for (var document : List.of("openapi.yaml", "openapi-pages.yaml")) {
      paths(document)
          .properties()
          .forEach(
              path ->
                  path.getValue()
                      .properties()
                      .forEach(
                          method ->
                              method
                                  .getValue()
                                  .path("responses")
                                  .fieldNames()
                                  .forEachRemaining(
                                      status -> {
                                        if (isMissing(path.getKey(), status)) {
                                          missing.add(path.getKey() + " " + status);
                                        }
                                      })));
    }
    assertThat(missing).isEmpty();
  }

  /// No counter beside a few hundred is made before anybody asks for anything.
  @Test
  void the_series_are_few() {
    assertThat(MeteredRoute.all().stream().mapToInt(route -> route.codes().size()).sum())
        .isBetween(100, FEW_HUNDRED);
  }

  private static boolean isMissing(String path, String status) {
    return status.matches("[45]\\d\\d")
        && statuses(path).stream().noneMatch(known -> known == Integer.parseInt(status));
  }

  private static Set<Integer> statuses(String path) {
    return MeteredRoute.all().stream()
        .filter(route -> route.template().equals(path))
        .flatMap(route -> route.codes().stream())
        .map(code -> code.status())
        .collect(toSet());
  }

  private static JsonNode paths(String document) throws IOException {
    try (var stream = ServiceResources.class.getResourceAsStream(document)) {
      return new YAMLMapper().readTree(stream).path("paths");
    }
  }
}
