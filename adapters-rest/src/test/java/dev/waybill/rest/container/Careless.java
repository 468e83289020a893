package dev.waybill.rest.container;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/// Resources that count what they are given, and some that say yes to what they have not read.
@Path("c")
public class Careless {
  @POST
  @Path("count")
  public String post(@Context ContainerRequestContext context) throws IOException {
    return count(context);
  }

  @PUT
  @Path("count")
  public String put(@Context ContainerRequestContext context) throws IOException {
    return count(context);
  }

  @PATCH
  @Path("count")
  public String patch(@Context ContainerRequestContext context) throws IOException {
    return count(context);
  }

  @DELETE
  @Path("count")
  public String delete(@Context ContainerRequestContext context) throws IOException {
    return count(context);
  }

  private static String count(ContainerRequestContext context) throws IOException {
    var count = new AtomicLong();
    Exchange.of(context).body().forEach(bytes -> count.addAndGet(bytes.remaining()));
    return "got " + count;
  }

  @PUT
  @Path("text")
  public String text() {
    return "stored";
  }

  @PUT
  @Path("nothing")
  public Response nothing() {
    return Response.noContent().build();
  }

  @PUT
  @Path("bytes")
  public ResponseBody bytes() {
    return new ResponseBody(1, target -> target.write(ByteBuffer.allocate(1)));
  }

  @PUT
  @Path("first")
  public String first(@Context ContainerRequestContext context) throws IOException {
    Exchange.of(context).body().read(bytes -> {});
    return "stored";
  }

  @PUT
  @Path("disregarded")
  public String disregarded(@Context ContainerRequestContext context) {
    Exchange.of(context).body().disregard();
    return "done";
  }

  /// Ends the answer behind everybody's back, before it has a status.
  @PUT
  @Path("ended")
  public String ended(@Context ContainerRequestContext context) {
    Exchange.of(context).output().end(ByteBuffer.allocate(0));
    return "stored";
  }

  /// Sends bytes behind everybody's back.
  @PUT
  @Path("sent")
  public String sent(@Context ContainerRequestContext context) throws IOException {
    Exchange.of(context).output().send(ByteBuffer.allocate(1));
    return "stored";
  }

  @PUT
  @Path("moved")
  public Response moved() {
    return Response.seeOther(URI.create("/f/a")).build();
  }

  @PUT
  @Path("unchanged")
  public Response unchanged() {
    return Response.notModified().build();
  }
}
