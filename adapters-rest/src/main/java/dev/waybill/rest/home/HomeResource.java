package dev.waybill.rest.home;

import dev.waybill.application.context.Actor;
import dev.waybill.rest.page.PageResponse;
import dev.waybill.rest.page.UploadPage;
import dev.waybill.rest.request.Requests;
import dev.waybill.rest.security.Access;
import dev.waybill.rest.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/// `/`: the form that sends files.
@Path("/")
public final class HomeResource {
  private final Requests requests;
  private final PageResponse pages;

  public HomeResource(Requests requests, PageResponse pages) {
    this.requests = requests;
    this.pages = pages;
  }

  @GET
  @Access(Caller.ANYONE)
  public Response get(@Context ContainerRequestContext request) {
    return pages
        .with(UploadPage.of(requests.factsOf(request, Actor.ANONYMOUS).context().policy()), request)
        .build();
  }
}
