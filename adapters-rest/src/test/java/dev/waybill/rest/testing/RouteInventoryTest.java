package dev.waybill.rest.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouteInventoryTest {
  @Path("/manage/{token: [A-Za-z]{4}}")
  static final class Things {
    @GET
    @Access(Caller.HOLDER)
    public String view() {
      return "";
    }

    @HEAD
    @Access(Caller.READER)
    public String head() {
      return "";
    }

    @POST
    @Path("parts/")
    @Access(Caller.ANYONE)
    public String add() {
      return "";
    }

    @DELETE
    public String undeclared() {
      return "";
    }

    @Path("sub")
    public Below below() {
      return new Below();
    }

    public String noRoute() {
      return "";
    }
  }

  static final class Below {
    @GET
    @Path("/{id}")
    @Access(Caller.READER)
    public String view() {
      return "";
    }
  }

  @Test
  void findsEveryMethodAndPath() {
    assertThat(RouteInventory.of(List.of(Things.class)))
        .extracting(Route::toString)
        .containsExactly(
            "DELETE /manage/{token} ()",
            "GET /manage/{token} (holder)",
            "HEAD /manage/{token} (reader)",
            "POST /manage/{token}/parts (anyone)",
            "GET /manage/{token}/sub/{id} (reader)",
            "HEAD /manage/{token}/sub/{id} (reader)");
  }

  @Test
  void tellsEveryDifference() {
    assertThat(RouteInventory.differences(List.of(Things.class), OpenApiContract.load()))
        .contains(
            "POST /manage/{token}/parts (anyone) is served, but not in openapi.yaml",
            "POST /upload (anyone) is in openapi.yaml, but not served",
            "PATCH /manage/{token} (holder) is in openapi.yaml, but not served",
            "HEAD /manage/{token} (reader) is HEAD /manage/{token} (holder) in openapi.yaml",
            "DELETE /manage/{token} () is DELETE /manage/{token} (holder) in openapi.yaml")
        .doesNotContain("GET /manage/{token} (holder) is in openapi.yaml, but not served");
  }
}
