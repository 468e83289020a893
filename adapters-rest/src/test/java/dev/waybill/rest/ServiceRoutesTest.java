package dev.waybill.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.testing.OpenApiContract;
import dev.waybill.rest.testing.RouteInventory;
import org.junit.jupiter.api.Test;

class ServiceRoutesTest {
  @Test
  void whatIsServedIsDocumentedAndTheReverse() {
    assertThat(RouteInventory.differences(ServiceResources.CLASSES, OpenApiContract.load()))
        .isEmpty();
  }
}
