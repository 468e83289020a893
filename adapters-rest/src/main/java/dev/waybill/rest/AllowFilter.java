package dev.waybill.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.stream.Stream;

/// Makes `Allow` say the same of an address everywhere, under 405 and for OPTIONS, and all of it:
/// Jersey answers HEAD wherever there is a GET, but leaves it out of the list under 405.
final class AllowFilter implements ContainerResponseFilter {
  private static final List<String> ORDER =
      List.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var allow = response.getHeaderString(HttpHeaders.ALLOW);
    if (allow != null) {
      var methods = Stream.of(allow.split(",", -1)).map(String::strip).toList();
      response.getHeaders().putSingle(HttpHeaders.ALLOW, String.join(",", whole(methods)));
    }
  }

  private static List<String> whole(List<String> methods) {
    return ORDER.stream()
        .filter(
            method ->
                methods.contains(method)
                    || method.equals(HttpMethod.OPTIONS)
                    || (method.equals(HttpMethod.HEAD) && methods.contains(HttpMethod.GET)))
        .toList();
  }
}
