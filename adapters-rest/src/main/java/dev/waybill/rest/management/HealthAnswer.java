package dev.waybill.rest.management;

import dev.waybill.application.upkeep.CheckReadiness.Readiness;
import dev.waybill.rest.json.Json;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/// The body of every answer about health.
record HealthAnswer(String status, List<String> problems, Map<String, String> reasons) {
  private static final int OK = 200;

  static Response up() {
    return new HealthAnswer("up", List.of(), Map.of()).as(OK);
  }

  /// @param otherwise the status where something is wrong
  static Response of(Readiness known, int otherwise) {
    return known.isReady()
        ? up()
        : new HealthAnswer("down", known.problems(), known.reasons()).as(otherwise);
  }

  private Response as(int code) {
    return Response.status(code).entity(Json.bytes(this)).type(Json.TYPE).build();
  }
}
