package dev.waybill.bootstrap.access;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.ServiceResources;
import dev.waybill.rest.testing.Route;
import dev.waybill.rest.testing.RouteInventory;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `Allow` says which methods an address takes: the same under 405 as for OPTIONS, and the truth.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllowTest {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private House house;

  @BeforeAll
  void open(@TempDir Path data) {
    house = new House(data);
  }

  @AfterAll
  void close() {
    house.close();
  }

  private static Map<String, Set<String>> methodsByPath() {
    return RouteInventory.of(ServiceResources.CLASSES).stream()
        .collect(groupingBy(Route::path, TreeMap::new, mapping(Route::method, toSet())));
  }

  private HttpResponse<byte[]> send(String method, String path) {
    return house.client().send(method, path, BodyPublishers.noBody());
  }

  private static Set<String> allowed(HttpResponse<byte[]> response) {
    return Set.of(response.headers().firstValue("Allow").orElseThrow().split(","));
  }

  @Test
  void everyAddressListsItsMethodsAndNoOthers() {
    methodsByPath()
        .forEach(
            (template, routes) -> {
              var path = template.replaceAll("\\{[^}]*}", "any");
              var offered = allowed(send("OPTIONS", path));
              assertThat(offered).as(template).containsAll(routes).hasSize(routes.size() + 1);
              assertThat(offered).as(template).contains("OPTIONS");
              for (var method : METHODS) {
                var response = send(method, path);
                if (isNamelessPut(method, path)) {
                  assertThat(response.statusCode()).as("a sentence, not 405").isEqualTo(400);
                  continue;
                }
                assertThat(response.statusCode() == 405)
                    .as(method + " " + template)
                    .isNotEqualTo(offered.contains(method));
                if (response.statusCode() == 405) {
                  assertThat(allowed(response)).as(method + " " + template).isEqualTo(offered);
                }
              }
              assertThat(send("HEAD", path).statusCode() != 405)
                  .as("HEAD " + template)
                  .isEqualTo(offered.contains("HEAD"));
            });
  }

  /// It is told what is missing, see `NamelessPutFilter`.
  private static boolean isNamelessPut(String method, String path) {
    return method.equals("PUT") && path.equals("/upload");
  }

  @Test
  void theStartPageSaysThatItAnswersHead() {
    assertThat(send("DELETE", "/").headers().firstValue("Allow")).hasValue("GET,HEAD,OPTIONS");
    assertThat(send("OPTIONS", "/").headers().firstValue("Allow")).hasValue("GET,HEAD,OPTIONS");
  }
}
