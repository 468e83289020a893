package dev.waybill.bootstrap.house.seeded.rest;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

@Path("/open")
public final class ResourceWithoutRule {
  @GET
  public String open() {
    return "to anybody";
  }
}
