package dev.waybill.bootstrap.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.rest.ServiceResources;
import dev.waybill.rest.testing.OpenApiContract;
import dev.waybill.rest.testing.Route;
import dev.waybill.rest.testing.RouteInventory;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {
  private House house;
  private Matrix matrix;

  @BeforeAll
  void open(@TempDir Path data) {
    house = new House(data);
    matrix = new Matrix(house);
  }

  @AfterAll
  void close() {
    house.close();
  }

  static SortedSet<Route> routes() {
    return RouteInventory.of(ServiceResources.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void everyRouteAnswersAsTheTableSays(Route route) {
    var table = AccessTable.of(route);
    assertThat(matrix.of(route, table.columns())).isEqualTo(table.expected());
  }

  @Test
  void aRouteWithoutRowsIsNoticed() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> AccessTable.of(new Route("GET", "/new", "anyone")));
  }

  @Test
  void everyRouteIsDocumentedAndEveryDocumentedRouteIsThere() {
    assertThat(RouteInventory.differences(ServiceResources.CLASSES, OpenApiContract.load()))
        .isEmpty();
  }

  @Test
  void aManagementTokenIsNoLink() {
    for (var state : State.values()) {
      var sample = house.in(state);
      assertThat(house.client().get("/f/" + sample.token()).statusCode()).isEqualTo(404);
      assertThat(house.client().get("/f/" + sample.token() + "/encrypted").statusCode())
          .isEqualTo(404);
    }
  }
}
